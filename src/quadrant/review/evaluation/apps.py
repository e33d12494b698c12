from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "quadrant.review.evaluation"
    label = "evaluation"
