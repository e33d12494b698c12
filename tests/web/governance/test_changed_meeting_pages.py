"""The clerk moves a meeting and cancels one; every page that tells of it says so."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from quadrant.documents.minutes import minutes_paper
from quadrant.governance import commands
from quadrant.governance.models import Meeting, ViewsAsked
from quadrant.governance.queries import agenda_of
from quadrant.partnership import commands as partnership
from quadrant.partnership.models import Body, BodyMember, Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.governance import meet, ready_report
from tests.factories.partnership import NOW, administrator, body, known, organisation, person
from tests.web.telling import read, signed_in

EVENING = datetime(2026, 12, 8, 18, 0, tzinfo=UTC)


@pytest.fixture
def ada(ardlebury: Partnership) -> Client:
    return signed_in(administrator())


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), powers={DecisionKind.GATE: None})


@pytest.fixture
def meeting(cabinet: Body) -> Meeting:
    """On 8 December at six, with one report on its agenda."""
    made = commands.call_meeting(body=cabinet, meets_at=EVENING, venue="Town hall", by=administrator(), at=NOW)
    commands.put_on_agenda(meeting=made, report=ready_report(cabinet), by=administrator(), at=NOW)
    return made


def at(meeting: Meeting) -> str:
    return f"/ardlebury/meetings/{meeting.pk}/"


def typed(day: int, clock: str = "6pm", venue: str = "Town hall", **more: Any) -> dict[str, Any]:
    when = {"on_day": day, "on_month": 12, "on_year": 2026, "time": clock}
    return {**when, "venue": venue, "version": 0, **more}


def test_a_meeting_is_moved_from_what_it_was_and_its_page_says_the_new_day(ada: Client, meeting: Meeting) -> None:
    assert f'href="{at(meeting)}change/"' in ada.get(at(meeting)).content.decode()
    page = ada.get(f"{at(meeting)}change/").content.decode()
    assert all(value in page for value in ('value="8"', 'value="6pm"', 'value="Town hall"'))
    assert "Why it changes" not in page
    told = read(ada.post(f"{at(meeting)}change/", typed(9, "7:30pm"), follow=True))
    assert "It is on 9 December 2026, 7:30pm now." in told
    assert "When 9 December 2026, 7:30pm Where Town hall" in told
    history = read(ada.get(f"/ardlebury/history/governance_meeting/{meeting.pk}/"))
    assert "9 December 2026" in history


def test_after_publication_the_change_asks_why_and_page_and_agenda_say_from_where(
    ada: Client, meeting: Meeting
) -> None:
    commands.publish_agenda(meeting=meeting, by=administrator(), at=NOW)
    bare = ada.post(f"{at(meeting)}change/", typed(9, why=""))
    assert "Enter why it changes" in read(bare)
    told = read(ada.post(f"{at(meeting)}change/", typed(9, why="The hall is flooded."), follow=True))
    sentence = "Moved from 8 December 2026, 6pm: The hall is flooded."
    assert sentence in told
    assert sentence in read(ada.get(f"{at(meeting)}papers/agenda/"))


def test_whoever_was_slower_keeps_what_was_typed_and_reads_what_holds(ada: Client, meeting: Meeting) -> None:
    ada.post(f"{at(meeting)}change/", typed(9))
    slower = ada.post(f"{at(meeting)}change/", typed(10))
    assert slower.status_code == 409
    assert "Somebody else changed this meeting meanwhile: it now is 9 December 2026, 6pm, Town hall." in read(slower)
    assert 'value="10"' in slower.content.decode()
    assert 'name="version" value="1"' in slower.content.decode()
    ada.post(f"{at(meeting)}change/", typed(10, version=1))
    assert Meeting.objects.get().at.day == 10


def test_a_wrong_year_is_asked_about_at_the_day(ada: Client, cabinet: Body) -> None:
    said = {"body": cabinet.pk, "on_day": 8, "on_month": 12, "on_year": 2062, "time": "6pm", "venue": ""}
    refused = ada.post("/ardlebury/meetings/new/", said)
    assert refused.status_code == 409
    assert "Check the year: 8 December 2062 is more than two years ahead." in read(refused)


def test_members_and_others_neither_move_nor_cancel_a_meeting(meeting: Meeting) -> None:
    carol = signed_in(known("Carol"))
    assert "Change the meeting" not in read(carol.get(at(meeting)))
    assert [carol.get(f"{at(meeting)}{way}/").status_code for way in ("change", "cancel")] == [403, 403]
    chris = signed_in(known("Chris"))
    assert [chris.get(f"{at(meeting)}{way}/").status_code for way in ("change", "cancel")] == [200, 200]


def test_a_cancelled_meeting_says_so_with_the_reason_and_offers_nothing_more(ada: Client, meeting: Meeting) -> None:
    assert "Enter why" in read(ada.post(f"{at(meeting)}cancel/", {"why": ""}))
    told = read(ada.post(f"{at(meeting)}cancel/", {"why": "Snow"}, follow=True))
    assert "The meeting is cancelled." in told
    assert "Cancelled 16 November 2026, by Ada of Ardlebury Snow" in told
    assert "Left to the next meeting by Ada of Ardlebury: The meeting was cancelled: Snow" in told
    for label in ("Change the meeting", "Cancel the meeting", "Put a report on the agenda", "Record who came",
                  "Publish the agenda", "Declare an interest", "Take it off"):  # fmt: skip
        assert label not in told
    assert "Cancelled Snow" in read(ada.get(f"{at(meeting)}papers/agenda/"))
    assert "8 December 2026, 6pm Where Town hall Reports 1 State Cancelled" in read(ada.get("/ardlebury/meetings/"))
    assert "Meeting of Cabinet" not in read(signed_in(known("Carol")).get("/ardlebury/your-work/"))
    for way in ("change", "cancel", "publish"):
        again = ada.get(f"{at(meeting)}{way}/")
        assert again.status_code == 409
        assert "This meeting was cancelled." in read(again)
        assert "<textarea" not in again.content.decode()
    assert "Snow" in read(ada.get(f"/ardlebury/history/governance_meeting/{meeting.pk}/"))


def test_a_cancelled_meeting_that_would_be_over_has_no_minutes(ada: Client, cabinet: Body) -> None:
    held = meet(cabinet, present=[])
    assert "Minutes, drafted from the record" in read(ada.get(at(held)))
    commands.cancel_meeting(meeting=held, why="Nobody came.", by=administrator(), at=NOW)
    assert "Minutes, drafted from the record" not in read(ada.get(at(held)))
    assert ada.get(f"{at(held)}papers/minutes/").status_code == 404


def test_a_begun_meeting_is_not_published_and_its_page_says_so_without_a_form(ada: Client, cabinet: Body) -> None:
    answer = ada.get(f"{at(meet(cabinet, ready_report(cabinet)))}publish/")
    assert answer.status_code == 409
    assert "The meeting has begun: its agenda is published before it." in read(answer)
    assert "Why it is late" not in read(answer)


def test_your_work_tells_the_meetings_of_one_body_apart(ada: Client, cabinet: Body) -> None:
    for hour, place in ((1, "Town hall"), (2, "Library")):
        made = commands.call_meeting(
            body=cabinet, meets_at=NOW - timedelta(hours=hour), venue=place, by=administrator(), at=NOW
        )
        report = ready_report(cabinet, title=f"At the {place}")
        commands.put_on_agenda(meeting=made, report=report, by=administrator(), at=NOW)
    told = read(ada.get("/ardlebury/your-work/"))
    assert "Record what Cabinet resolved Minutes. 8am, Town hall. 16 November 2026" in told
    assert "Record what Cabinet resolved Minutes. 7am, Library. 16 November 2026" in told


def test_views_are_collected_only_inside(ada: Client, meeting: Meeting) -> None:
    quentin = person("Quentin of Quaybright", Role.PROVIDER, organisation=organisation("Quaybright"))
    [item] = agenda_of(meeting)
    address = f"/ardlebury/agenda-items/{item.pk}/views/"
    page = read(ada.get(address))
    assert "Colin" in page
    assert "Quentin" not in page
    said = {"officer": quentin.pk, "closes_on_day": 1, "closes_on_month": 12, "closes_on_year": 2026}
    ada.post(address, said)
    assert not ViewsAsked.objects.exists()


def test_agreed_minutes_are_called_agreed_and_name_the_time(ada: Client, cabinet: Body) -> None:
    first = meet(cabinet)
    second = meet(cabinet, at=NOW + timedelta(minutes=30))
    commands.agree_minutes(meeting=first, at_meeting=second, by=administrator(), at=NOW + timedelta(hours=1))
    told = read(ada.get(at(first)))
    assert "Minutes, agreed" in told
    assert "drafted from the record" not in told
    [section] = [one for one in minutes_paper(second).sections if one.title == "Minutes of earlier meetings"]
    assert [block.text for block in section.blocks] == [  # type: ignore[union-attr]
        "The minutes of the meeting of 16 November 2026, 9am were agreed."
    ]


def test_a_named_substitute_stands_beside_the_member_before_the_meeting(ada: Client, meeting: Meeting) -> None:
    seat = BodyMember.objects.get(person=known("Carol"))
    otto = person("Otto", Role.COMMISSIONER)
    partnership.name_substitute(member=seat, person=otto, from_on=date(2026, 12, 1), by=administrator(), at=NOW)
    assert "Carol , member (substitute: Otto)" in read(ada.get(at(meeting)))
    agenda = read(ada.get(f"{at(meeting)}papers/agenda/"))
    assert "Name Seat Substitute" in agenda
    assert "Carol Seat Member Substitute Otto" in agenda
