"""What the eighteen agreements of the last round report quarter by quarter, and the review of them twice a year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from quadrant.demo.loading.figures import table
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.people import contact_key
from quadrant.do.agreements.commands import record_payment
from quadrant.do.agreements.queries import agreement_numbered, kpi_numbered
from quadrant.methods.calendar import add_months
from quadrant.review.performance.commands import accept_return, send_return
from quadrant.review.performance.terms import Figures

DUE = 14
# The last quarter of the story: two came late, by so many days, and one never came.
LATE = {"Neighbours in dispute": 6, "First shop front": 13}
MISSED = "Youth bus on Fridays"
HALF = 2


@dataclass(frozen=True)
class Quarter:
    """A quarter of the agreements, its place among the six, and when its returns are due."""

    place: int
    first_day: date

    @property
    def last_day(self) -> date:
        return add_months(self.first_day, 3) - timedelta(days=1)

    @property
    def due_on(self) -> date:
        return self.last_day + timedelta(days=DUE)


def quarters(story: Story) -> Iterator[Quarter]:
    """The quarters that are over, and whose late returns have come too, by the day of the story."""
    for place in range(6):
        quarter = Quarter(place, add_months(story.days.april(2025), 3 * place))
        if quarter.due_on + timedelta(days=max(LATE.values()) + 2) <= story.days.as_of:
            yield quarter


def report(story: Story, *, until: date) -> None:
    """Every return due before the day that was not sent before, accepted two days later; and each half-year's money."""
    known: int = story.made.get("quarters reported", 0)
    due = [quarter for quarter in quarters(story) if quarter.place >= known and quarter.due_on < until]
    latest = max((quarter.place for quarter in quarters(story)), default=-1)
    for quarter in due:
        for number, row in enumerate(table("last_round")):
            last = quarter.place == latest
            if not (last and row["title"] == MISSED):
                _report_one(story, row, quarter, late_by=LATE.get(row["title"], 0) if last else 0, number=number)
        if quarter.place % HALF:
            _pay(story, quarter)
    story.made["quarters reported"] = known + len(due)


def _report_one(story: Story, row: dict[str, str], quarter: Quarter, *, late_by: int, number: int) -> None:
    told = row[f"q{quarter.place + 1}"]
    sent_on = quarter.due_on + timedelta(days=late_by) if late_by else quarter.last_day + timedelta(days=4 + number % 8)
    if "/" in told:
        counted, out_of = told.split("/")
        figures = Figures(numerator=Decimal(counted), denominator=Decimal(out_of))
    else:
        figures = Figures(value=Decimal(told))
    with story.on(sent_on, 10 + number % 6, 5) as at:
        kpi = kpi_numbered(story.made[f"kpi {row['title']}"].pk)
        assert kpi is not None  # noqa: S101  set with its agreement
        sent = send_return(
            kpi=kpi, period_on=quarter.first_day, figures=figures,
            commentary="Sent late: our manager was away." if late_by else "",
            by=story.person(contact_key(row["provider"])), at=at,
        )  # fmt: skip
    with story.on(sent_on + timedelta(days=2), 15) as at:
        accept_return(sent=sent, by=story.person("contracts"), at=at)


def _pay(story: Story, quarter: Quarter) -> None:
    """Half a year's money for each agreement, paid on the last day of the half-year."""
    finance, fund = story.person("finance"), story.made["last fund"]
    column, paid_on = ("y1" if quarter.place < 2 * HALF else "y2"), quarter.last_day
    with story.on(paid_on, 16) as at:
        for row in table("last_round"):
            agreement = agreement_numbered(story.made[f"agreement {row['title']}"].pk)
            assert agreement is not None  # noqa: S101  drafted with the others
            record_payment(
                agreement=agreement,
                fund=fund,
                amount=Decimal(row[column]) / HALF,
                paid_on=paid_on,
                about=f"Half-year to {paid_on:%-d %B %Y}",
                by=finance,
                at=at,
            )
