from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "quadrant.analyse.needs"
    label = "needs"
