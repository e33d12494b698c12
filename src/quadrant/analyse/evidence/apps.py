from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "quadrant.analyse.evidence"
    label = "evidence"
