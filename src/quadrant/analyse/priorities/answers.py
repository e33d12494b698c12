"""The facts that priorities state to a cycle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from quadrant.analyse.priorities.models import Priority, PriorityRanking, RankedPriority
from quadrant.analyse.priorities.queries import answers_given, screen_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.methods.calendar import london_day

Stated = Iterable[tuple[int, Fact]]


def _standing(cycles: Sequence[int]) -> dict[Cycle, list[Priority]]:
    found: dict[Cycle, list[Priority]] = defaultdict(list)
    rows = Priority.objects.standing().filter(cycle__in=cycles).select_related("cycle__framework", "proposed_by")
    for one in rows.defer("cycle__framework__text", "cycle__framework__content"):
        found[one.cycle].append(one)
    return found


@fact(FactKey.PRIORITY_PROPOSED)
def priorities_proposed(cycles: Sequence[int]) -> Stated:
    for one in Priority.objects.standing().filter(cycle__in=cycles).select_related("proposed_by"):
        said, at = f"“{one.title}” was proposed", one.proposed_at
        yield one.cycle_id, Fact(london_day(at), said, by=one.proposed_by.name, at=at)


@fact(FactKey.PRIORITIES_TESTED)
def priorities_tested(cycles: Sequence[int]) -> Stated:
    """Every priority has an answer to every test of the framework: since the last was given."""
    standing = _standing(cycles)
    given = answers_given([one.pk for listed in standing.values() for one in listed])
    for cycle, listed in standing.items():
        asked = [one.key for one in screen_of(cycle)]
        answers = [given.get(one.pk, {}).get(key) for one in listed for key in asked]
        known = [answer.answered_at for answer in answers if answer is not None]
        if known and len(known) == len(answers):
            at = max(known)
            said = f"{len(asked)} tests answered for each of {len(listed)} priorities"
            yield cycle.pk, Fact(london_day(at), said, at=at)


@fact(FactKey.PRIORITIES_RANKED)
def priorities_ranked(cycles: Sequence[int]) -> Stated:
    """Every priority has a place in the latest agreed order."""
    latest: dict[int, PriorityRanking] = {}
    agreed = PriorityRanking.objects.filter(cycle__in=cycles).select_related("agreed_by")
    for ranking in agreed.order_by("agreed_at", "pk"):
        latest[ranking.cycle_id] = ranking
    placed = set(RankedPriority.objects.filter(ranking__in=list(latest.values())).values_list("priority", flat=True))
    listed: dict[int, list[int]] = defaultdict(list)
    for number, cycle in Priority.objects.standing().filter(cycle__in=list(latest)).values_list("pk", "cycle"):
        listed[cycle].append(number)
    for cycle, numbers in listed.items():
        if placed.issuperset(numbers):
            ranking = latest[cycle]
            said = f"{len(numbers)} priorities ranked"
            yield cycle, Fact(london_day(ranking.agreed_at), said, by=ranking.agreed_by.name, at=ranking.agreed_at)
