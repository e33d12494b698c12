"""A year of a framework as bands on twelve months, beginning in April."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from quadrant.cycle.framework.calendar import ReviewDue, schedule, windows_between
from quadrant.cycle.framework.schema import Framework
from quadrant.methods import words
from quadrant.methods.calendar import FinancialYear, add_months

MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")


@dataclass(frozen=True)
class ShownBand:
    """A band: its name, its quadrant, its dates, and in which of the twelve months it runs."""

    name: str
    quadrant: str
    dates: str
    months: tuple[bool, ...]
    note: str


@dataclass(frozen=True)
class CountedReview:
    """A review that no year holds: it falls due so long after a cycle begins."""

    name: str
    after: str
    escalates_to: str


@dataclass(frozen=True)
class Year:
    """The financial year that starts on 1 April."""

    label: str
    months: tuple[str, ...]
    bands: tuple[ShownBand, ...]
    reviews: tuple[ReviewDue, ...]
    counted: tuple[CountedReview, ...]
    overlaps: tuple[str, ...]
    month_now: int | None


def year_of(framework: Framework, starts: int, today: date) -> Year:
    """The bands and reviews of the year that starts on 1 April of `starts`."""
    year = FinancialYear(starts)
    first, last = year.first_day, year.last_day
    begun = [add_months(first, number) for number in range(13)]
    months = [(day, following - timedelta(days=1)) for day, following in pairwise(begun)]
    found = windows_between(framework, first, last)
    bands = tuple(
        ShownBand(
            name=band.window.name,
            quadrant=words.listing(quadrant.value for quadrant in band.window.quadrants),
            dates=words.period(band.first, band.last),
            months=tuple(band.first <= end and band.last >= start for start, end in months),
            note=band.window.note,
        )
        for band in found
    )
    together = [
        f"{MONTHS[number]}: {words.listing(band.name for band in bands if band.months[number])}"
        for number in range(12)
        if sum(band.months[number] for band in bands) > 1
    ]
    return Year(
        label=year.label,
        months=MONTHS,
        bands=bands,
        reviews=_reviews_in(framework, first, last),
        counted=_counted_from_a_start(framework),
        overlaps=tuple(together),
        month_now=(today.month + 8) % 12 if first <= today <= last else None,
    )


def _reviews_in(framework: Framework, first: date, last: date) -> tuple[ReviewDue, ...]:
    """The reviews on fixed days of the year, on those days that lie in it."""
    # A schedule leaves out the day on which it starts.
    due = schedule(framework, first - timedelta(days=1), last).reviews
    return tuple(each for each in due if each.review.months_after_adoption is None)


def _counted_from_a_start(framework: Framework) -> tuple[CountedReview, ...]:
    bodies = {body.key: body.name for body in framework.bodies}
    return tuple(
        CountedReview(review.name, _after(review.months_after_adoption), bodies.get(review.escalates_to or "", ""))
        for review in sorted(framework.reviews, key=lambda review: review.months_after_adoption or 0)
        if review.months_after_adoption is not None
    )


def _after(months: int) -> str:
    """9 months after a cycle begins; 4 years after a cycle begins."""
    long = words.plural(months, "month") if months % 12 else words.plural(months // 12, "year")
    return f"{long} after a cycle begins"
