"""The thread in words: records with their pages, money with its shares, gaps as tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import vision
from quadrant.methods import words
from quadrant.partnership.rules import may_look_inside
from quadrant.thread.graph import Key, Node, Step
from quadrant.thread.money import Flow
from quadrant.thread.queries import OnThread, Thread, on_thread
from quadrant.thread.rules import closed_to
from quadrant.thread.terms import Kind
from quadrant.web.design.addresses import address
from quadrant.web.design.records import ThreadLink, ThreadPlace
from quadrant.web.design.tables import Column, Empty, Table
from quadrant.web.design.tables import Kind as Holds

# The page of a record of each kind; a decision's leads to what was resolved.
PAGES = {
    Kind.OUTCOME: "outcome",
    Kind.INDICATOR: "indicator",
    Kind.NEED: "need",
    Kind.SERVICE: "service",
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
    closed = closed_to(request.user, nodes)
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
            of_what=_of_what(step),
        )
        for step in steps
    ]


def _of_what(step: Step) -> str:
    """A share is of the record that stands lower on the thread, and for the one above it."""
    other = f"the {words.lower_first(step.beside.kind.label)} “{step.beside.name}”"
    if step.node.key == step.arrow.upper:
        return "of this" if step.depth == 1 else f"of {other}"
    return "of it, for this" if step.depth == 1 else f"of it, for {other}"


def thread_place(request: HttpRequest, kind: Kind, number: int) -> ThreadPlace | None:
    """For a record's own page: what stands one step upstream and downstream, for those who may follow the thread."""
    asked: Any = request
    found = on_thread(kind, number) if may_look_inside(asked.user) else None
    return None if found is None else place_of(request, found)


def place_of(request: HttpRequest, found: OnThread) -> ThreadPlace:
    """The same of a record whose thread was read already; the partnership's vision stands at its top."""
    return ThreadPlace(
        kind=found.node.kind.label,
        name=found.node.name,
        upstream=_links(request, [step for step in found.upstream if step.depth == 1]),
        downstream=_links(request, [step for step in found.downstream if step.depth == 1]),
        address=whole_thread_of(request, found.node.kind, found.node.number),
        vision=vision_in_words(),
    )


def vision_in_words() -> str:
    """What every thread is for, as it is worded now; "" where nobody has said."""
    held = vision()
    return held.statement if held else ""


def whole_thread_of(request: HttpRequest, kind: Kind, number: int) -> str:
    """Where everything upstream and downstream of a record is shown."""
    return address(request, "thread_record", kind=kind.value, number=number)


def steps_by_kind(request: HttpRequest, steps: Sequence[Step], *, up: bool) -> list[tuple[str, list[ThreadLink]]]:
    """The records of a walk under their kind, kinds in the order of the thread, nearest first going up."""
    order = list(Kind)
    ranked = sorted(steps, key=lambda step: (order.index(step.node.kind), step.node.name), reverse=False)
    groups = [
        (kind.label, _links(request, list(found))) for kind, found in groupby(ranked, key=lambda step: step.node.kind)
    ]
    return list(reversed(groups)) if up else groups


def money_rows(thread: Thread, money: Flow, kind: Kind) -> list[list[str]]:
    """Each record with its pounds, most first; what reaches none; what is committed for no agreement."""
    graph, total = thread.graph, thread.ledger
    ranked = sorted(money.by.items(), key=lambda item: (-item[1], graph.nodes[item[0]].name))
    rows = [(graph.nodes[key].name, pounds) for key, pounds in ranked]
    rows += [(f"No {kind.label.lower()}", money.nowhere), ("No agreement", thread.committed.without_agreement)]
    return [[name, words.money(pounds), _share(pounds, total)] for name, pounds in rows if pounds]


def met_rows(found: OnThread) -> list[list[str]]:
    """The money that meets at a record: by what, which share of all that it commits comes here, and the pounds."""
    rows = [[one.node.name, _share(one.pounds, one.of), words.money(one.pounds)] for one in found.money]
    if found.outside:
        rows.append(["For no agreement", _share(found.outside, found.outside), words.money(found.outside)])
    return rows


def met_title(found: OnThread) -> str:
    if found.node.kind is Kind.AGREEMENT:
        return "Committed for it, by fund"
    return "Committed in its ledger, by agreement" if found.node.kind is Kind.FUND else "Committed here, by agreement"


def _share(part: Decimal, whole: Decimal) -> str:
    return words.share(part / whole, 1) if whole else "–"


def money_chart(thread: Thread) -> str:
    """What the money says, in one sentence."""
    if not thread.worth:
        return "No agreement is signed yet, so no money is committed along the thread."
    counted = words.plural(len(thread.worth), "signed agreement")
    told = f"{words.money(thread.by_outcome.total)} is committed in {counted}"
    together, outside = thread.by_outcome.total, thread.committed.without_agreement
    if outside:
        together += outside
        told += f" and {words.money(outside)} for no agreement: {words.money(together)} together"
    agrees = "which is what the ledgers hold" if thread.ledger == together else "the ledgers differ"
    return f"{told}, {agrees} ({words.money(thread.ledger)})."


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
