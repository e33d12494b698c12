"""A measure in words and in a picture: its values beside its target and the limits of what it does by itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.analyse.outcomes.terms import Polarity
from quadrant.audit.queries import history_of
from quadrant.do.agreements.rules import may_change_kpi, may_see_agreement
from quadrant.do.agreements.terms import Frequency, KpiKind, Measure
from quadrant.methods import words
from quadrant.methods.control_chart import Assurance, Improvement, assurance
from quadrant.review.performance.queries import SeriesOfKpi, state_of
from quadrant.review.performance.queries.series import WAY
from quadrant.thread.terms import Kind
from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.charts.drawing import Chart
from quadrant.web.design.charts.lines import Point, Series, TimeSeries, line_chart
from quadrant.web.design.records import HistoryLine, Record, SummaryRow, ThreadLink, ThreadPlace
from quadrant.web.review.performance.presenters.values import value_words
from quadrant.web.thread.presenters import vision_in_words, whole_thread_of

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Kpi
    from quadrant.review.performance.queries import Reading

PLACES = 2


@dataclass(frozen=True)
class ShownReading:
    """One period in the table of returns."""

    period: str
    address: str
    value: str
    target: str
    colour: str
    state: str
    commentary: str


def kpi_record(request: HttpRequest, kpi: Kpi, series: SeriesOfKpi) -> Record:
    """The summary of a measure. A provider sees the same words without links to pages that are closed to it."""
    inside = may_see_agreement(request.user, kpi.agreement)
    return Record(
        summary=_summary(request, kpi, series, inside=inside),
        thread=_thread(request, kpi) if inside else None,
        history=_history(request, kpi) if inside else None,
    )


def _summary(request: HttpRequest, kpi: Kpi, series: SeriesOfKpi, *, inside: bool) -> list[SummaryRow]:
    page = _known(request, "agreement", kpi.agreement_id) if inside else ""
    target = address(request, "kpi_target_new", number=kpi.pk) if may_change_kpi(request.user, kpi) else ""
    return [
        SummaryRow("Agreement", kpi.agreement.title, address=page),
        SummaryRow("Provider", kpi.agreement.party),
        SummaryRow("What it tells", KpiKind(kpi.kind).label),
        SummaryRow("Definition", kpi.definition or _made_of(kpi)),
        SummaryRow("Which way is better", Polarity(kpi.polarity).label),
        SummaryRow("Targets", _targets(kpi, series), change=target),
        SummaryRow("Reported", f"{Frequency(kpi.frequency).label}, due {words.plural(kpi.due_days, 'day')} after"),
        SummaryRow("What it will do", _assured(kpi, series)),
    ]


def _made_of(kpi: Kpi) -> str:
    if kpi.measure == Measure.PER_CENT:
        return f"Of {kpi.denominator}, the per cent that are {kpi.numerator}"
    if kpi.measure == Measure.RATE:
        return f"{kpi.numerator.capitalize()} for each {kpi.per:,} {kpi.denominator}"
    return Measure(kpi.measure).label


def _targets(kpi: Kpi, series: SeriesOfKpi) -> str:
    said = [
        f"{value_words(one.target, kpi.shown_unit)} from {words.date(one.from_on)}"
        + (f", within {words.number(one.tolerance)} is amber" if one.tolerance else "")
        for one in series.targets
    ]
    return "; ".join(said) or "None"


def _assured(kpi: Kpi, series: SeriesOfKpi) -> str:
    """What the process will deliver if nothing changes, against the target in force now."""
    latest, way = series.latest, WAY[Polarity(kpi.polarity)]
    if series.chart is None or latest is None or latest.target is None or way is Improvement.NEUTRAL:
        return "Not known yet"
    if series.signal.is_one:
        return "It has changed, so its past no longer says what it will do"
    found = assurance(series.chart, float(latest.target.target), way)
    said = found.value if isinstance(found, Assurance) else "Not known yet"
    return f"As it runs, it {said}" if found else said


def _thread(request: HttpRequest, kpi: Kpi) -> ThreadPlace:
    links = [ThreadLink("Agreement", kpi.agreement.title, _known(request, "agreement", kpi.agreement_id))]
    if kpi.outcome is not None:
        links.append(ThreadLink("Outcome", kpi.outcome.name, _known(request, "outcome", kpi.outcome_id)))
    if kpi.indicator is not None:
        links.append(ThreadLink("Indicator", kpi.indicator.name, _known(request, "indicator", kpi.indicator_id)))
    whole = whole_thread_of(request, Kind.KPI, kpi.pk)
    return ThreadPlace("Measure", kpi.name, links, address=whole, vision=vision_in_words())


def _known(request: HttpRequest, name: str, number: int | None) -> str:
    return (address_or_none(request, name, number=number) or "") if number else ""


def _history(request: HttpRequest, kpi: Kpi) -> HistoryLine | None:
    acts = history_of(kpi)
    if not acts:
        return None
    page = address_or_none(request, "history", table=kpi._meta.db_table, number=kpi.pk) or ""
    return HistoryLine(shown_act(acts[0].action), acts[0].who, acts[0].at, page)


def kpi_chart(kpi: Kpi, series: SeriesOfKpi) -> Chart | None:
    """The values with the limits of what the process does by itself, and the target as it was in each period."""
    if not series.readings:
        return None
    unit = kpi.shown_unit
    return line_chart(
        TimeSeries(
            title=series.signal.sentence,
            own=Series(kpi.agreement.provider.name, _points(series)),
            target=[_rounded(one.target.target) if one.target else None for one in series.readings],
            unit=unit,
            source="The provider’s returns. The band shows how far it varies when nothing changes (mean ± 2.66 × "
            "mean moving range).",
        )
    )


def _points(series: SeriesOfKpi) -> list[Point]:
    chart, at, points = series.chart, 0, []
    for reading in series.readings:
        if reading.value is None or chart is None:
            value = None if reading.value is None else _rounded(reading.value)
            points.append(Point(reading.period.label, value, short=reading.period.short))
            continue
        mark = "signal" if reading.period.label == series.signal.since else ""
        low, high = round(float(chart.lower[at]), PLACES), round(float(chart.upper[at]), PLACES)
        points.append(
            Point(reading.period.label, _rounded(reading.value), low, high, mark=mark, short=reading.period.short)
        )
        at += 1
    return points


def _rounded(value: Decimal) -> float:
    return round(float(value), PLACES)


def shown_readings(request: HttpRequest, kpi: Kpi, series: SeriesOfKpi) -> list[ShownReading]:
    """Every period, the latest first."""
    return [_shown(request, kpi, reading) for reading in reversed(series.readings)]


def _shown(request: HttpRequest, kpi: Kpi, reading: Reading) -> ShownReading:
    target = value_words(reading.target.target, kpi.shown_unit) if reading.target else words.NOTHING
    return ShownReading(
        period=reading.period.label,
        address=address(request, "kpireturn", number=reading.sent.pk),
        value=value_words(reading.value, kpi.shown_unit),
        target=target,
        colour=reading.rating.value,
        state=state_of(reading.sent).label,
        commentary=reading.sent.commentary,
    )
