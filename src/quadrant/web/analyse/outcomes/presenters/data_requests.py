"""Data asked of partners, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import data_requests
from quadrant.analyse.outcomes.rules import may_ask_for_data
from quadrant.analyse.outcomes.terms import Subject
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Paper, Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import DataRequest

STATES = {"asked": "Waiting", "overdue": "Overdue", "received": "Received", "withdrawn": "Withdrawn"}


def about(row: DataRequest) -> str:
    return ", ".join(Subject(one.subject).label for one in row.subjects.all())


def received(row: DataRequest) -> str:
    return ", ".join(f"{one.file_name} ({words.date(one.received_at)})" for one in row.received.all())


def requests_table(request: HttpRequest) -> Table[Any]:
    asked: Any = request
    begin = (address(request, "data_request_new"), "Ask a partner for data") if may_ask_for_data(asked.user) else ()
    return Table(
        name="data_requests",
        caption="Data asked of partners",
        one="request",
        rows=data_requests(),
        order="due",
        columns=[
            Column(
                "partner",
                "Partner",
                lambda row: row.organisation.name,
                order=("organisation__name",),
                address=lambda row: address(request, "datarequest", number=row.pk),
            ),
            Column("about", "About", about),
            Column("what", "What is wanted", lambda row: row.what),
            Column("asked", "Asked on", lambda row: row.asked_at, kind=Kind.DATE, order=("asked_at",)),
            Column("due", "By when", lambda row: row.due_on, kind=Kind.DATE, order=("due_on",)),
            Column("received", "What came", received),
            Column("state", "State", lambda row: STATES[row.state], kind=Kind.STATE, order=("state",)),
        ],
        filters=[
            Filter("state", "State", list(STATES.items()), lookup="state"),
            Filter("about", "About", Subject.choices(), lookup="subjects__subject"),
        ],
        search=("organisation__name__icontains", "what__icontains"),
        empty=Empty("No partner has been asked for data yet.", *begin),
    )


def request_record(request: HttpRequest, row: Any, *, may_receive: bool) -> Record:
    cycle = row.cycle
    rows = [
        SummaryRow("Asked of", row.organisation.name),
        SummaryRow("About", about(row)),
        SummaryRow("What is wanted", row.what),
        SummaryRow("Asked", f"{words.date(row.asked_at)} by {row.asked_by.name}"),
        SummaryRow("By when", row.due_on),
        SummaryRow("For the cycle", cycle.name, address=address(request, "cycle", number=cycle.pk)) if cycle else None,
        SummaryRow("What came", _came(row) or "Nothing yet"),
        SummaryRow("Given up", f"{words.date(row.withdrawn_at)}: {row.why_withdrawn}") if row.withdrawn_at else None,
    ]
    papers = [
        Paper(one.file_name, _file_of(request, one), "As received", one.size, one.received_at)
        for one in row.received.all()
    ]
    kept = [each for each in rows if each is not None]
    return Record(summary=kept, state=STATES[row.state], documents=papers if may_receive else [])


def _file_of(request: HttpRequest, one: Any) -> str:
    return address(request, "data_received_file", number=one.pk)


def _came(row: DataRequest) -> str:
    return "; ".join(
        f"{one.file_name}, {words.date(one.received_at)}, taken by {one.received_by.name}"
        + (f": {one.note}" if one.note else "")
        for one in row.received.all()
    )
