from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "quadrant.governance"
    label = "governance"
