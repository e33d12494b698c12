"""The thread as a graph: nodes, and arrows with their share or amount, walked up and down. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from quadrant.thread.terms import Kind

Key = tuple[Kind, int]


@dataclass(frozen=True)
class Node:
    """A record on the thread."""

    kind: Kind
    number: int
    name: str

    @property
    def key(self) -> Key:
        return (self.kind, self.number)


@dataclass(frozen=True)
class Arrow:
    """From what stands upstream to what follows from it; `share` in per cent, `amount` in pounds.

    `aside` says that its upper end decides on more than leads to its lower end: no walk passes through that end by it.
    """

    upper: Key
    lower: Key
    share: Decimal | None = None
    amount: Decimal | None = None
    aside: bool = False


@dataclass(frozen=True)
class Step:
    """A node met on a walk: how far away, by which arrow, and from which other node."""

    node: Node
    depth: int
    arrow: Arrow
    beside: Node


@dataclass
class Graph:
    """All records of a partnership that lie on the thread, and the arrows between them."""

    nodes: dict[Key, Node] = field(default_factory=dict)
    above: dict[Key, list[Arrow]] = field(default_factory=lambda: defaultdict(list))
    below: dict[Key, list[Arrow]] = field(default_factory=lambda: defaultdict(list))

    def add(self, nodes: Iterable[Node]) -> None:
        self.nodes.update((node.key, node) for node in nodes)

    def join(self, arrows: Iterable[Arrow]) -> None:
        """Add arrows; one whose end is not on the thread (withdrawn since) is left out."""
        for arrow in arrows:
            if arrow.upper in self.nodes and arrow.lower in self.nodes:
                self.below[arrow.upper].append(arrow)
                self.above[arrow.lower].append(arrow)

    def of_kind(self, kind: Kind) -> list[Node]:
        """The nodes of a kind, by name."""
        return sorted((node for node in self.nodes.values() if node.kind is kind), key=lambda node: node.name)

    def upstream(self, key: Key) -> list[Step]:
        """Everything that this stands on, nearest first; each record once, at its nearest."""
        return list(self._walk(key, self.above, up=True))

    def downstream(self, key: Key) -> list[Step]:
        """Everything that follows from this, nearest first."""
        return list(self._walk(key, self.below, up=False))

    def _walk(self, start: Key, arrows: dict[Key, list[Arrow]], *, up: bool) -> Iterator[Step]:
        met, passed, front, depth = {start}, {start}, [start], 0
        while front:
            depth, following = depth + 1, []
            for key in front:
                for arrow in arrows.get(key, []):
                    other = arrow.upper if up else arrow.lower
                    if arrow.aside and not up and key != start:
                        continue
                    if other not in met:
                        met.add(other)
                        yield Step(self.nodes[other], depth, arrow, self.nodes[key])
                    if other not in passed and not (arrow.aside and up):
                        passed.add(other)
                        following.append(other)
            front = following
