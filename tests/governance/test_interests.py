"""Whoever proposes or has an interest takes no part in deciding, registered or declared on the day."""

from __future__ import annotations

from datetime import date

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.commands import Resolved
from quadrant.governance.models import DeclaredInterest, Present
from quadrant.governance.queries import (
    item_of,
    recommendations_of,
    taking_part,
)
from quadrant.governance.terms import Outcome, Presence
from quadrant.partnership import commands as partnership
from quadrant.partnership.models import Body, Interest, Organisation, Partnership, Person
from quadrant.partnership.terms import BodyKind, InterestKind, Role, Seat
from tests.factories.governance import meet, proposer, ready_report, resolve
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation, person
from tests.governance.deciding import POWERS


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    """Chris in the chair, Carol and Colin; two make a quorum."""
    return body("Cabinet", known("Carol"), known("Colin"), chair=known("Chris"), quorum=2, powers=POWERS)


def declare(somebody: Person, door: Organisation, kind: InterestKind, nature: str = "Trustee") -> None:
    partnership.declare_interest(
        person=somebody, kind=kind, nature=nature, organisation=door, from_on=LONG_AGO, by=somebody, at=NOW
    )


def test_the_proposer_may_sit_but_is_not_counted_does_not_chair_and_does_not_record(ardlebury: Partnership) -> None:
    petra = proposer()
    trust = body("Trust board", known("Carol"), chair=petra, quorum=2, powers=POWERS)
    report = ready_report(trust)
    asked, held = recommendations_of(report)[0], meet(trust, report)
    with pytest.raises(NotAllowed, match="Whoever proposes a decision may not record it"):
        resolve(asked, held, by=petra)
    with pytest.raises(Refusal, match=r"needs 2, and 1 counts .* Petra \(proposed it"):
        resolve(asked, held)
    partnership.seat_member(
        body=trust, person=known("Colin"), seat=Seat.MEMBER, from_on=LONG_AGO, by=administrator(), at=NOW
    )
    commands.record_attendance(
        meeting=held, person=known("Colin"), presence=Presence.PRESENT, by=administrator(), at=NOW
    )
    with pytest.raises(Refusal, match="Petra may not chair this item"):
        resolve(asked, held)
    made = resolve(asked, held, chaired_by=known("Carol"))
    assert dict(Present.objects.values_list("person__name", "part")) == {
        "Petra": "proposer",
        "Carol": "counted",
        "Colin": "counted",
    }
    assert made.chaired_by == known("Carol")


def test_a_registered_interest_takes_a_member_out_of_the_count_and_is_recorded(cabinet: Body) -> None:
    door = organisation("Harbour Door")
    declare(known("Carol"), door, InterestKind.OTHER_REGISTRABLE)
    report = ready_report(cabinet, organisations=[door])
    held = meet(cabinet, report)
    resolve(recommendations_of(report)[0], held)
    left = Present.objects.get(person=known("Carol"))
    assert (left.part, left.because) == ("left", "Other registrable: Trustee (Harbour Door)")
    assert Present.objects.filter(part="counted").count() == 2


def test_a_conflict_can_cost_the_quorum(cabinet: Body) -> None:
    door = organisation("Harbour Door")
    declare(known("Carol"), door, InterestKind.ORGANISATIONAL, "Harbour Door employs me")
    report = ready_report(cabinet, organisations=[door])
    held = meet(cabinet, report, present=[known("Carol"), known("Colin")])
    with pytest.raises(Refusal, match=r"1 counts for this item\. Not counted: Carol \(stayed: not counted, no vote\)"):
        resolve(recommendations_of(report)[0], held)


def test_a_conflicted_chair_neither_records_nor_chairs(cabinet: Body) -> None:
    door = organisation("Harbour Door")
    declare(known("Chris"), door, InterestKind.DISCLOSABLE_PECUNIARY, "Director")
    report = ready_report(cabinet, organisations=[door])
    asked, held = recommendations_of(report)[0], meet(cabinet, report)
    with pytest.raises(NotAllowed, match="You have an interest in this and may not record it"):
        resolve(asked, held, by=known("Chris"))
    with pytest.raises(Refusal, match=r"Chris may not chair this item \(left the meeting\)"):
        resolve(asked, held)
    assert resolve(asked, held, chaired_by=known("Carol")).outcome == "approved"


