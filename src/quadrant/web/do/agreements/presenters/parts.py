"""The parts of an agreement's page: money by year, payments, measures with their series, standards."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.do.agreements import queries, rules
from quadrant.do.agreements.terms import KpiKind, StandardState
from quadrant.methods import words
from quadrant.methods.ratings import Rating
from quadrant.methods.shares import shares
from quadrant.partnership.within import here
from quadrant.review.performance.queries import SeriesOfKpi, series_of_kpis
from quadrant.web.design.addresses import address
from quadrant.web.design.charts.sparks import sparkline
from quadrant.web.review.performance.presenters.values import value_words

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Agreement, Kpi

NOTHING = Decimal(0)
HUNDRED = Decimal(100)
SHOWN_MONTHS = 24


@dataclass(frozen=True)
class ShownTable:
    """Rows of words with a last line that adds them."""

    rows: list[list[str]]
    foot: list[str] | None = None


@dataclass(frozen=True)
class ShownKpi:
    """A measure in a line: its name, its kind, its last value with its colour, its picture, what it says."""

    name: str
    address: str
    kind: str
    value: str
    period: str
    colour: str
    spark: Any
    signal: str


@dataclass(frozen=True)
class ShownStandard:
    """A standard in a line: its state, on what evidence, and who waived it."""

    number: int
    name: str
    state: str
    evidence: str
    waiver: str
    soon: str


@dataclass(frozen=True)
class ShownWaiver:
    """A waiver that waits, with where to approve it."""

    words: str
    reason: str
    approve: str


def money_table(agreement: Agreement) -> ShownTable:
    years = queries.money_of(agreement)
    rows = [
        [one.year.label, one.fund.name, words.money(one.agreed), words.money(one.paid), words.money(one.left)]
        for one in years
    ]
    totals = [sum((getattr(one, name) for one in years), NOTHING) for name in ("agreed", "paid", "left")]
    return ShownTable(rows, ["In all", "", *(words.money(total) for total in totals)] if rows else None)


def payments_table(agreement: Agreement) -> ShownTable:
    return ShownTable(
        [
            [words.date(one.paid_on), one.about, one.fund.name, words.money(one.amount), one.recorded_by.name]
            for one in queries.payments_of(agreement)
        ]
    )


def outcomes_table(agreement: Agreement) -> ShownTable:
    """What of the agreement goes to each outcome, in pounds and pence that add to the whole."""
    total = getattr(agreement, "total", None) or NOTHING
    own = queries.outcomes_of(agreement)
    rest = max(HUNDRED - sum((one.share for one in own), NOTHING), NOTHING)
    pounds = shares(total, [*(one.share for one in own), rest])
    return ShownTable(
        [
            [one.outcome.name, words.percent(one.share), words.money(each)]
            for one, each in zip(own, pounds, strict=False)  # the last piece, of no outcome, is not listed
        ]
    )


def shown_kpis(request: HttpRequest, agreement: Agreement) -> list[ShownKpi]:
    kpis = queries.kpis_of(agreement)
    series = series_of_kpis(kpis)
    return [shown_kpi(request, kpi, series[kpi.pk]) for kpi in kpis]


def shown_kpi(request: HttpRequest, kpi: Kpi, series: SeriesOfKpi) -> ShownKpi:
    latest, unit = series.latest, kpi.shown_unit
    recent = [None if one.value is None else float(one.value) for one in series.readings[-SHOWN_MONTHS:]]
    goal = latest.target if latest else series.targets[-1] if series.targets else None
    return ShownKpi(
        name=kpi.name,
        address=address(request, "kpi", number=kpi.pk),
        kind=KpiKind(kpi.kind).label,
        value=value_words(latest.value, unit) if latest else "No figures yet",
        period=latest.period.label if latest else "",
        colour=latest.rating.value if latest else Rating.GREY.value,
        spark=sparkline(recent, name=kpi.name, target=float(goal.target) if goal else None, unit=unit)
        if latest
        else "",
        signal=series.signal.sentence,
    )


def shown_standards(agreement: Agreement) -> list[ShownStandard]:
    on = here().on
    return [_shown_standard(one, one.expires_soon(on)) for one in queries.standings_of(agreement, on=on)]


def _shown_standard(one: queries.Standing, soon: bool) -> ShownStandard:
    check, waiver = one.check, one.waiver
    until = waiver.until if waiver else check.expires_on if check else None
    return ShownStandard(
        number=one.standard.number,
        name=one.standard.name,
        state=one.state.label,
        evidence=check.evidence if check and one.state is not StandardState.NOT_CHECKED else "",
        waiver=_waived(waiver) if waiver else "",
        soon=f"Ends {words.date(until)}" if soon else "",
    )


def _waived(waiver: Any) -> str:
    by = waiver.approved_by.name
    how = f"approved by {by}" if waiver.recommendation_id is None else f"decided by a body, recorded by {by}"
    return f"Waived until {words.date(waiver.until)}, {how}: {waiver.reason}"


def waiting_waivers(request: HttpRequest, agreement: Agreement) -> list[ShownWaiver]:
    """Waivers asked for and not yet approved."""
    person: Any = request.user
    return [
        ShownWaiver(
            f"{one.number}. {one.name}, until {words.date(one.until)}, asked for by {one.proposed_by.name}",
            one.reason,
            address(request, "waiver_approve", number=one.pk) if rules.may_record_waiver(person, one) else "",
        )
        for one in queries.waivers_of(agreement)
        if one.approved_at is None
    ]
