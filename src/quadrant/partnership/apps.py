from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "quadrant.partnership"
    label = "partnership"
