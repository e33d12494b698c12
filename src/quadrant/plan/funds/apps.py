from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "quadrant.plan.funds"
    label = "funds"
