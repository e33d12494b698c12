"""An evaluation in words: its parts with what is still to be written, its six scores, its forecast as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html

from quadrant.analyse.services import queries
from quadrant.analyse.services.terms import ANCHORS, Adds, Aim, Aspect, DeliveryModel, Horizon, PaidBy
from quadrant.methods import words
from quadrant.web.analyse.outcomes.figures import is_counted, places_of, unit_words
from quadrant.web.design.addresses import address
from quadrant.web.design.charts.drawing import Chart
from quadrant.web.design.charts.lines import Point, Series, TimeSeries, line_chart
from quadrant.web.design.records import Record, SummaryRow, Task

if TYPE_CHECKING:
    from quadrant.analyse.services.models import AspectScore, ModelWeighed, ServiceContribution, ServiceEvaluation
    from quadrant.analyse.services.queries import Scores


def page_of(request: HttpRequest, one: Any) -> str:
    return address(request, "service_evaluation", number=one.pk)


def evaluation_record(request: HttpRequest, one: ServiceEvaluation) -> Record:
    """Where an evaluation stands: of which service, for which cycle, how far."""
    rows = [
        SummaryRow("Service", one.service.name, address=address(request, "service", number=one.service_id)),
        SummaryRow("As its users say", one.service.as_users_say),
        SummaryRow("Begun", f"{words.date(one.begun_at)}, by {one.begun_by.name}"),
    ]
    if one.cycle is not None:
        rows.append(SummaryRow("Cycle", one.cycle.name, address=address(request, "cycle", number=one.cycle_id)))
    if one.signed_off_by is None:
        return Record(summary=rows, state="Being written")
    rows.append(SummaryRow("Signed off", f"{words.date(one.signed_off_at)}, by {one.signed_off_by.name}"))
    return Record(summary=rows, state="Signed off")


def tasks(request: HttpRequest, one: ServiceEvaluation, scores: Scores, contributes: bool, weighed: bool) -> list[Task]:
    """The parts of the evaluation as a task list; what is not asked for signing off says so."""
    names = (
        ("service_evaluation_market", "1. Market and need, now and in future", one.described_at is not None),
        ("service_evaluation_best", "2. Best in class, and what partners could bring", bool(one.best_in_class)),
        *(
            (f"service_evaluation_{aspect}", f"3. {aspect.label}, now and in future", (aspect, Horizon.NOW) in scores)
            for aspect in Aspect
        ),
        ("service_evaluation_price", "3. What people are willing to pay (may be left out)", bool(one.paid_by)),
        ("service_evaluation_contribution", "4. Contribution to outcomes and sustainable development", contributes),
        ("service_evaluation_weigh", "Delivery models weighed", weighed),
        ("service_evaluation_recommend", "Recommendation", bool(one.recommended)),
    )
    return [
        Task(label, "Done" if done else "To do", address(request, name, number=one.pk)) for name, label, done in names
    ]


def score_words(row: AspectScore | None) -> str:
    return "Not scored yet" if row is None else f"{row.score} of 5: {ANCHORS[row.score]}"


def figure_words(row: AspectScore, *, beside: bool = False) -> str:
    """£412 a night, 87% of visits, 4.8 visits a head: the figure, or what stands beside it, in its unit."""
    given = row.benchmark if beside else row.figure
    if given is None:
        return words.NOTHING
    said = words.number(given.normalize())
    if row.unit.startswith("£"):
        return f"£{said}{row.unit.removeprefix('£')}"
    return f"{said}{row.unit}" if row.unit.startswith("%") else f"{said} {row.unit}".strip()


def score_rows(scores: Scores) -> list[list[Any]]:
    """A row for each side now and one for each in future, scored or not."""
    rows: list[list[Any]] = []
    for aspect in Aspect:
        for horizon in Horizon:
            row, when = scores.get((aspect, horizon)), "now" if horizon is Horizon.NOW else "in future"
            name = f"{aspect.label} {when}"
            if row is None:
                rows.append([name, "Not scored yet", *[words.NOTHING] * 4])
                continue
            source = ", ".join(filter(None, [row.source, words.date(row.dated_on) if row.dated_on else ""]))
            figures = [figure_words(row), figure_words(row, beside=True), source or words.NOTHING]
            rows.append([name, score_words(row), row.evidence, *figures])
    return rows


def market_rows(one: ServiceEvaluation) -> list[SummaryRow]:
    """Part 1 in words."""
    if one.described_at is None:
        return []
    limits = (
        f" (between {words.number(one.demand_low)} and {words.number(one.demand_high)})"
        if one.demand_low is not None
        else ""
    )
    return [
        SummaryRow("The need today", one.need_now),
        SummaryRow("People who need it today", words.number(one.demand_now), note=one.demand_source),
        SummaryRow("The need in future", one.need_future),
        SummaryRow(
            f"People who will need it in {one.demand_by}",
            f"{words.number(one.demand_future)}{limits}",
            note=one.demand_how,
        ),
        SummaryRow("The market today", one.market_now),
        SummaryRow("The market in future", one.market_future),
    ]


def best_rows(one: ServiceEvaluation) -> list[SummaryRow]:
    """Part 2 in words."""
    if not one.best_in_class:
        return []
    return [
        SummaryRow("Best in class", one.best_in_class, note=one.best_source),
        SummaryRow("Repeated here", one.replicable),
        SummaryRow("What partners could bring", one.partner_resources),
    ]


def price_rows(one: ServiceEvaluation) -> list[SummaryRow]:
    """What people are willing to pay."""
    if not one.paid_by:
        return []
    amount = f"{words.money(one.willing_to_pay)} a year: " if one.willing_to_pay is not None else ""
    said = f"{amount}{words.lower_first(PaidBy(one.paid_by).label) if amount else PaidBy(one.paid_by).label}"
    return [SummaryRow("Willing to pay", said, note=one.price_evidence)]


def forecast_chart(one: ServiceEvaluation) -> Chart | None:
    """The indicator's years and its forecast with its limits, as kept with the evaluation."""
    points = queries.points_of(one)
    if not points or one.indicator is None:
        return None
    known = [point for point in points if point.low is None]
    ahead = [point for point in points if point.low is not None]
    # The years ahead stand on the axis without a value of their own, with the limits that the band is drawn from.
    own = [
        *(Point(str(point.year), point.value) for point in known),
        *(Point(str(point.year), None, point.low, point.high) for point in ahead),
    ]
    return line_chart(
        TimeSeries(
            title=f"{one.indicator.name}: forecast to {points[-1].year}",
            own=Series("Observed", own),
            compared=[Series("Forecast", [Point(str(point.year), point.value) for point in [known[-1], *ahead]])],
            unit=unit_words(one.indicator),
            places=places_of(one.indicator),
            from_zero=is_counted(one.indicator),
            source=one.demand_how,
        )
    )


def contribution_rows(request: HttpRequest, listed: Sequence[ServiceContribution]) -> list[list[Any]]:
    """The contribution matrix: each outcome by its plan, then the aims of sustainable development."""
    rows = []
    for row in sorted(listed, key=lambda row: row.outcome_id is None):
        name = Aim(row.aim).label if row.outcome is None else row.outcome.name
        of = "Sustainable development" if row.outcome is None else row.outcome.plan or "The partnership"
        rows.append([name, of, format_html("<strong>{}</strong>", Adds(row.adds).label), row.how or words.NOTHING])
    return rows


def weighed_rows(listed: Sequence[ModelWeighed], recommended: str) -> list[list[Any]]:
    """The delivery models weighed; the one recommended is marked."""
    return [
        [
            format_html("{} <strong>(recommended)</strong>", DeliveryModel(row.model).label)
            if row.model == recommended
            else DeliveryModel(row.model).label,
            row.changes,
            format_html("<strong>What the law fixes.</strong> {}", row.legal_note)
            if row.touches_law
            else "The local part only",
        ]
        for row in listed
    ]
