from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "quadrant.web"
    label = "web"
