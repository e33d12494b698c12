"""What can be asked of needs assessments: their frozen needs, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Prefetch
from django.utils import timezone

from quadrant.analyse.evidence.terms import Kind
from quadrant.analyse.needs.models import (
    AssessedEvidence,
    AssessedNeed,
    AssessmentDecision,
    Need,
    NeedsAssessment,
)
from quadrant.analyse.needs.terms import AssessmentState
from quadrant.analyse.outcomes.terms import WITHIN_AUTHORITY, AreaKind
from quadrant.cycle.framework.places import places_that_record
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.cycle.terms import Activity, Level
from quadrant.governance.models import Resolution
from quadrant.governance.queries import is_favourable, resolutions_of, waits_for_others
from quadrant.governance.terms import PUTS_OFF
from quadrant.methods import words

KNOWLEDGE = frozenset({Kind.RESEARCH, Kind.LAW, Kind.POLICY, Kind.GUIDANCE, Kind.PRACTICE, Kind.STUDY})


@dataclass(frozen=True)
class Standing:
    """Where an assessment stands with its body: what was asked last, and what was resolved on it, if anything."""

    state: AssessmentState
    decision: AssessmentDecision | None = None
    resolution: Resolution | None = None

    @property
    def may_change(self) -> bool:
        """Its text and needs are open: not before a body, and never approved."""
        return self.state in (AssessmentState.DRAFT, AssessmentState.NOT_APPROVED)


def assessments() -> Any:
    """Every needs assessment, newest first."""
    found = NeedsAssessment.objects.select_related(
        "cycle", "cycle__framework", "drafted_by", "supersedes", "area", "owner"
    )
    return found.defer("cycle__framework__text", "cycle__framework__content").order_by("-drafted_at", "-pk")


def assessment_numbered(number: int) -> NeedsAssessment | None:
    found: NeedsAssessment | None = assessments().filter(pk=number).first()
    return found


def assessments_of(cycle: Cycle) -> list[NeedsAssessment]:
    """The needs assessments of a cycle, newest first."""
    return list(assessments().filter(cycle=cycle))


def assessed_needs(assessment: NeedsAssessment) -> list[AssessedNeed]:
    """The needs of an assessment as they were frozen, in order, each with its evidence. Two queries."""
    evidence = Prefetch("evidence", AssessedEvidence.objects.order_by("pk"), to_attr="shown")
    return list(
        AssessedNeed.objects.filter(assessment=assessment)
        .select_related("area", "need")
        .prefetch_related(evidence)
        .order_by("number")
    )


@dataclass(frozen=True)
class DataUsed:
    """A dataset that figures of an assessment came from: who publishes it, as far as that is told, its latest period
    there, and when it was taken in."""

    name: str
    source: str
    figures: int
    latest: str
    imported_on: date


def data_used(assessment: NeedsAssessment) -> list[DataUsed]:
    """Every dataset behind the frozen figures of an assessment, by name. Two queries."""
    figures = AssessedEvidence.objects.filter(assessed__assessment=assessment, evidence__dataset__isnull=False)
    publishers: dict[tuple[str, Any], dict[str, None]] = {}
    told = figures.order_by("evidence__dataset__name", "source").values_list(
        "evidence__dataset__name", "evidence__dataset__imported_at", "source", "evidence__dataset__source"
    )
    for name, imported_at, source, of_file in told:
        said = source if source and source != name else of_file
        if said:
            publishers.setdefault((name, imported_at), {})[said] = None
    used = (
        figures.order_by()
        .values("evidence__dataset__name", "evidence__dataset__imported_at")
        .annotate(figures=Count("pk"), latest=Max("period"))
        .order_by("evidence__dataset__name", "evidence__dataset__imported_at")
    )
    return [
        DataUsed(
            one["evidence__dataset__name"],
            words.listing(publishers.get((one["evidence__dataset__name"], one["evidence__dataset__imported_at"]), ())),
            one["figures"],
            one["latest"],
            timezone.localdate(one["evidence__dataset__imported_at"]),
        )
        for one in used
    ]


@dataclass(frozen=True)
class Cited:
    """What an assessment draws on besides figures: what people said, and what research and guidance say."""

    findings: tuple[AssessedEvidence, ...]
    library: tuple[AssessedEvidence, ...]


def cited_in(assessment: NeedsAssessment) -> Cited:
    """The findings, petitions and items of the library behind an assessment's frozen needs, as they were. One query."""
    said = AssessedEvidence.objects.filter(assessed__assessment=assessment).select_related("evidence__item")
    listed = list(said.order_by("assessed__number", "pk"))
    knowledge = [one for one in listed if one.evidence.item is not None and one.evidence.item.kind in KNOWLEDGE]
    said_so = [one for one in listed if one.evidence.finding_id or one.evidence.petition_id]
    return Cited(tuple(said_so), tuple(knowledge))


