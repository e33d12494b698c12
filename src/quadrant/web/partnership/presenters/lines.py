"""Where a body stands and stood: `Until 31 March 2027 of Ardlebury Council; since then of the partnership.`"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.methods import words
from quadrant.partnership import queries
from quadrant.partnership.queries import Line
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.partnership.models import Body


@dataclass(frozen=True)
class ShownThen:
    """A body in the tree of a day."""

    name: str
    address: str
    depth: int
    binds: str
    reports_to: str


def line_in_words(line: Line, *beside: Line) -> str:
    """Such as `of Ardlebury Council, reporting to Cabinet`.

    What binds no organisation is of the partnership, where it bound one before or after; else its line alone is told.
    """
    above = f"reporting to {line.parent.name}" if line.parent is not None else ""
    if all(each.binds is None for each in (line, *beside)):
        return above or "reporting to no other body"
    whose = f"of {line.binds.name}" if line.binds is not None else "of the partnership"
    return f"{whose}, {above}" if above else whose


def history_of_line(body: Body) -> tuple[str, list[str]]:
    """The whole line in a sentence, and why it moved each time; nothing where it never did."""
    moves = queries.moves_of(body)
    if not moves:
        return "", []
    lines = [Line(moves[0].from_parent, moves[0].from_binds), *(Line(one.to_parent, one.to_binds) for one in moves)]
    said = [line_in_words(line, *lines) for line in lines]
    told = [f"Until {_day_before(moves[0].on)} {said[0]}"]
    for (move, following), line in zip(pairwise(moves), said[1:], strict=False):
        told.append(f"from {words.date(move.on)} to {_day_before(following.on)} {line}")
    told.append(f"since then {said[-1]}")
    why = [f"{words.date(move.on)}: {move.why} (recorded by {move.moved_by.name})" for move in moves]
    return f"{'; '.join(told)}.", why


def _day_before(day: date) -> str:
    return words.date(day - timedelta(days=1))


def shown_tree_on(request: HttpRequest, day: date) -> list[ShownThen]:
    """Every body that stood on the day, below the one that it reported to then."""
    return [
        ShownThen(
            branch.body.name,
            address(request, "body", number=branch.body.pk),
            branch.depth,
            branch.line.binds.name if branch.line.binds is not None else "",
            branch.line.parent.name if branch.line.parent is not None else "",
        )
        for branch in queries.tree_on(day)
    ]
