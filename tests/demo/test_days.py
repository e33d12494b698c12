"""The story moves as a whole: days by days, months by months, financial years by years."""

from __future__ import annotations

from datetime import date

import pytest

from quadrant.demo.loading.days import Days, moment
from quadrant.demo.loading.telling import PARTS, tell
from quadrant.desk.waiting import waits_for
from quadrant.do.agreements.models import Agreement
from quadrant.partnership.queries import partnership_at, person_with_email
from quadrant.partnership.within import within
from quadrant.thread.queries import thread
from tests.once import once

pytestmark = once


def test_as_told_nothing_moves() -> None:
    days = Days()
    assert days.now == moment(date(2026, 11, 16), 9)
    assert (days.day(2026, 6, 12), days.april(2027), days.month(2024, 11)) == (
        date(2026, 6, 12),
        date(2027, 4, 1),
        date(2024, 11, 1),
    )


@pytest.mark.parametrize(
    ("as_of", "closes", "next_april", "latest_month"),
    [
        # Later in the same financial year: the fund's years stay.
        (date(2027, 3, 1), date(2026, 9, 25), date(2027, 4, 1), date(2027, 1, 1)),
        # A day into the next: next April is a year further, and March is not over long enough to be reported.
        (date(2027, 4, 2), date(2026, 10, 27), date(2028, 4, 1), date(2027, 2, 1)),
        (date(2031, 11, 16), date(2031, 6, 12), date(2032, 4, 1), date(2031, 10, 1)),
        (date(2026, 5, 1), date(2025, 11, 25), date(2027, 4, 1), date(2026, 3, 1)),
    ],
)
def test_told_for_another_day(as_of: date, closes: date, next_april: date, latest_month: date) -> None:
    days = Days(as_of)
    assert days.day(2026, 6, 12) == closes
    assert days.april(2027) == next_april
    assert days.month(2026, 10) == latest_month


@pytest.mark.parametrize(
    ("as_of", "begun"),
    [
        (date(2026, 11, 16), date(2025, 4, 1)),
        (date(2027, 3, 1), date(2025, 4, 1)),
        (date(2027, 4, 2), date(2025, 4, 1)),
        (date(2026, 4, 1), date(2024, 4, 1)),
        (date(2028, 2, 29), date(2026, 4, 1)),
    ],
)
def test_what_had_begun_by_april_never_begins_later(as_of: date, begun: date) -> None:
    assert Days(as_of).begun(2025) == begun <= Days(as_of).day(2025, 4, 1)


@pytest.mark.django_db
def test_ardlebury_told_on_the_first_day_of_a_financial_year() -> None:
    """The figures are the same, and what lies ahead in the story lies ahead."""
    day = date(2026, 4, 1)
    tell(day, lambda _: None, tuple(part for part in PARTS if part.slug == "ardlebury"))
    with within(partnership_at("ardlebury"), on=day):
        assert sum(worth for _, worth in thread().spend_without_need) == 1_260_000
        assert Agreement.objects.exclude(signed_at=None).count() == 10
        waiting = waits_for(person_with_email("head@ardlebury.example"), at=moment(day))
    assert [str(one.due_on) for one in waiting] == ["2026-04-01", "2026-04-09", "2026-04-19"]


def test_the_moment_of_the_late_proposal() -> None:
    late = moment(Days().day(2026, 6, 12), 12, 0, 11)
    assert (late - moment(date(2026, 6, 12), 12)).total_seconds() == 11
    assert f"{late:%H:%M:%S %Z}" == "12:00:11 BST"
