from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "quadrant.analyse.services"
    label = "services"
