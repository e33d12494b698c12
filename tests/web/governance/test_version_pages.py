"""Two versions of a report side by side: what was put in and taken out, and nothing of what is kept from the reader."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.governance import commands
from quadrant.governance.models import Report
from quadrant.governance.queries import report_numbered
from quadrant.governance.terms import Exempt, ExemptParagraph, ItemType, Proposed, ReportKind, Section
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.governance import draft, meet, proposer, ready_report, resolve, settle
from tests.factories.partnership import NOW, administrator, body, known, person
from tests.web.telling import read, signed_in, unspanned

SECRET = Exempt("Harbour Door offers £38,500", ExemptParagraph.BUSINESS, "It would be worth less.")
DEARER = Exempt("Harbour Door offers £41,200", ExemptParagraph.BUSINESS, "It would be worth less.")
AWARD = Proposed("That the award be made", DecisionKind.AWARD, Decimal(389_500))


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    powers = {DecisionKind.GATE: None, DecisionKind.AWARD: Decimal(500_000)}
    return body("Cabinet", known("Carol"), chair=known("Chris"), powers=powers)


def rewritten(report: Report, *, exempt: Exempt | None = None, title: str = "", **sections: str) -> Report:
    """A later report in place of a final one, with these words instead."""
    later = report_numbered(commands.supersede_report(report=report, by=proposer(), at=NOW).pk)
    assert later is not None
    return commands.change_report(
        report=later, version=later.version, title=title or later.title, kind=ReportKind(later.kind),
        item=ItemType(later.item), sections={Section(key): text for key, text in sections.items()}, exempt=exempt,
        organisations=[], subjects=[], by=proposer(), at=NOW,
    )  # fmt: skip


def compared(client: Client, report: Report, **asked: Any) -> Any:
    return client.get(f"/ardlebury/reports/{report.pk}/versions/", asked)


def test_words_taken_out_and_put_in_are_marked_for_the_eye_and_the_ear(cabinet: Body) -> None:
    first = ready_report(cabinet)
    later = rewritten(first, title="Short breaks again", purpose="What there is to decide about purpose.")
    page = unspanned(compared(signed_in(proposer()), first).content.decode())
    assert "What there is to <del>[taken out: say]</del> about purpose." in page
    assert "What there is to <ins>[put in: decide]</ins> about purpose." in page
    assert "Short breaks <ins>[put in: again]</ins>" in page
    said = read(compared(signed_in(proposer()), later))
    assert "The same in both: Links to outcomes, Background," in said
    assert "Version 1: Cabinet, submitted, 16 November 2026" in said
    assert "Version 2: Cabinet, draft, 16 November 2026" in said
    waiting = "Given on the earlier version, and not on the later: Finance, Legal, Equalities and Procurement."
    assert waiting in said


def test_recommendations_are_compared_by_number_with_their_money(cabinet: Body) -> None:
    first = ready_report(cabinet, recommends=[AWARD, Proposed("That it be reviewed", DecisionKind.GATE)])
    later = rewritten(first)
    one, two = later.recommendations.order_by("number")
    dearer = Proposed(AWARD.text, AWARD.kind, Decimal(412_000))
    commands.change_recommendation(recommendation=one, proposed=dearer, by=proposer(), at=NOW)
    commands.drop_recommendation(recommendation=two, by=proposer(), at=NOW)
    said = read(compared(signed_in(proposer()), first))
    asked = said.partition("Recommendations Recommendation 1")[2].partition("Sections")[0]
    assert asked.startswith(" Changed £22,500 more. Version 1 That the award be made Award")
    assert "[taken out: £389,500 ]" in asked
    assert "[put in: £412,000 ]" in asked
    assert "Recommendation 2 Taken out Version 1 [taken out: That it be reviewed" in asked
    assert "Not in this version" in asked
    commands.add_recommendation(
        report=later, proposed=Proposed("That it be told", DecisionKind.GATE), by=proposer(), at=NOW
    )
    commands.add_recommendation(
        report=later, proposed=Proposed("That it be so", DecisionKind.GATE), by=proposer(), at=NOW
    )
    assert "Recommendation 3 New Version 1 Not in this version" in read(compared(signed_in(proposer()), first))


def test_three_versions_over_two_bodies_and_any_two_of_them_are_chosen(ardlebury: Partnership, cabinet: Body) -> None:
    board = body("Board", known("Bella"), chair=known("Ben"), powers={DecisionKind.GATE: None}, parent=cabinet)
    first = ready_report(board)
    second = settle(rewritten(first, background="Twice the need."))
    meeting = meet(board, second)
    resolve(second.recommendations.get(), meeting)
    third = commands.send_up(report=second, by=proposer(), at=NOW)
    petra = signed_in(proposer())
    newest = unspanned(compared(petra, first).content.decode())
    assert "<del>[taken out: Board]</del>" in newest
    assert "<ins>[put in: Cabinet]</ins>" in newest
    assert "Twice the need." not in newest
    chosen = unspanned(compared(petra, third, earlier="2", later="1").content.decode())
    assert "<ins>[put in: Twice the need.]</ins>" in chosen
    for asked in ({"earlier": "1", "later": "1"}, {"earlier": "0", "later": "9"}, {"earlier": "²", "later": "x"}):
        assert "[put in: Cabinet]" in unspanned(compared(petra, first, **asked).content.decode())


def test_a_member_of_a_group_sees_no_draft_beside_what_was_submitted(cabinet: Body) -> None:
    first = ready_report(cabinet)
    rewritten(first, purpose="Not submitted yet")
    gwen = signed_in(person("Gwen", Role.GROUP_MEMBER))
    page = read(compared(gwen, first))
    assert "There is one version of this report so far." in page
    assert "Not submitted yet" not in page


def test_the_exempt_words_of_neither_version_reach_a_reader_who_may_not_have_them(cabinet: Body) -> None:
    first = ready_report(cabinet, exempt=SECRET)
    settle(rewritten(first, exempt=DEARER, purpose="Otherwise"))
    entitled = compared(signed_in(proposer()), first).content.decode()
    assert "Harbour Door offers <del>[taken out: £38,500]</del>" in unspanned(entitled)
    assert "Harbour Door offers <ins>[put in: £41,200]</ins>" in unspanned(entitled)
    assert "Not for publication: this page holds an exempt part." in entitled
    stranger = read(compared(signed_in(administrator()), first))
    for secret in ("38,500", "41,200", "Harbour Door"):
        assert secret not in stranger
    assert "The exempt part of these versions is not shown to you" in stranger
    assert "[put in: Otherwise" in stranger


def test_what_became_exempt_later_as_a_whole_is_not_told_by_the_difference(cabinet: Body) -> None:
    first = ready_report(cabinet)
    whole = Exempt("", ExemptParagraph.BUSINESS, "It would be worth less.", whole=True)
    settle(rewritten(first, exempt=whole, background="The eastern house costs £1.2 million."))
    assert "eastern house" in read(compared(signed_in(known("Carol")), first))
    stranger = read(compared(signed_in(administrator()), first))
    assert "eastern house" not in stranger
    assert "about background" not in stranger
    assert "only what is public of both is compared" in stranger
    assert "Kept back under New" in stranger


def test_a_draft_has_no_versions_and_its_page_offers_none(cabinet: Body) -> None:
    made, petra = draft(cabinet), signed_in(proposer())
    assert "Compare them side by side" not in read(petra.get(f"/ardlebury/reports/{made.pk}/"))
    commands.add_recommendation(report=made, proposed=AWARD, by=proposer(), at=NOW)
    final = settle(made)
    rewritten(final)
    assert "Compare them side by side" in read(petra.get(f"/ardlebury/reports/{made.pk}/"))
