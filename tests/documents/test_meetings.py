"""A meeting's papers from its record: the agenda, the minutes, and the pack with each reader's own versions."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quadrant.documents.meetings import agenda_paper
from quadrant.documents.minutes import minutes_paper
from quadrant.documents.packs import holds_exempt, pack_of
from quadrant.documents.paper import Bullets, Grid, Paper, Paragraph
from quadrant.governance import commands
from quadrant.governance.models import Meeting
from quadrant.governance.queries import item_of, recommendations_of
from quadrant.governance.terms import Exempt, ExemptParagraph, Outcome, Presence, Proposed, Votes
from quadrant.partnership.commands import declare_interest, seat_member
from quadrant.partnership.models import Body, Organisation, Partnership, Person
from quadrant.partnership.terms import DecisionKind, InterestKind, Role, Seat
from tests.factories.governance import meet, ready_report, resolve
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation, person

BIDS = Exempt("Harbour Door asked for £389,500", ExemptParagraph.BUSINESS, "The bids of others are still open.")
TWO = (
    Proposed("That short breaks be redesigned", DecisionKind.GATE),
    Proposed("That the award be made", DecisionKind.AWARD, Decimal(38_500)),
)


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    """Chris in the chair, Carol, Colin and Cora; two make a quorum."""
    powers = {DecisionKind.GATE: None, DecisionKind.AWARD: Decimal(500_000)}
    return body("Cabinet", known("Carol"), known("Colin"), known("Cora"), chair=known("Chris"), quorum=2, powers=powers)


def declare(somebody: Person, door: Organisation, kind: InterestKind) -> None:
    declare_interest(
        person=somebody, kind=kind, nature="Trustee", organisation=door, from_on=LONG_AGO, by=somebody, at=NOW
    )


def told(paper: Paper) -> dict[str, list[Any]]:
    """What stands under each heading: paragraphs as number, lead and text; items of lists; rows of tables."""
    found: dict[str, list[Any]] = {}
    for section in paper.sections:
        lines = found.setdefault(section.heading, [])
        for block in section.blocks:
            match block:
                case Paragraph(number, text, lead=lead):
                    lines.append((number, lead, text))
                case Bullets(items):
                    lines += items
                case Grid(_, _, rows):
                    lines += rows
    return found


def test_the_agenda_has_body_day_venue_members_and_items_in_order(cabinet: Body) -> None:
    first = ready_report(cabinet, title="Short breaks", recommends=TWO)
    second = ready_report(cabinet, title="Parking", exempt=BIDS)
    paper = agenda_paper(meet(cabinet, first, second))
    assert (paper.kind, paper.title) == ("Agenda", "Cabinet, 16 November 2026")
    assert paper.header == (
        ("Body", "Cabinet"),
        ("Day", "Monday 16 November 2026"),
        ("Time", "9am"),
        ("Venue", "Town hall"),
        ("Quorum", "2 voting members"),
        ("Published", "Not yet"),
    )
    assert told(paper) == {
        "Membership": [("Chris", "Chair"), ("Carol", "Member"), ("Colin", "Member"), ("Cora", "Member")],
        "At the start": [
            "Apologies for absence",
            "Declarations of interest: which item, which kind of interest, what it is",
        ],
        "1. Short breaks": [
            ("1.1", "", "That short breaks be redesigned"),
            ("1.2", "", "That the award be made (£38,500)"),
        ],
        "2. Parking (part exempt)": [
            (
                "",
                "Not for publication",
                "Paragraph 3: financial or business affairs of a person or body. The bids of others are still open.",
            ),
            ("2.1", "", "That short breaks be redesigned"),
        ],
    }
    assert paper.sections[2].note == "Report of Petra. For decision. Not a key decision."
    assert not paper.exempt


def test_an_agenda_says_which_report_was_taken_back(cabinet: Body) -> None:
    report = ready_report(cabinet)
    meeting = meet(cabinet, report)
    commands.withdraw_report(report=report, why="The figures were wrong", by=report.author, at=NOW)
    assert told(agenda_paper(meeting))["1. Short breaks"][0] == ("", "Taken back", "The figures were wrong")


def test_an_agenda_without_reports_says_so(ardlebury: Partnership) -> None:
    paper = agenda_paper(meet(body("Trust board")))
    assert told(paper)["Membership"] == [("", "", "Nobody has a seat on that day.")]
    assert told(paper)["Reports"] == [("", "", "No report is on the agenda yet.")]


@pytest.fixture
def held(cabinet: Body) -> Meeting:
    """Carol left for a registered interest, Colin stayed without a vote for one declared on the day; Cora sent
    apologies; one recommendation approved with conditions, one deferred."""
    door = organisation("Harbour Door")
    declare(known("Carol"), door, InterestKind.OTHER_REGISTRABLE)
    report = ready_report(cabinet, recommends=TWO, organisations=[door])
    dana = known("Dana")
    seat_member(body=cabinet, person=dana, seat=Seat.MEMBER, from_on=LONG_AGO, by=administrator(), at=NOW)
    meeting = meet(cabinet, report, present=[known("Chris"), known("Carol"), known("Colin"), dana])
    commands.record_attendance(
        meeting=meeting, person=known("Cora"), presence=Presence.APOLOGIES, by=administrator(), at=NOW
    )
    item = item_of(meeting, report)
    assert item is not None
    commands.declare_at_meeting(
        item=item, person=known("Colin"), kind=InterestKind.PERSONAL, nature="Aunt", by=known("Colin"), at=NOW
    )
    first, second = recommendations_of(report)
    conditional = Outcome.APPROVED_WITH_CONDITIONS
    resolve(first, meeting, conditional, conditions="By April", reasons="Families wait", votes=Votes(2, 0))
    resolve(second, meeting, Outcome.DEFERRED, reasons="No figures yet")
    return meeting


def test_the_minutes_say_who_came_what_each_interest_did_and_what_was_resolved_why(held: Meeting) -> None:
    paper = minutes_paper(held)
    assert (paper.kind, paper.header[-1]) == ("Minutes", ("In the chair", "Chris"))
    assert paper.standing == ("Draft minutes, made from the record of the meeting. The body has not agreed them yet.",)
    assert told(paper) == {
        "1. Present": [("Chris", "Chair"), ("Carol", "Member"), ("Colin", "Member"), ("Dana", "Member")],
        "2. Apologies": ["Cora"],
        "3. Quorum": [
            ("3.1", "", "A quorum is 2 voting members; 4 came. It was reached."),
            ("3.2", "", "Who counted for each item stands under the item."),
        ],
        "4. Declarations of interest": [
            ("Carol", "Item 1", "Other registrable: Trustee (Harbour Door)", "Left the meeting"),
            ("Colin", "Item 1", "Personal: Aunt (declared at the meeting)", "Stayed: not counted, no vote"),
        ],
        "5. Item 1: Short breaks": [
            ("5.1", "Quorum for this item", "2 needed, 2 counted: Chris and Dana."),
            ("5.2", "Recommendation 1", "That short breaks be redesigned"),
            ("5.3", "Resolved", "Approved with conditions: That short breaks be redesigned, subject to: By April"),
            ("5.4", "Reasons", "Families wait"),
            ("5.5", "Votes", "2 for, 0 against, 0 abstained"),
            ("5.6", "Under the power to", "open a gate of a cycle"),
            ("5.7", "Recommendation 2", "That the award be made (£38,500)"),
            ("5.8", "Resolved", "Deferred."),
            ("5.9", "Reasons", "No figures yet"),
        ],
    }


def test_what_was_not_resolved_is_minuted_as_open_and_amended_words_are_given(cabinet: Body) -> None:
    report = ready_report(cabinet, recommends=TWO)
    meeting = meet(cabinet, report, present=[])
    told_of = told(minutes_paper(meeting))
    assert told_of["1. Present"] == [("1.1", "", "Nobody is recorded as present.")]
    assert told_of["3. Quorum"][0] == ("3.1", "", "A quorum is 2 voting members; 0 came. It was not reached.")
    assert told_of["5. Item 1: Short breaks"] == [
        ("5.1", "Quorum for this item", "2 needed, 0 counted: nobody."),
        ("5.2", "Recommendation 1", "That short breaks be redesigned"),
        ("5.3", "", "Nothing was resolved on this recommendation at this meeting."),
        ("5.4", "Recommendation 2", "That the award be made (£38,500)"),
        ("5.5", "", "Nothing was resolved on this recommendation at this meeting."),
    ]
    for name in ("Chris", "Colin"):
        commands.record_attendance(
            meeting=meeting, person=known(name), presence=Presence.PRESENT, by=administrator(), at=NOW
        )
    resolve(recommendations_of(report)[0], meeting, Outcome.APPROVED_AS_AMENDED, amended_to="That some be redesigned")
    assert ("5.3", "Resolved", "Approved as amended: That some be redesigned") in told(minutes_paper(meeting))[
        "5. Item 1: Short breaks"
    ]


def test_minutes_ask_as_many_questions_for_three_items_as_for_one(cabinet: Body) -> None:
    counts = []
    for number in (1, 2, 3):
        reports = [ready_report(cabinet, title=f"{number}{at}") for at in range(number)]
        meeting = meet(cabinet, *reports, at=NOW.replace(minute=number))
        for report in reports:
            resolve(recommendations_of(report)[0], meeting, at=NOW.replace(minute=number))
        with CaptureQueriesContext(connection) as asked:
            minutes_paper(meeting)
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_a_pack_holds_the_agenda_and_each_report_in_the_readers_own_version(cabinet: Body) -> None:
    door, carol, otto = organisation("Harbour Door"), known("Carol"), person("Otto", Role.ANALYST)
    first = ready_report(cabinet, title="Short breaks", exempt=BIDS, organisations=[door])
    second = ready_report(cabinet, title="Parking", exempt=BIDS)
    third = ready_report(cabinet, title="Homecare")
    meeting = meet(cabinet, first, second, third)
    declare(carol, door, InterestKind.OTHER_REGISTRABLE)
    open_, exempt, left_out = "", " (part exempt)", " (exempt part left out)"
    for reader, public, marks in (
        (known("Chris"), False, (exempt, exempt, open_)),
        (known("Chris"), True, (left_out, left_out, open_)),
        (carol, False, (left_out, exempt, open_)),
        (otto, False, (left_out, left_out, open_)),
    ):
        pack = pack_of(meeting, reader=reader, public=public)
        titles = ("Item 1: Short breaks", "Item 2: Parking", "Item 3: Homecare")
        assert [one.heading for one in pack.enclosed] == [
            "Agenda",
            *(f"{title}{mark}" for title, mark in zip(titles, marks, strict=True)),
        ]
        assert pack.exempt == (exempt in marks)
        assert str(pack).count("£389,500") == marks.count(exempt)
        assert len(pack.standing) == len({exempt, left_out}.intersection(marks))
    assert [holds_exempt(meeting, reader=one) for one in (known("Chris"), carol, otto)] == [True, True, False]
