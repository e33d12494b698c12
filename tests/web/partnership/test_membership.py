"""Substitutes and co-opted members are named on the body's page and recorded on the meeting's."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.governance.models import Attendance, DeclaredInterest
from quadrant.governance.queries import item_of
from quadrant.partnership.commands import name_substitute
from quadrant.partnership.models import Body, BodyMember, Partnership, Substitute
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.governance import meet, ready_report
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, person
from tests.web.telling import signed_in

FROM = {"from_on_day": "1", "from_on_month": "4", "from_on_year": "2026"}


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Grace Bell"), chair=known("Chris"), quorum=2, powers={DecisionKind.GATE: None})


@pytest.fixture
def clerk(ardlebury: Partnership) -> Client:
    return signed_in(administrator())


def test_a_substitute_is_named_shown_and_ended_on_the_bodys_page(clerk: Client, cabinet: Body) -> None:
    ama, seat = person("Ama Owusu", Role.ANALYST), BodyMember.objects.get(person=known("Grace Bell"))
    address = f"/ardlebury/seats/{seat.pk}/substitutes/new/"
    assert clerk.get(address).status_code == 200
    day = {"to_on_day": "1", "to_on_month": "4", "to_on_year": "2026"}
    sent = clerk.post(address, {"person": str(ama.pk), **FROM})
    assert sent["Location"] == f"/ardlebury/bodies/{cabinet.pk}/"
    assert "Substitute: Ama Owusu, since 1 April 2026" in clerk.get(sent["Location"]).content.decode()
    assert clerk.post(address, {"person": str(ama.pk), **FROM, **day}).status_code == 409
    made = Substitute.objects.get()
    clerk.post(f"/ardlebury/substitutes/{made.pk}/end/", day)
    made.refresh_from_db()
    assert str(made.to_on) == "2026-04-01"
    assert "Substitute:" not in clerk.get(sent["Location"]).content.decode()


def test_the_clerk_records_that_a_substitute_came_instead(clerk: Client, cabinet: Body) -> None:
    ama, grace, chris = person("Ama Owusu", Role.ANALYST), known("Grace Bell"), known("Chris")
    seat = BodyMember.objects.get(person=grace)
    naming = name_substitute(member=seat, person=ama, from_on=LONG_AGO, by=administrator(), at=NOW)
    report = ready_report(cabinet)
    meeting = meet(cabinet, report, present=[])
    page = f"/ardlebury/meetings/{meeting.pk}/"
    form = clerk.get(f"{page}attendance/").content.decode()
    assert form.count("Apologies: Ama Owusu came instead") == 1
    came = {f"person-{chris.pk}": "present", f"person-{grace.pk}": f"substitute-{naming.pk}"}
    assert clerk.post(f"{page}attendance/", came).status_code == 302
    shown = clerk.get(page).content.decode()
    assert "<strong>Grace Bell</strong>, member: apologies, Ama Owusu in their place</li>" in shown
    assert "Quorum reached: 2 needed, 2 count (Chris and Ama Owusu (for Grace Bell))." in shown
    again = clerk.get(f"{page}attendance/").content.decode()
    assert re.search(rf'value="substitute-{naming.pk}"[^>]*checked', again)
    clerk.post(f"{page}attendance/", {f"person-{chris.pk}": "present", f"person-{grace.pk}": "present"})
    assert list(Attendance.objects.order_by("person__name").values_list("person__name", "presence")) == [
        ("Chris", "present"),
        ("Grace Bell", "present"),
    ]


def test_a_substitute_declares_on_the_page_and_another_analyst_may_not(clerk: Client, cabinet: Body) -> None:
    ama, seat = person("Ama Owusu", Role.ANALYST), BodyMember.objects.get(person=known("Grace Bell"))
    name_substitute(member=seat, person=ama, from_on=LONG_AGO, by=administrator(), at=NOW)
    report = ready_report(cabinet)
    meeting = meet(cabinet, report, present=[])
    item = item_of(meeting, report)
    assert item is not None
    address = f"/ardlebury/agenda-items/{item.pk}/declare/"
    assert address in signed_in(ama).get(f"/ardlebury/meetings/{meeting.pk}/").content.decode()
    sent = signed_in(ama).post(address, {"person": ama.pk, "kind": "personal", "nature": "My son goes there"})
    assert sent.status_code == 302
    assert DeclaredInterest.objects.get().person == ama
    assert signed_in(person("Olive", Role.ANALYST)).get(address).status_code == 403


def test_a_co_opted_member_is_shown_as_such(clerk: Client, cabinet: Body) -> None:
    otto = person("Otto", Role.ANALYST)
    address = f"/ardlebury/bodies/{cabinet.pk}/co-option/"
    said = {"person": str(otto.pk), "votes": "no_vote", "under": "Minute 7 of 10 November 2026", **FROM}
    assert clerk.post(address, {**said, "under": ""}).status_code == 200
    assert clerk.post(address, said).status_code == 302
    page = clerk.get(f"/ardlebury/bodies/{cabinet.pk}/").content.decode()
    assert "<strong>Otto</strong>, member without a vote, co-opted (Minute 7 of 10 November 2026)" in page
    meeting = meet(cabinet, present=[])
    assert (
        "Otto (member without a vote, co-opted)"
        in clerk.get(f"/ardlebury/meetings/{meeting.pk}/attendance/").content.decode()
    )


def test_only_clerks_keep_them_and_strangers_see_nothing(cabinet: Body, withenshire: Partnership) -> None:
    seat, monty = BodyMember.objects.get(person=known("Grace Bell")), person("Monty", Role.MONITORING_OFFICER)
    for address in (f"seats/{seat.pk}/substitutes/new/", f"bodies/{cabinet.pk}/co-option/"):
        assert signed_in(known("Chris")).get(f"/ardlebury/{address}").status_code == 403
        assert signed_in(monty).get(f"/ardlebury/{address}").status_code == 200
        assert signed_in(known("Ada of Withenshire")).get(f"/withenshire/{address}").status_code == 404


def test_the_body_and_its_meeting_ask_as_often_for_three_substitutes_as_for_one(clerk: Client, cabinet: Body) -> None:
    seat = BodyMember.objects.get(person=known("Grace Bell"))
    meeting = meet(cabinet, ready_report(cabinet), present=[])
    asked: dict[str, list[int]] = {f"bodies/{cabinet.pk}/": [], f"meetings/{meeting.pk}/": []}
    for name in ("Ama", "Ben", "Cleo"):
        name_substitute(member=seat, person=person(name, Role.ANALYST), from_on=LONG_AGO, by=administrator(), at=NOW)
        for address, counts in asked.items():
            with CaptureQueriesContext(connection) as queries:
                assert clerk.get(f"/ardlebury/{address}").status_code == 200
            counts.append(len(queries))
    assert [counts[0] - counts[2] for counts in asked.values()] == [0, 0]
