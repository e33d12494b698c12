from django.apps import AppConfig


class LessonsConfig(AppConfig):
    name = "quadrant.review.lessons"
    label = "lessons"
