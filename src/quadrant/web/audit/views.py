"""What was done here: every act of the partnership, and the history of any record."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.audit.queries import acts_of, history_of
from quadrant.door.records import record_for_history
from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table


def acts(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    table: Table[Any] = Table(
        name="acts",
        caption="Acts, newest first",
        one="act",
        rows=acts_of(asked.partnership.pk),
        columns=[
            Column("sequence", "Line", lambda line: line.sequence, kind=Kind.NUMBER, order=("sequence",)),
            Column("at", "When", lambda line: line.at, kind=Kind.DATE, order=("at",)),
            Column("who", "Who", lambda line: line.words.who, order=("words__who",)),
            Column("action", "Act", lambda line: shown_act(line.action), order=("action",)),
            Column("sentence", "About", lambda line: line.words.sentence),
            Column("refused", "Outcome", lambda line: "Refused" if line.refused else "Done", kind=Kind.STATE),
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
        raise Http404
    context = {"title": f"History of {record}", "caption": str(record._meta.verbose_name).capitalize()}
    return render(request, "audit/history.html", {**context, "acts": history_of(record)})
