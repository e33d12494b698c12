from typing import Any

from django.urls import URLPattern

from quadrant.analyse.needs.queries import assessment_numbered
from quadrant.analyse.needs.rules import may_change_assessment, may_see_assessment
from quadrant.door.routes import route
from quadrant.review.evaluation import queries, rules
from quadrant.web.review.evaluation import views

EVALUATION: dict[str, Any] = {
    "see": rules.may_see_evaluation, "of": queries.evaluation_numbered, "gives": "evaluation",
}  # fmt: skip
WRITE: dict[str, Any] = {**EVALUATION, "act": rules.may_write_evaluation}

partnership: list[URLPattern] = [
    route(
        "needs-assessments/<int:number>/evaluations/",
        views.read,
        name="assessment_evaluations",
        see=may_see_assessment,
        act=may_change_assessment,
        of=assessment_numbered,
        gives="one",
    ),
    route("evaluations/new/", views.begin, name="evaluation_new", see=rules.may_begin_evaluations),
    route("evaluations/<int:number>/", views.evaluation, name="evaluation", **EVALUATION),
    route("evaluations/<int:number>/write/", views.write, name="evaluation_write", **WRITE),
    route("evaluations/<int:number>/conclude/", views.conclude, name="evaluation_conclude", **WRITE),
]