def test_an_interest_declared_on_the_day_has_the_effect_set_for_its_kind(cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report)
    item = item_of(held, report)
    assert item is not None
    carol, chris = known("Carol"), known("Chris")
    with pytest.raises(NotAllowed, match="You may declare your own interests"):
        commands.declare_at_meeting(
            item=item, person=chris, kind=InterestKind.PERSONAL, nature="Neighbour", by=carol, at=NOW
        )
    commands.declare_at_meeting(
        item=item, person=carol, kind=InterestKind.PERSONAL, nature="Her son attends", by=carol, at=NOW
    )
    commands.declare_at_meeting(item=item, person=chris, kind=InterestKind.PAST, nature="Volunteered", by=chris, at=NOW)
    resolve(recommendations_of(report)[0], held)
    assert {
        name: (part, because) for name, part, because in Present.objects.values_list("person__name", "part", "because")
    } == {
        "Chris": ("counted", "Past: Volunteered (declared at the meeting)"),
        "Carol": ("no_vote", "Personal: Her son attends (declared at the meeting)"),
        "Colin": ("counted", ""),
    }
    with pytest.raises(Refusal, match="already resolved"):
        commands.declare_at_meeting(
            item=item, person=known("Colin"), kind=InterestKind.PERSONAL, nature="Late", by=known("Colin"), at=NOW
        )


def test_what_was_declared_by_mistake_is_taken_back_and_the_member_counts_again(cabinet: Body) -> None:
    report = ready_report(cabinet)
    held = meet(cabinet, report)
    item, carol = item_of(held, report), known("Carol")
    assert item is not None

    def declare_it() -> DeclaredInterest:
        return commands.declare_at_meeting(
            item=item, person=carol, kind=InterestKind.PERSONAL, nature="Wrong member", by=administrator(), at=NOW
        )

    def parts() -> dict[str, str]:
        return {taker.person.name: taker.part.value for taker in taking_part(held)[item.pk].takers}

    declared = declare_it()
    assert parts()["Carol"] == "no_vote"
    with pytest.raises(NotAllowed, match="Only the body's chair or a clerk"):
        commands.withdraw_declared(declared=declared, why="Not me", by=carol, at=NOW)
    with pytest.raises(Refusal, match="Say why it is taken back"):
        commands.withdraw_declared(declared=declared, why=" ", by=administrator(), at=NOW)
    commands.withdraw_declared(declared=declared, why="It was Colin", by=administrator(), at=NOW)
    assert parts()["Carol"] == "counted"
    with pytest.raises(Refusal, match="taken back already"):
        commands.withdraw_declared(declared=declared, why="Again", by=administrator(), at=NOW)
    again = declare_it()
    resolve(recommendations_of(report)[0], held)
    with pytest.raises(Refusal, match="already resolved: what was declared stands"):
        commands.withdraw_declared(declared=again, why="Too late", by=administrator(), at=NOW)


def test_a_dispensation_lets_a_member_count(cabinet: Body) -> None:
    door = organisation("Harbour Door")
    carol = known("Carol")
    declare(carol, door, InterestKind.OTHER_REGISTRABLE)
    partnership.give_dispensation(
        interest=Interest.objects.get(),
        reason="Too few would be left",
        until=date(2027, 1, 1),
        by=person("Mona", Role.MONITORING_OFFICER),
        at=NOW,
    )
    report = ready_report(cabinet, organisations=[door])
    resolve(recommendations_of(report)[0], meet(cabinet, report))
    kept = Present.objects.get(person=carol)
    assert (kept.part, kept.because) == (
        "counted",
        "Other registrable: Trustee (Harbour Door); dispensation given by Mona",
    )


def test_a_delegate_with_an_interest_does_not_decide(ardlebury: Partnership) -> None:
    helen, door = person("Helen", Role.COMMISSIONER), organisation("Harbour Door")
    officer = body("Head of commissioning", helen, kind=BodyKind.DELEGATE, powers=POWERS)
    declare(helen, door, InterestKind.PERSONAL)
    report = ready_report(officer, organisations=[door])
    with pytest.raises(NotAllowed, match="You have an interest in this"):
        commands.decide_alone(
            recommendation=recommendations_of(report)[0], resolved=Resolved(Outcome.APPROVED), by=helen, at=NOW
        )


@pytest.mark.parametrize("written", ["The market hall", "THE MARKET HALL", " the  market hall "])
def test_capitals_and_spaces_do_not_hide_an_interest_in_a_subject(cabinet: Body, written: str) -> None:
    partnership.declare_interest(
        person=known("Carol"), kind=InterestKind.DISCLOSABLE_PECUNIARY, nature="Has a stall", subject=written,
        from_on=LONG_AGO, by=known("Carol"), at=NOW,
    )  # fmt: skip
    report = ready_report(cabinet, subjects=["the market  hall"])
    held = meet(cabinet, report)
    item = item_of(held, report)
    assert item is not None
    assert [taker.person.name for taker in taking_part(held)[item.pk].counted] == ["Chris", "Colin"]


def test_an_interest_that_begins_in_a_year_mistyped_is_asked_about(cabinet: Body) -> None:
    with pytest.raises(Refusal, match="Check the year: 1 January 2062 is more than a year away") as refused:
        partnership.declare_interest(
            person=known("Carol"), kind=InterestKind.PERSONAL, nature="A friend", subject="Parking",
            from_on=date(2062, 1, 1), by=known("Carol"), at=NOW,
        )  # fmt: skip
    assert refused.value.field == "from_on"
