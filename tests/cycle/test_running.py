"""A cycle is opened, worked on, skipped, reopened; its state is derived, also as it stood on a past day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle import commands
from quadrant.cycle.framework.places import activities_of, steps_of
from quadrant.cycle.queries import framework_of, position_of
from quadrant.cycle.terms import StepState
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.cycle import NOW, cycle
from tests.factories.partnership import known, person

TODAY = date(2026, 11, 16)


def test_a_new_cycle_stands_at_its_first_step(ardlebury: Partnership) -> None:
    found = position_of(cycle(key="haringey-policy-2010"), on=TODAY)
    assert len(found.steps) == 12
    assert found.steps[0].state == StepState.NOT_STARTED
    assert found.current == ()
    assert not found.complete


def test_a_tick_completes_an_activity_from_its_day_and_taking_it_away_reopens_it(ardlebury: Partnership) -> None:
    running = cycle(key="haringey-policy-2010")
    clara = known("Clara")
    ticked = next(a for a in activities_of(framework_of(running.framework)) if a.item.record is None)
    commands.tick(cycle=running, place=ticked.key, note="Asked at two drop-ins", by=clara, at=NOW)

    activity = position_of(running, on=TODAY).activity_at(ticked.key)
    assert activity is not None
    assert (activity.done, activity.sentence) == (True, "Asked at two drop-ins")
    before = position_of(running, on=date(2026, 11, 15)).activity_at(ticked.key)
    assert before is not None
    assert not before.done
    with pytest.raises(Refusal, match="already ticked"):
        commands.tick(cycle=running, place=ticked.key, note="Again", by=clara, at=NOW)

    commands.untick(cycle=running, place=ticked.key, by=clara, at=NOW)
    after = position_of(running, on=TODAY).activity_at(ticked.key)
    assert after is not None
    assert not after.done


def test_a_step_is_skipped_with_a_reason_and_reopened(ardlebury: Partnership) -> None:
    running = cycle(key="gateshead-2010")
    clara, place = known("Clara"), steps_of(framework_of(running.framework))[1].key
    with pytest.raises(Refusal, match="Say why"):
        commands.skip_step(cycle=running, place=place, why=" ", by=clara, at=NOW)
    commands.skip_step(cycle=running, place=place, why="One group only", by=clara, at=NOW)
    step = position_of(running, on=TODAY).step_at(place)
    assert step is not None
    assert step.state == StepState.SKIPPED
    assert step.fact is not None
    assert (step.fact.by, step.fact.sentence) == ("Clara", "One group only")
    later = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)
    commands.reopen_step(cycle=running, place=place, why="A second group came up", by=clara, at=later)
    step = position_of(running, on=TODAY).step_at(place)
    assert step is not None
    assert step.state == StepState.REOPENED


def test_only_a_commissioner_opens_a_cycle(ardlebury: Partnership) -> None:
    with pytest.raises(NotAllowed, match="Only a commissioner may open a cycle"):
        cycle(by=person("Anna", Role.ANALYST))


def test_an_activity_with_a_record_cannot_be_ticked(ardlebury: Partnership) -> None:
    running = cycle()
    recorded = next(a for a in activities_of(framework_of(running.framework)) if a.item.record is not None)
    with pytest.raises(Refusal, match="is completed by its record, not by a tick"):
        commands.tick(cycle=running, place=recorded.key, note="Done", by=known("Clara"), at=NOW)
