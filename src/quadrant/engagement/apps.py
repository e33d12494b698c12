from django.apps import AppConfig


class EngagementConfig(AppConfig):
    name = "quadrant.engagement"
    label = "engagement"
