"""A framework walked from its first step to its last, as its people would: records, ticks, and every gate tried."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.db import transaction

from quadrant.audit.terms import Refusal
from quadrant.cycle import commands
from quadrant.cycle.framework.places import StepPlace, gates_of, steps_of
from quadrant.cycle.framework.schema import ActivityItem, Gate
from quadrant.cycle.models import Cycle
from quadrant.cycle.position import Position
from quadrant.cycle.queries import framework_of, position_of
from quadrant.cycle.terms import Activity
from quadrant.governance.queries import gate_recommendation
from quadrant.partnership.models import Body
from quadrant.partnership.terms import DecisionKind
from tests.factories import cycle as cycles
from tests.factories.appraisal import commissioner
from tests.factories.governance import decide_gate, draft, meet, resolve, settle
from tests.factories.needs import HERE
from tests.factories.partnership import NOW, body, known
from tests.frameworks import records, records_of_spending
from tests.frameworks.recording import RECORDS, Walk
from tests.frameworks.taking_away import done_without

assert records  # importing them writes down how each activity is completed
assert records_of_spending

TODAY = date(2026, 11, 16)
EVERY_POWER: dict[DecisionKind, Decimal | None] = dict.fromkeys(DecisionKind, None)


@dataclass
class Walked:
    """What a walk met: activities by what completed them, and refusals at gates by their ground."""

    records: list[str] = field(default_factory=list)
    ticks: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    gates: int = 0
    reopened: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        of = len(self.records) + sum(self.ticks.values())
        ticked = ", ".join(f"{count} until {part}" for part, count in sorted(self.ticks.items())) or "none"
        return f"{len(self.records)} of {of} activities by a record; ticks: {ticked}; {self.gates} gates"


def begin(key: str) -> tuple[Walk, Body]:
    """A cycle whose parts are played by bodies of their own, each with a chair, two members and a quorum of two."""
    version = cycles.framework(key)
    people = [known(name) for name in ("Carol", "Colin", "Chris")]
    played = {
        part.key: body(f"{part.name}, really", *people[:2], chair=people[2], quorum=2, powers=EVERY_POWER)
        for part in framework_of(version).bodies
    }
    stranger = body("A body with no part", *people[:2], chair=people[2], quorum=2, powers=EVERY_POWER)
    settings: dict[str, Any] = {
        "key": key,
        "by": commissioner("Clara"),
        "lead_body": next(iter(played.values())),
        "cast": {part: [one] for part, one in played.items()},
        "area_code": HERE,
    }
    walk = Walk(
        cycles.cycle(f"Walk of {key}", **settings), played, cycles.cycle(f"After the walk of {key}", **settings)
    )
    return walk, stranger


def at(walk: Walk) -> Position:
    return position_of(Cycle.objects.get(pk=walk.cycle.pk), on=TODAY)


def _value(gate: Gate) -> Decimal | None:
    return Decimal(200_000) if gate.kind in {DecisionKind.AWARD, DecisionKind.FUNDING} else None


def _body_for(walk: Walk, gate: Gate) -> Body:
    return walk.bodies[gate.bodies[0]]


def try_out_of_order(walk: Walk, walked: Walked) -> None:
    """Before anything is done, no gate that waits for something may be decided."""
    position = at(walk)
    for place in gates_of(framework_of(walk.cycle.framework)):
        found = position.gate_at(place.key)
        assert found is not None
        if found.ready:
            continue
        with pytest.raises(Refusal), transaction.atomic():
            decide_gate(walk.cycle, place.key, _body_for(walk, place.gate), value=_value(place.gate))
        walked.refused["out of order"] += 1


def try_wrongly(walk: Walk, place: str, gate: Gate, stranger: Body, walked: Walked) -> None:
    """The right moment, but a body with no part in it, or a meeting with one person there."""
    with pytest.raises(Refusal, match="This gate is for"), transaction.atomic():
        decide_gate(walk.cycle, place, stranger, value=_value(gate))
    walked.refused["wrong body"] += 1
    with pytest.raises(Refusal, match=r"[Qq]uor"), transaction.atomic():
        _without_quorum(walk, place, _body_for(walk, gate), _value(gate))
    walked.refused["no quorum"] += 1


def _without_quorum(walk: Walk, place: str, of: Body, value: Decimal | None) -> None:
    report = draft(of, title="With one person there", cycle=walk.cycle, place=place)
    asked = gate_recommendation(report)
    assert asked is not None
    if value is not None:
        from quadrant.governance.commands import change_recommendation
        from quadrant.governance.terms import Proposed

        proposed = Proposed(asked.text, DecisionKind(asked.kind), value)
        asked = change_recommendation(recommendation=asked, proposed=proposed, by=report.author, at=NOW)
    report = settle(report)
    earlier = NOW - timedelta(minutes=30)
    meeting = meet(of, report, present=[known("Chris")], at=earlier)
    resolve(asked, meeting, chaired_by=known("Chris"), reasons="As set out.")


# These are completed at their own place, however often the framework asks for them.
AT_THEIR_PLACE = frozenset({Activity.REPORT, Activity.CHECKLIST, Activity.TASKS, Activity.CONSULTATION})


def do_activity(walk: Walk, here: str, item: ActivityItem, walked: Walked) -> None:
    """By its record, made once however many activities it completes; or by a tick with a note."""
    if item.record is None:
        commands.tick(cycle=walk.cycle, place=here, note="Done, see the file", by=known("Clara"), at=NOW)
        tick = item.tick
        assert tick is not None
        walked.ticks[str(tick.until.value if tick.until else "by design")] += 1
        return
    if item.record not in walk.done or item.record in AT_THEIR_PLACE:
        RECORDS[item.record](walk, here, item)
        walk.done.add(item.record)
    walked.records.append(here)


def walk_step(walk: Walk, number: int, stranger: Body, walked: Walked) -> None:
    """Every activity of a step, then its gates; the step is complete after them and not before."""
    place = steps_of(framework_of(walk.cycle.framework))[number - 1]
    for item in place.step.activities:
        do_activity(walk, place.of(item), item, walked)
    step = at(walk).step_at(place.key)
    assert step is not None
    undone = [f"{one.place}: {one.sentence}" for one in step.activities if not one.done]
    assert undone == []
    assert step.settled == (not place.step.gates)
    try_without_records(walk, place, walked)
    for gate in place.step.gates:
        walked.gates += 1
        try_wrongly(walk, place.of(gate), gate, stranger, walked)
        decide_gate(walk.cycle, place.of(gate), _body_for(walk, gate), value=_value(gate))
    step = at(walk).step_at(place.key)
    assert step is not None
    assert step.settled, f"step {number} is {step.state}: {step.blocked_by}"


def try_without_records(walk: Walk, place: StepPlace, walked: Walked) -> None:
    """Each record is taken away in turn: its activity is open again, and done once the record is back."""
    for item in place.step.activities:
        if item.record is None:
            continue
        here = place.of(item)
        assert not done_without(item.record, walk.cycle, partial(is_done, walk, here)), f"{here} stays done"
        assert is_done(walk, here)
        walked.reopened.append(here)


def is_done(walk: Walk, here: str) -> bool:
    activity = at(walk).activity_at(here)
    assert activity is not None
    return activity.done


def walk_framework(key: str) -> Walked:
    """From the first step to the last; the cycle is complete at the end."""
    walk, stranger = begin(key)
    walked = Walked()
    try_out_of_order(walk, walked)
    for number in range(1, len(steps_of(framework_of(walk.cycle.framework))) + 1):
        walk_step(walk, number, stranger, walked)
    assert at(walk).complete
    assert walked.reopened == walked.records
    tried = walked.refused
    assert (tried["wrong body"], tried["no quorum"]) == (walked.gates, walked.gates)
    assert tried["out of order"] > 0
    return walked
