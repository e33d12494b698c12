"""Tenders run in another system, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.audit.queries import history_of
from quadrant.do.agreements import queries, rules
from quadrant.methods import words
from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import HistoryLine, Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Kind, Table

if TYPE_CHECKING:
    from quadrant.do.agreements.models import OutsideTender


def tenders_table(request: HttpRequest) -> Table[Any]:
    begin = (address(request, "outside_tender_new"), "Record a tender")

    def page(one: Any) -> str:
        return address(request, "outsidetender", number=one.pk)

    hidden = rules.providers_hidden_from(request.user)
    return Table(
        name="outside_tenders",
        caption="Tenders run elsewhere",
        one="tender",
        rows=queries.outside_tenders().exclude(awarded_to__in=hidden),
        order="title",
        columns=[
            Column("title", "Tender", lambda one: one.title, order=("title",), address=page),
            Column("system", "System", lambda one: one.system, order=("system",)),
            Column("reference", "Reference there", lambda one: one.reference, order=("reference",)),
            Column("closes", "Bids due by", lambda one: one.closes_on, kind=Kind.DATE, order=("closes_on",)),
            Column("bids", "Bids", lambda one: one.bids, kind=Kind.NUMBER, order=("bids",)),
            Column("awarded", "Awarded", lambda one: one.awarded_on, kind=Kind.DATE, order=("awarded_on",)),
            Column("to", "Awarded to", lambda one: one.awarded_to.name if one.awarded_to else ""),
            Column("value", "Value", lambda one: one.value, kind=Kind.MONEY, order=("value",)),
        ],
        search=("title__icontains", "system__icontains", "reference__icontains", "awarded_to__name__icontains"),
        empty=Empty("No tender is recorded yet.", *(begin if rules.may_import_contracts(request.user) else ())),
    )


def tender_record(request: HttpRequest, tender: OutsideTender) -> Record:
    rows = [
        SummaryRow("System", tender.system),
        SummaryRow("Reference there", tender.reference),
        SummaryRow("Notice", tender.link, address=tender.link),
        SummaryRow("Route to market", tender.route),
        SummaryRow("Notice published", tender.opened_on),
        SummaryRow("Bids due by", tender.closes_on),
        SummaryRow("Bids received", tender.bids),
        SummaryRow("Awarded", tender.awarded_on or "Not yet"),
        SummaryRow("Awarded to", tender.awarded_to.name if tender.awarded_to else ""),
        SummaryRow("Value awarded", words.money(tender.value) if tender.value is not None else ""),
        SummaryRow("Note", tender.note),
        SummaryRow("Recorded", f"{words.datetime(tender.recorded_at)} by {tender.recorded_by.name}"),
    ]
    kept = [row for row in rows if row.value is not None and row.value != ""]
    return Record(summary=kept, history=_history(request, tender))


def _history(request: HttpRequest, tender: OutsideTender) -> HistoryLine | None:
    acts = history_of(tender)
    if not acts:
        return None
    page = address_or_none(request, "history", table=tender._meta.db_table, number=tender.pk) or ""
    return HistoryLine(shown_act(acts[0].action), acts[0].who, acts[0].at, page)


def replaced_rows(request: HttpRequest, tender: OutsideTender) -> list[dict[str, str]]:
    """The contracts and agreements whose end it is planned for, as this person may see them."""
    hidden = rules.providers_hidden_from(request.user)
    rows = []
    for plan in queries.contracts_led_to(tender):
        one: Any = plan.contract or plan.agreement
        if one.provider_id in hidden:
            continue
        name = "registeredcontract" if plan.contract_id else "agreement"
        rows.append({"title": one.title, "address": address(request, name, number=one.pk), "with": one.provider.name})
    return rows
