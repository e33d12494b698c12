"""Decisions as people meet them: wide, narrow, without a script, and read by axe."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser

from quadrant.governance import commands
from quadrant.governance.commands import ItemAnswer
from quadrant.governance.models import Report, Resolution
from quadrant.governance.queries import checklist_on, item_of, open_comments_for, recommendations_of, reports_for
from quadrant.governance.terms import CheckAnswer, Consultee, Exempt, ExemptParagraph, Outcome, Proposed, Votes
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.terms import DecisionKind, InterestKind
from tests.browsing import looked_at
from tests.factories import cycle as cycles
from tests.factories.governance import draft, meet, officer, proposer, ready_report, resolve
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation

pytestmark = pytest.mark.browser
LIST = "members-assurance"


@pytest.fixture
def pages(transactional_db: None, ardlebury: Partnership) -> dict[str, tuple[Person, str]]:
    """A meeting under way, a draft with comments asked, a checklist begun; and who looks at which page."""
    report, unfinished = _award(), _draft()
    held, checklist = meet(report.body, report), _checklist(report)
    award, detail = recommendations_of(report)
    conditions = "Only after the ICB has agreed"
    made = resolve(detail, held, Outcome.APPROVED_WITH_CONDITIONS, conditions=conditions, votes=Votes(2, 0))
    item = item_of(held, report)
    assert item is not None
    ready_report(report.body, title="Another report")
    assert len(reports_for(held, at=NOW)) == 1
    comment = open_comments_for(officer(Consultee.FINANCE))[0]
    return {**_of_reports(report, unfinished), **_of_meetings(held.pk, award.pk, item.pk, made)} | {
        "comment": (officer(Consultee.FINANCE), f"comments/{comment.pk}/"),
        "waive": (officer(Consultee.FINANCE), f"comments/{comment.pk}/waive/"),
        "checklist": (proposer(), checklist),
        "checklist-read": (officer(Consultee.FINANCE), checklist),
    }


def _award() -> Report:
    door, carol = organisation("Harbour Door"), known("Carol Whitworth")
    powers: dict[DecisionKind, Decimal | None] = {DecisionKind.AWARD: Decimal(500_000), DecisionKind.GATE: None}
    cabinet = body("Cabinet", carol, known("Colin Baptiste"), chair=known("Chris Adeyemi"), quorum=2, powers=powers)
    kind, nature = InterestKind.OTHER_REGISTRABLE, "Trustee since 2021"
    declare_interest(person=carol, kind=kind, nature=nature, organisation=door, from_on=LONG_AGO, by=carol, at=NOW)
    running = cycles.cycle("Mental health day support", key="haringey-policy-2010", lead_body=cabinet, by=proposer())
    return ready_report(
        cabinet,
        title="Award of mental health day support",
        recommends=[
            Proposed("That Quaybright CIC be awarded day support", DecisionKind.AWARD, Decimal(389_500)),
            Proposed("That the detail be agreed by the head of commissioning", DecisionKind.GATE),
        ],
        cycle=running,
        organisations=[door],
        exempt=Exempt("It asked for £301,000.", ExemptParagraph.BUSINESS, "The bids of others are still open."),
    )


def _draft() -> Report:
    made = draft(body("Board"), title="Short breaks: options", subjects=["Short breaks"])
    proposed = Proposed("That shared transport be tried", DecisionKind.GATE)
    commands.add_recommendation(report=made, proposed=proposed, by=proposer(), at=NOW)
    commands.ask_comment(report=made, consultee=Consultee.FINANCE, by=proposer(), at=NOW)
    return made


def _checklist(report: Report) -> str:
    running = report.cycle
    on = checklist_on(running.pk, LIST) if running else None
    assert on is not None
    partly = ItemAnswer(on.lines[0].item.key, CheckAnswer.PARTLY, "Six weeks only", proposer())
    commands.answer_checklist(cycle=on.cycle, checklist=LIST, answers=[partly], by=proposer(), at=NOW)
    return f"cycles/{on.cycle.pk}/checklists/{LIST}/"


def _of_reports(report: Report, unfinished: Report) -> dict[str, tuple[Person, str]]:
    petra, whole, begun = proposer(), f"reports/{report.pk}/", f"reports/{unfinished.pk}/"
    return {
        "reports": (petra, "reports/"),
        "report": (petra, whole),
        "report-exempt-hidden": (officer(Consultee.FINANCE), whole),
        "report-paper": (petra, f"{whole}paper/"),
        "report-again": (petra, f"{whole}again/"),
        "draft": (petra, begun),
        "draft-new": (petra, "reports/new/"),
        "draft-change": (petra, f"{begun}change/"),
        "draft-submit": (petra, f"{begun}submit/"),
        "draft-withdraw": (petra, f"{begun}withdraw/"),
        "draft-ask": (petra, f"{begun}ask/"),
        "recommendation-new": (petra, f"{begun}recommendations/new/"),
    }


def _of_meetings(meeting: int, asked: int, item: int, made: Resolution) -> dict[str, tuple[Person, str]]:
    ada = administrator()
    return {
        "decisions": (ada, "decisions/"),
        "resolution": (ada, f"decisions/{made.pk}/"),
        "meetings": (ada, "meetings/"),
        "meeting-new": (ada, "meetings/new/"),
        "meeting": (ada, f"meetings/{meeting}/"),
        "agenda-paper": (ada, f"meetings/{meeting}/papers/agenda/"),
        "minutes-paper": (ada, f"meetings/{meeting}/papers/minutes/"),
        "attendance": (ada, f"meetings/{meeting}/attendance/"),
        "agenda": (ada, f"meetings/{meeting}/agenda/"),
        "resolve": (ada, f"meetings/{meeting}/resolve/{asked}/"),
        "declare": (ada, f"agenda-items/{item}/declare/"),
    }


def test_axe_finds_nothing_and_nothing_scrolls_sideways_with_or_without_scripts(
    pages: dict[str, tuple[Person, str]], chromium: Browser, live_server: Any
) -> None:
    for person in {person.pk: person for person, _ in pages.values()}.values():
        theirs = {name: address for name, (by, address) in pages.items() if by == person}
        looked_at(chromium, f"{live_server.url}/ardlebury/", person, theirs)
