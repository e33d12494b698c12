"""The golden thread: the whole of it, one record's place on it, and its gaps."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.analyse.outcomes.queries import vision
from quadrant.cycle.queries import casts_of, cycles, positions_of
from quadrant.do.agreements.queries import agreements_seen_by
from quadrant.thread import queries
from quadrant.thread.queries import OnThread
from quadrant.thread.terms import Kind
from quadrant.web.design.addresses import address
from quadrant.web.thread.portfolio import agreements_table, counted, cycle_lines, cycles_table
from quadrant.web.thread.presenters import (
    gap_table,
    met_rows,
    met_title,
    money_chart,
    money_rows,
    page_of,
    steps_by_kind,
)


def thread(request: HttpRequest) -> HttpResponse:
    found = queries.thread()
    context = {
        "title": "The golden thread",
        "vision": vision(),
        "thread": found,
        "by_outcome": money_rows(found, found.by_outcome, Kind.OUTCOME),
        "by_need": money_rows(found, found.by_need, Kind.NEED),
        "chart": money_chart(found),
        "gaps": [
            ("Needs with no spend", "thread_needs", len(found.needs_without_spend)),
            ("Spend with no need", "thread_spend", len(found.spend_without_need)),
            ("Agreements without an outcome", "thread_agreements", len(found.agreements_without_outcome)),
        ],
    }
    return render(request, "thread/thread.html", context)


def portfolio(request: HttpRequest) -> HttpResponseBase:
    """Everything that is commissioned: its state, its money, the next gate. What the executive watches."""
    asked: Any = request
    chosen, agreed = list(cycles()), list(agreements_seen_by(asked.user))
    found = positions_of(chosen, on=timezone.localdate(asked.at))
    lines = cycle_lines(chosen, found, casts_of(chosen), agreed)
    running, agreements = cycles_table(request, lines), agreements_table(request, agreed, lines)
    file = running.download(request) or agreements.download(request)
    context = {
        "title": "Portfolio",
        "breadcrumbs": [("Cycles", address(request, "cycles"))],
        "counted": counted(lines, agreed),
        "table": running.page(request),
        "agreements": agreements.page(request),
    }
    return file or render(request, "thread/portfolio.html", context)


def record(request: HttpRequest, found: OnThread) -> HttpResponse:
    """Everything upstream and downstream of one record."""
    context = {
        "title": found.node.name,
        "vision": vision(),
        "caption": found.node.kind.label,
        "breadcrumbs": [("The golden thread", address(request, "thread"))],
        "page": page_of(request, found.node),
        "upstream": steps_by_kind(request, found.upstream, up=True),
        "downstream": steps_by_kind(request, found.downstream, up=False),
        "money": met_rows(found),
        "money_title": met_title(found),
        "total": found.total,
    }
    return render(request, "thread/record.html", context)


def _gap(request: HttpRequest, rows: Any, title: str, hint: str) -> HttpResponseBase:
    table = gap_table(request, rows, title)
    context = {"title": title, "hint": hint, "breadcrumbs": [("The golden thread", address(request, "thread"))]}
    return table.download(request) or render(
        request, "design/list_page.html", {**context, "table": table.page(request)}
    )


def needs_without_spend(request: HttpRequest) -> HttpResponseBase:
    rows = [(node, None) for node in queries.thread().needs_without_spend]
    return _gap(request, rows, "Needs with no spend", "No pound of a signed agreement goes back to these needs.")


def spend_without_need(request: HttpRequest) -> HttpResponseBase:
    rows = queries.thread().spend_without_need
    return _gap(request, rows, "Spend with no need", "Money is committed, and no stated need stands behind it.")


def agreements_without_outcome(request: HttpRequest) -> HttpResponseBase:
    rows = queries.thread().agreements_without_outcome
    return _gap(
        request, rows, "Agreements without an outcome", "Money is committed, and names no outcome that it serves."
    )
