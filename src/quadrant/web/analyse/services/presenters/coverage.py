"""Coverage in words: how many are reviewed and have a strategy, and what is left, with its day and its owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from quadrant.analyse.services.queries import CoveredService, Tracker
from quadrant.analyse.services.terms import Covered
from quadrant.methods import words
from quadrant.methods.coverage import per_cent
from quadrant.web.analyse.services.presenters.catalogue import page_of
from quadrant.web.design.tables import Column, Empty, Filter, Table
from quadrant.web.design.tables import Kind as Holds


@dataclass(frozen=True)
class Stat:
    """A figure, what it counts, and where it comes from."""

    figure: str
    words: str
    source: str = ""


def stats(tracker: Tracker, year: int, on: date) -> list[Stat]:
    """The figures at the top of the page."""
    counts = tracker.counts
    found = [
        Stat(words.percent(counts.per_cent_reviewed, 0), f"reviewed: {counts.reviewed} of {counts.total}"),
        Stat(
            words.percent(counts.per_cent_with_strategy, 0),
            f"with a strategy: {counts.with_strategy} of {counts.total}",
        ),
        Stat(words.number(counts.outstanding), f"outstanding, of which {counts.unreviewed} not reviewed"),
    ]
    late = sum(1 for one in tracker.remaining if one.is_overdue(on))
    if late:
        found.append(Stat(words.number(late), "overdue"))
    found.append(_spend(tracker, year))
    return found


def _spend(tracker: Tracker, year: int) -> Stat:
    source = f"Funding lines of {words.financial_year(year)}"
    if tracker.programme is None or tracker.programme.gross_spend is None:
        return Stat(words.short_money(tracker.spend), "in scope", source)
    gross = tracker.programme.gross_spend
    share = words.percent(per_cent(tracker.spend, gross), 1)
    source = f"{source}; gross spend of {words.financial_year(tracker.programme.year)}: {tracker.programme.source}"
    return Stat(words.short_money(tracker.spend), f"in scope, {share} of {words.short_money(gross)} gross", source)


def deadline_words(tracker: Tracker, on: date) -> str:
    """Every service reviewed, with a strategy, by 31 March 2029: in 866 days."""
    if tracker.programme is None:
        return "No programme says yet by when every service is to be reviewed."
    day = tracker.programme.deadline_on
    return f"{tracker.programme.name}, by {words.date(day)}: {words.days_away(day, on)}."


def remaining_table(request: HttpRequest, tracker: Tracker, on: date) -> Table[CoveredService]:
    """What is left, the soonest due first."""
    left = [Covered.NOTHING, Covered.REVIEWED, Covered.STRATEGY]
    owners = sorted({one.service.owner.name for one in tracker.remaining if one.service.owner})
    return Table(
        name="remaining",
        caption="Services outstanding",
        one="service outstanding",
        many="services outstanding",
        rows=tracker.remaining,
        columns=[
            Column("name", "Service", lambda one: one.service.name, address=lambda one: page_of(request, one.service)),
            Column("state", "State", lambda one: one.state.label),
            Column("due", "Due", lambda one: one.due_on, kind=Holds.DATE, show=lambda one: _due(one, on)),
            Column("owner", "Owner", lambda one: one.service.owner.name if one.service.owner else "Nobody yet"),
            Column("cost", "Cost this year", lambda one: one.service.cost, kind=Holds.MONEY),
            Column("reviewed", "Reviewed", _reviewed_on, kind=Holds.DATE),
        ],
        filters=[
            Filter(
                "state",
                "State",
                [(each.value, each.label) for each in left],
                matches=lambda one, asked: one.state.value == asked,
            ),
            Filter(
                "owner",
                "Owner",
                [("nobody", "Nobody yet"), *((name, name) for name in owners)],
                matches=lambda one, asked: (one.service.owner.name if one.service.owner else "nobody") == asked,
            ),
        ],
        search=("name",),
        empty=Empty("Nothing is outstanding: every service is reviewed and has a strategy."),
    )


def _due(one: CoveredService, on: date) -> Any:
    return f"{words.date(one.due_on)} (overdue)" if one.is_overdue(on) else words.date(one.due_on)


def _reviewed_on(one: CoveredService) -> Any:
    return one.service.reviewed_at.date() if one.service.reviewed_at else None
