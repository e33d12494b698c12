"""What can be asked of criteria sets and of what is entered for scoring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from quadrant.appraisal.models import AgreedScores, CriteriaSet, Criterion, Entry, Mark, Panel, Ranking
from quadrant.appraisal.terms import AppraisalState
from quadrant.cycle.framework.schema import CriteriaSet as FrameworkSet
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.methods.weights import Weight, weight_problems

SCORED = {"weighted", "unweighted"}


def framework_sets_of(cycle: Cycle) -> list[FrameworkSet]:
    """The framework's criteria that proposals can be scored by: neither screens nor sets that were superseded."""
    offered = framework_of(cycle.framework).criteria_sets
    return [one for one in offered if one.method in SCORED and one.superseded_by is None]


def criteria_sets() -> Any:
    return CriteriaSet.objects.select_related("cycle", "cycle__framework", "drafted_by", "adopted_by", "supersedes")


def criteria_sets_of(cycle: Cycle) -> list[CriteriaSet]:
    """Every set of the cycle, newest version first."""
    return list(criteria_sets().filter(cycle=cycle).order_by("name", "-version"))


def criteria_set_numbered(number: int) -> CriteriaSet | None:
    found: CriteriaSet | None = criteria_sets().filter(pk=number).first()
    return found


def criteria_of(criteria_set: CriteriaSet) -> list[Criterion]:
    """Every line in order, the parts of a split criterion right after it."""
    below: dict[int | None, list[Criterion]] = defaultdict(list)
    for criterion in Criterion.objects.filter(criteria_set=criteria_set).order_by("place", "pk"):
        below[criterion.parent_id].append(criterion)
    return [line for top in below[None] for line in (top, *below[top.pk])]


def marked_criteria(lines: Sequence[Criterion]) -> list[Criterion]:
    """The lines that are marked: those not split further."""
    split = {line.parent_id for line in lines}
    return [line for line in lines if line.pk not in split]


def criterion_numbered(number: int) -> Criterion | None:
    found: Criterion | None = Criterion.objects.select_related("criteria_set__cycle").filter(pk=number).first()
    return found


def problems_with(lines: Sequence[Criterion], weights: Mapping[str, Decimal | None]) -> list[str]:
    """What keeps these weights (by key) from being saved, in sentences; an empty list when they add up."""
    unset = [line.name for line in lines if weights.get(line.key) is None]
    if unset:
        return [f"'{name}' has no weight" for name in unset]
    parts: dict[int, list[Weight]] = defaultdict(list)
    for line in lines:
        if line.parent_id is not None:
            parts[line.parent_id].append(Weight(_named(line), weights[line.key] or Decimal(0)))
    top = [
        Weight(_named(line), weights[line.key] or Decimal(0), tuple(parts[line.pk]))
        for line in lines
        if line.parent_id is None
    ]
    return weight_problems(top)


def _named(line: Criterion) -> str:
    return f"{line.code} {line.name}".strip()


def is_locked(criteria_set: CriteriaSet) -> bool:
    """Scoring has begun: nothing about the set changes any more."""
    return bool(Mark.objects.filter(sheet__entry__criteria_set=criteria_set).exists())


def states_of(sets: Iterable[CriteriaSet]) -> dict[int, AppraisalState]:
    """How far each appraisal has come. Three queries, however many."""
    listed = list(sets)
    closed = dict(Panel.objects.filter(criteria_set__in=listed).values_list("criteria_set_id", "closed_at"))
    agreed = AgreedScores.objects.standing().filter(criteria_set__in=listed)
    agreed_sets = dict(agreed.values_list("criteria_set_id", "pk"))
    ranked = set(Ranking.objects.filter(agreed__in=agreed_sets.values()).values_list("agreed_id", flat=True))

    def state(one: CriteriaSet) -> AppraisalState:
        if one.pk in agreed_sets:
            return AppraisalState.RANKED if agreed_sets[one.pk] in ranked else AppraisalState.AGREED
        if one.pk in closed:
            return AppraisalState.MODERATION if closed[one.pk] else AppraisalState.MARKING
        return AppraisalState.ADOPTED if one.adopted_at else AppraisalState.DRAFT

    return {one.pk: state(one) for one in listed}


def next_version_of(criteria_set: CriteriaSet) -> CriteriaSet | None:
    found: CriteriaSet | None = CriteriaSet.objects.filter(supersedes=criteria_set).first()
    return found


def entries_of(criteria_set: CriteriaSet) -> list[Entry]:
    """What is scored, without what was withdrawn."""
    standing = Entry.objects.standing().filter(criteria_set=criteria_set).select_related("organisation")
    return list(standing.order_by("reference", "pk"))


def entry_numbered(number: int) -> Entry | None:
    whole = Entry.objects.select_related("organisation", "criteria_set__cycle")
    found: Entry | None = whole.filter(pk=number).first()
    return found