def assessments_serving(level: Level) -> list[NeedsAssessment]:
    """Approved assessments whose area is looked at on this level: whole authorities strategically, places within them
    operationally."""
    found = [one for one in assessments() if one.area is not None and level_served(one) is level]
    standings = standings_of(found)
    return [one for one in found if standings[one.pk].state is AssessmentState.APPROVED]


def level_served(assessment: NeedsAssessment) -> Level | None:
    """The level of commissioning that an assessment of such a place feeds; None where no place is named."""
    if assessment.area is None:
        return None
    return Level.OPERATIONAL if AreaKind(assessment.area.kind) in WITHIN_AUTHORITY else Level.STRATEGIC


def needs_changed_since(held: Iterable[AssessedNeed]) -> list[Need]:
    """The needs that were changed or withdrawn after they were taken into an assessment."""
    return [one.need for one in held if one.need.version != one.need_version or one.need.withdrawn_at is not None]


def is_renewed(assessment: NeedsAssessment) -> bool:
    """Is a later version of it begun?"""
    return NeedsAssessment.objects.filter(supersedes=assessment).exists()


def assessments_holding(need: Need) -> list[NeedsAssessment]:
    """The assessments that a need was taken into, newest first."""
    return list(assessments().filter(needs__need=need))


def standings_of(chosen: Iterable[NeedsAssessment]) -> dict[int, Standing]:
    """How far each assessment has come. The same few queries however many there are."""
    listed = list(chosen)
    latest = _latest_decisions([one.pk for one in listed])
    holds = resolutions_of([decision.recommendation_id for decision in latest.values()])
    own = {one.pk: _standing(one, latest.get(one.pk), holds) for one in listed}
    superseded = _superseded_by_approved([number for number, at in own.items() if at.state is AssessmentState.APPROVED])
    return {
        number: Standing(AssessmentState.SUPERSEDED, at.decision, at.resolution) if number in superseded else at
        for number, at in own.items()
    }


def standing_of_assessment(assessment: NeedsAssessment) -> Standing:
    return standings_of([assessment])[assessment.pk]


def _latest_decisions(numbers: Iterable[int]) -> dict[int, AssessmentDecision]:
    links = AssessmentDecision.objects.filter(assessment__in=list(numbers), recommendation__report__withdrawn_at=None)
    links = links.select_related("recommendation__report__body", "put_by").order_by("pk")
    return {link.assessment_id: link for link in links}


def _standing(
    assessment: NeedsAssessment, decision: AssessmentDecision | None, holds: dict[int, Resolution]
) -> Standing:
    """What was approved is the version that was put: a text changed since is a draft again."""
    if decision is None or decision.version != assessment.version:
        return Standing(AssessmentState.DRAFT)
    resolution = holds.get(decision.recommendation_id)
    if resolution is None:
        return Standing(AssessmentState.WITH_BODY, decision)
    if waits_for_others(resolution):
        return Standing(AssessmentState.WITH_BODY, decision)
    if is_favourable(resolution):
        return Standing(AssessmentState.APPROVED, decision, resolution)
    put_off = resolution.outcome in PUTS_OFF
    return Standing(AssessmentState.DRAFT if put_off else AssessmentState.NOT_APPROVED, decision, resolution)


def _superseded_by_approved(numbers: list[int]) -> set[int]:
    """Of these approved assessments, those whose later version is approved too (or superseded in its turn)."""
    if not numbers:
        return set()
    later = list(NeedsAssessment.objects.filter(supersedes__in=numbers))
    approved = {AssessmentState.APPROVED, AssessmentState.SUPERSEDED}
    standings = standings_of(later)
    return {one.supersedes_id for one in later if one.supersedes_id and standings[one.pk].state in approved}


def place_of_assessment(cycle: Cycle) -> str:
    """The place of the cycle's framework that a needs assessment completes, or nothing."""
    places = places_that_record(framework_of(cycle.framework), Activity.NEEDS_ASSESSMENT)
    return places[0].key if places else ""
