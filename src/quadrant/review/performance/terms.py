"""The words of performance: periods of report, returns and their judgement, what a series says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from quadrant.audit.terms import Term
from quadrant.methods.calendar import add_months, quarter


class Judgement(Term):
    """What the commissioner says of one version of a return."""

    ACCEPTED = "accepted"
    QUERIED = "queried"
    REJECTED = "rejected"


class ReturnState(Term):
    """Where the latest version of a return stands; derived."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    QUERIED = "queried"
    REJECTED = "rejected"
    CORRECTED = "corrected"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"waiting": "Waiting to be accepted", "corrected": "Corrected, waiting to be accepted"}


WAITS = frozenset({ReturnState.WAITING, ReturnState.CORRECTED})


@dataclass(frozen=True, order=True)
class Period:
    """A month, or a quarter of a financial year, by its first day."""

    first_day: date
    months: int = 1

    @property
    def last_day(self) -> date:
        return add_months(self.first_day, self.months) - timedelta(days=1)

    @property
    def label(self) -> str:
        """`October 2026`, or `Q3 2026/27`."""
        return f"{self.first_day:%B %Y}" if self.months == 1 else quarter(self.first_day).label

    @property
    def short(self) -> str:
        """`Oct 26`, for the axis of a chart."""
        return f"{self.first_day:%b %y}" if self.months == 1 else quarter(self.first_day).label.replace(" 20", " ")

    def due_on(self, days: int) -> date:
        """The day by which its return should be in."""
        return self.last_day + timedelta(days=days)

    def next(self) -> Period:
        return Period(add_months(self.first_day, self.months), self.months)


def period_of(day: date, months: int) -> Period:
    """The month or quarter in which a day lies."""
    return Period(day.replace(day=1)) if months == 1 else Period(quarter(day).first_day, months)


def periods_between(first: date, last: date, months: int) -> Iterator[Period]:
    """Every period that begins on or before `last`, from the one in which `first` lies."""
    period = period_of(first, months)
    while period.first_day <= last:
        yield period
        period = period.next()


@dataclass(frozen=True)
class Figures:
    """What a provider sends: two counts, or one value; neither where there is nothing to report."""

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None

    @property
    def is_blank(self) -> bool:
        return self.numerator is None and self.denominator is None and self.value is None


@dataclass(frozen=True)
class Signal:
    """What a series says beyond chance: nothing, or since when, in which direction and why; always a sentence."""

    sentence: str
    since: str = ""
    why: str = ""
    good: bool | None = None

    @property
    def is_one(self) -> bool:
        return bool(self.since)
