"""A report is described once: its head, its numbered sections, what this version is, and what it leaves out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.analyse.evidence.commands import cite_item
from quadrant.documents.paper import Paper, Paragraph
from quadrant.documents.reports import HELD_BACK, LEFT_OUT, report_paper
from quadrant.governance import commands
from quadrant.governance.queries import report_numbered
from quadrant.governance.terms import Consultee, Exempt, ExemptParagraph, Proposed
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, InterestKind, Role
from tests.factories import evidence
from tests.factories.governance import draft, meet, officer, proposer, ready_report
from tests.factories.partnership import LONG_AGO, NOW, body, known, organisation, person

BIDS = Exempt("Harbour Door asked for £389,500", ExemptParagraph.BUSINESS, "The bids of others are still open.")
ASKED = (Proposed("That the award be made", DecisionKind.AWARD, Decimal(389_500)),)


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), chair=known("Chris"), powers={DecisionKind.GATE: None})


def said(paper: Paper, heading: str) -> list[tuple[str, str]]:
    """The numbered paragraphs of the section of this heading."""
    found = next(one for one in paper.sections if one.heading == heading)
    return [(block.number, block.text) for block in found.blocks if block.shape == "paragraph"]  # type: ignore[union-attr]


def test_it_carries_its_head_its_recommendations_and_the_comments_of_consultees(cabinet: Body) -> None:
    report = ready_report(cabinet, recommends=ASKED)
    meet(cabinet, report)
    paper = report_paper(report, reader=proposer())
    assert (paper.kind, paper.title, paper.partnership) == ("Report to Cabinet", "Short breaks", "Ardlebury")
    assert paper.header == (
        ("Meeting", "Cabinet"),
        ("Date", "Monday 16 November 2026, 9am"),
        ("Agenda item", "1"),
        ("Report number", str(report.pk)),
        ("Report of", "Petra"),
        ("Signed off", "Petra, 16 November 2026"),
        ("Contact officers", "Petra"),
        ("Kind of decision", "Not a key decision"),
    )
    assert [one.number for one in paper.sections] == list(range(1, 20 + 1))
    assert said(paper, "2. Recommendations") == [("2.1", "That the award be made (£389,500)")]
    assert said(paper, "10. Comments of the finance officer") == [("10.1", "No concerns.")]
    assert paper.standing == ()
    assert not paper.exempt
    assert paper.name == f"report-{report.pk}-short-breaks"


def test_a_draft_and_a_report_taken_back_say_so(cabinet: Body) -> None:
    report = draft(cabinet)
    assert report_paper(report, reader=proposer()).standing == ("This is a draft: it has not been submitted.",)
    commands.withdraw_report(report=report, why="Not needed", by=proposer(), at=NOW)
    again = report_numbered(report.pk)
    assert again is not None
    assert report_paper(again, reader=proposer()).standing == ("This report was taken back: Not needed",)


def test_the_exempt_part_stands_in_the_version_of_those_who_may_read_it_alone(cabinet: Body) -> None:
    report = ready_report(cabinet, exempt=BIDS)
    lena, otto = officer(Consultee.LEGAL), person("Otto", Role.ANALYST)
    own, public, others = (
        report_paper(report, reader=lena),
        report_paper(report, reader=lena, public=True),
        report_paper(report, reader=otto),
    )
    assert (own.standing, own.exempt, own.name[-19:]) == ((HELD_BACK,), True, "not-for-publication")
    assert said(own, "21. Exempt part") == [
        ("21.1", "Harbour Door asked for £389,500"),
        ("21.2", "Why: The bids of others are still open."),
    ]
    assert public == others
    assert (public.standing, public.exempt) == ((LEFT_OUT,), False)
    assert said(public, "21. Exempt part") == [("21.1", "This part is not shown. The bids of others are still open.")]
    assert "Paragraph 3: financial or business affairs" in public.sections[20].note


def test_a_member_who_must_leave_the_room_gets_the_version_for_the_public(cabinet: Body) -> None:
    door, carol = organisation("Harbour Door"), known("Carol")
    report = ready_report(cabinet, exempt=BIDS, organisations=[door])
    assert report_paper(report, reader=carol).exempt
    trustee = InterestKind.OTHER_REGISTRABLE
    declare_interest(
        person=carol, kind=trustee, nature="Trustee", organisation=door, from_on=LONG_AGO, by=carol, at=NOW
    )
    assert report_paper(report, reader=carol) == report_paper(report, reader=proposer(), public=True)


def test_what_a_recommendation_rests_on_stands_under_it_for_those_inside(cabinet: Body) -> None:
    report = draft(cabinet)
    asked = commands.add_recommendation(report=report, proposed=ASKED[0], by=proposer(), at=NOW)
    cite_item(item=evidence.item("Early help works"), recommendation=asked, by=proposer(), at=NOW)
    for public, notes in ((False, ["Rests on: Early help works."]), (True, [""])):
        paper = report_paper(report, reader=proposer(), public=public)
        printed = next(one for one in paper.sections if one.heading == "2. Recommendations")
        assert [block.note for block in printed.blocks if isinstance(block, Paragraph)] == notes
