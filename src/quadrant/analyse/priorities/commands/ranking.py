"""The acts of weighing what priorities are ranked by, and of agreeing their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from quadrant.analyse.priorities.models import Priority, PriorityRanking, PriorityWeights, RankedPriority
from quadrant.analyse.priorities.queries import (
    Suggested,
    how_fared,
    marked_whole,
    marks_of,
    suggested_order,
    weights_of,
)
from quadrant.analyse.priorities.rules import may_agree_ranking
from quadrant.analyse.priorities.terms import Consideration
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.methods.weights import Weight, weight_problems
from quadrant.partnership.models import Person


@dataclass(frozen=True)
class PlaceAgreed:
    """A priority's place, and why it is there where its marks suggest another."""

    priority: Priority
    rank: int
    reason: str = ""


@act("priorities.weighed")
def weigh_considerations(
    *, cycle: Cycle, weights: Mapping[Consideration, Decimal], reason: str, by: Person, at: datetime
) -> Done[PriorityWeights]:
    """Say how much each consideration counts, in per cent. Orders agreed before keep the weights that they rest on."""
    allow(may_agree_ranking(by, cycle), "Only those who answer for this cycle may weigh its considerations.")
    refused = weight_problems([Weight(each.label, weights[each]) for each in Consideration])
    insist(not refused, "".join(f"The {one.removeprefix('the ')}." for one in refused[:1]))
    insist(bool(reason.strip()), "Say why they count so.", field="reason")
    told = {each.value: weights[each] for each in Consideration}
    made = PriorityWeights(cycle=cycle, reason=reason.strip(), set_by=by, set_at=at, **told)
    made.save()
    return Done(made, ", ".join(f"{each.label} {weights[each]}%" for each in Consideration))


@act("priorities.ranked")
def agree_ranking(
    *, cycle: Cycle, places: Sequence[PlaceAgreed], note: str = "", by: Person, at: datetime
) -> Done[PriorityRanking]:
    """Agree the order of all of a cycle's priorities, 1 to n without gaps or ties."""
    allow(may_agree_ranking(by, cycle), "Only those who answer for this cycle may agree the order of its priorities.")
    standing = list(Priority.objects.standing().select_for_update().filter(cycle=cycle).order_by("proposed_at", "pk"))
    _insist_judged(cycle, standing)
    _insist_order(standing, places)
    weights, marks = weights_of(cycle), marks_of([one.pk for one in standing])
    suggested = {one.priority.pk: one for one in suggested_order(standing, marks, weights)}
    made = PriorityRanking(cycle=cycle, weights=weights, agreed_by=by, agreed_at=at, note=note.strip())
    made.save()
    for place in sorted(places, key=lambda place: place.rank):
        _keep(made, place, suggested[place.priority.pk])
    return Done(made, f"{len(places)} priorities ranked")


def _insist_judged(cycle: Cycle, standing: Sequence[Priority]) -> None:
    """Every priority went through the framework's tests, where it has some, and has its four marks."""
    insist(bool(standing), "No priority is proposed yet.")
    marks = marks_of([one.pk for one in standing])
    whole = {one.pk for one in marked_whole(standing, marks)}
    fared = how_fared(cycle, standing)
    for one in standing:
        at = fared[one.pk]
        insist(not at.waiting, f"“{one.title}” has tests still to be answered.")
        explained = not at.failed or bool(one.goes_on_because)
        insist(explained, f"“{one.title}” fails a test: say why it goes on, or set it aside.")
        insist(one.pk in whole, f"“{one.title}” is not marked on all four considerations.")


def _insist_order(standing: Sequence[Priority], places: Sequence[PlaceAgreed]) -> None:
    given = sorted(place.priority.pk for place in places)
    insist(given == sorted(one.pk for one in standing), "Give a place to every priority of the cycle, once.")
    ranks = sorted(place.rank for place in places)
    wanted = list(range(1, len(standing) + 1))
    insist(ranks == wanted, f"The places must be 1 to {len(standing)}, each once.")


def _keep(ranking: PriorityRanking, place: PlaceAgreed, suggested: Suggested) -> None:
    priority = suggested.priority
    plain = suggested.allows(place.rank)
    told = f"“{priority.title}” stands elsewhere than its marks suggest: say why."
    insist(plain or bool(place.reason.strip()), told, field=f"reason_{priority.pk}")
    RankedPriority(
        ranking=ranking,
        priority=priority,
        rank=place.rank,
        score=suggested.score,
        suggested_from=suggested.first,
        suggested_to=suggested.last,
        reason=place.reason.strip(),
    ).save()
