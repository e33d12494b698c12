"""Pounds along the thread: every signed agreement's money divided by the shares, to the penny, and nothing twice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from quadrant.methods.shares import shares
from quadrant.thread.graph import Graph, Key
from quadrant.thread.terms import Kind

WHOLE = Decimal(100)
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Flow:
    """Money by record of one kind; `nowhere` is what reaches none. Both together are `total`, to the penny."""

    by: dict[Key, Decimal]
    nowhere: Decimal
    total: Decimal


def _parts_upstream(graph: Graph, agreement: Key, kind: Kind) -> dict[Key, Decimal]:
    """Which parts of an agreement (fractions that add to at most 1) go back to records of a kind.

    To outcomes by the agreement's own shares. To needs by proposal, priorities and the needs behind each: the shares
    of each step multiply.
    """
    if kind is Kind.OUTCOME:
        links = [arrow for arrow in graph.above[agreement] if arrow.upper[0] is Kind.OUTCOME and arrow.share]
        return {arrow.upper: (arrow.share or NOTHING) / WHOLE for arrow in links}
    path = {Kind.PRIORITY: (Kind.PROPOSAL, Kind.PRIORITY), Kind.NEED: (Kind.PROPOSAL, Kind.PRIORITY, Kind.NEED)}[kind]
    parts = {agreement: Decimal(1)}
    for stage in path:
        following: dict[Key, Decimal] = defaultdict(lambda: NOTHING)
        for key, part in parts.items():
            for arrow in graph.above[key]:
                if arrow.upper[0] is stage:
                    share = WHOLE if arrow.share is None else arrow.share
                    following[arrow.upper] += part * share / WHOLE
        parts = dict(following)
    return parts


def flow(graph: Graph, worth: dict[int, Decimal], kind: Kind) -> Flow:
    """How much of the agreements' worth (pounds by number) goes back to each record of the kind."""
    by: dict[Key, Decimal] = defaultdict(lambda: NOTHING)
    nowhere = NOTHING
    for number, total in worth.items():
        parts = _parts_upstream(graph, (Kind.AGREEMENT, number), kind)
        rest = max(Decimal(1) - sum(parts.values(), NOTHING), NOTHING)
        divided = shares(total, [*parts.values(), rest])
        for key, pounds in zip(parts, divided, strict=False):
            by[key] += pounds
        nowhere += divided[-1]
    return Flow(dict(by), nowhere, sum(worth.values(), NOTHING))
