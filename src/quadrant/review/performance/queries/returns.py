"""What can be asked of returns: what is due, what was sent, what waits to be accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from quadrant.do.agreements.models import Agreement, Kpi
from quadrant.do.agreements.queries import all_reported, kpi_numbered, kpis_to_report
from quadrant.do.agreements.rules import providers_hidden_from, providers_of
from quadrant.do.agreements.terms import Frequency
from quadrant.methods.calendar import london_day
from quadrant.review.performance.models import KpiReturn
from quadrant.review.performance.terms import Judgement, Period, ReturnState, period_of, periods_between

MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3}


def months_of(kpi: Kpi) -> int:
    return MONTHS[Frequency(kpi.frequency)]


def period_numbered(kpi: Kpi, period_on: date) -> Period | None:
    """The period of this measure that begins on the day; None where none does."""
    period = period_of(period_on, months_of(kpi))
    return period if period.first_day == period_on and period in set(periods_of(kpi, until=period_on)) else None


def periods_of(kpi: Kpi, *, until: date) -> Iterator[Period]:
    """The periods of a measure that begin by a day: from its first to its own or its agreement's last."""
    last = min(until, kpi.agreement.last_day, kpi.to_on or until)
    return periods_between(kpi.from_on, last, months_of(kpi))


@dataclass(frozen=True)
class Due:
    """A return that was not sent: its period is over."""

    kpi: Kpi
    period: Period
    due_on: date
    is_late: bool


def returns_due(kpis: Sequence[Kpi], *, on: date) -> list[Due]:
    """The returns still to be sent on these measures, the longest due first. One query."""
    sent = set(KpiReturn.objects.filter(kpi__in=kpis).values_list("kpi_id", "period_on"))
    waiting = []
    for kpi in kpis:
        for period in periods_of(kpi, until=on):
            if period.last_day < on and (kpi.pk, period.first_day) not in sent:
                due_on = period.due_on(kpi.due_days)
                waiting.append(Due(kpi, period, due_on, due_on < on))
    return sorted(waiting, key=lambda due: (due.due_on, due.kpi.agreement.title, due.kpi.pk))


def returns_due_from(person: Any, *, on: date) -> list[Due]:
    """What this provider's person has still to send."""
    return returns_due(kpis_to_report(person, on=on), on=on)


def returns_late(*, on: date) -> list[Due]:
    """Every return whose day has gone by."""
    return [due for due in returns_due(all_reported(on=on), on=on) if due.is_late]


def return_numbered(number: int) -> KpiReturn | None:
    found: KpiReturn | None = (
        KpiReturn.objects.whole()
        .select_related("kpi__agreement__cycle__framework", "kpi__indicator", "kpi__outcome")
        .defer("kpi__agreement__cycle__framework__text", "kpi__agreement__cycle__framework__content")
        .filter(pk=number)
        .first()
    )
    return found


def kpi_in_period(number: int, period: str) -> tuple[Kpi, Period] | None:
    """A measure and the period of it that begins on a day, as an address names them (`2026-10-01`)."""
    kpi = kpi_numbered(number)
    try:
        day = date.fromisoformat(period)
    except ValueError:
        return None
    found = period_numbered(kpi, day) if kpi is not None else None
    return (kpi, found) if kpi is not None and found is not None else None


def returns_of(kpi: Kpi) -> list[KpiReturn]:
    """The latest version for each period of a measure, the oldest first."""
    return list(KpiReturn.objects.newest().whole().filter(kpi=kpi).order_by("period_on"))


def returns_of_kpis(kpis: Iterable[Kpi]) -> dict[int, list[KpiReturn]]:
    """The same of many measures, by their numbers. One query."""
    found: dict[int, list[KpiReturn]] = defaultdict(list)
    rows = KpiReturn.objects.newest().whole().filter(kpi__in=[kpi.pk for kpi in kpis]).order_by("period_on")
    for row in rows:
        found[row.kpi_id].append(row)
    return dict(found)


def versions_of(kpi: Kpi, period: Period) -> list[KpiReturn]:
    """Every version for one period, the latest first."""
    found = KpiReturn.objects.whole().filter(kpi=kpi, period_on=period.first_day)
    return list(found.order_by("-version"))


def returns_by(person: Any) -> Any:
    """What this person's organisations have sent: the latest version for each period, the newest period first."""
    mine = KpiReturn.objects.newest().whole().filter(kpi__agreement__provider__in=providers_of(person))
    return mine.order_by("-period_on", "kpi__agreement__title", "pk")


def returns_seen_by(person: Any) -> Any:
    """The latest version for each period and measure, for those who commission."""
    seen = KpiReturn.objects.newest().whole().exclude(kpi__agreement__provider__in=providers_hidden_from(person))
    return seen.order_by("-sent_at", "-pk")


def returns_to_judge(person: Any) -> Any:
    """What waits to be accepted, the longest waiting first."""
    return returns_seen_by(person).filter(judgement=None).order_by("sent_at", "pk")


def returns_queried_to(person: Any) -> list[KpiReturn]:
    """Questions that this provider's person has to answer."""
    asked = (Judgement.QUERIED, Judgement.REJECTED)
    return list(returns_by(person).filter(judgement__judgement__in=asked).order_by("judgement__judged_at"))


def returns_of_agreement(agreement: Agreement) -> Any:
    return KpiReturn.objects.newest().whole().filter(kpi__agreement=agreement).order_by("-period_on", "kpi")


def state_of(sent: KpiReturn) -> ReturnState:
    """Where a version stands: what was said of it, or that it waits; a later version is a correction."""
    said = getattr(sent, "judgement", None)
    if said is not None:
        return ReturnState(said.judgement)
    return ReturnState.CORRECTED if sent.version > 1 else ReturnState.WAITING


def period_of_return(sent: KpiReturn) -> Period:
    return Period(sent.period_on, months_of(sent.kpi))


def was_late(sent: KpiReturn) -> bool:
    """Was this version sent after the day on which the return was due?"""
    return london_day(sent.sent_at) > period_of_return(sent).due_on(sent.kpi.due_days)
