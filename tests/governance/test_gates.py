"""A gate opens by the right body, within its power, in order; case 10 of the acceptance cases."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from quadrant.audit.models import Line
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle import commands as cycle_commands
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import cycle_numbered, position_of
from quadrant.cycle.registry import facts_of
from quadrant.cycle.terms import FactKey
from quadrant.governance import commands
from quadrant.governance.commands import Resolved
from quadrant.governance.models import Recommendation, Report
from quadrant.governance.queries import (
    checklist_on,
    decisions_at,
    gate_recommendation,
    reports_of,
    resolution_of,
)
from quadrant.governance.terms import CheckAnswer, ItemType, Outcome, Proposed
from quadrant.partnership.commands import give_power
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.factories.cycle import cycle as open_cycle
from tests.factories.governance import decide, decide_gate, draft, meet, proposer, resolve, settle
from tests.factories.partnership import NOW, administrator, body, known, person

TODAY = date(2026, 11, 16)


@pytest.fixture
def pilot(ardlebury: Partnership) -> Cycle:
    """Ardlebury's twelve steps, with the bodies that its policy names; the steps before the award are put aside."""
    cabinet = body("Cabinet", known("Carol"), chair=known("Chris"), powers={DecisionKind.AWARD: None})
    cemb = body("Chief Executive's Board", known("Ella"), powers={DecisionKind.AWARD: Decimal(250_000)})
    running = open_cycle(
        "Mental health day support",
        key="haringey-policy-2010",
        lead_body=cabinet,
        cast={"cabinet": [cabinet], "cemb": [cemb]},
    )
    award = next(step for step in position_of(running, on=TODAY).steps if step.step.number == 8)
    assert award.gates[0].place == award_gate(running)
    for step in position_of(running, on=TODAY).steps[:7]:
        cycle_commands.skip_step(cycle=running, place=step.place, why="Done before Quadrant", by=known("Clara"), at=NOW)
    return running


def award_gate(running: Cycle) -> str:
    return next(s for s in position_of(running, on=TODAY).steps if s.step.number == 8).gates[0].place


def award_report(running: Cycle, to: Body, value: int) -> tuple[Report, Recommendation]:
    made = draft(to, title=f"Award {value}", cycle=running, place=award_gate(running))
    asked = gate_recommendation(made)
    assert asked is not None
    proposed = Proposed(asked.text, DecisionKind.AWARD, Decimal(value))
    asked = commands.change_recommendation(recommendation=asked, proposed=proposed, by=proposer(), at=NOW)
    return settle(made), asked


def opened(running: Cycle) -> bool:
    gate = position_of(running, on=TODAY).gate_at(award_gate(running))
    assert gate is not None
    return gate.open_


def test_case_10_step_8_is_refused_to_a_commissioning_unit_officer(pilot: Cycle) -> None:
    uma = person("Uma", Role.COMMISSIONER)
    officer = body("Commissioning unit", uma, kind=BodyKind.DELEGATE, powers={DecisionKind.AWARD: None})
    _, asked = award_report(pilot, officer, 48_000)
    with pytest.raises(Refusal) as refused:
        commands.decide_alone(recommendation=asked, resolved=Resolved(Outcome.APPROVED), by=uma, at=NOW)
    assert "not for Commissioning unit" in refused.value.sentence
    report, asked = award_report(pilot, Body.objects.get(name="Cabinet"), 48_000)
    with pytest.raises(NotAllowed, match="Only the body's chair or a clerk"):
        resolve(asked, meet(report.body, report), by=uma)
    assert [(line.action, line.actor) for line in Line.objects.filter(refused=True).order_by("sequence")] == [
        ("recommendation.decided_alone", uma.pk),
        ("recommendation.resolved", uma.pk),
    ]
    assert not opened(pilot)


