from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "quadrant.analyse.outcomes"
    label = "outcomes"
