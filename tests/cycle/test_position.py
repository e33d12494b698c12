"""Where a cycle stands: every state of a step but those that people set, told as the story of one small cycle."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from quadrant.cycle.position import Cast
from quadrant.cycle.terms import FactKey, Quadrant, StepState
from tests.cycle.framework.files import small
from tests.cycle.position_story import (
    CAST,
    CHOOSE,
    CHOOSE_DONE,
    NEEDS,
    NEEDS_DONE,
    at,
    day,
    facts_of,
    states,
    ticked,
    told,
)


def test_on_the_first_day_the_second_step_waits_for_the_first() -> None:
    where = at(day(4, 1))
    assert states(where) == [StepState.NOT_STARTED, StepState.BLOCKED]
    assert where.steps[1].blocked_by == ("Waits for step 1, Understand needs, which has not started.",)
    assert where.current == ()
    assert where.next_places == (f"{NEEDS}.evidence", f"{NEEDS}.visit")
    assert not where.complete


def test_a_record_begins_a_step_before_it_completes_an_activity() -> None:
    where = at(day(4, 5), told(FactKey.INDICATOR_CHOSEN, day(4, 5)))
    assert states(where) == [StepState.IN_PROGRESS, StepState.BLOCKED]
    evidence = where.activity_at(f"{NEEDS}.evidence")
    assert evidence is not None
    assert (evidence.begun, evidence.done, evidence.by_record) == (True, False, True)
    assert evidence.sentence == "indicator.chosen on 5 April"
    assert where.steps[1].blocked_by == ("Waits for step 1, Understand needs, which is in progress.",)
    assert [step.place for step in where.current] == [NEEDS]


def test_a_step_is_complete_when_every_activity_is_done_and_the_next_one_opens() -> None:
    where = at(day(4, 20), *NEEDS_DONE)
    assert states(where) == [StepState.COMPLETE, StepState.NOT_STARTED]
    assert where.next_places == (f"{CHOOSE}.scoring", f"{CHOOSE}.check")


def test_the_cycle_is_complete_when_every_step_is_settled() -> None:
    where = at(day(5, 20), *NEEDS_DONE, *CHOOSE_DONE)
    assert states(where) == [StepState.COMPLETE, StepState.COMPLETE]
    assert where.complete
    assert where.next_places == ()
    assert [(each.quadrant, each.settled, each.of, each.share) for each in where.quadrants] == [
        (Quadrant.ANALYSE, 1, 1, 1.0),
        (Quadrant.PLAN, 1, 1, 1.0),
        (Quadrant.DO, 0, 0, None),
        (Quadrant.REVIEW, 0, 0, None),
    ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 4, 9), [StepState.NOT_STARTED, StepState.BLOCKED]),
        (date(2026, 4, 10), [StepState.IN_PROGRESS, StepState.BLOCKED]),
        (date(2026, 4, 20), [StepState.COMPLETE, StepState.NOT_STARTED]),
        (date(2026, 5, 10), [StepState.COMPLETE, StepState.IN_PROGRESS]),
        (date(2026, 5, 19), [StepState.COMPLETE, StepState.IN_PROGRESS]),
        (date(2026, 5, 20), [StepState.COMPLETE, StepState.COMPLETE]),
    ],
)
def test_any_past_day_shows_what_was_then_so(on: date, expected: list[StepState]) -> None:
    assert states(at(on, *NEEDS_DONE, *CHOOSE_DONE)) == expected


def test_taking_the_record_away_reopens_the_activity() -> None:
    figures, visit = NEEDS_DONE
    assert states(at(day(6, 1), figures, visit))[0] is StepState.COMPLETE
    assert states(at(day(6, 1), visit))[0] is StepState.IN_PROGRESS


def test_a_tick_counts_at_its_own_place_only() -> None:
    assert states(at(day(6, 1), ticked(day(5, 1), f"{CHOOSE}.visit")))[0] is StepState.NOT_STARTED
    assert states(at(day(6, 1), ticked(day(5, 1), NEEDS)))[0] is StepState.NOT_STARTED


@pytest.mark.parametrize(
    ("place", "done"),
    [(None, True), (f"{NEEDS}.evidence", True), (NEEDS, True), (CHOOSE, False), (f"{NEEDS}.visit", False)],
)
def test_a_record_counts_for_the_whole_cycle_its_step_or_its_place(place: str | None, done: bool) -> None:
    evidence = at(day(6, 1), told(FactKey.OBSERVATIONS_HELD, day(5, 1), place)).activity_at(f"{NEEDS}.evidence")
    assert evidence is not None
    assert evidence.done is done


@pytest.mark.parametrize(
    ("place", "done"),
    [("checklist:bidder", True), (f"{CHOOSE}.check", True), ("checklist:compact", False), (None, False)],
)
def test_a_checklist_is_completed_by_its_own_answers(place: str | None, done: bool) -> None:
    check = at(day(6, 1), told(FactKey.CHECKLIST_ANSWERED, day(5, 1), place)).activity_at(f"{CHOOSE}.check")
    assert check is not None
    assert check.done is done


def test_an_unfavourable_fact_completes_nothing() -> None:
    key, fact = told(FactKey.OBSERVATIONS_HELD, day(5, 1))
    assert states(at(day(6, 1), (key, replace(fact, favourable=False))))[0] is StepState.NOT_STARTED


def test_an_optional_activity_holds_no_step_back() -> None:
    optional = small(
        ("            name: Visit three services", "            name: Visit three services\n            optional: true")
    )
    where = at(day(4, 10), NEEDS_DONE[0], framework=optional)
    assert states(where) == [StepState.COMPLETE, StepState.NOT_STARTED]


def test_a_step_with_nothing_but_optional_activities_is_complete_when_one_is_done() -> None:
    lines = ("            name: Visit three services", "            name: Gather figures")
    optional = small(*((line, f"{line}\n            optional: true") for line in lines))
    assert states(at(day(4, 1), framework=optional))[0] is StepState.NOT_STARTED
    assert states(at(day(4, 10), NEEDS_DONE[0], framework=optional))[0] is StepState.COMPLETE


def test_a_step_that_has_begun_out_of_turn_is_in_progress_and_still_says_what_it_waits_for() -> None:
    where = at(day(5, 10), CHOOSE_DONE[0])
    assert states(where) == [StepState.NOT_STARTED, StepState.IN_PROGRESS]
    assert where.steps[1].blocked_by == ("Waits for step 1, Understand needs, which has not started.",)
    assert where.next_places == (f"{CHOOSE}.check", f"{NEEDS}.evidence", f"{NEEDS}.visit")


def test_a_step_is_late_when_its_window_is_over() -> None:
    in_time, late = at(day(6, 30)), at(day(7, 1))
    assert [step.late for step in in_time.steps] == [False, False]
    assert [step.late for step in late.steps] == [True, False]
    band = late.steps[0].band
    assert band is not None
    assert (band.first, band.last) == (day(4, 1), day(6, 30))
    assert not at(day(7, 1), *NEEDS_DONE).steps[0].late


def test_every_open_step_is_late_when_the_cycle_is_over() -> None:
    assert [step.late for step in at(date(2027, 4, 1), *NEEDS_DONE).steps] == [False, True]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "on", "first"),
    [
        (date(2026, 4, 1), None, date(2028, 5, 1), date(2028, 4, 1)),
        (date(2026, 4, 1), date(2027, 3, 31), date(2028, 5, 1), date(2026, 4, 1)),
        (date(2026, 4, 1), date(2028, 3, 31), date(2027, 3, 31), date(2026, 4, 1)),
        (date(2026, 4, 1), date(2028, 3, 31), date(2027, 4, 1), date(2027, 4, 1)),
        (date(2026, 9, 1), None, date(2026, 10, 1), date(2027, 4, 1)),
        (date(2026, 6, 1), None, date(2026, 4, 1), date(2026, 4, 1)),
        (date(2024, 2, 29), None, date(2027, 2, 28), date(2027, 4, 1)),
    ],
)
def test_a_window_is_that_of_the_year_the_cycle_is_in(
    starts_on: date, ends_on: date | None, on: date, first: date
) -> None:
    band = at(on, cast=Cast(starts_on, ends_on, CAST.bodies)).steps[0].band
    assert band is not None
    assert band.first == first


def test_places_are_looked_up_by_their_keys() -> None:
    where = at(day(4, 1))
    step = where.step_at(f"{CHOOSE}.award")
    assert step is not None
    assert step.place == CHOOSE
    assert where.gate_at(f"{CHOOSE}.award") is step.gates[0]
    assert where.step_at("no.step") is None
    assert where.activity_at("no.step.act") is None
    assert where.gate_at(f"{CHOOSE}.no-gate") is None


def test_the_same_question_has_the_same_answer() -> None:
    told_so = (*NEEDS_DONE, *CHOOSE_DONE)
    assert at(day(5, 15), *told_so) == at(day(5, 15), *reversed(told_so))
    assert facts_of(*told_so).keys() == {key for key, _ in told_so}
