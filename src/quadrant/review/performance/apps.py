from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "quadrant.review.performance"
    label = "performance"
