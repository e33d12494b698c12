from django.apps import AppConfig
from django.conf import settings


class CycleConfig(AppConfig):
    name = "quadrant.cycle"
    label = "cycle"

    def ready(self) -> None:
        from quadrant.cycle.registry import load_answers

        load_answers(settings.ROOMS)
