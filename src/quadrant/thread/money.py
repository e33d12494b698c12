"""Pounds along the thread: every signed agreement's money divided by the shares, to the penny, and nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from quadrant.methods.shares import shares
from quadrant.thread.graph import Graph, Key
from quadrant.thread.terms import Kind

WHOLE = Decimal(100)
NOTHING = Decimal(0)

# The stages from an agreement back to a kind: to outcomes by its own shares, to needs by proposal and priorities.
STAGES = {
    Kind.OUTCOME: (Kind.OUTCOME,),
    Kind.DECISION: (Kind.DECISION,),
    Kind.PROPOSAL: (Kind.PROPOSAL,),
    Kind.PRIORITY: (Kind.PROPOSAL, Kind.PRIORITY),
    Kind.NEED: (Kind.PROPOSAL, Kind.PRIORITY, Kind.NEED),
}


@dataclass(frozen=True)
class Part:
    """Pounds of one agreement that go back to a record; `to` is None for what reaches none of the kind."""

    agreement: int
    to: Key | None
    pounds: Decimal


@dataclass(frozen=True)
class Flow:
    """Money by record of one kind; `nowhere` is what reaches none. Both together are `total`, to the penny."""

    parts: tuple[Part, ...]
    total: Decimal

    @cached_property
    def by(self) -> dict[Key, Decimal]:
        found: dict[Key, Decimal] = defaultdict(lambda: NOTHING)
        for part in self.parts:
            if part.to is not None:
                found[part.to] += part.pounds
        return dict(found)

    @property
    def lost(self) -> list[Part]:
        """What of each agreement reaches no record of the kind."""
        return [part for part in self.parts if part.to is None and part.pounds]

    @property
    def nowhere(self) -> Decimal:
        return sum((part.pounds for part in self.lost), NOTHING)

    def to(self, key: Key) -> list[Part]:
        """What goes back to one record, agreement by agreement."""
        return [part for part in self.parts if part.to == key]


def _parts_upstream(graph: Graph, agreement: Key, kind: Kind) -> dict[Key, Decimal]:
    """Which parts of an agreement (fractions that add to at most 1) go back to records of a kind.

    The shares of each stage multiply; an arrow without a share carries the whole.
    """
    parts = {agreement: Decimal(1)}
    for stage in STAGES[kind]:
        following: dict[Key, Decimal] = defaultdict(lambda: NOTHING)
        for key, part in parts.items():
            for arrow in graph.above[key]:
                if arrow.upper[0] is stage:
                    share = WHOLE if arrow.share is None else arrow.share
                    following[arrow.upper] += part * share / WHOLE
        parts = dict(following)
    return parts


def flow(graph: Graph, worth: Mapping[int, Decimal], kind: Kind) -> Flow:
    """How much of the agreements' worth (pounds by number) goes back to each record of the kind."""
    found: list[Part] = []
    for number, total in worth.items():
        parts = _parts_upstream(graph, (Kind.AGREEMENT, number), kind)
        rest = max(Decimal(1) - sum(parts.values(), NOTHING), NOTHING)
        divided = shares(total, [*parts.values(), rest])
        found += [Part(number, key, pounds) for key, pounds in zip([*parts, None], divided, strict=True)]
    return Flow(tuple(found), sum(worth.values(), NOTHING))
