"""A meeting is called, attended, and resolves what is before it, on pages; the register shows what was decided."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.governance.commands import call_meeting
from quadrant.governance.models import Attendance, DeclaredInterest, Meeting, Present, Resolution
from quadrant.governance.queries import item_of, recommendations_of
from quadrant.governance.terms import Outcome, Proposed
from quadrant.partnership.models import Body, Partnership, Person
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.factories.governance import decided, meet, proposer, ready_report, resolve
from tests.factories.partnership import NOW, administrator, body, known, person
from tests.web.telling import signed_in


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    powers = {DecisionKind.GATE: None, DecisionKind.AWARD: Decimal(500_000)}
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), quorum=2, powers=powers)


@pytest.fixture
def clerk(ardlebury: Partnership) -> Client:
    return signed_in(administrator())


def resolution(outcome: str, chair: Person, **more: str) -> dict[str, str]:
    return {"outcome": outcome, "chaired_by": str(chair.pk), **more}


def test_a_meeting_is_called_filled_attended_and_resolves(clerk: Client, cabinet: Body) -> None:
    report = ready_report(cabinet)
    day = {"on_day": "16", "on_month": "11", "on_year": "2026", "time": "9am", "venue": "Town hall"}
    sent = clerk.post("/ardlebury/meetings/new/", {"body": cabinet.pk, **day})
    held = Meeting.objects.get()
    page = f"/ardlebury/meetings/{held.pk}/"
    assert sent["Location"] == page
    assert clerk.post(f"{page}agenda/", {"report": report.pk}).status_code == 302
    carol, chris = known("Carol"), known("Chris")
    came = {
        f"person-{chris.pk}": "present",
        f"person-{carol.pk}": "present",
        f"person-{known('Colin').pk}": "apologies",
    }
    assert clerk.post(f"{page}attendance/", came).status_code == 302
    assert Attendance.objects.filter(presence="present").count() == 2
    assert "Quorum reached: 2 needed, 2 count (Chris and Carol)." in clerk.get(page).content.decode()
    asked = recommendations_of(report)[0]
    resolve_page = f"{page}resolve/{asked.pk}/"
    assert clerk.get(resolve_page).status_code == 200
    done = clerk.post(
        resolve_page,
        resolution(
            "approved_with_conditions", chris, conditions="A review after a year", votes_for="2", votes_against="0"
        ),
    )
    assert (done.status_code, done["Location"]) == (302, f"{page}#item-1")
    made = Resolution.objects.get()
    assert (made.conditions, made.votes_for, made.chaired_by) == ("A review after a year", 2, chris)
    assert "Approved with conditions" in clerk.get(page).content.decode()
    shown = clerk.get(f"/ardlebury/decisions/{made.pk}/").content.decode()
    assert "A review after a year" in shown
    assert "2 for, 0 against, 0 abstained" in shown


def test_without_a_quorum_the_page_warns_refuses_and_keeps_what_was_typed(clerk: Client, cabinet: Body) -> None:
    report = ready_report(cabinet)
    chris = known("Chris")
    held = meet(cabinet, report, present=[chris])
    page = f"/ardlebury/meetings/{held.pk}/resolve/{recommendations_of(report)[0].pk}/"
    assert "There is no quorum for this item" in clerk.get(page).content.decode()
    refused = clerk.post(page, resolution("approved", chris, reasons="Good value for families"))
    assert refused.status_code == 409
    assert "No quorum: Cabinet needs 2, and 1 counts for this item." in refused.content.decode()
    assert "Good value for families" in refused.content.decode()
    assert not Resolution.objects.exists()


def test_members_see_the_meeting_but_only_chair_and_clerk_record(cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report)
    carol, chris = signed_in(known("Carol")), signed_in(known("Chris"))
    page = f"/ardlebury/meetings/{held.pk}/"
    resolve_page = f"{page}resolve/{recommendations_of(report)[0].pk}/"
    assert "Record what was resolved" not in carol.get(page).content.decode()
    assert [carol.get(f"{page}{part}").status_code for part in ("attendance/", "agenda/")] == [403, 403]
    assert carol.post(resolve_page, resolution("approved", known("Chris"))).status_code == 403
    assert "Record what was resolved" in chris.get(page).content.decode()
    assert chris.post(resolve_page, resolution("approved", known("Chris"))).status_code == 302
    assert signed_in(proposer()).get("/ardlebury/meetings/new/").status_code == 404
    assert chris.get(f"/ardlebury/meetings/{held.pk}/resolve/999/").status_code == 404


def test_the_proposer_in_the_chair_is_refused_with_403(ardlebury: Partnership) -> None:
    petra = proposer()
    trust = body("Trust board", known("Carol"), chair=petra, powers={DecisionKind.GATE: None})
    report = ready_report(trust)
    held = meet(trust, report)
    page = f"/ardlebury/meetings/{held.pk}/resolve/{recommendations_of(report)[0].pk}/"
    refused = signed_in(petra).post(page, resolution("approved", known("Carol")))
    assert refused.status_code == 403
    assert "Whoever proposes a decision may not record it." in refused.content.decode()


def test_an_attempt_to_decide_by_somebody_who_may_not_is_in_the_audit(ardlebury: Partnership, client: Client) -> None:
    """Case 10: the officer's attempt on the page is refused and logged, as it is by command."""
    cabinet = body("Cabinet", known("Carol"), chair=known("Chris"))
    report = ready_report(cabinet)
    held, asked = meet(cabinet, report), recommendations_of(report)[0]
    client.force_login(person("Olive", Role.ANALYST))
    address = f"/ardlebury/meetings/{held.pk}/resolve/{asked.pk}/"
    assert client.get(address).status_code == 403
    assert client.post(address, {"outcome": "approved"}).status_code == 403
    client.force_login(person("Otto", Role.AUDITOR))
    audit = client.get("/ardlebury/audit/?refused=True").content.decode()
    assert audit.count(f"Not open to this person: {address}") == 1
    assert "Act attempted" in audit
    assert "Olive" in audit


