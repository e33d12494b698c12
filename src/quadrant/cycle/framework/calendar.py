"""A framework's year on real dates: its windows as bands, its reviews as due days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from quadrant.cycle.framework.dates import Span, band_from, day_of_year
from quadrant.cycle.framework.schema import Framework, FrameworkBody, ScheduledReview, Window


@dataclass(frozen=True)
class Band:
    """A window on real dates. Bands may overlap."""

    window: Window
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Does this day lie in the band?"""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class ReviewDue:
    """A scheduled review and its day; when it is missed it goes to `escalates_to`."""

    review: ScheduledReview
    on: date
    escalates_to: FrameworkBody | None


@dataclass(frozen=True)
class Schedule:
    """What a framework puts on the calendar of a cycle."""

    bands: tuple[Band, ...]
    reviews: tuple[ReviewDue, ...]

    def bands_on(self, day: date) -> tuple[Band, ...]:
        """The bands that hold this day: several where they overlap."""
        return tuple(band for band in self.bands if band.holds(day))


def windows_on(framework: Framework, year: int) -> tuple[Band, ...]:
    """The bands that touch the calendar year, whole, in order of their first day."""
    return windows_between(framework, date(year, 1, 1), date(year, 12, 31))


def windows_between(framework: Framework, first: date, last: date) -> tuple[Band, ...]:
    """The bands that touch the days from `first` to `last`, whole, in order of their first day."""
    found = [
        band
        for window in framework.windows
        for year in range(first.year - 1, last.year + 1)
        if (band := band_in(window, year)).last >= first and band.first <= last
    ]
    return tuple(sorted(found, key=lambda band: (band.first, band.last, band.window.key)))


def band_in(window: Window, year: int) -> Band:
    """The band of this window that begins in `year`; it may end in the next."""
    span: Span = band_from(window.starts, window.ends, year)
    return Band(window, span.first, span.last)


def band_for(window: Window, day: date) -> Band:
    """The band of this window that holds `day`, else the next one after it."""
    return next(band for year in (day.year - 1, day.year, day.year + 1) if (band := band_in(window, year)).last >= day)


def schedule(framework: Framework, starts_on: date, ends_on: date | None) -> Schedule:
    """Bands and reviews of a cycle from its first day to its last; without a last day, of its first year.

    A review on fixed days falls due on each of those days after the first day of the cycle: one that starts on 1 April
    has twice-yearly reviews on 30 September and 31 March. A review so many months after adoption counts from the first
    day, once.
    """
    last = ends_on or anniversary(starts_on, 1) - timedelta(days=1)
    bodies = {body.key: body for body in framework.bodies}
    due = [
        ReviewDue(review, day, bodies.get(review.escalates_to or ""))
        for review in framework.reviews
        for day in _days_of(review, starts_on, last)
    ]
    return Schedule(
        windows_between(framework, starts_on, last),
        tuple(sorted(due, key=lambda each: (each.on, each.review.key))),
    )


def anniversary(day: date, years: int) -> date:
    """The same day so many years later; 28 February where there is no 29th."""
    return months_after(day, 12 * years)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _days_of(review: ScheduledReview, first: date, last: date) -> list[date]:
    if review.months_after_adoption is not None:
        return [months_after(first, review.months_after_adoption)]
    days = [
        date(year, *found)
        for text in review.days
        if (found := day_of_year(text)) is not None
        for year in range(first.year, last.year + 1)
    ]
    return sorted(day for day in days if first < day <= last)
