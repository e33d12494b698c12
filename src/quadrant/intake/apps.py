from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "quadrant.intake"
    label = "intake"