def test_a_member_declares_an_interest_and_the_item_says_what_it_did(cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report)
    item = item_of(held, report)
    assert item is not None
    carol = known("Carol")
    address = f"/ardlebury/agenda-items/{item.pk}/declare/"
    page = signed_in(carol).get(address).content.decode()
    assert "Colin" not in page
    signed_in(carol).post(address, {"person": carol.pk, "kind": "personal", "nature": "My son goes there"})
    assert DeclaredInterest.objects.get().effect == "no_vote"
    shown = signed_in(carol).get(f"/ardlebury/meetings/{held.pk}/").content.decode()
    assert "Carol: stayed: not counted, no vote. Personal: My son goes there (declared at the meeting)" in shown
    assert signed_in(proposer()).get(address).status_code == 403


def test_an_item_is_taken_off_until_something_in_it_is_resolved(clerk: Client, cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report)
    item = item_of(held, report)
    assert item is not None
    assert clerk.post(f"/ardlebury/agenda-items/{item.pk}/off/").status_code == 302
    assert item_of(held, report) is None
    clerk.post(f"/ardlebury/meetings/{held.pk}/agenda/", {"report": report.pk})
    again = item_of(held, report)
    assert again is not None
    resolve(recommendations_of(report)[0], held)
    assert clerk.post(f"/ardlebury/agenda-items/{again.pk}/off/").status_code == 409


