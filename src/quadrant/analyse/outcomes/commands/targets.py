"""Acts on targets: set, and ended with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from quadrant.analyse.outcomes.commands.outcomes import ANALYSTS
from quadrant.analyse.outcomes.models import Area, Indicator, Target, TargetStep
from quadrant.analyse.outcomes.rules import may_set_targets
from quadrant.analyse.outcomes.terms import AtRisk
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person


@dataclass(frozen=True)
class TargetSaid:
    """What is said of a target; `steps` are milestones between baseline and target."""

    baseline: float
    baseline_on: date
    value: float
    due_on: date
    owner: Person
    effective_from: date
    floor: float | None = None
    stretch: float | None = None
    at_risk_when: AtRisk = AtRisk.EITHER
    tolerance: float = 0.0
    steps: Mapping[date, float] = field(default_factory=dict)


@act("target.set")
def set_target(*, indicator: Indicator, area: Area, said: TargetSaid, by: Person, at: datetime) -> Done[Target]:
    """Say where the indicator should stand in the area, by when, and who answers for it."""
    allow(may_set_targets(by), ANALYSTS)
    _insist_makes_sense(said)
    made = Target(
        indicator=indicator,
        area=area,
        baseline=said.baseline,
        baseline_on=said.baseline_on,
        value=said.value,
        due_on=said.due_on,
        floor=said.floor,
        stretch=said.stretch,
        at_risk_when=said.at_risk_when,
        tolerance=said.tolerance,
        owner=said.owner,
        effective_from=said.effective_from,
        set_by=by,
        set_at=at,
    )
    made.save()
    for on, value in said.steps.items():
        TargetStep(target=made, on=on, value=value).save()
    return Done(made, f"A target was set for “{indicator.name}” in {area.name}")


def _insist_makes_sense(said: TargetSaid) -> None:
    insist(said.due_on > said.baseline_on, "The target must be due after the day of its baseline.", field="due_on")
    insist(said.tolerance >= 0, "A tolerance cannot be below 0.", field="tolerance")
    outside = [on for on in said.steps if not said.baseline_on < on < said.due_on]
    insist(not outside, "Each milestone must lie between the baseline and the day the target is due.", field="steps")
    down = said.value < said.baseline
    floor, stretch = said.floor, said.stretch
    loose = floor is None or floor == said.value or (floor > said.value) == down
    insist(loose, "The floor must ask for less than the target does.", field="floor")
    hard = stretch is None or stretch == said.value or (stretch < said.value) == down
    insist(hard, "The stretch must ask for more than the target does.", field="stretch")


@act("target.ended")
def end_target(*, target: Target, why: str, by: Person, at: datetime) -> Done[Target]:
    """Let a target hold no longer. What it asked, and until when, stays on record."""
    allow(may_set_targets(by), ANALYSTS)
    kept = Target.objects.select_for_update().get(pk=target.pk)
    insist(kept.ended_at is None, "This target was ended already.")
    insist(bool(why.strip()), "Say why it ends.", field="why")
    kept.ended_by, kept.ended_at, kept.why_ended = by, at, why.strip()
    kept.effective_to = timezone.localdate(at)
    kept.save()
    return Done(kept, f"The target of “{kept.indicator.name}” ended: {kept.why_ended}")
