from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "quadrant.do.agreements"
    label = "agreements"