def test_one_person_under_delegation_decides_on_a_page(ardlebury: Partnership) -> None:
    helen = person("Helen", Role.COMMISSIONER)
    powers: dict[DecisionKind, Decimal | None] = {DecisionKind.AWARD: Decimal(50_000)}
    officer = body("Head of commissioning", helen, kind=BodyKind.DELEGATE, powers=powers)
    asks = [Proposed("That the extension be made", DecisionKind.AWARD, Decimal(48_000))]
    report = ready_report(officer, recommends=asks)
    asked = recommendations_of(report)[0]
    page = signed_in(helen).get(f"/ardlebury/reports/{report.pk}/").content.decode()
    address = f"/ardlebury/recommendations/{asked.pk}/decide/"
    assert address in page
    assert signed_in(proposer()).get(address).status_code == 403
    sent = signed_in(helen).post(address, {"outcome": "approved", "reasons": "Within the contract"})
    made = Resolution.objects.get()
    assert sent["Location"] == f"/ardlebury/decisions/{made.pk}/"
    assert (
        "By one person under delegation, without a meeting" in signed_in(helen).get(sent["Location"]).content.decode()
    )


def test_a_meeting_to_come_says_who_sits_on_it_and_a_past_one_who_came(clerk: Client, cabinet: Body) -> None:
    coming = call_meeting(body=cabinet, meets_at=NOW + timedelta(days=8), venue="", by=administrator(), at=NOW)
    page = clerk.get(f"/ardlebury/meetings/{coming.pk}/").content.decode()
    assert "Who sits on it" in page
    assert "<strong>Chris</strong>, chair</li>" in page
    held = call_meeting(body=cabinet, meets_at=NOW - timedelta(days=8), venue="", by=administrator(), at=NOW)
    page = clerk.get(f"/ardlebury/meetings/{held.pk}/").content.decode()
    assert "Who came" in page
    assert "<strong>Chris</strong>, chair: not said</li>" in page


def test_the_register_is_searched_filtered_and_downloaded(clerk: Client, cabinet: Body) -> None:
    decided(cabinet, DecisionKind.AWARD, value=Decimal(389_500), title="Day support")
    board = body("Board", chair=known("Bea"), powers={DecisionKind.GATE: None})
    decided(board, DecisionKind.GATE, title="Gate", outcome=Outcome.REFUSED)
    address = "/ardlebury/decisions/"
    everything = clerk.get(address).content.decode()
    assert "2 decisions" in everything
    for narrowed in (f"body={board.pk}", "kind=gate", "outcome=refused", "q=board"):
        page = clerk.get(f"{address}?{narrowed}").content.decode()
        assert "1 decision<" in page or "1 decision\n" in page or ">1 decision" in page, narrowed
    assert "2 decisions" in clerk.get(f"{address}?year=2026").content.decode()
    lines = b"".join(clerk.get(f"{address}?download=csv").streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[0] == "Decision,Decided,By,Kind,Value,Resolution,Stands,Report,Conditions,Power used,Published"
    assert any("389500.00" in line and "Day support" in line for line in lines)


def test_the_register_and_a_meeting_ask_as_many_questions_for_three_as_for_one(clerk: Client, cabinet: Body) -> None:
    held = meet(cabinet)
    register: list[int] = []
    meeting: list[int] = []
    for title in ("A", "B", "C"):
        report = ready_report(cabinet, title=title)
        clerk.post(f"/ardlebury/meetings/{held.pk}/agenda/", {"report": report.pk})
        resolve(recommendations_of(report)[0], held)
        for counts, address in ((register, "decisions/"), (meeting, f"meetings/{held.pk}/")):
            with CaptureQueriesContext(connection) as asked:
                assert clerk.get(f"/ardlebury/{address}").status_code == 200
            counts.append(len(asked))
    assert (register[0], meeting[0]) == (register[2], meeting[2])
    assert Present.objects.count() == 9


def test_nothing_of_another_partnership_is_seen(clerk: Client, cabinet: Body, withenshire: Partnership) -> None:
    made = decided(cabinet, DecisionKind.GATE)
    client: Any = signed_in(known("Ada of Withenshire"))
    report = made.recommendation.report
    for address in (f"decisions/{made.pk}/", f"reports/{report.pk}/", f"meetings/{made.meeting_id}/"):
        assert client.get(f"/withenshire/{address}").status_code == 404
        assert client.get(f"/ardlebury/{address}").status_code == 404
