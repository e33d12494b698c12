"""What can be asked of needs: the list, one with its evidence, the outcomes that it serves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Prefetch, Value, When

from quadrant.analyse.evidence.models import EvidenceItem
from quadrant.analyse.needs.models import Need, NeedEvidence, NeedOutcome
from quadrant.analyse.needs.terms import Met, Severity
from quadrant.analyse.outcomes.models import Area
from quadrant.analyse.outcomes.queries import area_of
from quadrant.cycle.models import Cycle
from quadrant.engagement.models import Petition


def needs() -> Any:
    """Every standing need, oldest first, with its cycle, area and how much evidence it has (`pieces`)."""
    return (
        Need.objects.standing()
        .with_evidence()
        .select_related("cycle", "area", "stated_by")
        .order_by("cycle", "stated_at", "pk")
    )


def need_numbered(number: int) -> Need | None:
    """A need, withdrawn or not."""
    found: Need | None = (
        Need.objects.with_evidence()
        .select_related("cycle", "area", "stated_by", "withdrawn_by")
        .filter(pk=number)
        .first()
    )
    return found


def needs_of(cycle: Cycle) -> list[Need]:
    """The standing needs of a cycle, oldest first."""
    return list(needs().filter(cycle=cycle))


def needs_with_numbers(numbers: Iterable[int]) -> dict[int, Need]:
    return {need.pk: need for need in needs().filter(pk__in=list(numbers))}


def places_for(cycle: Cycle) -> list[Area]:
    """Where a need of a cycle may be said to be: the cycle's own area first, then the partnership's localities."""
    own = area_of(cycle)
    localities = Area.objects.filter(partnership_id=cycle.partnership_id).order_by("name")
    return [*([own] if own is not None else []), *(area for area in localities if own is None or area.pk != own.pk)]


def needs_without_evidence(cycle: Cycle) -> list[Need]:
    return [need for need in needs_of(cycle) if not need.pieces]


def evidence_of(need: Need) -> list[NeedEvidence]:
    """What stands behind a need, oldest first."""
    found = NeedEvidence.objects.standing().filter(need=need)
    return list(found.select_related("added_by", "dataset").order_by("added_at", "pk"))


def needs_resting_on(item: EvidenceItem) -> list[Need]:
    """The standing needs that an item of the library stands behind."""
    behind = NeedEvidence.objects.standing().filter(item=item).values("need")
    return list(needs().filter(pk__in=behind))


def needs_resting_on_petition(petition: Petition) -> list[Need]:
    """The standing needs that a petition stands behind."""
    behind = NeedEvidence.objects.standing().filter(petition=petition).values("need")
    return list(needs().filter(pk__in=behind))


def evidence_numbered(number: int) -> NeedEvidence | None:
    found: NeedEvidence | None = NeedEvidence.objects.select_related("need__cycle").filter(pk=number).first()
    return found


def gaps() -> Any:
    """Standing needs that what exists does not meet, or of which nobody knows: those not met at all first, the harder
    before the easier. Each has its evidence as `shown`."""
    listed = [one.value for one in Severity]
    order = Case(*(When(severity=one, then=Value(place)) for place, one in enumerate(listed)))
    unmet = Case(When(met=Met.NOT, then=Value(0)), When(met=Met.PARTLY, then=Value(1)), default=Value(2))
    evidence = Prefetch("evidence", NeedEvidence.objects.standing().order_by("added_at", "pk"), to_attr="shown")
    return (
        needs()
        .exclude(met=Met.MOSTLY)
        .annotate(how_hard=order, how_unmet=unmet)
        .prefetch_related(evidence)
        .order_by("how_unmet", "-how_hard", "stated_at", "pk")
    )


def need_outcomes(need: Need) -> list[NeedOutcome]:
    """The outcomes that meeting a need serves, the largest share first."""
    return outcomes_of_needs([need.pk]).get(need.pk, [])


def outcomes_of_needs(numbers: Iterable[int]) -> dict[int, list[NeedOutcome]]:
    """The same for many needs. One query."""
    links = NeedOutcome.objects.standing().filter(need__in=list(numbers)).select_related("outcome")
    found: dict[int, list[NeedOutcome]] = defaultdict(list)
    for link in links.order_by("-share", "pk"):
        found[link.need_id].append(link)
    return dict(found)
