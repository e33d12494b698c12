from django.apps import AppConfig


class ThreadConfig(AppConfig):
    name = "quadrant.thread"
    label = "thread"
