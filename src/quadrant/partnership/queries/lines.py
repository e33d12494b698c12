"""To whom a body reported, and for whom it decided, on a day: what moved since is told from the moves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from quadrant.partnership.models import Body, BodyMove, Organisation
from quadrant.partnership.within import here


@dataclass(frozen=True)
class Line:
    """The body above, and the organisation that is bound; of none of both it is the partnership's own."""

    parent: Body | None
    binds: Organisation | None


@dataclass(frozen=True)
class BranchThen:
    """A body in the tree as it was on a day, with how deep it stood."""

    body: Body
    depth: int
    line: Line


def moves_of(body: Body) -> list[BodyMove]:
    """Every move of a body, oldest first."""
    kept = ("from_parent", "to_parent", "from_binds", "to_binds", "moved_by")
    return list(BodyMove.objects.filter(body=body).select_related(*kept).order_by("on", "pk"))


def line_on(body: Body, *, on: date) -> Line:
    """The body's line on a day. No query on the day that holds here, or a later one: moves are never ahead."""
    if on < here().on:
        later = BodyMove.objects.filter(body=body, on__gt=on).select_related("from_parent", "from_binds")
        first = later.order_by("on").first()
        if first is not None:
            return Line(first.from_parent, first.from_binds)
    return Line(body.parent, body.binds)


def tree_on(day: date) -> list[BranchThen]:
    """All bodies that stood on a day, each after the one that it reported to then, siblings by name. Two queries."""
    standing = list(Body.objects.standing_on(day).select_related("parent", "binds").order_by("name"))
    lines = {body.pk: Line(body.parent, body.binds) for body in standing}
    later = BodyMove.objects.filter(on__gt=day).select_related("from_parent", "from_binds").order_by("-on")
    lines |= {move.body_id: Line(move.from_parent, move.from_binds) for move in later}
    below: dict[int | None, list[Body]] = defaultdict(list)
    for body in standing:
        above = lines[body.pk].parent
        below[above.pk if above is not None and above.pk in {each.pk for each in standing} else None].append(body)
    branches: list[BranchThen] = []

    def grow(parent: int | None, depth: int) -> None:
        for body in below[parent]:
            branches.append(BranchThen(body, depth, lines[body.pk]))
            grow(body.pk, depth + 1)

    grow(None, 0)
    return branches
