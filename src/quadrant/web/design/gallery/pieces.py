"""What the gallery shows of records, tasks, threads and timelines."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from quadrant.methods import words
from quadrant.web.design.charts.sparks import sparkline
from quadrant.web.design.records import (
    Event,
    HistoryLine,
    Paper,
    Record,
    SummaryRow,
    Task,
    ThreadLink,
    ThreadPlace,
)

TODAY = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)
STATES = ("Not started", "In progress", "Waiting", "Blocked", "Complete", "Skipped", "Reopened", "Exempt", "Late")
ON_TIME = (96, 95, 97, 95, 96, 96, 95, 97, 96, 95, 96, 96, 95, 95, 94, 95, 94, 94, 95, 93, 92, 91, 90, 88)
GOALS_MET = (76, 78, 77, 80, 79, 82, 81, 79, 80, 78, 81, 80, 83, 85, 84, 86, 85, 87, 88, 87, 89, 88, 90, 91)


def shown() -> dict[str, Any]:
    """Everything on the page of pieces."""
    return {
        "states": STATES,
        "tasks": tasks(),
        "summary": record().summary,
        "place": record().thread,
        "events": events(),
        "papers": record().documents,
        "head": ["Agreement", "Last 24 months", "Now", "Target", "Rating"],
        "lines": [
            ["Harbour Door family support", sparkline(GOALS_MET, name="Goals met", target=85, unit="%"), "91%", "85%"],
            ["Tidewell Homecare", sparkline(ON_TIME, name="Visits on time", target=92, unit="%"), "88%", "92%"],
        ],
        "ratings": ["green", "amber"],
        "written": [
            ["A day", words.date(TODAY)],
            ["A moment", words.datetime(dt.datetime(2026, 12, 4, 12, tzinfo=dt.UTC))],
            ["How far away", words.days_away(dt.date(2026, 11, 19), TODAY.date())],
            ["Money", words.money(Decimal("1250000"))],
            ["Money, short", words.short_money(Decimal("1250000"))],
            ["Less than nothing", words.money(Decimal("-118000"))],
            ["A percentage", words.percent(Decimal("41.5"))],
            ["A count", words.plural(60, "proposal")],
        ],
    }


def tasks() -> list[Task]:
    return [
        Task("Say who takes part", "Complete", "#tasks"),
        Task("Gather the evidence", "In progress", "#tasks", "Due Friday 27 November 2026"),
        Task("Agree the needs assessment", "Blocked", "#tasks", "Waits for the Management Group, 8 December 2026"),
        Task("Open the call", "Not started"),
    ]


def record() -> Record:
    """A proposal with its money, thread, history and papers."""
    return Record(
        state="Accepted",
        state_words="Offered on 5 October 2026, accepted on 9 October 2026",
        summary=[
            SummaryRow("Lead organisation", "Hedgerow Family Trust", address="#lead"),
            SummaryRow("Group", "Children and young people", change="#group"),
            SummaryRow(
                "Amount asked", words.money(Decimal(186_000)), note="£72,000 in 2027/28, £63,000 and £51,000 after"
            ),
            SummaryRow("People reached in a year", 140),
            SummaryRow("Agreed score", Markup("85.6 <span class='govuk-hint quadrant-inline'>2nd of 60</span>")),
            SummaryRow("First day", dt.date(2027, 4, 1), change="#day"),
            SummaryRow(
                "Why it is needed", "One family in six waits more than 20 weeks.\nThe list grew by a third in a year."
            ),
        ],
        thread=ThreadPlace(
            "Proposal",
            "First Steps family coaches",
            upstream=[
                ThreadLink("Priority", "Families helped before a crisis", "#priority", Decimal(70)),
                ThreadLink("Priority", "Children ready for school", "#ready", Decimal(30)),
            ],
            downstream=[ThreadLink("Offer", "Offer of 5 October 2026", "#offer", amount=Decimal(186_000))],
        ),
        history=HistoryLine("Offer accepted", "the applicant", dt.datetime(2026, 10, 9, 10, tzinfo=dt.UTC), "#history"),
        documents=[
            Paper("Budget by year", "#budget", "Excel", 48_000, dt.date(2026, 6, 10)),
            Paper("Letter of support", "#letter", "PDF", 1_240_000, dt.date(2026, 6, 11)),
        ],
    )


def events() -> list[Event]:
    return [
        Event(dt.datetime(2026, 6, 12, 10, 41, tzinfo=dt.UTC), "Submitted", "the applicant", "Version 3"),
        Event(dt.date(2026, 8, 3), "Moderated", "the panel", "Criterion 4 agreed at 4 after discussion"),
        Event(dt.date(2026, 10, 5), "Offered in full", "Cabinet", address="#decision"),
        Event(dt.date(2027, 4, 1), "First day of the agreement", ahead=True),
    ]
