"""The private calendar address: what a calendar program reads there, and when the address stops."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from icalendar import Calendar

from quadrant.cycle import commands
from quadrant.partnership.commands import deactivate_person, end_role
from quadrant.partnership.models import Partnership, RoleHolding
from quadrant.partnership.rules import forget_standing
from quadrant.partnership.terms import Role
from tests.factories.cycle import NOW, cycle
from tests.factories.partnership import administrator, known, person


@pytest.fixture
def link(ardlebury: Partnership, client: Client) -> str:
    """Clara's address, with a cycle of one year and a task of hers."""
    clara = person("Clara", Role.COMMISSIONER)
    running = cycle(key="gateshead-2010", by=clara, ends_on=date(2027, 3, 31))
    commands.set_task(
        cycle=running, title="Ask, then tell; the schools", owner=clara, due_on=date(2026, 12, 1), by=clara, at=NOW
    )
    client.force_login(clara)
    page = client.post("/ardlebury/my-calendar/").content.decode()
    return page.split("http://testserver")[1].split("<")[0]


def test_a_calendar_program_reads_windows_reviews_deadlines_and_own_tasks(link: str) -> None:
    events = Calendar.from_ical(Client().get(link).content).walk("VEVENT")
    days = {str(one["summary"]): (one.decoded("dtstart"), one.decoded("dtend")) for one in events}
    assert days["Activity Two: plan (Families first)"] == (date(2026, 7, 1), date(2026, 10, 1))
    assert days["Start of the formal review of services (Families first)"] == (date(2026, 12, 1), date(2026, 12, 2))
    assert days["The cycle ends (Families first)"] == (date(2027, 3, 31), date(2027, 4, 1))
    assert days["Ask, then tell; the schools (Families first)"] == (date(2026, 12, 1), date(2026, 12, 2))
    assert len({str(one["uid"]) for one in events}) == len(events)


def test_every_line_is_as_the_standard_asks(link: str) -> None:
    """RFC 5545: lines end in CRLF and hold at most 75 octets; a stamp is in UTC."""
    text = Client().get(link).content
    assert text.count(b"\n") == text.count(b"\r\n")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    stamps = [line for line in text.split(b"\r\n") if line.startswith(b"DTSTAMP")]
    assert stamps
    assert all(line.endswith(b"Z") for line in stamps)
    assert all(
        one.decoded("dtstamp").astimezone(UTC) >= datetime(2026, 11, 16, tzinfo=UTC)
        for one in Calendar.from_ical(text).walk("VEVENT")
    )


def test_the_address_stops_when_its_person_has_no_role_any_more(link: str) -> None:
    assert Client().get(link).status_code == 200
    for holding in RoleHolding.objects.filter(person=known("Clara")):
        end_role(holding=holding, to_on=date(2026, 11, 15), by=administrator(), at=NOW)
    forget_standing()
    assert Client().get(link).status_code == 404


def test_the_address_stops_when_its_person_is_removed(link: str) -> None:
    deactivate_person(person=known("Clara"), by=None, at=NOW)
    forget_standing()
    assert Client().get(link).status_code == 404
