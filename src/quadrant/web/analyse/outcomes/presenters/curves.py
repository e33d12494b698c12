"""Outcome curve reviews in words and pictures, and the indicators judged before they are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    Curve,
    CurveSeen,
    Point,
    curve_reviews,
    judged_powers,
    strength,
)
from quadrant.analyse.outcomes.rules import may_finish_curve_action
from quadrant.analyse.outcomes.terms import Power
from quadrant.methods import words
from quadrant.web.analyse.outcomes.figures import is_counted, reckoned, reckoned_places_of, unit_words
from quadrant.web.design.addresses import address
from quadrant.web.design.charts import lines
from quadrant.web.design.charts.drawing import Chart
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import CurveReview

MOST_BEFORE = 12


def curve_finding(review: CurveReview, seen: CurveSeen) -> str:
    """Such as: Turned: 12 in 2027 is better than the 13 that was forecast."""
    indicator = review.indicator
    if seen.curve is Curve.NO_FIGURE:
        return "No figure has come since the baseline was drawn"
    if seen.curve is Curve.NOT_JUDGED:
        return "Which way is good is not said of this indicator, so no curve can be turned"
    if seen.at is None:
        return f"Not turned: no figure of {words.plural(len(seen.actual), 'period')} beats what was forecast"
    expected, happened = seen.at
    beats = f"is better than the {reckoned(indicator, expected.value)} that was forecast"
    return f"Turned: {reckoned(indicator, happened.value)} {words.in_period(happened.period)} {beats}"


def curve_chart(review: CurveReview, seen: CurveSeen, points: Sequence[Point], source: str) -> Chart | None:
    """What happened, beside the baseline."""
    baseline = list(review.baseline.all())
    first = baseline[0].period_on
    before = [point for point in points if point.on and point.on < first][-MOST_BEFORE:]
    by_day = {point.on: point for point in seen.actual}
    own = [lines.Point(point.period, point.value) for point in before]
    own += [lines.Point(one.period, found.value if (found := by_day.get(one.period_on)) else None) for one in baseline]
    if not any(point.value is not None for point in own):
        return None
    joined = [lines.Point(before[-1].period, before[-1].value)] if before else []
    joined += [lines.Point(one.period, one.value) for one in baseline]
    return lines.line_chart(
        lines.TimeSeries(
            title=curve_finding(review, seen),
            own=lines.Series(review.area.name, own),
            compared=[lines.Series("Baseline, if nothing changes", joined)],
            unit=unit_words(review.indicator),
            places=reckoned_places_of(review.indicator),
            from_zero=is_counted(review.indicator),
            source=source,
        )
    )


def curve_record(request: HttpRequest, review: CurveReview, seen: CurveSeen) -> Record:
    cycle = review.cycle
    drawn = f"{review.made_by}, on {words.date(review.started_at)} by {review.started_by.name}"
    rows = [
        SummaryRow(
            "Indicator", review.indicator.name, address=address(request, "indicator", number=review.indicator_id)
        ),
        SummaryRow("Area", review.area.name),
        SummaryRow("Baseline drawn", drawn),
        SummaryRow("For the cycle", cycle.name, address=address(request, "cycle", number=cycle.pk)) if cycle else None,
    ]
    return Record(summary=[row for row in rows if row is not None], state=seen.curve.value)


def written_parts(review: CurveReview) -> list[tuple[str, str]]:
    """What the review says, under its headings; what nobody wrote yet says so."""
    said = (
        ("The story behind the curve", review.story),
        ("Partners who could bend it", review.partners),
        ("What works", review.works),
        ("One idea off the wall", review.off_the_wall),
        ("Data still to find", review.agenda),
    )
    return [(heading, text or "Not written yet.") for heading, text in said]


def action_rows(request: HttpRequest, review: CurveReview) -> list[dict[str, Any]]:
    return [
        {
            "what": one.what,
            "who": one.who,
            "due": one.due_on,
            "cost": one.cost,
            "done": f"Done on {words.date(one.done_at)} by {one.done_by.name}" if one.done_at and one.done_by else "",
            "finish": address(request, "curve_action_done", number=one.pk)
            if may_finish_curve_action(request.user, one)
            else "",
        }
        for one in review.actions.all()
    ]


def curve_table(request: HttpRequest) -> Table[Any]:
    return Table(
        name="curve_reviews",
        caption="Outcome curve reviews",
        one="review",
        rows=curve_reviews(),
        order="-started",
        columns=[
            Column(
                "indicator",
                "Indicator",
                lambda row: row.indicator.name,
                order=("indicator__name",),
                address=lambda row: address(request, "curvereview", number=row.pk),
            ),
            Column("area", "Area", lambda row: row.area.name, order=("area__name",)),
            Column("cycle", "Cycle", lambda row: row.cycle.name if row.cycle else "", order=("cycle__name",)),
            Column("started", "Baseline drawn", lambda row: row.started_at, kind=Kind.DATE, order=("started_at",)),
            Column("by", "By", lambda row: row.started_by.name, order=("started_by__name",)),
        ],
        search=("indicator__name__icontains", "area__name__icontains"),
        empty=Empty(
            "No curve is under review yet. A review begins on an indicator’s page or at a step of a cycle.",
            address(request, "indicators"),
            "Indicators",
        ),
    )


def _judged(test: str, row: Any) -> str:
    return Power(getattr(row, test)).label


def powers_table(request: HttpRequest) -> Table[Any]:
    """Indicators by the three tests; those with weak data are the data development agenda."""
    tests = (("communication", "Communication"), ("proxy", "Proxy"), ("data", "Data"))
    return Table(
        name="powers",
        caption="Indicators by the three tests",
        one="indicator",
        rows=list(judged_powers()),
        order="-strength",
        columns=[
            Column(
                "name",
                "Indicator",
                lambda row: row.indicator.name,
                address=lambda row: address(request, "indicator", number=row.indicator_id),
            ),
            *(Column(key, label, partial(_judged, key)) for key, label in tests),
            Column("strength", "Of 9", strength, kind=Kind.NUMBER),
            Column("agenda", "What would be done for better data", lambda row: row.agenda),
        ],
        filters=[Filter("data", "Data power", Power.choices(), matches=lambda row, value: row.data == value)],
        search=("name", "agenda"),
        empty=Empty(
            "No indicator has been judged yet. Each is judged on its own page, before it is chosen.",
            address(request, "indicators"),
            "Indicators",
        ),
    )
