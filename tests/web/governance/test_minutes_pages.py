"""The clerk publishes, notes, sets actions, leaves items over, asks for views; members answer; minutes are agreed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.governance import commands
from quadrant.governance.models import AgreedMinutes, ItemNote, Meeting, MeetingAction, View, ViewsAsked
from quadrant.governance.queries import agenda_of
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind
from tests.factories.governance import meet, proposer, ready_report
from tests.factories.partnership import NOW, administrator, body, known
from tests.web.telling import read, signed_in


@pytest.fixture
def ada(ardlebury: Partnership) -> Client:
    return signed_in(administrator())


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), powers={DecisionKind.GATE: None})


def at(meeting: Meeting) -> str:
    return f"/ardlebury/meetings/{meeting.pk}/"


def coming(cabinet: Body, days: int = 22) -> Meeting:
    return meet(cabinet, ready_report(cabinet), present=[], at=NOW + timedelta(days=days))


def test_the_agenda_is_published_and_the_meeting_says_under_which_rule(ada: Client, cabinet: Body) -> None:
    meeting = coming(cabinet)
    assert "Agenda Not published yet" in read(ada.get(at(meeting)))
    page = read(ada.get(f"{at(meeting)}publish/"))
    assert "5 clear working days must lie between publication and meeting (LGA 1972, section 100B)." in page
    assert "Published now, it is in time." in page
    answer = ada.post(f"{at(meeting)}publish/", {"late_why": ""}, follow=True)
    assert "Published 16 November 2026 In time: 5 clear working days (LGA 1972, section 100B)" in read(answer)
    assert f'href="{at(meeting)}publish/"' not in answer.content.decode()


def test_published_late_it_says_why_and_so_does_a_late_item(ada: Client, cabinet: Body) -> None:
    meeting = coming(cabinet, days=3)
    refused = ada.post(f"{at(meeting)}publish/", {"late_why": ""})
    assert "It is too late for that: say why." in read(refused)
    assert "Enter why it is late" in read(refused)
    ada.post(f"{at(meeting)}publish/", {"late_why": "The budget came on Friday."})
    assert "Late: The budget came on Friday." in read(ada.get(at(meeting)))
    other = ready_report(cabinet, title="Parking")
    bare = ada.post(f"{at(meeting)}agenda/", {"report": other.pk, "late_why": "", "late_agreed_by": "Chris"})
    assert "Enter why it could not wait" in read(bare)
    assert 'value="Chris"' in bare.content.decode()
    said = {"report": other.pk, "late_why": "The offer ends on Friday.", "late_agreed_by": "Chris"}
    page = read(ada.post(f"{at(meeting)}agenda/", said, follow=True))
    assert "Late item, agreed by Chris: The offer ends on Friday." in page


def test_what_was_said_stands_with_its_item_and_both_texts_are_shown_to_the_slower(ada: Client, cabinet: Body) -> None:
    meeting = meet(cabinet, ready_report(cabinet))
    [item] = agenda_of(meeting)
    address = f"/ardlebury/agenda-items/{item.pk}/note/"
    page = read(ada.post(address, {"text": "Carol asked about transport.", "version": 0}, follow=True))
    assert "Carol asked about transport." in page
    slower = ada.post(address, {"text": "Colin asked.", "version": 0})
    assert slower.status_code == 409
    assert "Carol asked about transport." in read(slower)
    assert "Colin asked." in read(slower)
    assert 'name="version" value="1"' in slower.content.decode()
    ada.post(address, {"text": "Carol and Colin asked.", "version": 1})
    assert ItemNote.objects.get().text == "Carol and Colin asked."


def test_an_action_is_set_found_under_your_work_and_marked_as_done(ada: Client, cabinet: Body) -> None:
    meeting = meet(cabinet, ready_report(cabinet))
    said = {
        "what": "Write to the forum", "owner": known("Carol").pk, "item": "",
        "due_on_day": 1, "due_on_month": 12, "due_on_year": 2026,
    }  # fmt: skip
    page = read(ada.post(f"{at(meeting)}actions/new/", said, follow=True))
    assert "Write to the forum Carol, by 1 December 2026" in page, page
    action, carol = MeetingAction.objects.get(), signed_in(known("Carol"))
    done = f"/ardlebury/meeting-actions/{action.pk}/done/"
    assert f'href="{done}"' in carol.get("/ardlebury/your-work/").content.decode()
    assert signed_in(known("Colin")).get(done).status_code == 403
    page = read(carol.post(done, {"note": "Sent on Tuesday"}, follow=True))
    assert "Write to the forum Carol. Done on 16 November 2026: Sent on Tuesday" in page


def test_an_item_left_over_is_said_there_and_on_the_next_agenda(ada: Client, cabinet: Body) -> None:
    meeting = meet(cabinet, ready_report(cabinet))
    [item] = agenda_of(meeting)
    page = read(ada.post(f"/ardlebury/agenda-items/{item.pk}/carry/", {"why": "Time ran out."}, follow=True))
    assert "Left to the next meeting by Ada of Ardlebury: Time ran out." in page
    following = meet(cabinet, present=[], at=NOW + timedelta(days=22))
    assert "Carried from the meeting of 16 November 2026." in read(ada.get(at(following)))


def test_cyp_002_views_are_asked_for_by_a_day_listed_and_the_item_is_carried(ada: Client, cabinet: Body) -> None:
    meeting = meet(cabinet, ready_report(cabinet))
    [item] = agenda_of(meeting)
    said = {"officer": proposer().pk, "closes_on_day": 4, "closes_on_month": 12, "closes_on_year": 2026}
    ada.post(f"/ardlebury/agenda-items/{item.pk}/views/", said)
    asked, carol = ViewsAsked.objects.get(), signed_in(known("Carol"))
    give = f"/ardlebury/views/{asked.pk}/"
    assert f'href="{give}"' in carol.get("/ardlebury/your-work/").content.decode()
    page = read(carol.post(give, {"text": "Say more about fathers."}, follow=True))
    assert "Members of Cabinet are asked to send their views to Petra by 4 December 2026." in page
    assert "Carol , 16 November 2026, 9am Say more about fathers." in page
    assert "Left to the next meeting by Ada of Ardlebury: Views go to Petra until 4 December 2026." in read(
        ada.get(at(meeting))
    )
    following = meet(cabinet, present=[], at=NOW + timedelta(days=22))
    assert [one.report_id for one in agenda_of(following)] == [item.report_id]
    assert ada.get(give).status_code == 403
    assert View.objects.count() == 1


def test_the_minutes_are_agreed_at_the_next_meeting_and_nothing_is_offered_any_more(ada: Client, cabinet: Body) -> None:
    meeting = meet(cabinet, ready_report(cabinet), at=NOW - timedelta(days=14))
    [item] = agenda_of(meeting)
    commands.carry_item(item=item, why="Time ran out.", by=administrator(), at=NOW)
    following = meet(cabinet)
    said = {"at_meeting": following.pk, "corrections": "Colin sent apologies."}
    page = read(ada.post(f"{at(meeting)}agree/", said, follow=True))
    assert "Minutes Agreed on 16 November 2026 With: Colin sent apologies." in page
    assert "Set an action" not in page
    assert "Write what was said" not in page
    assert "Record who came" not in page
    assert "Declare an interest" not in page
    assert "Take it off the agenda" not in page
    assert AgreedMinutes.objects.count() == 1
    assert ada.post(f"{at(meeting)}agree/", said).status_code == 409


def test_the_public_and_providers_do_not_find_these_pages(ada: Client, cabinet: Body) -> None:
    meeting = meet(cabinet, ready_report(cabinet))
    [item] = agenda_of(meeting)
    for address in (f"{at(meeting)}publish/", f"/ardlebury/agenda-items/{item.pk}/note/"):
        assert signed_in(known("Carol")).get(address).status_code == 403
        assert Client().get(address).status_code == 302


def test_a_long_agenda_asks_no_more_than_a_short_one(ada: Client, cabinet: Body) -> None:
    def asked_for(meeting: Meeting) -> int:
        with CaptureQueriesContext(connection) as asked:
            ada.get(at(meeting))
        return len(asked)

    def written(count: int, **more: Any) -> Meeting:
        meeting = meet(cabinet, *(ready_report(cabinet, title=f"Report {at}") for at in range(count)), **more)
        for item in agenda_of(meeting):
            commands.note_item(item=item, text="Said", version=0, by=administrator(), at=NOW)
            commands.carry_item(item=item, why="Later", by=administrator(), at=NOW)
            commands.set_action(
                meeting=meeting, what="Write", owner=known("Carol"), due_on=NOW.date(), item=item,
                by=administrator(), at=NOW,
            )  # fmt: skip
        return meeting

    short, long = written(1, at=NOW - timedelta(hours=2)), written(3)
    asked_for(short)
    assert asked_for(long) <= asked_for(short) + 1  # the long one took up what the short one left
