"""A year's meetings are proposed by a rule, looked over, and called all at once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from icalendar import Calendar

from quadrant.audit.models import Line
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance.commands import call_meetings
from quadrant.governance.models import Meeting
from quadrant.governance.queries import meeting_days
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import Frequency, MeetingWeekday, NthWeekday, Role
from tests.factories.governance import meet, proposer
from tests.factories.partnership import NOW, administrator, body, known, person
from tests.web.telling import signed_in

RULE_PAGE = "/ardlebury/meetings/year/new/"
RULE = {
    "frequency": "monthly", "first_day": "1", "first_month": "12", "first_year": "2026", "nth": "5", "weekday": "4",
    "time": "6pm", "venue": "Town hall",
}  # fmt: skip


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), chair=known("Chris"))


@pytest.fixture
def clerk(ardlebury: Partnership) -> Client:
    return signed_in(administrator())


def boxes(number: int, *day: int | str) -> dict[str, str]:
    year, month, on = day or ("", "", "")
    return {
        f"day-{number}_day": str(on), f"day-{number}_month": str(month), f"day-{number}_year": str(year),
    }  # fmt: skip


def test_the_rule_proposes_the_days_and_all_are_called_at_once(clerk: Client, cabinet: Body) -> None:
    assert f"{RULE_PAGE}?body={cabinet.pk}" in clerk.get(f"/ardlebury/bodies/{cabinet.pk}/").content.decode()
    sent = clerk.post(RULE_PAGE, {"body": str(cabinet.pk), **RULE})
    assert sent["Location"].startswith("/ardlebury/meetings/year/days/new/?body=")
    page = clerk.get(sent["Location"]).content.decode()
    assert "Tuesday 29 December 2026, as 25 December 2026 is no working day" in page
    assert "Tuesday 30 March 2027, as 26 March 2027 is no working day" in page
    assert page.count('class="govuk-fieldset__legend') == 12
    assert not Meeting.objects.exists()
    said = {**boxes(1, 2026, 12, 22), **boxes(2, 2027, 1, 29), **boxes(3)}
    done = clerk.post(sent["Location"], said)
    assert done["Location"] == f"/ardlebury/meetings/?body={cabinet.pk}"
    assert list(Meeting.objects.order_by("at").values_list("at", "venue")) == [
        (datetime(2026, 12, 22, 18, 0, tzinfo=UTC), "Town hall"),
        (datetime(2027, 1, 29, 18, 0, tzinfo=UTC), "Town hall"),
    ]
    assert clerk.get(done["Location"]).content.decode().count(">Cabinet</a>") == 2


def test_a_meeting_that_stands_already_stops_all_of_them(clerk: Client, cabinet: Body) -> None:
    meet(cabinet, present=[], at=datetime(2027, 1, 29, 18, 0, tzinfo=UTC))
    days = clerk.post(RULE_PAGE, {"body": str(cabinet.pk), **RULE})["Location"]
    refused = clerk.post(days, {**boxes(1, 2026, 12, 22), **boxes(2, 2027, 1, 29)})
    assert refused.status_code == 409
    assert "Cabinet already meets then: 29 January 2027, 6pm. None was called." in refused.content.decode()
    assert Meeting.objects.count() == 1
    assert Line.objects.get(refused=True).action == "meetings.called"


def test_a_rule_by_the_month_says_which_one_and_a_weekly_rule_need_not(clerk: Client, cabinet: Body) -> None:
    without = {"body": str(cabinet.pk), **RULE, "nth": ""}
    assert "Select which one in its month" in clerk.post(RULE_PAGE, without).content.decode()
    assert clerk.post(RULE_PAGE, {**without, "frequency": "weekly"}).status_code == 302
    past = clerk.post(RULE_PAGE, {"body": str(cabinet.pk), **RULE, "first_year": "2025"}).content.decode()
    assert "must be on or after 16 November 2026" in past
    assert clerk.get("/ardlebury/meetings/year/days/new/?frequency=daily").status_code == 200


def test_a_chair_calls_for_the_own_body_alone_and_others_not_at_all(cabinet: Body) -> None:
    other = body("Other board", chair=known("Olga"))
    chris = signed_in(known("Chris"))
    page = chris.get(RULE_PAGE).content.decode()
    assert ("Cabinet" in page, "Other board" in page) == (True, False)
    assert "Select one of the choices listed" in chris.post(RULE_PAGE, {"body": str(other.pk), **RULE}).content.decode()
    assert signed_in(proposer()).get(RULE_PAGE).status_code == 404
    with pytest.raises(NotAllowed):
        call_meetings(body=other, meets_at=[datetime(2027, 1, 29, 18, tzinfo=UTC)], by=known("Chris"), at=NOW)


def test_what_cannot_be_called(cabinet: Body) -> None:
    ada, january = administrator(), datetime(2027, 1, 29, 18, tzinfo=UTC)
    with pytest.raises(Refusal, match="Leave at least one day"):
        call_meetings(body=cabinet, meets_at=[], by=ada, at=NOW)
    with pytest.raises(Refusal, match="29 January 2027, 6pm stands twice"):
        call_meetings(body=cabinet, meets_at=[january, january], by=ada, at=NOW)
    with pytest.raises(Refusal, match="16 November 2026, 9am: this has passed"):
        call_meetings(body=cabinet, meets_at=[NOW, january], by=ada, at=NOW)
    assert not Meeting.objects.exists()


def test_a_body_that_meets_as_needed_has_no_days() -> None:
    found = meeting_days(
        frequency=Frequency.AS_NEEDED, first=date(2026, 12, 1), nth=NthWeekday.FIRST, weekday=MeetingWeekday.MONDAY
    )
    assert found == ()


def test_the_private_calendar_of_a_member_has_the_meetings(cabinet: Body) -> None:
    clara = person("Clara", Role.COMMISSIONER)
    for client, told in ((signed_in(known("Carol")), 1), (signed_in(clara), 0)):
        call = [datetime(2027, 6, 29, 17, 0, tzinfo=UTC)]
        if not Meeting.objects.exists():
            call_meetings(body=cabinet, meets_at=call, venue="Town hall", by=administrator(), at=NOW)
        link = client.post("/ardlebury/my-calendar/").content.decode().split("http://testserver")[1].split("<")[0]
        events = Calendar.from_ical(Client().get(link).content).walk("VEVENT")
        meetings = [one for one in events if str(one["summary"]) == "Cabinet meets"]
        assert len(meetings) == told
        for one in meetings:
            assert (one.decoded("dtstart"), str(one["location"])) == (call[0], "Town hall")
