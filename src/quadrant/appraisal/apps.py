from django.apps import AppConfig


class AppraisalConfig(AppConfig):
    name = "quadrant.appraisal"
    label = "appraisal"
