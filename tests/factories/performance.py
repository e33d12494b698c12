"""Returns sent by providers and answered by the contract manager."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from quadrant.do.agreements.models import Kpi
from quadrant.methods.calendar import add_months, deadline
from quadrant.review.performance import commands
from quadrant.review.performance.models import KpiReturn
from quadrant.review.performance.terms import Figures
from tests.factories.agreements import kpi, manager, reporter, signed, terms

STORIES = {
    "good": [76, 78, 77, 80, 79, 82, 81, 79, 80, 78, 81, 80, 83, 85, 84, 86, 85, 87, 88, 87, 89, 88, 90, 91],
    "deteriorating": [96, 95, 97, 95, 96, 96, 95, 97, 96, 95, 96, 96, 95, 95, 94, 95, 94, 94, 95, 93, 92, 91, 90, 88],
    "noisy": [
        231, 262, 219, 255, 228, 270, 236, 215, 258, 243, 226, 268,
        239, 221, 251, 264, 218, 247, 233, 259, 224, 266, 241, 229,
    ],
    "failing": [11, 13, 12, 14, 12, 13, 15, 14, 17, 19, 18, 22, 24, 23, 27, 31, 30, 34],
}  # fmt: skip


def over_two_years(**changes: Any) -> Kpi:
    """A measure of an agreement that has run since November 2024."""
    made = signed(terms=terms(starts_on=date(2024, 11, 1)))
    return kpi(made, **changes)


def sent_on(kpi: Kpi, period_on: date) -> datetime:
    """Noon on the fifth day after a month."""
    return deadline(add_months(period_on, 1) + timedelta(days=4))


def sent(kpi: Kpi, period_on: date, figures: Figures, *, at: datetime | None = None, **more: Any) -> KpiReturn:
    """A return, sent on the fifth day after its month unless told."""
    return commands.send_return(
        kpi=kpi,
        period_on=period_on,
        figures=figures,
        by=reporter(kpi.agreement.provider),
        at=at or sent_on(kpi, period_on),
        **more,
    )


def of(numerator: int, denominator: int) -> Figures:
    return Figures(numerator=Decimal(numerator), denominator=Decimal(denominator))


def one(value: float) -> Figures:
    return Figures(value=Decimal(str(value)))


def series(kpi: Kpi, values: Sequence[float], *, first: date = date(2024, 11, 1)) -> list[KpiReturn]:
    """A value a month, each accepted."""
    made = []
    for at, value in enumerate(values):
        month = add_months(first, at)
        figures = of(int(value), 100) if kpi.measure == "per_cent" else one(value)
        made.append(accepted(sent(kpi, month, figures)))
    return made


def accepted(sent: KpiReturn, *, at: datetime | None = None) -> KpiReturn:
    commands.accept_return(sent=sent, by=manager(), at=at or sent.sent_at)
    again: KpiReturn = KpiReturn.objects.whole().get(pk=sent.pk)
    return again