def test_case_10_the_board_decides_inside_its_limit_and_cabinet_above_it(pilot: Cycle) -> None:
    cemb, cabinet = Body.objects.get(name__startswith="Chief"), Body.objects.get(name="Cabinet")
    report, above = award_report(pilot, cemb, 250_001)
    held = meet(cemb, report)
    with pytest.raises(Refusal, match=r"£250,001 is beyond Chief Executive's Board, which may decide up to £250,000"):
        resolve(above, held, chaired_by=known("Ella"))
    assert not opened(pilot)

    report, inside = award_report(pilot, cemb, 250_000)
    resolve(inside, meet(cemb, report, at=NOW - timedelta(hours=1)), chaired_by=known("Ella"))
    assert opened(pilot)

    report, above = award_report(pilot, cabinet, 250_001)
    resolve(above, meet(cabinet, report))
    assert [(one.body.name, one.outcome) for one in decisions_at(pilot, award_gate(pilot))] == [
        ("Cabinet", "approved"),
        ("Chief Executive's Board", "approved"),
    ]
    logged = Line.objects.filter(action="recommendation.resolved").order_by("sequence")
    assert [line.refused for line in logged] == [True, False, False]


def test_a_gate_stays_shut_while_an_earlier_step_is_open(pilot: Cycle) -> None:
    first = position_of(pilot, on=TODAY).steps[6]
    cycle_commands.reopen_step(
        cycle=pilot, place=first.place, why="A bidder complained", by=known("Clara"), at=NOW + timedelta(hours=1)
    )
    cabinet = Body.objects.get(name="Cabinet")
    report, asked = award_report(pilot, cabinet, 1)
    with pytest.raises(Refusal, match=r"The gate is not ready\. Waits for step 7"):
        resolve(asked, meet(cabinet, report))


def test_a_gate_stays_shut_while_a_fact_or_checklist_that_it_needs_is_missing(pilot: Cycle) -> None:
    cabinet = Body.objects.get(name="Cabinet")
    gate = position_of(pilot, on=TODAY).steps[5].gates[0]
    report = draft(cabinet, cycle=pilot, place=gate.place)
    asked = gate_recommendation(report)
    give_power(body=cabinet, decision=DecisionKind.GATE, limit=None, by=administrator(), at=NOW)
    assert asked is not None
    with pytest.raises(
        Refusal, match=r"The gate is not ready\. .*Waits for the criteria to be adopted\. Waits for the checklist"
    ):
        decide(asked)


def test_a_refusal_shuts_and_a_later_approval_opens_the_gate(pilot: Cycle) -> None:
    cabinet = Body.objects.get(name="Cabinet")
    report, asked = award_report(pilot, cabinet, 9)
    refused = resolve(asked, meet(cabinet, report), Outcome.REFUSED, reasons="Too few bids")
    assert not opened(pilot)
    later = settle(commands.supersede_report(report=report, by=proposer(), at=NOW))
    again = gate_recommendation(later)
    assert again is not None
    next_hour = NOW + timedelta(hours=1)
    approved = resolve(again, meet(cabinet, later, at=next_hour), at=next_hour)
    assert opened(pilot)
    assert resolution_of(asked) == approved
    [fact] = facts_of([pilot.pk])[pilot.pk][FactKey.GATE_DECIDED]
    assert (fact.body, fact.favourable, fact.sentence) == (cabinet.pk, True, "Cabinet: approved")
    assert refused.recommendation_id == asked.pk


def test_a_deferral_of_a_second_report_does_not_shut_an_open_gate(pilot: Cycle) -> None:
    cabinet = Body.objects.get(name="Cabinet")
    decide_gate(pilot, award_gate(pilot), cabinet, value=Decimal(5))
    report, asked = award_report(pilot, cabinet, 6)
    later = NOW + timedelta(hours=2)
    resolve(asked, meet(cabinet, report, at=later), Outcome.DEFERRED, reasons="Nothing to decide", at=later)
    assert opened(pilot)


def test_a_gate_report_follows_its_gate_and_counts_for_its_step(pilot: Cycle) -> None:
    cabinet = Body.objects.get(name="Cabinet")
    last = position_of(pilot, on=TODAY).steps[11]
    made = draft(cabinet, cycle=pilot, place=last.gates[0].place, item=ItemType.DECISION)
    assert (made.item, made.at_gate) == ("endorsement", True)
    assert facts_of([pilot.pk])[pilot.pk][FactKey.REPORT_DRAFTED] == []
    settle(made)
    [fact] = facts_of([pilot.pk])[pilot.pk][FactKey.REPORT_DRAFTED]
    assert (fact.place, fact.by) == (last.place, "Petra")
    assert reports_of(pilot, last.gates[0].place) == [made]
    commands.withdraw_report(report=made, why="Too early", by=proposer(), at=NOW)
    assert facts_of([pilot.pk])[pilot.pk][FactKey.REPORT_DRAFTED] == []


