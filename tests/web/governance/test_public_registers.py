"""What anybody may read without signing in: decisions published, the forward plan and its feed; what makes one key."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.models import KeyThreshold
from quadrant.governance.queries import missing_from, recommendations_of
from quadrant.governance.terms import CallInOutcome, Exempt, ExemptParagraph, Outcome, Proposed, ReportKind
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.factories.governance import announce, decided, draft, holding, meet, proposer, ready_report, resolve
from tests.factories.partnership import NOW, administrator, body, known
from tests.web.telling import read, words

ATOM = "{http://www.w3.org/2005/Atom}"
HALF_A_MILLION = Decimal(500_000)


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    powers = {DecisionKind.AWARD: None, DecisionKind.GATE: None}
    return body("Cabinet", known("Carol"), chair=known("Chris"), kind=BodyKind.EXECUTIVE, powers=powers)


def threshold(amount: Decimal = HALF_A_MILLION, from_on: date = date(2026, 4, 1)) -> KeyThreshold:
    mona = holding("Mona", Role.MONITORING_OFFICER)
    return commands.set_key_threshold(amount=amount, basis="Constitution, article 13", from_on=from_on, by=mona, at=NOW)


def award(of: Body, value: int, kind: ReportKind = ReportKind.NON_KEY) -> list[tuple[str, str]]:
    """What is missing from a report that asks to award so much."""
    report = draft(of, kind=kind)
    proposed = Proposed("That the award be made", DecisionKind.AWARD, Decimal(value))
    commands.add_recommendation(report=report, proposed=proposed, by=proposer(), at=NOW)
    return missing_from(report)


def body_of(client: Client, address: str) -> str:
    """The rows of the list at an address, as a person reads them."""
    page = unescape(client.get(address).content.decode())
    return words(page.partition("<tbody")[2].partition(">")[2].partition("</tbody>")[0])


def test_from_the_threshold_on_a_report_says_that_it_is_key(cabinet: Body) -> None:
    assert award(cabinet, 612_000) == []
    threshold()
    assert award(cabinet, 499_999) == []
    told = (
        "Recommendation 1 is about £612,000. From £500,000 on a decision is key (Constitution, article 13): "
        "say so under kind of decision, and have notice of it published."
    )
    assert award(cabinet, 612_000) == [("kind", told)]
    assert award(cabinet, 500_000)[0][0] == "kind"
    assert award(cabinet, 612_000, ReportKind.URGENT) == [("kind", told)]
    assert award(cabinet, 612_000, ReportKind.KEY) == []
    board = body("Board", known("Carol"), chair=known("Chris"), powers={DecisionKind.AWARD: None})
    assert award(board, 612_000) == []


def test_a_threshold_holds_from_its_day_and_is_set_by_the_monitoring_officer_alone(cabinet: Body) -> None:
    threshold(from_on=NOW.date() + timedelta(days=1))
    assert award(cabinet, 612_000) == []
    with pytest.raises(Refusal, match="holds from that day on already"):
        threshold(from_on=NOW.date() + timedelta(days=1))
    with pytest.raises(Refusal, match="more than £0"):
        threshold(Decimal(0))
    with pytest.raises(NotAllowed, match="Only the monitoring officer"):
        commands.set_key_threshold(amount=Decimal(1), basis="Mine", from_on=NOW.date(), by=administrator(), at=NOW)


def test_the_monitoring_officer_sets_it_on_the_page_of_rules(cabinet: Body, client: Client) -> None:
    client.force_login(holding("Mona", Role.MONITORING_OFFICER))
    assert "No sum is set" in read(client.get("/ardlebury/rules-of-notice/"))
    said = {"amount": "£500,000", "basis": "Article 13", "from_on_day": 1, "from_on_month": 4, "from_on_year": 2026}
    page = read(client.post("/ardlebury/rules-of-notice/key/new/", said, follow=True))
    assert "£500,000 or more, from 1 April 2026 (Article 13), set by Mona" in page
    client.force_login(proposer())
    assert client.get("/ardlebury/rules-of-notice/key/new/").status_code in {403, 404}


def test_the_public_reads_what_was_published_and_nothing_else(cabinet: Body) -> None:
    one = decided(cabinet, DecisionKind.AWARD, value=Decimal(100_000), title="Parking")
    decided(cabinet, DecisionKind.GATE, title="Not published")
    commands.publish_decision(resolution=one, by=administrator(), at=NOW)
    assert body_of(Client(), "/ardlebury/decisions/public") == (
        "Parking Decision That the award an agreement By Cabinet Decided 16 November 2026 Published 16 November 2026 "
        "Resolution Approved Reasons As set out in the report. Stands Yes"
    )


def test_reasons_of_an_exempt_report_are_not_published_with_it(cabinet: Body) -> None:
    exempt = Exempt("What they asked for.", ExemptParagraph.BUSINESS, "It would weaken the offer.")
    one = decided(cabinet, DecisionKind.GATE, title="Lease", exempt=exempt)
    commands.publish_decision(resolution=one, by=administrator(), at=NOW)
    page = read(Client().get("/ardlebury/decisions/public"))
    assert "With the exempt part" in page
    assert "As set out in the report." not in page
    assert "What they asked for." not in page


def test_the_register_says_what_waits_to_be_published_and_from_when_a_decision_is_carried_out(
    cabinet: Body, client: Client
) -> None:
    scrutiny = body("Scrutiny", known("Sam"), chair=known("Sue"), kind=BodyKind.COMMITTEE)
    mona = holding("Mona", Role.MONITORING_OFFICER)
    commands.give_scrutiny(scrutiny=scrutiny, of=cabinet, from_on=date(2026, 1, 1), by=mona, at=NOW)
    one = decided(cabinet, DecisionKind.GATE, title="Parking")
    client.force_login(administrator())

    def stands() -> str:
        return body_of(client, "/ardlebury/decisions/").partition("Stands ")[2]

    assert stands().startswith("Not published yet")
    notice = commands.publish_decision(resolution=one, by=administrator(), at=NOW)
    assert stands().startswith("From 24 November 2026")
    call = commands.call_in_decision(notice=notice, reason="North wards", by=known("Sam"), at=NOW)
    assert stands().startswith("Called in")
    commands.settle_call_in(
        call=call, outcome=CallInOutcome.STANDS, heard_on=NOW.date(), words="Heard.", by=known("Sue"), at=NOW
    )
    assert stands().startswith("The decision stands")
    assert one.outcome == Outcome.APPROVED
    assert [asked.number for asked in recommendations_of(one.recommendation.report)] == [1]


def test_the_feed_has_an_entry_for_each_notice_at_the_deployments_own_address(cabinet: Body) -> None:
    notice = announce(cabinet, day=date(2026, 12, 15))
    answer = Client().get("/ardlebury/forward-plan/feed")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.content)  # noqa: S314  what we have just made ourselves
    [entry] = feed.findall(f"{ATOM}entry")
    page = f"https://quadrant.example.org/ardlebury/forward-plan/public#notice-{notice.pk}"
    assert entry.findtext(f"{ATOM}title") == "Parking notices"
    assert entry.findtext(f"{ATOM}id") == page
    assert entry.findtext(f"{ATOM}summary") == (
        "Who answers challenges. Decided by Cabinet, not before 15 December 2026."
    )
    assert f'id="notice-{notice.pk}"' in Client().get("/ardlebury/forward-plan/public").content.decode()


def test_the_public_reads_what_was_decided_as_amended_and_subject_to_what(cabinet: Body) -> None:
    one = decided(cabinet, DecisionKind.GATE, title="Parking", outcome=Outcome.REFUSED)
    commands.publish_decision(resolution=one, by=administrator(), at=NOW)
    report = ready_report(cabinet, title="Lease")
    resolve(
        recommendations_of(report)[0], meet(cabinet, report, at=NOW - timedelta(hours=1)),
        Outcome.APPROVED_WITH_CONDITIONS, conditions="By April", reasons="Families wait",
    )  # fmt: skip
    made = recommendations_of(report)[0].resolutions.get()
    commands.publish_decision(resolution=made, by=administrator(), at=NOW)
    rows = body_of(Client(), "/ardlebury/decisions/public")
    assert "Lease Decision That short breaks be redesigned, subject to: By April" in rows
    assert "Resolution Refused" in rows
