"""The review programme of a year: services and needs assessments by their day, with who answers for each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.analyse.needs.queries import ReviewDue, reviews_due
from quadrant.analyse.needs.terms import Reviewed
from quadrant.methods import words
from quadrant.web.analyse.needs.views.needs import trail
from quadrant.web.design.addresses import address
from quadrant.web.design.tables import Column, Empty, Filter, Table
from quadrant.web.design.tables import Kind as Holds

PAGES = {Reviewed.SERVICE: "service", Reviewed.ASSESSMENT: "needsassessment"}
HINT = "Every service and needs assessment that is to be reviewed by a day, and who answers for it. Choose a year."


def reviews(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    on, listed = timezone.localdate(asked.at), reviews_due()

    def state(one: ReviewDue) -> str:
        return one.done or ("Overdue" if one.is_overdue(on) else "To come")

    owners = sorted({one.owner for one in listed if one.owner})
    table = Table(
        name="reviews-of-the-year",
        caption="Review programme",
        one="review",
        rows=listed,
        columns=[
            Column("due", "By", lambda one: one.due_on, kind=Holds.DATE),
            Column(
                "what",
                "What is reviewed",
                lambda one: one.name,
                address=lambda one: address(request, PAGES[one.sort], number=one.number),
            ),
            Column("sort", "Sort", lambda one: one.sort.label),
            Column("owner", "Answers for it", lambda one: one.owner or "Nobody yet"),
            Column("state", "State", state, kind=Holds.STATE),
            Column("year", "Year", lambda one: words.financial_year(one.year)),
            Column("cost", "Cost this year", lambda one: one.cost, kind=Holds.MONEY),
        ],
        filters=[
            Filter(
                "year",
                "Year",
                [(str(year), words.financial_year(year)) for year in sorted({one.year for one in listed})],
                matches=lambda one, asked: str(one.year) == asked,
            ),
            Filter("sort", "Sort", Reviewed.choices(), matches=lambda one, asked: one.sort == asked),
            Filter(
                "owner",
                "Answers for it",
                [("nobody", "Nobody yet"), *((name, name) for name in owners)],
                matches=lambda one, asked: (one.owner or "nobody") == asked,
            ),
        ],
        search=("name", "owner"),
        empty=Empty("Nothing is to be reviewed by a day yet. A service and an assessment each say theirs."),
    )
    context = {"title": "Review programme", "breadcrumbs": trail(request), "hint": HINT}
    return table.download(request) or render(
        request, "design/list_page.html", {**context, "table": table.page(request)}
    )
