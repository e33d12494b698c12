"""What review has to do: returns to accept, late returns, evaluations and lessons, a view each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from quadrant.review.evaluation.rules import may_begin_evaluations
from quadrant.review.lessons.rules import may_record_lessons
from quadrant.review.performance import queries
from quadrant.web.design.tables import Table
from quadrant.web.review.evaluation.presenters import evaluations_table
from quadrant.web.review.lessons.presenters import lessons_table
from quadrant.web.review.performance.presenters.lists import late_table, returns_table

TABS = [
    ("waiting", "Returns to accept"),
    ("late", "Late returns"),
    ("returns", "All returns"),
    ("evaluations", "Evaluations"),
    ("lessons", "Lessons"),
]


def reviews(request: HttpRequest) -> HttpResponseBase:
    known = dict(TABS)
    chosen = request.GET.get("tab", "")
    chosen = chosen if chosen in known else TABS[0][0]
    table = _table(request, chosen)
    context = {
        "title": "Reviews",
        "tabs": TABS,
        "chosen": chosen,
        "may_evaluate": may_begin_evaluations(request.user),
        "may_learn": may_record_lessons(request.user),
    }
    page = table.download(request)
    return page or render(request, "review/performance/reviews.html", {**context, "table": table.page(request)})


def _table(request: HttpRequest, chosen: str) -> Table[Any]:
    if chosen == "late":
        return late_table(request)
    if chosen == "evaluations":
        return evaluations_table(request)
    if chosen == "lessons":
        return lessons_table(request)
    if chosen == "returns":
        return returns_table(request, queries.returns_seen_by(request.user), empty="No return has been sent yet.")
    return returns_table(request, queries.returns_to_judge(request.user), empty="No return waits to be accepted.")
