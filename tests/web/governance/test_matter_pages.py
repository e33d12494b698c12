"""A matter that took three meetings is told on one page, from whichever of its reports or decisions one comes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from quadrant.governance.commands import supersede_report
from quadrant.governance.models import Report
from quadrant.governance.queries import matter_of, recommendations_of
from quadrant.governance.terms import Outcome, Proposed, ReportKind
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind
from quadrant.partnership.within import within
from tests.factories.governance import announce, decide, meet, proposer, ready_report, resolve, settle
from tests.factories.partnership import body, known
from tests.web.telling import read

ADOPT = Proposed("That the policy be adopted", DecisionKind.FRAMEWORK)
CARRY_OUT = Proposed("That it be carried out from April", DecisionKind.FRAMEWORK)


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 18, 0, tzinfo=UTC)


@pytest.fixture
def matter(ardlebury: Partnership) -> list[Report]:
    """October 2025: deferred. December: referred back. March 2026: approved, in two parts. April 2027: to come."""
    board = body("Partnership Board", chair=known("Ella"), powers={DecisionKind.FRAMEWORK: None})
    said = {"recommends": [ADOPT, CARRY_OUT], "title": "The policy"}
    reports: list[Report] = []
    for when, outcome in (
        (at(2025, 10, 6), Outcome.DEFERRED),
        (at(2025, 12, 3), Outcome.REFERRED_BACK),
        (at(2026, 3, 18), Outcome.APPROVED),
    ):
        with within(ardlebury, on=when.date()):
            report = (
                settle(supersede_report(report=reports[-1], by=proposer(), at=when), at=when)
                if reports
                else ready_report(board, at=when, **said)  # type: ignore[arg-type]  # what it says is of two kinds
            )
            for asked in recommendations_of(report):
                decide(asked, outcome, at=when)
        reports.append(report)
    return reports


def signed_in() -> Client:
    client = Client()
    client.force_login(proposer())
    return client


def test_hsp_018_every_meeting_and_outcome_stands_in_order_on_each_of_its_pages(matter: list[Report]) -> None:
    told = ["Partnership Board: deferred"] * 2 + ["Partnership Board: referred back"] * 2
    told += ["Partnership Board: approved"] * 2
    days = [date(2025, 10, 6), date(2025, 12, 3), date(2026, 3, 18)]
    for report in matter:
        moments = [one for one in matter_of(report) if one.route == "resolution"]
        assert [one.what for one in moments] == told
        assert sorted({one.on for one in moments}) == days
    client = signed_in()
    last = matter_of(matter[0])[-1].number
    for address in (*(f"reports/{report.pk}/" for report in matter), f"decisions/{last}/"):
        page = client.get(f"/ardlebury/{address}").content.decode().partition("The matter across its meetings")[2]
        assert list(dict.fromkeys(re.findall(r'timeline__when">([^<]+)<', page))) == [
            "6 October 2025",
            "3 December 2025",
            "18 March 2026",
        ]


def test_lbh_113_a_decision_in_two_parts_holds_two_linked_resolutions(matter: list[Report]) -> None:
    client = signed_in()
    adopt, carry_out = (one.number for one in matter_of(matter[-1])[-2:])
    first, second = (client.get(f"/ardlebury/decisions/{number}/") for number in (adopt, carry_out))
    assert "With it, 2 Approved That it be carried out from April" in read(first)
    assert f'href="/ardlebury/decisions/{carry_out}/"' in first.content.decode()
    assert "With it, 1 Approved That the policy be adopted" in read(second)
    assert f'href="/ardlebury/decisions/{adopt}/"' in second.content.decode()
    register = read(client.get("/ardlebury/decisions/"))
    assert (register.count("That the policy be adopted"), register.count("That it be carried out from April")) == (3, 3)


def test_what_is_only_arranged_or_announced_stands_there_too(ardlebury: Partnership) -> None:
    cabinet = body("Cabinet", chair=known("Chris"), kind=BodyKind.EXECUTIVE, powers={DecisionKind.FRAMEWORK: None})
    report = ready_report(cabinet, recommends=[ADOPT], title="The policy", kind=ReportKind.KEY)
    announce(cabinet, report=report)
    meet(cabinet, report, at=at(2026, 12, 15))
    assert [(one.on, one.what) for one in matter_of(report)] == [
        (date(2026, 11, 16), "Notice of a key decision was published"),
        (date(2026, 11, 16), "“The policy” was submitted to Cabinet"),
        (date(2026, 12, 15), "Item 1 on the agenda of Cabinet"),
    ]
    page = signed_in().get(f"/ardlebury/reports/{report.pk}/").content.decode()
    assert page.count("quadrant-timeline__event--ahead") == 1


def test_what_happened_on_one_day_stands_by_the_clock(ardlebury: Partnership) -> None:
    board = body("Partnership Board", chair=known("Ella"), powers={DecisionKind.FRAMEWORK: None})
    morning = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
    first = ready_report(board, recommends=[ADOPT], title="The policy", at=morning)
    decide(recommendations_of(first)[0], Outcome.DEFERRED, at=morning.replace(hour=10))
    later = settle(
        supersede_report(report=first, by=proposer(), at=morning.replace(hour=11)), at=morning.replace(hour=11)
    )
    decide(recommendations_of(later)[0], at=morning.replace(hour=12))
    assert [one.what for one in matter_of(first)] == [
        "“The policy” was submitted to Partnership Board",
        "Partnership Board: deferred",
        "“The policy” was submitted to Partnership Board",
        "Partnership Board: approved",
    ]


def test_what_was_amended_is_told_in_the_words_that_were_resolved(ardlebury: Partnership) -> None:
    board = body("Partnership Board", chair=known("Ella"), powers={DecisionKind.FRAMEWORK: None})
    report = ready_report(board, recommends=[ADOPT], title="The policy")
    words = "That the policy be adopted for one year only"
    made = resolve(recommendations_of(report)[0], meet(board, report), Outcome.APPROVED_AS_AMENDED, amended_to=words)
    client = signed_in()
    for page in ("decisions/", f"decisions/{made.pk}/", f"reports/{report.pk}/", "decisions/?q=one+year+only"):
        assert words in read(client.get(f"/ardlebury/{page}")), page
    assert words.encode() in b"".join(client.get("/ardlebury/decisions/?download=csv"))
    assert [one.note for one in matter_of(report)][-1] == f"1. {words}"
