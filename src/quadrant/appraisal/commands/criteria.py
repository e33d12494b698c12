"""Acts on criteria sets: drafted from the framework's, weighted, adopted by somebody else, superseded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from quadrant.appraisal.models import CriteriaSet, Criterion
from quadrant.appraisal.queries import criteria_of, framework_sets_of, is_locked, problems_with
from quadrant.appraisal.rules import may_adopt_criteria, may_change_criteria, may_draft_criteria
from quadrant.appraisal.terms import CriterionKind, DoesNotApply
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.framework.schema import CriteriaSet as FrameworkSet
from quadrant.cycle.framework.schema import Criterion as FrameworkCriterion
from quadrant.cycle.models import Cycle
from quadrant.governance.models import Recommendation
from quadrant.governance.queries import is_favourable, resolution_of, waits_for_others
from quadrant.partnership.models import Person
from quadrant.partnership.terms import DecisionKind

NOT_YOURS = "Only a commissioner, or the chair of the cycle's lead body, may do this."
LOCKED = "Scoring has begun, so these criteria are locked. Draft a new version instead."


@dataclass(frozen=True)
class Scale:
    """The marks from lowest to highest, and in words what some of them mean."""

    lowest: int = 0
    highest: int = 5
    anchors: tuple[tuple[int, str], ...] = ()


def changeable(criteria_set: CriteriaSet, by: Person) -> CriteriaSet:
    """The set as it stands, under lock, for somebody who may change it while it may be changed."""
    kept: CriteriaSet = CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)
    allow(may_change_criteria(by, kept), NOT_YOURS)
    insist(not is_locked(kept), LOCKED)
    insist(kept.adopted_at is None, "These criteria are adopted. Take the adoption back before changing them.")
    return kept


def in_a_sentence(problems: list[str]) -> str:
    """Problems one after another, as a refusal says them."""
    whole = "; ".join(problems)
    return whole[:1].upper() + whole[1:]


@act("criteria.drafted")
def draft_criteria(
    *,
    cycle: Cycle,
    framework_sets: Sequence[str] = (),
    name: str = "",
    does_not_apply: DoesNotApply = DoesNotApply.REFUSE,
    pass_mark: Decimal | None = None,
    by: Person,
    at: datetime,
) -> Done[CriteriaSet]:
    """Draft criteria for a cycle by copying the framework's (by key), or none of them and adding one's own."""
    allow(may_draft_criteria(by, cycle), NOT_YOURS)
    offered = {one.key: one for one in framework_sets_of(cycle)}
    unknown = [key for key in framework_sets if key not in offered]
    insist(not unknown, f"The framework has no criteria '{''.join(unknown[:1])}'.", field="framework_sets")
    chosen = [offered[key] for key in framework_sets]
    called = name.strip() or " and ".join(one.name for one in chosen)
    insist(bool(called), "Give the criteria a name.", field="name")
    scale = _scale_of(chosen)
    made = CriteriaSet(
        cycle=cycle,
        name=called[:150],
        lowest=scale.lowest,
        highest=scale.highest,
        anchors=[list(anchor) for anchor in scale.anchors],
        does_not_apply=does_not_apply,
        pass_mark=pass_mark,
        note=" ".join(one.note for one in chosen if one.note),
        drafted_by=by,
        drafted_at=at,
    )
    made.save()
    _copy(made, chosen)
    return Done(made, called)


def _scale_of(chosen: Iterable[FrameworkSet]) -> Scale:
    for one in chosen:
        if one.scale is not None:
            anchors = tuple((anchor.mark, anchor.text) for anchor in one.scale.anchors)
            return Scale(one.scale.lowest, one.scale.highest, anchors)
    return Scale()


def _copy(made: CriteriaSet, chosen: Iterable[FrameworkSet]) -> None:
    place = 0
    for one in chosen:
        for line in one.criteria:
            place += 1
            weighted_parts = [part for part in line.sub if part.weight is not None]
            top = _line(made, line, place, parts=[] if weighted_parts else line.sub)
            for part in weighted_parts:
                place += 1
                _line(made, part, place, parent=top)


def _line(
    made: CriteriaSet,
    line: FrameworkCriterion,
    place: int,
    *,
    parent: Criterion | None = None,
    parts: Sequence[FrameworkCriterion] = (),
) -> Criterion:
    """One line of the framework as ours; parts without weights of their own become guidance."""
    criterion = Criterion(
        criteria_set=made,
        parent=parent,
        key=line.key,
        code=line.code,
        name=line.name,
        weight=line.weight,
        kind=CriterionKind(line.kind),
        guidance=" ".join([line.guidance, *(f"{part.name}." for part in parts)]).strip(),
        source=", ".join(line.cites),
        place=place,
    )
    criterion.save()
    return criterion


@act("criteria.version_drafted")
def draft_next_version(*, criteria_set: CriteriaSet, by: Person, at: datetime) -> Done[CriteriaSet]:
    """A new version, the same to begin with, that supersedes one already adopted."""
    old = CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)
    allow(may_change_criteria(by, old), NOT_YOURS)
    insist(old.adopted_at is not None, "These criteria are still a draft: change them as they are.")
    made = CriteriaSet(
        cycle=old.cycle,
        name=old.name,
        version=old.version + 1,
        supersedes=old,
        lowest=old.lowest,
        highest=old.highest,
        anchors=old.anchors,
        does_not_apply=old.does_not_apply,
        pass_mark=old.pass_mark,
        note=old.note,
        drafted_by=by,
        drafted_at=at,
    )
    made.save()
    became: dict[int, Criterion] = {}
    for line in criteria_of(old):
        became[line.pk] = _again(line, made, became.get(line.parent_id or 0))
    return Done(made, str(made))


def _again(line: Criterion, made: CriteriaSet, parent: Criterion | None) -> Criterion:
    criterion = Criterion(
        criteria_set=made,
        parent=parent,
        key=line.key,
        code=line.code,
        name=line.name,
        weight=line.weight,
        kind=line.kind,
        guidance=line.guidance,
        source=line.source,
        place=line.place,
    )
    criterion.save()
    return criterion


@act("criteria.changed")
def change_criteria(
    *,
    criteria_set: CriteriaSet,
    name: str,
    scale: Scale,
    does_not_apply: DoesNotApply,
    pass_mark: Decimal | None,
    note: str,
    by: Person,
    at: datetime,
) -> Done[CriteriaSet]:
    """Change the name, the scale with its anchors, what happens to a criterion that does not apply, the pass mark."""
    kept = changeable(criteria_set, by)
    outside = [mark for mark, _ in scale.anchors if not scale.lowest <= mark <= scale.highest]
    insist(not outside, f"An anchor stands at {outside[0] if outside else ''}, outside the scale.", field="anchors")
    kept.name, kept.lowest, kept.highest, kept.note = name, scale.lowest, scale.highest, note
    kept.anchors = [list(anchor) for anchor in sorted(scale.anchors)]
    kept.does_not_apply, kept.pass_mark = does_not_apply, pass_mark
    kept.save()
    return Done(kept)


@act("criteria.adopted")
def adopt_criteria(
    *, criteria_set: CriteriaSet, resting_on: Recommendation | None = None, by: Person, at: datetime
) -> Done[CriteriaSet]:
    """Adopt a draft whose weights add to 100; whoever drafted it cannot. It may rest on a body's decision."""
    kept = CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)
    allow(by.pk != kept.drafted_by_id, "You drafted these criteria; somebody else adopts them.")
    allow(may_adopt_criteria(by, kept), NOT_YOURS)
    insist(kept.adopted_at is None, "These criteria are already adopted.")
    lines = criteria_of(kept)
    problems = problems_with(lines, {line.key: line.weight for line in lines})
    insist(not problems, f"{in_a_sentence(problems)}.")
    if resting_on is not None:
        _refuse_unfit(resting_on, kept)
    kept.adopted_by, kept.adopted_at, kept.resting_on = by, at, resting_on
    kept.save()
    return Done(kept, str(kept))


def _refuse_unfit(resting_on: Recommendation, kept: CriteriaSet) -> None:
    of_cycle = resting_on.report.cycle_id in (None, kept.cycle_id)
    about = resting_on.kind == DecisionKind.CRITERIA and of_cycle
    insist(about, "That decision is about something else.", field="resting_on")
    decided = resolution_of(resting_on)
    waits = waits_for_others(decided) if decided is not None else ""
    insist(not waits, waits, field="resting_on")
    favourable = decided is not None and is_favourable(decided)
    insist(favourable, "That recommendation has not been approved.", field="resting_on")


@act("criteria.adoption_taken_back")
def take_back_adoption(*, criteria_set: CriteriaSet, why: str, by: Person, at: datetime) -> Done[CriteriaSet]:
    """Make an adopted set a draft again, with a reason, as long as nobody has marked by it."""
    kept = CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)
    allow(may_change_criteria(by, kept), NOT_YOURS)
    insist(not is_locked(kept), LOCKED)
    insist(kept.adopted_at is not None, "These criteria are not adopted.")
    insist(bool(why.strip()), "Say why.", field="why")
    kept.adopted_by = kept.adopted_at = kept.resting_on = None
    kept.save()
    return Done(kept, why)
