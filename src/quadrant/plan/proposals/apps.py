from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "quadrant.plan.proposals"
    label = "proposals"
