"""Opening a cycle, saying who takes part and which bodies play, moving it to another version of its framework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.cycle.framework.lineage import moved_places
from quadrant.cycle.framework.places import places_of
from quadrant.cycle.models import CastMember, Cycle, FrameworkVersion, Participant, StepMark, Task, Tick
from quadrant.cycle.queries import framework_of
from quadrant.cycle.registry import PLACED
from quadrant.cycle.rules import may_open_cycle, may_run_cycle
from quadrant.cycle.terms import Level, SubjectKind, Tier, WayOfWorking
from quadrant.partnership.models import Body, Organisation, Person

NOT_YOURS = "Only a commissioner, or the chair of the lead body, may change this cycle."


@act("cycle.opened")
def open_cycle(
    *,
    framework: FrameworkVersion,
    name: str,
    scope: str,
    subject_kind: SubjectKind,
    lead_body: Body,
    level: Level,
    tier: Tier,
    way: WayOfWorking,
    starts_on: date,
    ends_on: date | None = None,
    area_code: str = "",
    drivers: Sequence[str] = (),
    parent: Cycle | None = None,
    organisations: Sequence[Organisation] = (),
    cast: Mapping[str, Sequence[Body]] | None = None,
    by: Person,
    at: datetime,
) -> Done[Cycle]:
    """Apply a framework version to something, led by a body, for a period; with its participants and cast."""
    allow(may_open_cycle(by), "Only a commissioner may open a cycle.")
    insist(bool(scope.strip()), "Say what the cycle covers.", field="scope")
    made = Cycle(
        name=name.strip(),
        framework=framework,
        scope=scope,
        subject_kind=subject_kind,
        lead_body=lead_body,
        level=level,
        tier=tier,
        way=way,
        starts_on=starts_on,
        ends_on=ends_on,
        area_code=area_code,
        drivers=list(drivers),
        parent=parent,
        opened_by=by,
        opened_at=at,
    )
    made.save()
    for organisation in organisations:
        Participant(cycle=made, organisation=organisation, named_at=at).save()
    known = {body.key for body in framework_of(framework).bodies}
    for part, bodies in (cast or {}).items():
        insist(part in known, f"This framework names no body '{part}'.", field="cast")
        for body in bodies:
            CastMember(cycle=made, part=part, body=body).save()
    return Done(made, made.name)


@act("cycle.changed")
def change_cycle(
    *,
    cycle: Cycle,
    name: str,
    scope: str,
    ends_on: date | None,
    area_code: str,
    drivers: Sequence[str],
    level: Level,
    tier: Tier,
    way: WayOfWorking,
    by: Person,
    at: datetime,
) -> Done[Cycle]:
    allow(may_run_cycle(by, cycle), NOT_YOURS)
    kept = Cycle.objects.select_for_update().get(pk=cycle.pk)
    kept.name, kept.scope, kept.ends_on, kept.area_code = name.strip(), scope, ends_on, area_code
    kept.drivers, kept.level, kept.tier, kept.way = list(drivers), level, tier, way
    kept.save()
    return Done(kept)


@act("participant.named")
def name_participant(*, cycle: Cycle, organisation: Organisation, by: Person, at: datetime) -> Done[Participant]:
    allow(may_run_cycle(by, cycle), NOT_YOURS)
    made = Participant(cycle=cycle, organisation=organisation, named_at=at)
    made.save()
    return Done(made, organisation.name)


@act("participant.removed")
def remove_participant(*, participant: Participant, by: Person, at: datetime) -> Done[Cycle]:
    cycle = participant.cycle
    allow(may_run_cycle(by, cycle), NOT_YOURS)
    kept = (
        Participant.objects.select_for_update(of=("self",))
        .filter(pk=participant.pk)
        .select_related("organisation")
        .first()
    )
    if kept is None:
        raise Refusal("This organisation does not take part any more.")
    said = f"{kept.organisation.name} no longer takes part"
    kept.delete()
    return Done(cycle, said)


@act("cast.named")
def cast_body(*, cycle: Cycle, part: str, body: Body, by: Person, at: datetime) -> Done[CastMember]:
    """Let a real body play a body of the framework in this cycle."""
    allow(may_run_cycle(by, cycle), NOT_YOURS)
    known = {one.key for one in framework_of(cycle.framework).bodies}
    insist(part in known, f"This framework names no body '{part}'.", field="part")
    made = CastMember(cycle=cycle, part=part, body=body)
    made.save()
    return Done(made, f"{body.name} plays {part}")


@act("cast.released")
def release_body(*, cycle: Cycle, part: str, body: Body, by: Person, at: datetime) -> Done[Cycle]:
    allow(may_run_cycle(by, cycle), NOT_YOURS)
    kept = CastMember.objects.select_for_update().filter(cycle=cycle, part=part, body=body).first()
    if kept is None:
        raise Refusal("This body does not play that part any more.")
    kept.delete()
    return Done(cycle, f"{body.name} no longer plays {part}")


@act("cycle.moved")
def move_cycle(*, cycle: Cycle, to: FrameworkVersion, why: str, by: Person, at: datetime) -> Done[Cycle]:
    """Let a running cycle go on under another version of its framework; what stands at a place moves with its place.

    Refused when something ticked, marked or written would lose its place: the preview names it.
    """
    allow(may_run_cycle(by, cycle), NOT_YOURS)
    insist(bool(why.strip()), "Say why the cycle moves.", field="why")
    kept = Cycle.objects.select_for_update().get(pk=cycle.pk)
    insist(kept.framework.key == to.key and kept.framework_id != to.pk, "Choose another version of the same framework.")
    old, new = framework_of(kept.framework), framework_of(to)
    moves, known = moved_places(old, new), set(places_of(new))
    placed: list[Any] = [Tick, StepMark, Task, *PLACED]
    for table in placed:
        for row in table.objects.select_for_update().filter(cycle=kept).exclude(place=""):
            place = moves.get(row.place, row.place)
            insist(place in known, f"'{row.place}' is in use and has no place in version {to.version}.")
            if place != row.place:
                row.place = place
                row.save()
    kept.framework = to
    kept.save()
    return Done(kept, f"From version {old.version} to version {new.version}: {why}")
