"""The story is told for Monday 16 November 2026. Told for another day, every date moves with it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from quadrant.methods.calendar import FinancialYear, add_months, deadline, financial_year

TOLD_FOR = date(2026, 11, 16)


class Days:
    """Dates of the story, moved to the day it is told for: days by days, months by months, years by years."""

    def __init__(self, as_of: date = TOLD_FOR) -> None:
        self.as_of = as_of
        self._days = as_of - TOLD_FOR
        self._years = financial_year(as_of).starts - financial_year(TOLD_FOR).starts
        months = (as_of.year - TOLD_FOR.year) * 12 + as_of.month - TOLD_FOR.month
        # A month counts once its 16th has come, so that a month reported in the story is over by the day it is told.
        self._months = months - (as_of.day < TOLD_FOR.day)

    @property
    def now(self) -> datetime:
        """When the demo's clock begins: 9 in the morning in London."""
        return deadline(self.as_of, time(9))

    def day(self, year: int, month: int, day: int) -> date:
        """A day of the story, as many days from today as the story has it."""
        return date(year, month, day) + self._days

    def month(self, year: int, month: int) -> date:
        """The first day of a month of the story, as many whole months back as the story has it."""
        return add_months(date(year, month, 1), self._months)

    def year(self, starts: int) -> int:
        """A financial year by the year that it starts in: this one, the next, the last, as in the story."""
        return starts + self._years

    def april(self, starts: int) -> date:
        """The first day of a financial year of the story."""
        return FinancialYear(self.year(starts)).first_day

    def begun(self, starts: int) -> date:
        """The first day of a financial year that work of the story had begun in: never later than the story has it."""
        return financial_year(self.day(starts, 4, 1)).first_day

    def march(self, starts: int) -> date:
        """The last day of a financial year of the story."""
        return FinancialYear(self.year(starts)).last_day

    def calendar_year(self, year: int) -> int:
        """A calendar year of the story, for yearly figures."""
        return year + self.as_of.year - TOLD_FOR.year


def moment(day: date, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    """So much o'clock in London on a day."""
    return deadline(day, time(hour, minute)) + timedelta(seconds=second)