def test_a_decided_gate_moves_with_its_cycle_to_a_version_that_renames_it(pilot: Cycle) -> None:
    cabinet, was = Body.objects.get(name="Cabinet"), award_gate(pilot)
    decide_gate(pilot, was, cabinet, value=Decimal(5))
    text = pilot.framework.text.replace("version: 2\n", "version: 3\n", 1)
    text = text.replace("- key: award-approved\n", f"- key: award-agreed\n            was: {was}\n", 1)
    newer = cycle_commands.upload_framework(data=text.encode(), name="own.yaml", by=known("Clara"), at=NOW)
    cycle_commands.move_cycle(cycle=pilot, to=newer, why="New words for step 8", by=known("Clara"), at=NOW)
    moved = cycle_numbered(pilot.pk)
    assert moved is not None
    assert award_gate(moved) == was.replace("award-approved", "award-agreed")
    assert opened(moved)


def test_a_report_names_a_place_that_the_framework_has(pilot: Cycle) -> None:
    with pytest.raises(Refusal, match="has no such place"):
        draft(Body.objects.get(name="Cabinet"), cycle=pilot, place="do.award.nothing")
    with pytest.raises(Refusal, match="A place belongs to a cycle"):
        draft(Body.objects.get(name="Cabinet"), place="do.award.nothing")


def test_a_checklist_is_begun_by_its_first_answer_and_answered_by_its_last(pilot: Cycle) -> None:
    clara, key = known("Clara"), "members-assurance"
    stood = checklist_on(pilot.pk, key)
    assert stood is not None
    items = [line.item.key for line in stood.lines]
    yes = [commands.ItemAnswer(item, CheckAnswer.YES) for item in items[:-1]]
    commands.answer_checklist(cycle=pilot, checklist=key, answers=yes, by=clara, at=NOW)
    facts = facts_of([pilot.pk])[pilot.pk]
    assert [fact.place for fact in facts[FactKey.CHECKLIST_BEGUN]] == [f"checklist:{key}"]
    assert facts[FactKey.CHECKLIST_ANSWERED] == []
    for reason, owner, sentence in (("", None, "not a plain yes"), ("Too short", None, "Say who will see to it")):
        bare = commands.ItemAnswer(items[-1], CheckAnswer.PARTLY, reason, owner)
        with pytest.raises(Refusal, match=sentence):
            commands.answer_checklist(cycle=pilot, checklist=key, answers=[bare], by=clara, at=NOW)
    last = commands.ItemAnswer(items[-1], CheckAnswer.PARTLY, "Six weeks only", clara)
    commands.answer_checklist(cycle=pilot, checklist=key, answers=[last], by=clara, at=NOW)
    [answered] = facts_of([pilot.pk])[pilot.pk][FactKey.CHECKLIST_ANSWERED]
    assert answered.place == f"checklist:{key}"
    stood = checklist_on(pilot.pk, key)
    assert stood is not None
    assert (stood.answered, stood.is_complete) == (len(items), True)


def test_only_those_who_work_on_the_cycle_answer_its_checklists(pilot: Cycle) -> None:
    answers = [commands.ItemAnswer("x", CheckAnswer.YES)]
    otto = person("Otto", Role.AUDITOR)
    with pytest.raises(NotAllowed, match="Only those who work on this cycle"):
        commands.answer_checklist(cycle=pilot, checklist="members-assurance", answers=answers, by=otto, at=NOW)
    clara = known("Clara")
    with pytest.raises(Refusal, match="has no item"):
        commands.answer_checklist(cycle=pilot, checklist="members-assurance", answers=answers, by=clara, at=NOW)
    with pytest.raises(Refusal, match="no such checklist"):
        commands.answer_checklist(cycle=pilot, checklist="none", answers=answers, by=clara, at=NOW)
