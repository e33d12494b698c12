from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "quadrant.jobs"
    label = "jobs"
