"""Where priorities stand between need and ability to change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quadrant.analyse.priorities.models import Priority, PriorityPlacing
from quadrant.analyse.priorities.terms import Axis, Corner

Placings = dict[Axis, PriorityPlacing]


@dataclass(frozen=True)
class PlacedPriority:
    """A priority with both numbers, its number in the picture and the corner that it stands in."""

    number: int
    priority: Priority
    need: PriorityPlacing
    ability: PriorityPlacing

    @property
    def corner(self) -> Corner:
        return Corner.at(self.need.mark, self.ability.mark)


def placings_of(numbers: Iterable[int]) -> dict[int, Placings]:
    """The numbers given to these priorities, by priority and axis. One query."""
    found: dict[int, Placings] = defaultdict(dict)
    for row in PriorityPlacing.objects.filter(priority__in=list(numbers)).select_related("marked_by"):
        found[row.priority_id][Axis(row.axis)] = row
    return dict(found)


def placed_priorities(listed: Sequence[Priority]) -> list[PlacedPriority]:
    """Those with both numbers: first to act on, first by need, then by ability; ties in the order given. One query."""
    given = placings_of([one.pk for one in listed])
    corners = list(Corner)

    def order(one: Priority) -> tuple[int, int, int]:
        need, ability = given[one.pk][Axis.NEED].mark, given[one.pk][Axis.ABILITY].mark
        return corners.index(Corner.at(need, ability)), -need, -ability

    whole = sorted((one for one in listed if len(given.get(one.pk, {})) == len(Axis)), key=order)
    return [
        PlacedPriority(number, one, given[one.pk][Axis.NEED], given[one.pk][Axis.ABILITY])
        for number, one in enumerate(whole, start=1)
    ]
