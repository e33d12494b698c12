"""A year's meetings of a body, as its frequency and a rule of weekdays propose them."""

from __future__ import annotations

from datetime import date, timedelta

from quadrant.methods.calendar import add_months
from quadrant.methods.meeting_days import MeetingDay, monthly_days, weekly_days
from quadrant.partnership.terms import Frequency, MeetingWeekday, NthWeekday


def meeting_days(
    *, frequency: Frequency, first: date, nth: NthWeekday, weekday: MeetingWeekday
) -> tuple[MeetingDay, ...]:
    """The days of a year from `first` on; of a weekly rule `nth` says nothing. None where a body meets as needed."""
    last = add_months(first, 12) - timedelta(days=1)
    if frequency.weeks:
        return weekly_days(first, last, every=frequency.weeks, weekday=int(weekday))
    if frequency.months:
        return monthly_days(first, last, every=frequency.months, nth=int(nth), weekday=int(weekday))
    return ()
