"""Minutes carry what was said, what is left over, who does what, and whether they are agreed; agendas what is late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from quadrant.documents.meetings import agenda_paper
from quadrant.documents.minutes import minutes_paper
from quadrant.documents.packs import pack_of
from quadrant.governance import commands
from quadrant.governance.models import Meeting
from quadrant.governance.queries import agenda_of
from quadrant.governance.terms import Late
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind
from tests.documents.test_meetings import told
from tests.factories.governance import meet, proposer, ready_report
from tests.factories.partnership import NOW, administrator, body, known

LATER = NOW + timedelta(days=28)


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), powers={DecisionKind.GATE: None})


@pytest.fixture
def written(cabinet: Body) -> Meeting:
    """A meeting at which something was said, an action was set and the item was left over."""
    meeting = meet(cabinet, ready_report(cabinet))
    [item] = agenda_of(meeting)
    ada = administrator()
    commands.note_item(item=item, text="Carol asked about transport.\n\nColin answered.", version=0, by=ada, at=NOW)
    commands.carry_item(item=item, why="Time ran out.", by=ada, at=NOW)
    commands.set_action(
        meeting=meeting, what="Write to the forum", owner=known("Carol"), due_on=date(2026, 12, 1), by=ada, at=NOW
    )
    return meeting


def test_what_was_said_is_numbered_and_what_is_left_over_and_to_be_done_is_told(written: Meeting) -> None:
    paper = told(minutes_paper(written))
    assert paper["5. Item 1: Short breaks"][1:3] == [
        ("5.2", "", "Carol asked about transport."),
        ("5.3", "", "Colin answered."),
    ]
    assert paper["5. Item 1: Short breaks"][-1] == ("5.6", "Left to the next meeting", "Time ran out.")
    assert paper["6. Actions"] == [("Write to the forum", "Carol", "1 December 2026")]


def test_agreed_minutes_say_where_and_with_what_corrections(cabinet: Body, written: Meeting) -> None:
    assert minutes_paper(written).standing[0].startswith("Draft minutes")
    following = meet(cabinet, at=LATER)
    commands.agree_minutes(
        meeting=written, at_meeting=following, corrections="Cora sent apologies.", by=administrator(), at=LATER
    )
    told_there = told(minutes_paper(following))["5. Minutes of earlier meetings"]
    sentence = (
        "The minutes of the meeting of 16 November 2026, 9am were agreed, with this correction: Cora sent apologies."
    )
    assert told_there == [("5.1", "", sentence)]
    assert minutes_paper(written).standing == (
        "Agreed at the meeting of 14 December 2026, 9am.",
        "Corrected there: Cora sent apologies.",
    )


def test_the_next_agenda_has_the_minutes_and_what_was_left_over(cabinet: Body, written: Meeting) -> None:
    following = meet(cabinet, present=[], at=LATER)
    paper = told(agenda_paper(following))
    assert paper["At the start"][-1] == "Minutes of the meeting of 16 November 2026, 9am"
    assert paper["1. Short breaks"][0] == ("", "Carried", "From the meeting of 16 November 2026.")


def test_each_meetings_pack_has_its_own_day_and_number_at_the_head_of_the_report(
    cabinet: Body, written: Meeting
) -> None:
    following = meet(cabinet, present=[], at=LATER)

    def head(meeting: Meeting) -> dict[str, str]:
        return dict(pack_of(meeting, reader=proposer()).enclosed[1].paper.header)

    assert head(written)["Date"] == "Monday 16 November 2026, 9am"
    assert head(following)["Date"] == "Monday 14 December 2026, 9am"


def test_a_late_item_says_who_agreed_and_why_and_the_head_when_it_was_published(cabinet: Body) -> None:
    meeting = meet(cabinet, ready_report(cabinet), present=[], at=LATER)
    commands.publish_agenda(meeting=meeting, by=administrator(), at=NOW)
    late = Late("The offer ends on Friday.", "Chris")
    other = ready_report(cabinet, title="The eastern house")
    commands.put_on_agenda(meeting=meeting, report=other, late=late, by=administrator(), at=NOW)
    paper = agenda_paper(meeting)
    assert paper.header[-1] == ("Published", "16 November 2026")
    assert told(paper)["2. The eastern house"][0] == ("", "Late item", "Agreed by Chris: The offer ends on Friday.")
