"""What providers reported each month, and the returns of October: 21 on time, 3 late, 1 queried, 1 corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from quadrant.demo.loading.agreeing import accept, measure_to_report, report
from quadrant.demo.loading.figures import table
from quadrant.demo.loading.story import Story
from quadrant.demo.quenmouth.agreements import rows, starts_on
from quadrant.methods.calendar import add_months
from quadrant.review.performance.commands import query_return, send_return
from quadrant.review.performance.terms import Figures

LATE, QUERIED, CORRECTED = ("leaving", "youthgrant", "equipment"), "reading", "foster"
IN_TIME, TOO_LATE = 6, 12
"""The days of the next month on which returns come; they are due on the 10th."""


@dataclass(frozen=True)
class Told:
    """One month of one measure."""

    key: str
    provider: str
    month: date
    value: Decimal
    is_last: bool


def series() -> dict[str, list[str]]:
    """The four stories' own figures, by their names."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in table("kpi_series"):
        found[row["story"]].append(row["value"])
    return found


def _all(story: Story) -> Iterator[Told]:
    stories = series()
    for row in rows():
        words = row["values"].split()
        values = stories[words[1]] if words[0] == "story" else words
        provider = row["provider"].partition(":")[0]
        for step, value in enumerate(values):
            month = add_months(starts_on(story, row), step)
            yield Told(row["key"], provider, month, Decimal(value), step == len(values) - 1)
    for step, value in enumerate(stories["failing"]):
        month = add_months(story.days.month(2023, 9), step)
        yield Told("failing", "quickway", month, Decimal(value), False)


def report_until(story: Story, until: date) -> None:
    """Every return of months that ended before the day and were not reported before, the oldest first."""
    since: date = story.made.get("reported until", date.min)
    due = [one for one in _all(story) if since <= add_months(one.month, 1) < until]
    for month, told in groupby(sorted(due, key=lambda each: (each.month, each.key)), key=lambda each: each.month):
        _report_month(story, list(told), add_months(month, 1))
    story.made["reported until"] = until


def _report_month(story: Story, told: list[Told], following: date) -> None:
    """A month's returns are sent, then each is accepted on the day after."""
    sent = []
    for one in told:
        if one.is_last and one.key in (QUERIED, CORRECTED):
            _out_of_order(story, one, following)
            continue
        late = one.is_last and one.key in LATE
        sent_on, words = following.replace(day=TOO_LATE if late else IN_TIME), "Sent late: the form came back."
        by = f"contact: {one.provider}"
        made = report(story, one.key, one.month, one.value, sent_on=sent_on, by=by, words=words if late else "")
        sent.append((sent_on + timedelta(days=1), made))
    for on, made in sorted(sent, key=lambda each: each[0]):
        accept(story, made, on)


def _out_of_order(story: Story, one: Told, following: date) -> None:
    """One return cannot be right and is queried; the other is corrected after it was accepted."""
    by, contracts = story.person(f"contact: {one.provider}"), story.person("contracts")
    if one.key == CORRECTED:
        sent_on = following.replace(day=5)
        first = one.value - 1
        report(story, one.key, one.month, first, sent_on=sent_on, by=f"contact: {one.provider}",
               accepted_on=following.replace(day=6))  # fmt: skip
        report(story, one.key, one.month, one.value, sent_on=following.replace(day=9), by=f"contact: {one.provider}",
               words="One move was counted twice.", accepted_on=following.replace(day=10))  # fmt: skip
        return
    with story.on(following.replace(day=IN_TIME), 10) as at:
        kpi = measure_to_report(story, one.key)
        figures = Figures(numerator=one.value, denominator=Decimal(46))
        words = "Checked twice: this is what the register says."
        sent = send_return(
            kpi=kpi, period_on=one.month, figures=figures, commentary=words, confirmed=True, by=by, at=at
        )
    with story.on(following.replace(day=9), 14) as at:
        question = "64 came back of 46 who came once. Which of the two is from September's list?"
        query_return(sent=sent, question=question, by=contracts, at=at)
