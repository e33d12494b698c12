"""What people say of steps: activities ticked, steps skipped, not applicable or reopened, phase-end tests answered."""

from __future__ import annotations

from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.cycle.framework.places import ActivityPlace, StepPlace
from quadrant.cycle.models import Cycle, OutcomeTestAnswer, StepMark, Tick
from quadrant.cycle.queries import asked_at_ends, place_in, position_of
from quadrant.cycle.rules import may_run_cycle, may_work_on_cycle
from quadrant.cycle.terms import MarkKind, StepState
from quadrant.partnership.models import Person

NOT_AT_WORK = "You do not work on this cycle."
NOT_YOURS = "Only a commissioner, or the chair of the lead body, may do this."


@act("activity.ticked")
def tick(*, cycle: Cycle, place: str, note: str, by: Person, at: datetime) -> Done[Tick]:
    """Say that an activity is done which no record completes; the note says what was done."""
    allow(may_work_on_cycle(by, cycle), NOT_AT_WORK)
    found = place_in(cycle, place)
    insist(isinstance(found, ActivityPlace), "This framework has no such activity.", field="place")
    assert isinstance(found, ActivityPlace)  # noqa: S101  the line above refused anything else
    insist(found.item.record is None, f"'{found.item.name}' is completed by its record, not by a tick.", field="place")
    insist(bool(note.strip()), "Say in a few words what was done.", field="note")
    made = Tick(cycle=cycle, place=place, note=note, ticked_by=by, ticked_at=at)
    made.save()
    return Done(made, found.item.name)


@act("activity.unticked")
def untick(*, cycle: Cycle, place: str, by: Person, at: datetime) -> Done[Tick]:
    allow(may_work_on_cycle(by, cycle), NOT_AT_WORK)
    kept = Tick.objects.standing().select_for_update().filter(cycle=cycle, place=place).first()
    insist(kept is not None, "This activity is not ticked.")
    assert kept is not None  # noqa: S101  the line above refused it
    kept.undone_by, kept.undone_at = by, at
    kept.save()
    return Done(kept)


def _mark(cycle: Cycle, place: str, kind: MarkKind, why: str, by: Person, at: datetime) -> StepMark:
    allow(may_run_cycle(by, cycle), NOT_YOURS)
    insist(isinstance(place_in(cycle, place), StepPlace), "This framework has no such step.", field="place")
    insist(bool(why.strip()), "Say why.", field="why")
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    made = StepMark(cycle=cycle, place=place, kind=kind, why=why, made_by=by, made_at=at)
    made.save()
    return made


def _state(cycle: Cycle, place: str, at: datetime) -> StepState | None:
    found = position_of(cycle, on=at.date()).step_at(place)
    return found.state if found else None


@act("step.skipped")
def skip_step(*, cycle: Cycle, place: str, why: str, by: Person, at: datetime) -> Done[StepMark]:
    """Leave a step out on purpose; it is said who did and why."""
    state = _state(cycle, place, at)
    insist(state != StepState.COMPLETE, "This step is complete; there is nothing to skip.")
    insist(state != StepState.SKIPPED, "This step is skipped already.")
    return Done(_mark(cycle, place, MarkKind.SKIPPED, why, by, at), why)


@act("step.not_applicable")
def mark_not_applicable(*, cycle: Cycle, place: str, why: str, by: Person, at: datetime) -> Done[StepMark]:
    state = _state(cycle, place, at)
    insist(state != StepState.COMPLETE, "This step is complete.")
    insist(state != StepState.NOT_APPLICABLE, "It is said already that this step does not apply.")
    return Done(_mark(cycle, place, MarkKind.NOT_APPLICABLE, why, by, at), why)


@act("step.reopened")
def reopen_step(*, cycle: Cycle, place: str, why: str, by: Person, at: datetime) -> Done[StepMark]:
    """Work on a step again. What was decided stays; the reopening says why."""
    settled = {StepState.COMPLETE, StepState.SKIPPED, StepState.NOT_APPLICABLE}
    insist(_state(cycle, place, at) in settled, "Only a step that is complete or was left out can be reopened.")
    return Done(_mark(cycle, place, MarkKind.REOPENED, why, by, at), why)


@act("step.mark_lifted")
def lift_mark(*, mark: StepMark, by: Person, at: datetime) -> Done[StepMark]:
    """Take back a skip, a not applicable or a reopening."""
    kept = StepMark.objects.select_for_update().get(pk=mark.pk)
    allow(may_run_cycle(by, kept.cycle), NOT_YOURS)
    insist(kept.lifted_at is None, "This was already taken back.")
    kept.lifted_at = at
    kept.save()
    return Done(kept)


@act("outcome_test.answered")
def answer_outcome_test(
    *, cycle: Cycle, place: str, achieved: bool, evidence: str, by: Person, at: datetime
) -> Done[OutcomeTestAnswer]:
    """Answer a phase-end test (`place` is `phase.test`): achieved or not, and what shows it."""
    allow(may_work_on_cycle(by, cycle), NOT_AT_WORK)
    asked = next((one for one in asked_at_ends(cycle) if one.key == place), None)
    if asked is None:
        raise Refusal("This framework has no such test.", field="place")
    insist(bool(evidence.strip()), "Say what shows it.", field="evidence")
    made = OutcomeTestAnswer(
        cycle=cycle, place=place, achieved=achieved, evidence=evidence, answered_by=by, answered_at=at
    )
    made.save()
    said = "Achieved" if achieved else "Not yet"
    return Done(made, f"{asked.test.text} {said}.")
