"""Lists stay as the address asks, and leave as files that no cell of can act."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from python_calamine import CalamineWorkbook

from quadrant.web.design.downloads import safe_cell
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table


@dataclass(frozen=True)
class Offer:
    reference: str
    title: str
    group: str
    amount: Decimal | None
    state: str
    on: dt.date


OFFERS = [
    Offer("WP01", "First Steps family coaches", "children", Decimal(186_000), "Accepted", dt.date(2026, 10, 5)),
    Offer("WP12", "Village agents", "communities", Decimal(174_000), "Offered", dt.date(2026, 10, 6)),
    Offer("WP21", "=HYPERLINK(1)", "communities", Decimal("-35.50"), "Declined", dt.date(2026, 10, 7)),
    Offer("WP60", "Liaison", "communities", None, "Offered", dt.date(2026, 10, 8)),
]


def offers(rows: list[Offer] = OFFERS, **more: Any) -> Table[Offer]:
    return Table(
        name="offers",
        caption="Offers",
        rows=rows,
        columns=[
            Column("reference", "Reference", lambda each: each.reference, address=lambda each: f"/o/{each.reference}"),
            Column("title", "Title", lambda each: each.title),
            Column("amount", "Amount", lambda each: each.amount, kind=Kind.MONEY),
            Column("state", "State", lambda each: each.state, kind=Kind.STATE, sortable=False),
            Column("on", "Offered", lambda each: each.on, kind=Kind.DATE, on_page=False),
        ],
        order="reference",
        filters=[
            Filter(
                "group",
                "Group",
                [("children", "Children"), ("communities", "Communities")],
                matches=lambda each, value: each.group == value,
            )
        ],
        search=("title",),
        one="offer",
        empty=Empty("No offer has been made yet.", "/calls", "Open the call"),
        **more,
    )


def ask(address: str = "") -> HttpRequest:
    return RequestFactory().get(f"/offers{address}")


def references(table: Table[Offer], address: str) -> list[str]:
    return [str(row[0].words) for row in table.page(ask(address)).rows]


def test_a_list_comes_in_its_own_order_with_its_words() -> None:
    page = offers().page(ask())
    assert page.counted == "4 offers"
    assert [[cell.words for cell in row] for row in page.rows][:2] == [
        ["WP01", "First Steps family coaches", "£186,000", "Accepted"],
        ["WP12", "Village agents", "£174,000", "Offered"],
    ]
    assert page.rows[0][0].address == "/o/WP01"
    assert [row[3].colour for row in page.rows] == ["green", "blue", "red", "blue"]
    assert [heading.sorted for heading in page.headings] == ["ascending", "none", "none", ""]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("?sort=amount", ["WP21", "WP12", "WP01", "WP60"]),
        ("?sort=-amount", ["WP01", "WP12", "WP21", "WP60"]),
        ("?sort=-reference", ["WP60", "WP21", "WP12", "WP01"]),
        ("?sort=state", ["WP01", "WP12", "WP21", "WP60"]),
        ("?sort=password", ["WP01", "WP12", "WP21", "WP60"]),
        ("?group=children", ["WP01"]),
        ("?group=nonsense", ["WP01", "WP12", "WP21", "WP60"]),
        ("?q=village+agents", ["WP12"]),
        ("?q=VILLAGE%00", ["WP12"]),
        ("?q=offered&group=communities", ["WP12", "WP60"]),
        ("?page=99", ["WP01", "WP12", "WP21", "WP60"]),
        ("?page=-1&size=7", ["WP01", "WP12", "WP21", "WP60"]),
    ],
)
def test_the_address_decides_and_nonsense_in_it_changes_nothing(address: str, found: list[str]) -> None:
    assert references(offers(), address) == found


def test_links_keep_what_else_the_address_says() -> None:
    page = offers().page(ask("?group=communities&tab=offers&page=1"))
    assert page.headings[2].address == "?group=communities&tab=offers&sort=amount"
    assert page.downloads[1] == ("CSV", "?group=communities&tab=offers&download=csv")
    assert page.clear == "?tab=offers"
    assert page.hidden == [("tab", "offers")]
    assert page.narrowed


def test_pages_of_a_long_list() -> None:
    many = [Offer(f"WP{at:03}", "Title", "children", Decimal(at), "Offered", dt.date(2026, 10, 1)) for at in range(260)]
    page = offers(many).page(ask("?page=5"))
    assert page.counted == "101 to 125 of 260 offers"
    assert [link.number for link in page.pages] == [1, None, 4, 5, 6, None, 11]
    assert (page.previous, page.next) == ("?page=4", "?page=6")
    assert [link.number for link in offers(many).page(ask("?size=100")).pages] == [1, 2, 3]
    assert offers(many).page(ask("?size=100&page=3")).counted == "201 to 260 of 260 offers"


def test_two_tables_of_one_page_do_not_hear_each_other() -> None:
    assert references(offers(prefix="a-"), "?group=children") == ["WP01", "WP12", "WP21", "WP60"]
    assert references(offers(prefix="a-"), "?a-group=children&group=communities") == ["WP01"]


def test_a_csv_file_of_what_was_filtered() -> None:
    response = offers().download(ask("?group=communities&download=csv&sort=-amount"))
    assert response is not None
    assert response["Content-Disposition"] == 'attachment; filename="offers.csv"'
    body = b"".join(response).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(body))) == [
        ["Reference", "Title", "Amount", "State", "Offered"],
        ["WP12", "Village agents", "174000.00", "Offered", "2026-10-06"],
        ["WP21", "'=HYPERLINK(1)", "-35.50", "Declined", "2026-10-07"],
        ["WP60", "Liaison", "", "Offered", "2026-10-08"],
    ]


def test_an_excel_workbook_holds_numbers_days_and_no_formula() -> None:
    response = offers().download(ask("?download=xlsx"))
    assert response is not None
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response))).get_sheet_by_name("Offers")
    assert sheet.to_python()[1:4] == [
        ["WP01", "First Steps family coaches", 186_000.0, "Accepted", dt.date(2026, 10, 5)],
        ["WP12", "Village agents", 174_000.0, "Offered", dt.date(2026, 10, 6)],
        ["WP21", "=HYPERLINK(1)", -35.5, "Declined", dt.date(2026, 10, 7)],
    ]


def test_no_file_is_made_unasked_and_no_unknown_kind_exists() -> None:
    assert offers().download(ask()) is None
    with pytest.raises(Http404):
        offers().download(ask("?download=exe"))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-12.5", "-12.5"),
        (Decimal("-12.50"), "-12.50"),
        (-3, -3),
        ("Village agents", "Village agents"),
        (True, "Yes"),
        (None, ""),
        (dt.datetime(2026, 7, 1, 11, tzinfo=dt.UTC), "2026-07-01 12:00"),
    ],
)
def test_cells_are_disarmed_and_negative_numbers_stay_numbers(value: object, cell: object) -> None:
    assert safe_cell(value) == cell


def test_a_queryset_is_filtered_searched_sorted_and_counted_by_the_database(
    db: None, django_assert_num_queries: Any
) -> None:
    Group.objects.bulk_create(Group(name=name) for name in ("Well-being", "Enterprise", "Safer", "Environment"))
    table = Table[Group](
        name="boards",
        caption="Boards",
        rows=Group.objects.all(),
        columns=[Column("name", "Name", lambda board: board.name, order=("name",)), Column("id", "Id", lambda b: b.pk)],
        filters=[Filter("first", "First letter", [("E", "E"), ("S", "S")], lookup="name__startswith")],
        search=("name__icontains",),
        order="-name",
        one="board",
    )
    with django_assert_num_queries(2):
        page = table.page(ask("?first=E"))
    assert [row[0].words for row in page.rows] == ["Environment", "Enterprise"]
    assert [row[0].words for row in table.page(ask("?q=being+well")).rows] == ["Well-being"]
    assert [row[0].words for row in table.page(ask("?sort=name")).rows] == [
        "Enterprise",
        "Environment",
        "Safer",
        "Well-being",
    ]
    assert [heading.address for heading in page.headings] == ["?first=E&sort=name", ""]


def printed(table: Table[Offer], address: str = "") -> str:
    request = ask(address)
    return render_to_string("design/list_page.html", {"title": "Offers", "table": table.page(request)}, request)


def test_the_page_prints_the_list_with_its_panel_and_files() -> None:
    html = printed(offers(), "?group=communities&sort=-amount")
    assert '<option value="communities" selected>Communities</option>' in html
    assert 'aria-sort="descending"' in html
    assert '<a class="govuk-link" href="/o/WP12">WP12</a>' in html
    assert '<strong class="govuk-tag govuk-tag--red">Declined</strong>' in html
    assert "download=xlsx" in html


def test_an_empty_list_says_what_to_do_first_and_a_narrowed_one_how_to_widen_it() -> None:
    assert '<a class="govuk-link" href="/calls">Open the call</a>' in printed(offers([]))
    narrowed = printed(offers(), "?q=nowhere")
    assert "Nothing matches what you asked for." in narrowed
    assert "Download as" not in narrowed
