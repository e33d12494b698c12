from typing import Any

from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.review.lessons import queries, rules
from quadrant.web.review.lessons import views

LESSON: dict[str, Any] = {"see": rules.may_see_lesson, "of": queries.lesson_numbered, "gives": "lesson"}

partnership: list[URLPattern] = [
    route("lessons/new/", views.record, name="lesson_new", see=rules.may_record_lessons),
    route("lessons/<int:number>/", views.lesson, name="lesson", **LESSON),
    route("lessons/<int:number>/carry/", views.carry, name="lesson_carry", act=rules.may_carry_lesson, **LESSON),
]
