"""A matter goes up the line of bodies, level by level, and every one of its pages tells the whole of it."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance.commands import Contact, add_recommendation, name_contact, send_up, withdraw_report
from quadrant.governance.models import Report, SentUp
from quadrant.governance.queries import concerns_of, matter_of, recommendations_of, report_numbered, sections_of
from quadrant.governance.terms import Exempt, ExemptParagraph, ItemType, Outcome, Proposed
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.attachments import append
from tests.factories.governance import decide, draft, proposer, ready_report, settle
from tests.factories.partnership import NOW, body, known, organisation, person

SHARE = Proposed("That two boards share one coach", DecisionKind.FUNDING, Decimal(40_000))


@pytest.fixture
def line(ardlebury: Partnership) -> list[Body]:
    """The board, the Performance Group below it, the Working Group below that."""
    board = body("HSP board", chair=known("Bea"), powers={DecisionKind.FUNDING: None})
    performance = body("Performance Group", chair=known("Pat"), parent=board)
    working = body("Working Group", chair=known("Wilma"), parent=performance)
    return [board, performance, working]


def dealt_with(report: Report, outcome: Outcome) -> Report:
    for asked in recommendations_of(report):
        decide(asked, outcome)
    found = report_numbered(report.pk)
    assert found is not None
    return found


def pressed(client: Client, report: Report) -> Report:
    """Press the button on the report's page, and give the draft that it leads to."""
    page = client.get(f"/ardlebury/reports/{report.pk}/").content.decode()
    assert f"/ardlebury/reports/{report.pk}/send-up/" in page
    sent = client.post(f"/ardlebury/reports/{report.pk}/send-up/")
    assert sent.status_code == 302
    found = report_numbered(int(re.findall(r"/reports/(\d+)/$", sent["Location"])[0]))
    assert found is not None
    return found


def test_hsp_011_three_levels_are_shown_and_a_report_is_routed_upwards(line: list[Body], client: Client) -> None:
    client.force_login(proposer())
    tree = client.get("/ardlebury/bodies/").content.decode()
    levels = re.findall(r'quadrant-tree__branch--(\d)">\s*<a[^>]*>([^<]+)</a>', tree)
    assert levels == [("0", "HSP board"), ("1", "Performance Group"), ("2", "Working Group")]
    first = ready_report(line[2], recommends=[SHARE], title="One coach", item=ItemType.RECOMMENDATION)
    second = pressed(client, dealt_with(first, Outcome.RECOMMENDED))
    assert (second.body, second.item, second.is_final) == (line[1], ItemType.DECISION, False)
    third = pressed(client, dealt_with(settle(second), Outcome.RECOMMENDED))
    assert third.body == line[0]
    dealt_with(settle(third), Outcome.APPROVED)
    told = [
        "Working Group: recommended onwards",
        "Working Group sent it up to Performance Group",
        "Performance Group: recommended onwards",
        "Performance Group sent it up to HSP board",
        "HSP board: approved",
    ]
    for report in (first, second, third):
        whats = [one.what for one in matter_of(report) if "submitted" not in one.what]
        assert sorted(whats) == sorted(told)
        page = client.get(f"/ardlebury/reports/{report.pk}/").content.decode()
        assert all(what in page.partition("The matter across its meetings")[2] for what in told)
    page = client.get(f"/ardlebury/reports/{second.pk}/").content.decode()
    assert f'/ardlebury/reports/{first.pk}/">Working Group</a>' in page
    assert f'/ardlebury/reports/{third.pk}/">HSP board</a>' in page


def test_what_is_exempt_as_a_whole_stays_so_above_and_its_papers_and_contacts_go_along(line: list[Body]) -> None:
    whole = Exempt("", ExemptParagraph.BUSINESS, "It would weaken the offer.", whole=True)
    first = draft(line[2], exempt=whole, template="delegated", report_of="Director of place")
    add_recommendation(report=first, proposed=SHARE, by=proposer(), at=NOW)
    append(first, "What they asked for")
    name_contact(report=first, contact=Contact("Pippa", phone="01632 960 001"), by=proposer(), at=NOW)
    made = send_up(report=dealt_with(settle(first), Outcome.ENDORSED), by=proposer(), at=NOW)
    assert (made.exempt_whole, made.exempt_paragraph) == (True, "3")
    assert (made.template_key, made.report_of) == ("delegated", "Director of place")
    assert [one.title for one in made.appendices.all()] == ["What they asked for"]
    assert [one.name for one in made.contacts.all()] == ["Pippa"]


def test_the_draft_above_has_the_words_the_money_the_concerns_and_the_exempt_part(line: list[Body]) -> None:
    trust = organisation("Fens Trust")
    exempt = Exempt("What they asked for.", ExemptParagraph("3"), "It would weaken the offer.")
    first = ready_report(line[2], recommends=[SHARE], organisations=[trust], subjects=["A yard"], exempt=exempt)
    made = send_up(report=dealt_with(first, Outcome.ENDORSED), by=proposer(), at=NOW)
    assert sections_of(made) == sections_of(first)
    assert [(one.text, one.kind, one.value) for one in recommendations_of(made)] == [
        (SHARE.text, SHARE.kind.value, Decimal(40_000))
    ]
    assert [one.organisation or one.subject for one in concerns_of(made)] == [trust, "A yard"]
    assert (made.exempt_text, made.exempt_paragraph, made.exempt_reason) == (
        "What they asked for.", "3", "It would weaken the offer.",
    )  # fmt: skip


def test_it_goes_up_once_and_only_when_its_body_has_dealt_with_it(line: list[Body], client: Client) -> None:
    petra = proposer()
    first = ready_report(line[2], recommends=[SHARE])
    with pytest.raises(Refusal, match="Working Group has not dealt with it yet"):
        send_up(report=first, by=petra, at=NOW)
    first = dealt_with(first, Outcome.RECOMMENDED)
    with pytest.raises(NotAllowed):
        send_up(report=first, by=person("Anna", Role.ANALYST), at=NOW)
    made = send_up(report=first, by=petra, at=NOW)
    client.force_login(petra)
    refused = client.post(f"/ardlebury/reports/{first.pk}/send-up/")
    assert refused.status_code == 409
    assert "It was already sent up, to Performance Group." in refused.content.decode()
    withdraw_report(report=made, why="Begun too early", by=petra, at=NOW)
    send_up(report=first, by=petra, at=NOW)
    assert SentUp.objects.filter(report=first).count() == 2
    top = dealt_with(ready_report(line[0], recommends=[SHARE], title="At the top"), Outcome.APPROVED)
    with pytest.raises(Refusal, match="HSP board reports to no other body"):
        send_up(report=top, by=petra, at=NOW)


def test_a_draft_above_is_named_and_not_opened_to_those_who_may_not_read_it(line: list[Body], client: Client) -> None:
    first = dealt_with(ready_report(line[2], recommends=[SHARE]), Outcome.RECOMMENDED)
    made = send_up(report=first, by=proposer(), at=NOW)
    client.force_login(known("Wilma"))
    page = client.get(f"/ardlebury/reports/{first.pk}/").content.decode()
    assert "Performance Group" in page
    assert f"/ardlebury/reports/{made.pk}/" not in page
