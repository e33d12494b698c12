"""What can be asked of priorities and the needs behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Subquery

from quadrant.analyse.needs.models import AssessmentRecommendation, Need, NeedEvidence, VulnerableGroup
from quadrant.analyse.needs.queries import needs
from quadrant.analyse.priorities.models import (
    Priority,
    PriorityGain,
    PriorityGroup,
    PriorityNeed,
    PriorityRanking,
    PriorityRecommendation,
    RankedPriority,
)
from quadrant.cycle.models import Cycle


def priorities() -> Any:
    """Every standing priority with its cycle, its lead, the groups that it is for (`for_groups`), its agreed place
    (`rank`, None before there is one) and what it could save in a year (`gain`)."""
    latest = PriorityRanking.objects.filter(cycle=OuterRef(OuterRef("cycle"))).order_by("-agreed_at", "-pk")
    place = RankedPriority.objects.filter(priority=OuterRef("pk"), ranking=Subquery(latest.values("pk")[:1]))
    groups = PriorityGroup.objects.select_related("group").order_by("group__name", "pk")
    gain = PriorityGain.objects.filter(priority=OuterRef("pk"))
    return (
        Priority.objects.standing()
        .annotate(rank=Subquery(place.values("rank")[:1]), gain=Subquery(gain.values("pounds")[:1]))
        .select_related("cycle", "lead", "proposed_by")
        .prefetch_related(Prefetch("groups", groups, to_attr="for_groups"))
        .order_by("cycle__name", "rank", "proposed_at", "pk")
    )


def priority_numbered(number: int) -> Priority | None:
    """A priority, set aside or not."""
    found: Priority | None = (
        Priority.objects.select_related("cycle__framework", "lead", "proposed_by", "set_aside_by")
        .defer("cycle__framework__text", "cycle__framework__content")
        .filter(pk=number)
        .first()
    )
    return found


def priorities_of(cycle: Cycle) -> list[Priority]:
    """The standing priorities of a cycle: in the agreed order, those without a place after the others."""
    found = list(priorities().filter(cycle=cycle))
    return sorted(found, key=lambda one: (one.rank is None, one.rank or 0))


def priority_needs(priority: Priority) -> list[PriorityNeed]:
    """The needs behind a priority, the largest share first."""
    return needs_behind([priority.pk]).get(priority.pk, [])


def needs_behind(numbers: Iterable[int]) -> dict[int, list[PriorityNeed]]:
    """The same for many priorities. One query."""
    links = PriorityNeed.objects.standing().filter(priority__in=list(numbers)).select_related("need")
    found: dict[int, list[PriorityNeed]] = defaultdict(list)
    for link in links.order_by("-share", "pk"):
        found[link.priority_id].append(link)
    return dict(found)


def groups_named(numbers: Iterable[int]) -> dict[int, list[VulnerableGroup]]:
    """The vulnerable groups that these priorities are for, by name. One query."""
    links = PriorityGroup.objects.filter(priority__in=list(numbers)).select_related("group")
    found: dict[int, list[VulnerableGroup]] = defaultdict(list)
    for link in links.order_by("group__name", "pk"):
        found[link.priority_id].append(link.group)
    return dict(found)


def priorities_for_groups() -> dict[int, list[Priority]]:
    """The standing priorities that are for each vulnerable group, by title. One query."""
    links = PriorityGroup.objects.filter(priority__set_aside_at=None).select_related("priority")
    found: dict[int, list[Priority]] = defaultdict(list)
    for link in links.order_by("priority__title", "pk"):
        found[link.group_id].append(link.priority)
    return dict(found)


def recommendation_taken_up(priority: Priority) -> AssessmentRecommendation | None:
    """The recommendation of an assessment that a priority comes from."""
    link = PriorityRecommendation.objects.filter(priority=priority).select_related("recommendation__assessment").first()
    return link.recommendation if link is not None else None


def priorities_taking_up(recommendations: Iterable[AssessmentRecommendation]) -> dict[int, list[Priority]]:
    """The standing priorities that come from each of these recommendations. One query."""
    taken = PriorityRecommendation.objects.filter(
        recommendation__in=[one.pk for one in recommendations], priority__set_aside_at=None
    )
    found: dict[int, list[Priority]] = defaultdict(list)
    for link in taken.select_related("priority").order_by("priority__title", "pk"):
        found[link.recommendation_id].append(link.priority)
    return dict(found)


def findings_behind(priority: Priority) -> list[NeedEvidence]:
    """What people said in consultations and stands behind the needs of a priority, need by need. One query."""
    needed = PriorityNeed.objects.standing().filter(priority=priority).values("need")
    said = NeedEvidence.objects.standing().filter(need__in=needed, finding__isnull=False)
    return list(said.select_related("finding__consultation", "need").order_by("need", "added_at", "pk"))


def priorities_on_need(need: Need) -> list[PriorityNeed]:
    """The standing priorities that a need stands behind, with its share of each."""
    links = PriorityNeed.objects.standing().filter(need=need, priority__set_aside_at=None)
    return list(links.select_related("priority__cycle").order_by("-share", "pk"))


def needs_without_priority(cycle: Cycle | None = None) -> list[Need]:
    """Standing needs, of one cycle or of all, that no standing priority takes up."""
    taken = PriorityNeed.objects.standing().filter(need=OuterRef("pk"), priority__set_aside_at=None)
    found = needs().filter(~Exists(taken))
    return list(found if cycle is None else found.filter(cycle=cycle))
