"""The golden thread: where a record stands, where the money goes, and every gap as a list."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from quadrant.do.agreements.models import AgreementFundingLine
from quadrant.plan.funds.models import FundEntry
from quadrant.plan.funds.terms import EntryKind
from quadrant.thread.arrows import whole_thread
from quadrant.thread.graph import Graph, Key, Node, Step
from quadrant.thread.money import Flow, flow
from quadrant.thread.terms import Kind

NOTHING = Decimal(0)
SPENT = frozenset({Kind.AGREEMENT})


@dataclass(frozen=True)
class OnThread:
    """A record with everything upstream and downstream of it."""

    node: Node
    upstream: list[Step]
    downstream: list[Step]


def on_thread(kind: str, number: int) -> OnThread | None:
    """Where a record stands; None for a kind that is none, and for a record that is not on the thread here."""
    if kind not in set(Kind):
        return None
    graph = whole_thread()
    node = graph.nodes.get((Kind(kind), number))
    if node is None:
        return None
    return OnThread(node, graph.upstream(node.key), graph.downstream(node.key))


def committed_worth() -> dict[int, Decimal]:
    """Pounds committed for each signed agreement, all years: what its funding lines say, as the ledger holds it."""
    lines = AgreementFundingLine.objects.filter(entry__isnull=False, agreement__withdrawn_at=None)
    return dict(lines.order_by().values_list("agreement").annotate(total=Sum("amount")))


def ledger_commitments() -> Decimal:
    """Pounds that the ledger holds as committed for agreements, from its own entries."""
    lines = AgreementFundingLine.objects.filter(entry__isnull=False, agreement__withdrawn_at=None)
    kept = FundEntry.objects.filter(pk__in=lines.values("entry"), kind=EntryKind.COMMITMENT)
    total: Decimal | None = kept.aggregate(total=Sum("amount"))["total"]
    return total or NOTHING


@dataclass(frozen=True)
class Thread:
    """The whole thread of a partnership: its money by outcome and by need, and its gaps."""

    graph: Graph
    worth: dict[int, Decimal]
    by_outcome: Flow
    by_need: Flow
    ledger: Decimal

    @property
    def needs_without_spend(self) -> list[Node]:
        """Needs that no signed agreement answers."""
        return [need for need in self.graph.of_kind(Kind.NEED) if not self._is_paid(need.key)]

    @property
    def spend_without_need(self) -> list[tuple[Node, Decimal]]:
        """Signed agreements that no need stands behind, with their pounds."""
        return [(node, self.worth[node.number]) for node in self._paid() if not self.graph.reaches(node.key, Kind.NEED)]

    @property
    def agreements_without_outcome(self) -> list[tuple[Node, Decimal]]:
        """Signed agreements that name no outcome, with their pounds."""
        return [
            (node, self.worth[node.number])
            for node in self._paid()
            if not any(arrow.upper[0] is Kind.OUTCOME for arrow in self.graph.above[node.key])
        ]

    def _paid(self) -> list[Node]:
        return [node for node in self.graph.of_kind(Kind.AGREEMENT) if node.number in self.worth]

    def _is_paid(self, need: Key) -> bool:
        return any(node.number in self.worth for node in self.graph.leads_to(need, SPENT))


def thread() -> Thread:
    """Read the thread once and follow its money."""
    graph, worth = whole_thread(), committed_worth()
    return Thread(
        graph=graph,
        worth=worth,
        by_outcome=flow(graph, worth, Kind.OUTCOME),
        by_need=flow(graph, worth, Kind.NEED),
        ledger=ledger_commitments(),
    )
