"""Published spend in words: the list of payments, and the sums by month and by supplier."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.do.agreements import queries, rules
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

MOST_SUPPLIERS = 10
NOT_NAMED = "Not named"


def spend_table(request: HttpRequest) -> Table[Any]:
    begin = (f"{address(request, 'upload_new')}?kind={DatasetKind.SPEND}", "Bring in a spreadsheet")
    return Table(
        name="spend",
        caption="Payments",
        one="payment",
        rows=queries.published_payments(),
        order="-paid",
        columns=[
            Column("supplier", "Supplier", lambda one: one.supplier or NOT_NAMED, order=("supplier",)),
            Column("amount", "Amount", lambda one: one.amount, kind=Kind.MONEY, order=("amount",)),
            Column("paid", "Paid", lambda one: one.paid_on, kind=Kind.DATE, order=("paid_on",)),
            Column("department", "Department", lambda one: one.department, order=("department",)),
            Column("category", "Category", lambda one: one.category, order=("category",)),
            Column("code", "Code", lambda one: one.code, order=("code",), on_page=False),
            Column("purpose", "Purpose", lambda one: one.purpose, order=("purpose",), on_page=False),
            Column("kind", "Revenue or capital", lambda one: one.kind, order=("kind",), on_page=False),
            Column("reference", "Transaction", lambda one: one.reference, order=("reference",), on_page=False),
            Column("number", "Supplier's number", lambda one: one.supplier_number, on_page=False),
            Column("list", "List", lambda one: one.dataset.name, order=("dataset__name",)),
        ],
        filters=[
            Filter("list", "List", queries.spend_lists(), lookup="dataset"),
            Filter(
                "department", "Department", [(one, one) for one in queries.departments_paying()], lookup="department"
            ),
        ],
        search=("supplier__icontains", "category__icontains", "purpose__icontains", "reference__icontains"),
        empty=Empty("No spend has been brought in yet.", *(begin if rules.may_import_spend(request.user) else ())),
    )


def totals(listed: Any) -> dict[str, Any]:
    """The sums of the payments listed: in all, by month, and the suppliers who had most."""
    whole = queries.spend_in_all(listed)
    if not whole["count"]:
        return {}
    suppliers = list(queries.spend_by_supplier(listed)[:MOST_SUPPLIERS])
    months = queries.spend_by_month(listed)
    days = words.period(whole["first"], whole["last"])
    return {
        "told": f"{words.plural(whole['count'], 'payment')}, {words.money(whole['total'])} in all, {days}.",
        "months": [[words.month(one["month"]), *_sums(one)] for one in months],
        "suppliers": [[one["supplier"] or NOT_NAMED, *_sums(one)] for one in suppliers],
        "suppliers_title": "Suppliers who were paid most, of the payments listed",
    }


def _sums(one: dict[str, Any]) -> list[str]:
    return [words.number(one["count"]), words.money(one["total"])]
