"""Members who come late or go early do not count for an item; officers who came are named in the minutes."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.documents.minutes import minutes_paper
from quadrant.documents.paper import Bullets, Paragraph
from quadrant.governance.commands import note_out_of_room
from quadrant.governance.models import Meeting, OutOfRoom
from quadrant.governance.queries import agenda_of, recommendations_of
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind
from tests.factories.governance import meet, ready_report, resolve
from tests.factories.partnership import NOW, administrator, body, known
from tests.web.telling import read, signed_in


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    powers = {DecisionKind.GATE: None}
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), quorum=2, powers=powers)


@pytest.fixture
def held(cabinet: Body) -> Meeting:
    return meet(cabinet, ready_report(cabinet, title="First"), ready_report(cabinet, title="Second"))


@pytest.fixture
def clerk(ardlebury: Partnership) -> Client:
    return signed_in(administrator())


def lines(meeting: Meeting, title: str) -> list[str]:
    """The texts of one section of the minutes."""
    section = next(one for one in minutes_paper(meeting).sections if one.title.startswith(title))
    told = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            told.append(f"{block.lead}: {block.text}" if block.lead else block.text)
        if isinstance(block, Bullets):
            told += list(block.items)
    return told


def test_whoever_came_late_is_not_counted_for_the_first_item_and_the_minutes_say_so(
    clerk: Client, held: Meeting
) -> None:
    first, second = agenda_of(held)
    page = f"/ardlebury/meetings/{held.pk}/"
    assert f"/ardlebury/agenda-items/{first.pk}/room/" in clerk.get(page).content.decode()
    answer = clerk.post(f"/ardlebury/agenda-items/{first.pk}/room/", {"people": [known("Carol").pk]})
    assert answer["Location"] == f"{page}#item-1"
    shown = read(clerk.get(page))
    assert "Quorum reached: 2 needed, 2 count (Chris and Colin). Carol: not in the room." in shown
    assert "Quorum reached: 2 needed, 3 count (Chris, Carol and Colin)." in shown
    for item in (first, second):
        resolve(recommendations_of(item.report)[0], held)
    assert "Not in the room: Carol." in lines(held, "Item 1")
    assert "Quorum for this item: 2 needed, 2 counted: Chris and Colin." in lines(held, "Item 1")
    assert "Quorum for this item: 2 needed, 3 counted: Chris, Carol and Colin." in lines(held, "Item 2")


def test_without_them_there_may_be_no_quorum_and_no_chair(held: Meeting) -> None:
    first, second = agenda_of(held)
    note_out_of_room(item=first, people=[known("Carol"), known("Colin")], by=administrator(), at=NOW)
    with pytest.raises(
        Refusal, match=r"No quorum: Cabinet needs 2, and 1 counts for this item. Not counted: Carol \(not in"
    ):
        resolve(recommendations_of(first.report)[0], held)
    note_out_of_room(item=second, people=[known("Chris")], by=administrator(), at=NOW)
    with pytest.raises(Refusal, match=r"Chris may not chair this item \(not in the room\). Say who took the chair"):
        resolve(recommendations_of(second.report)[0], held)


def test_it_is_set_right_until_the_item_is_resolved(held: Meeting) -> None:
    first, _ = agenda_of(held)
    carol, colin = known("Carol"), known("Colin")
    note_out_of_room(item=first, people=[carol], by=administrator(), at=NOW)
    note_out_of_room(item=first, people=[colin], by=administrator(), at=NOW)
    assert [one.person for one in OutOfRoom.objects.all()] == [colin]
    note_out_of_room(item=first, people=[], by=administrator(), at=NOW)
    assert not OutOfRoom.objects.exists()
    with pytest.raises(Refusal, match="Nora did not come to this meeting") as refused:
        note_out_of_room(item=first, people=[known("Nora")], by=administrator(), at=NOW)
    assert refused.value.field == "people"
    with pytest.raises(NotAllowed):
        note_out_of_room(item=first, people=[carol], by=carol, at=NOW)
    resolve(recommendations_of(first.report)[0], held)
    with pytest.raises(Refusal, match="already resolved: who took part stands in its record"):
        note_out_of_room(item=first, people=[carol], by=administrator(), at=NOW)


def test_officers_who_came_are_named_on_the_page_and_in_the_minutes(clerk: Client, held: Meeting) -> None:
    came = {f"person-{known(name).pk}": "present" for name in ("Chris", "Carol", "Colin")}
    others = "Dee Shah, director of finance\n\nRoy Lane, solicitor"
    clerk.post(f"/ardlebury/meetings/{held.pk}/attendance/", {**came, "others": others})
    assert "Also present: Dee Shah, director of finance" in read(clerk.get(f"/ardlebury/meetings/{held.pk}/"))
    again = Meeting.objects.get(pk=held.pk)
    assert lines(again, "Also present") == ["Dee Shah, director of finance", "Roy Lane, solicitor"]


def test_whoever_took_part_in_a_resolution_is_not_sent_away_afterwards(clerk: Client, held: Meeting) -> None:
    first, _ = agenda_of(held)
    resolve(recommendations_of(first.report)[0], held)
    came = {f"person-{known(name).pk}": "present" for name in ("Chris", "Colin")}
    sent = clerk.post(
        f"/ardlebury/meetings/{held.pk}/attendance/", {**came, f"person-{known('Carol').pk}": "apologies"}
    )
    assert sent.status_code == 409
    assert "Carol took part in what was resolved here: who came stands in its record." in read(sent)
    assert "Carol" in "".join(lines(held, "Item 1"))
