"""The thread in words: records with their pages, money with its shares, gaps as tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.http import HttpRequest

from quadrant.plan.proposals.queries import unseen_by
from quadrant.thread.graph import Graph, Key, Node, Step
from quadrant.thread.money import Flow
from quadrant.thread.queries import Thread, on_thread
from quadrant.thread.terms import Kind
from quadrant.web.design import words
from quadrant.web.design.addresses import address
from quadrant.web.design.records import ThreadLink, ThreadPlace
from quadrant.web.design.tables import Column, Empty, Table
from quadrant.web.design.tables import Kind as Holds

# The page of a record of each kind; a decision's leads to what was resolved.
PAGES = {
    Kind.OUTCOME: "outcome",
    Kind.INDICATOR: "indicator",
    Kind.NEED: "need",
    Kind.PRIORITY: "priority",
    Kind.PROPOSAL: "proposal",
    Kind.DECISION: "recommendation",
    Kind.FUND: "fund",
    Kind.AGREEMENT: "agreement",
    Kind.KPI: "kpi",
    Kind.EVALUATION: "evaluation",
    Kind.LESSON: "lesson",
}


def page_of(request: HttpRequest, node: Node) -> str:
    """The page of one record, "" where an interest keeps this person from it."""
    return _pages(request, [node])[node.key]


def _pages(request: HttpRequest, nodes: Sequence[Node]) -> dict[Key, str]:
    kept = unseen_by(request.user, {node.number for node in nodes if node.kind is Kind.PROPOSAL})
    closed = {(Kind.PROPOSAL, number) for number in kept}
    return {
        node.key: "" if node.key in closed else address(request, PAGES[node.kind], number=node.number) for node in nodes
    }


def _links(request: HttpRequest, steps: Sequence[Step]) -> list[ThreadLink]:
    pages = _pages(request, [step.node for step in steps])
    return [
        ThreadLink(
            kind=step.node.kind.label,
            name=step.node.name,
            address=pages[step.node.key],
            share=step.arrow.share,
            amount=step.arrow.amount,
        )
        for step in steps
    ]


def thread_place(request: HttpRequest, kind: Kind, number: int) -> ThreadPlace | None:
    """For a record's own page: what stands one step upstream and downstream."""
    found = on_thread(kind, number)
    if found is None:
        return None
    return ThreadPlace(
        kind=found.node.kind.label,
        name=found.node.name,
        upstream=_links(request, [step for step in found.upstream if step.depth == 1]),
        downstream=_links(request, [step for step in found.downstream if step.depth == 1]),
    )


def steps_by_kind(request: HttpRequest, steps: Sequence[Step], *, up: bool) -> list[tuple[str, list[ThreadLink]]]:
    """The records of a walk under their kind, kinds in the order of the thread, nearest first going up."""
    order = list(Kind)
    ranked = sorted(steps, key=lambda step: (order.index(step.node.kind), step.node.name), reverse=False)
    groups = [
        (kind.label, _links(request, list(found))) for kind, found in groupby(ranked, key=lambda step: step.node.kind)
    ]
    return list(reversed(groups)) if up else groups


def money_rows(graph: Graph, money: Flow, kind: Kind) -> list[list[str]]:
    """Each record with its pounds, most first; what reaches none; the total."""
    ranked = sorted(money.by.items(), key=lambda item: (-item[1], graph.nodes[item[0]].name))
    rows = [[graph.nodes[key].name, words.money(pounds), _share(pounds, money.total)] for key, pounds in ranked]
    if money.nowhere:
        rows.append([f"No {kind.label.lower()}", words.money(money.nowhere), _share(money.nowhere, money.total)])
    return rows


def _share(part: Decimal, whole: Decimal) -> str:
    return words.share(part / whole, 1) if whole else "–"


def money_chart(thread: Thread) -> str:
    """What the money says, in one sentence."""
    if not thread.worth:
        return "No agreement is signed yet, so no money is committed."
    counted = words.plural(len(thread.worth), "signed agreement")
    agrees = "which is what the ledger holds" if thread.ledger == thread.by_outcome.total else "the ledger differs"
    return f"{words.money(thread.by_outcome.total)} is committed in {counted}, {agrees} ({words.money(thread.ledger)})."


def gap_table(request: HttpRequest, rows: Sequence[tuple[Node, Decimal | None]], title: str) -> Table[Any]:
    money = any(pounds is not None for _, pounds in rows)
    pages = _pages(request, [node for node, _ in rows])
    return Table(
        name="gap",
        caption=title,
        one="record",
        rows=list(rows),
        columns=[
            Column("name", "Record", lambda row: row[0].name, address=lambda row: pages[row[0].key]),
            Column("money", "Committed", lambda row: row[1], kind=Holds.MONEY, on_page=money, in_download=money),
            Column(
                "thread",
                "Thread",
                lambda row: "See its place",
                address=lambda row: address(request, "thread_record", kind=row[0].kind.value, number=row[0].number),
                in_download=False,
            ),
        ],
        order="name",
        search=("any",),
        empty=Empty("There is none: nothing is missing here."),
    )
