"""Steps that people skip, put aside or reopen."""

from __future__ import annotations

import pytest

from quadrant.cycle.terms import FactKey, Quadrant, StepState
from tests.cycle.position_story import (
    CHOOSE,
    CHOOSE_DONE,
    NEEDS,
    NEEDS_DONE,
    at,
    day,
    decided,
    states,
    ticked,
    told,
)


@pytest.mark.parametrize(
    ("key", "state"),
    [(FactKey.STEP_SKIPPED, StepState.SKIPPED), (FactKey.STEP_NOT_APPLICABLE, StepState.NOT_APPLICABLE)],
)
def test_a_step_put_aside_holds_no_other_back_and_says_why(key: FactKey, state: StepState) -> None:
    where = at(day(4, 2), told(key, day(4, 2), NEEDS))
    assert states(where) == [state, StepState.NOT_STARTED]
    assert where.steps[0].fact is not None
    assert where.steps[0].fact.sentence == f"{key.value} on 2 April"
    assert where.steps[0].settled


def test_a_skipped_step_counts_as_settled_and_one_that_does_not_apply_is_left_out() -> None:
    skipped = at(day(4, 2), told(FactKey.STEP_SKIPPED, day(4, 2), NEEDS)).quadrants[0]
    left_out = at(day(4, 2), told(FactKey.STEP_NOT_APPLICABLE, day(4, 2), NEEDS)).quadrants[0]
    assert (skipped.quadrant, skipped.settled, skipped.of) == (Quadrant.ANALYSE, 1, 1)
    assert (left_out.settled, left_out.of, left_out.share) == (0, 0, None)


def test_a_skipped_step_that_is_reopened_is_open_again() -> None:
    skipped, reopened = told(FactKey.STEP_SKIPPED, day(4, 2), NEEDS), told(FactKey.STEP_REOPENED, day(4, 8), NEEDS)
    assert states(at(day(4, 7), skipped, reopened)) == [StepState.SKIPPED, StepState.NOT_STARTED]
    where = at(day(4, 8), skipped, reopened)
    assert states(where) == [StepState.REOPENED, StepState.BLOCKED]
    assert where.steps[1].blocked_by == ("Waits for step 1, Understand needs, which has been reopened.",)
    again = told(FactKey.STEP_SKIPPED, day(4, 9), NEEDS)
    assert states(at(day(4, 9), skipped, reopened, again))[0] is StepState.SKIPPED


def test_what_was_done_stays_done_in_a_reopened_step() -> None:
    reopened = told(FactKey.STEP_REOPENED, day(6, 1), CHOOSE)
    where = at(day(6, 1), *NEEDS_DONE, *CHOOSE_DONE, reopened)
    assert states(where) == [StepState.COMPLETE, StepState.REOPENED]
    step = where.steps[1]
    assert all(activity.done for activity in step.activities)
    assert step.gates[0].open_
    assert step.fact is not None
    assert step.fact.sentence == "step.reopened on 1 June"
    assert where.current == (step,)
    assert not where.complete


def test_a_reopened_step_is_complete_by_anything_done_afresh() -> None:
    story = (*NEEDS_DONE, *CHOOSE_DONE, told(FactKey.STEP_REOPENED, day(6, 1), CHOOSE))
    assert states(at(day(6, 20), *story))[1] is StepState.REOPENED
    assert states(at(day(6, 20), *story, decided(day(6, 15))))[1] is StepState.COMPLETE
    assert states(at(day(6, 20), *story, told(FactKey.SCORES_COMPLETE, day(6, 15))))[1] is StepState.COMPLETE


def test_a_reopened_step_stays_so_while_something_of_it_is_missing() -> None:
    reopened = told(FactKey.STEP_REOPENED, day(6, 1), CHOOSE)
    refused = decided(day(6, 15), favourable=False)
    assert states(at(day(6, 20), *NEEDS_DONE, *CHOOSE_DONE, reopened, refused))[1] is StepState.REOPENED


def test_a_step_may_be_reopened_again_after_it_was_completed_again() -> None:
    first, second = told(FactKey.STEP_REOPENED, day(6, 1), NEEDS), told(FactKey.STEP_REOPENED, day(8, 1), NEEDS)
    story = (*NEEDS_DONE, first, ticked(day(7, 1)), second)
    assert [states(at(day(month, 2), *story))[0] for month in (5, 6, 7, 8)] == [
        StepState.COMPLETE,
        StepState.REOPENED,
        StepState.COMPLETE,
        StepState.REOPENED,
    ]


def test_within_one_day_the_moment_tells_the_order() -> None:
    done = (told(FactKey.OBSERVATIONS_HELD, day(4, 10)), ticked(day(6, 1), hour=9))
    reopened = told(FactKey.STEP_REOPENED, day(6, 1), NEEDS, hour=11)
    assert states(at(day(6, 1), *done))[0] is StepState.COMPLETE
    assert states(at(day(6, 1), *done, reopened))[0] is StepState.REOPENED
    assert states(at(day(6, 1), *done, reopened, ticked(day(6, 1), hour=15)))[0] is StepState.COMPLETE


def test_within_one_day_without_moments_the_reopening_stands() -> None:
    reopened = told(FactKey.STEP_REOPENED, day(6, 1), NEEDS)
    assert states(at(day(6, 1), NEEDS_DONE[0], ticked(day(6, 1)), reopened))[0] is StepState.REOPENED
    skipped = told(FactKey.STEP_SKIPPED, day(6, 1), NEEDS)
    assert states(at(day(6, 1), skipped, reopened))[0] is StepState.REOPENED
