"""A gate opens by the decision of a body that may take it, and says meanwhile what it waits for."""

from __future__ import annotations

import pytest

from quadrant.cycle.position import Cast, GatePosition
from quadrant.cycle.position.parts import FACT_WAITS
from quadrant.cycle.terms import FactKey, StepState
from tests.cycle.framework.files import small
from tests.cycle.position_story import (
    CAST,
    CHOOSE,
    CHOOSE_DONE,
    NEEDS_DONE,
    PANEL,
    STRANGER,
    Told,
    at,
    day,
    decided,
    states,
    told,
)

_NEEDED = (told(FactKey.PROPOSALS_RANKED, day(5, 15)), told(FactKey.PROPOSAL_SUBMITTED, day(5, 1)))
_SCORED = CHOOSE_DONE[:2]


def _gate(*said: Told, cast: Cast = CAST) -> GatePosition:
    gate = at(day(6, 1), *said, cast=cast).gate_at(f"{CHOOSE}.award")
    assert gate is not None
    return gate


def test_a_shut_gate_says_everything_that_it_waits_for() -> None:
    gate = _gate()
    assert not gate.open_
    assert not gate.ready
    assert gate.waits_for == (
        "Waits for step 1, Understand needs, which has not started.",
        "Waits for the proposals to be ranked.",
        "Waits for every question of 'Planning questions' to be answered.",
        "Waits for a decision of Partnership Board.",
    )


def test_a_gate_is_ready_when_only_the_decision_is_missing() -> None:
    gate = _gate(*NEEDS_DONE, *_NEEDED)
    assert gate.ready
    assert gate.waits_for == ("Waits for a decision of Partnership Board.",)


def test_questions_are_answered_as_a_list_or_by_a_proposal() -> None:
    ranked = _NEEDED[0]
    listed = told(FactKey.CHECKLIST_ANSWERED, day(5, 1), "questions:planning")
    assert not _gate(*NEEDS_DONE, ranked).ready
    assert _gate(*NEEDS_DONE, ranked, listed).ready
    assert _gate(*NEEDS_DONE, *_NEEDED).ready


def test_a_gate_may_wait_for_a_checklist() -> None:
    framework = small(("            questions: planning", "            checklist: bidder"))
    shut = at(day(6, 1), *NEEDS_DONE, *_NEEDED, framework=framework).gate_at(f"{CHOOSE}.award")
    answered = at(day(6, 1), *NEEDS_DONE, *_NEEDED, *_SCORED, framework=framework).gate_at(f"{CHOOSE}.award")
    assert shut is not None
    assert answered is not None
    assert shut.waits_for[0] == "Waits for the checklist 'Bidder checks' to be answered."
    assert answered.ready


def test_a_favourable_decision_of_the_right_body_opens_it() -> None:
    gate = _gate(*NEEDS_DONE, decided(day(5, 20)))
    assert gate.open_
    assert gate.waits_for == ()
    assert gate.fact is not None
    assert gate.fact.sentence == "Agreed on 20 May."


@pytest.mark.parametrize("body", [PANEL, STRANGER])
def test_a_decision_of_another_body_opens_nothing(body: int) -> None:
    gate = _gate(*NEEDS_DONE, *_NEEDED, decided(day(5, 20), body=body))
    assert not gate.open_
    assert gate.fact is None
    assert gate.waits_for == ("Waits for a decision of Partnership Board.",)


def test_the_latest_decision_counts() -> None:
    agreed, deferred = decided(day(5, 20)), decided(day(5, 25), favourable=False)
    assert not _gate(*NEEDS_DONE, agreed, deferred).open_
    assert _gate(*NEEDS_DONE, agreed, deferred, decided(day(5, 28))).open_
    assert _gate(*NEEDS_DONE, *_NEEDED, deferred).waits_for == (
        "Waits for a new decision of Partnership Board. Deferred on 25 May.",
    )


def test_of_two_decisions_on_one_day_the_later_moment_counts() -> None:
    morning = decided(day(5, 20), favourable=False, hour=9)
    afternoon = decided(day(5, 20), hour=15)
    assert _gate(*NEEDS_DONE, afternoon, morning).open_
    assert _gate(*NEEDS_DONE, morning, afternoon).open_


def test_a_later_word_of_a_body_without_the_power_changes_nothing() -> None:
    assert _gate(*NEEDS_DONE, decided(day(5, 20)), decided(day(5, 25), body=STRANGER, favourable=False)).open_


def test_bodies_are_alternatives_and_several_real_ones_may_play_one() -> None:
    cast = Cast(CAST.starts_on, CAST.ends_on, {"board": frozenset({7, 8})})
    assert _gate(decided(day(5, 20), body=8), cast=cast).open_
    either = small(("            bodies: [board]", "            bodies: [board, panel]"))
    gate = at(day(6, 1), *NEEDS_DONE, *_NEEDED, framework=either).gate_at(f"{CHOOSE}.award")
    assert gate is not None
    assert gate.waits_for == ("Waits for a decision of Partnership Board or Appraisal Panel.",)
    by_panel = at(day(6, 1), decided(day(5, 20), body=PANEL), framework=either).gate_at(f"{CHOOSE}.award")
    assert by_panel is not None
    assert by_panel.open_


def test_a_gate_whose_body_nobody_plays_says_so() -> None:
    gate = _gate(*NEEDS_DONE, *_NEEDED, cast=Cast(CAST.starts_on, CAST.ends_on, {}))
    assert gate.waits_for == (
        "Waits for a decision of Partnership Board, which no body of this partnership plays yet.",
    )


def test_a_step_without_its_gate_is_not_complete() -> None:
    where = at(day(6, 1), *NEEDS_DONE, *_SCORED, *_NEEDED)
    assert states(where) == [StepState.COMPLETE, StepState.IN_PROGRESS]
    assert where.next_places == (f"{CHOOSE}.award",)


def test_a_gate_that_is_not_ready_is_not_what_to_do_next() -> None:
    assert at(day(6, 1), *NEEDS_DONE, *_SCORED).next_places == ()


def test_every_fact_that_a_gate_can_need_is_said_in_words() -> None:
    of_one_place = {
        FactKey.TICKED,
        FactKey.GATE_DECIDED,
        FactKey.STEP_SKIPPED,
        FactKey.STEP_NOT_APPLICABLE,
        FactKey.STEP_REOPENED,
    }
    assert set(FACT_WAITS) == set(FactKey) - of_one_place
