"""What was done here: every act of the partnership, and the history of any record."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.audit.queries import acts_of, history_of, history_of_row
from quadrant.door.records import has_history, lost_record, parts_of, read_at, record_for_history
from quadrant.partnership.rules import may_look_inside
from quadrant.web.audit.presenters import shown_act, shown_acts, shown_record
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table


def acts(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request

    def past(line: Any) -> str | None:
        kept = has_history(line.about_table) and line.about_row.isdecimal()
        return address(request, "history", table=line.about_table, number=int(line.about_row)) if kept else None

    table: Table[Any] = Table(
        name="acts",
        caption="Acts, newest first",
        one="act",
        rows=acts_of(asked.partnership.pk),
        columns=[
            Column("sequence", "Line", lambda line: line.sequence, kind=Kind.NUMBER, order=("sequence",)),
            Column("at", "When", lambda line: line.at, kind=Kind.DATE, order=("at",)),
            Column("who", "Who", lambda line: line.words.who, order=("words__who",)),
            Column("action", "Act", lambda line: shown_act(line.action), order=("action",), address=past),
            Column("refused", "Outcome", lambda line: "Refused" if line.refused else "Done", kind=Kind.STATE),
            Column("sentence", "About", lambda line: line.words.sentence),
        ],
        order="-sequence",
        filters=[Filter("refused", "Outcome", [("True", "Refused"), ("False", "Done")], lookup="refused")],
        search=("action__icontains", "words__who__icontains", "words__sentence__icontains"),
        empty=Empty("Nothing has been done here yet."),
    )
    hint = "Each line is chained to the one before it. To check the whole chain, run ./run manage audit_verify."
    context = {"title": "Audit", "table": table, "hint": hint}
    return table.download(request) or render(
        request, "design/list_page.html", {**context, "table": table.page(request)}
    )


def history(request: HttpRequest, table: str, number: int) -> HttpResponse:
    """The history of one record, for whoever may see the record."""
    asked: Any = request
    record = record_for_history(asked.user, table, number)
    if record is None:
        return _history_of_lost(request, table, number)
    page = read_at(asked.user, record)
    name = shown_record(record)
    back = address_or_none(request, page[0], number=page[1]) if page else None
    context = {
        "title": f"History of {name}",
        "caption": str(record._meta.verbose_name).capitalize(),
        "breadcrumbs": [(name, back)] if back else [],
        "acts": shown_acts(type(record), history_of(record, parts_of(record)), inside=may_look_inside(asked.user)),
    }
    return render(request, "audit/history.html", context)


def _history_of_lost(request: HttpRequest, table: str, number: int) -> HttpResponse:
    """The history of a record that was taken away again, for those who may see the whole audit."""
    asked: Any = request
    model = lost_record(asked.user, asked.partnership.pk, table, number)
    if model is None:
        raise Http404
    kind = str(model._meta.verbose_name)
    context = {
        "title": f"History of {kind} {number}",
        "caption": "No longer kept",
        "breadcrumbs": [("Audit", address(request, "audit"))],
        "acts": shown_acts(model, history_of_row(table, str(number)), inside=may_look_inside(asked.user)),
    }
    return render(request, "audit/history.html", context)
