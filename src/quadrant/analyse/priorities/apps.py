from django.apps import AppConfig


class PrioritiesConfig(AppConfig):
    name = "quadrant.analyse.priorities"
    label = "priorities"
