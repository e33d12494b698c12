from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "quadrant.desk"
    label = "desk"
