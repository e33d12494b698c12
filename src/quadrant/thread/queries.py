"""The golden thread: where a record stands, where the money goes, and every gap as a list."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from quadrant.thread.arrows import whole_thread
from quadrant.thread.graph import Graph, Node, Step
from quadrant.thread.ledger import Committed, committed
from quadrant.thread.money import STAGES, Flow, Part, flow
from quadrant.thread.terms import Kind

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Here:
    """Pounds that a record on the other side brings to this one, of all that it commits."""

    node: Node
    pounds: Decimal
    of: Decimal


@dataclass(frozen=True)
class OnThread:
    """A record with everything upstream and downstream of it."""

    node: Node
    graph: Graph
    committed: Committed

    @cached_property
    def upstream(self) -> list[Step]:
        return self.graph.upstream(self.node.key)

    @cached_property
    def downstream(self) -> list[Step]:
        return self.graph.downstream(self.node.key)

    @cached_property
    def money(self) -> list[Here]:
        """The committed money that meets here, most first: by agreement, and for an agreement by fund."""
        if self.node.kind is Kind.AGREEMENT:
            found = self._by_fund()
        elif self.node.kind is Kind.FUND:
            found = [
                Here(self._agreement(n), pounds, pounds)
                for (f, n), pounds in self.committed.lines.items()
                if f == self.node.number
            ]
        elif self.node.kind in STAGES:
            parts = flow(self.graph, self.committed.worth, self.node.kind).to(self.node.key)
            found = [Here(self._agreement(p.agreement), p.pounds, self.committed.worth[p.agreement]) for p in parts]
        else:
            found = self._met()
        return sorted((one for one in found if one.pounds), key=lambda one: (-one.pounds, one.node.name))

    @property
    def outside(self) -> Decimal:
        """What a fund has committed for no agreement."""
        return self.committed.outside.get(self.node.number, NOTHING) if self.node.kind is Kind.FUND else NOTHING

    @property
    def total(self) -> Decimal:
        """All that is committed here; for a fund, what its ledger holds."""
        return sum((one.pounds for one in self.money), self.outside)

    def _agreement(self, number: int) -> Node:
        return self.graph.nodes[Kind.AGREEMENT, number]

    def _by_fund(self) -> list[Here]:
        lines = [
            (fund, pounds) for (fund, number), pounds in self.committed.lines.items() if number == self.node.number
        ]
        return [Here(self.graph.nodes[Kind.FUND, fund], pounds, pounds) for fund, pounds in lines]

    def _met(self) -> list[Here]:
        """Where no share says how much: the agreements that stand behind a record, or follow from an indicator."""
        steps = self.downstream if self.node.kind is Kind.INDICATOR else self.upstream
        met = [
            step.node for step in steps if step.node.number in self.committed.worth and step.node.kind is Kind.AGREEMENT
        ]
        return [Here(node, self.committed.worth[node.number], self.committed.worth[node.number]) for node in met]


def on_thread(kind: str, number: int) -> OnThread | None:
    """Where a record stands; None for a kind that is none, and for a record that is not on the thread here."""
    if kind not in set(Kind):
        return None
    money = committed()
    graph = whole_thread(money)
    node = graph.nodes.get((Kind(kind), number))
    return None if node is None else OnThread(node, graph, money)


@dataclass(frozen=True)
class Thread:
    """The whole thread of a partnership: its money by outcome and by need, and its gaps."""

    graph: Graph
    committed: Committed

    @property
    def worth(self) -> dict[int, Decimal]:
        """Pounds committed by each signed agreement, all years."""
        return self.committed.worth

    @property
    def ledger(self) -> Decimal:
        """What the funds' ledgers hold as committed."""
        return self.committed.total

    @cached_property
    def by_outcome(self) -> Flow:
        return flow(self.graph, self.worth, Kind.OUTCOME)

    @cached_property
    def by_need(self) -> Flow:
        return flow(self.graph, self.worth, Kind.NEED)

    @property
    def needs_without_spend(self) -> list[Node]:
        """Needs to which no pound of a signed agreement goes back."""
        return [need for need in self.graph.of_kind(Kind.NEED) if not self.by_need.by.get(need.key)]

    @property
    def spend_without_need(self) -> list[tuple[Node, Decimal]]:
        """Signed agreements with the pounds that no need stands behind."""
        return self._listed(self.by_need.lost)

    @property
    def agreements_without_outcome(self) -> list[tuple[Node, Decimal]]:
        """Signed agreements with the pounds that serve no outcome."""
        return self._listed(self.by_outcome.lost)

    def _listed(self, parts: list[Part]) -> list[tuple[Node, Decimal]]:
        found = [(self.graph.nodes[Kind.AGREEMENT, part.agreement], part.pounds) for part in parts]
        return sorted(found, key=lambda row: (row[0].name, row[0].number))


def thread() -> Thread:
    """Read the thread once and follow its money."""
    money = committed()
    return Thread(whole_thread(money), money)
