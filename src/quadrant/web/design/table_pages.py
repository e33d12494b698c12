"""One page of a table with every word and address ready: the template asks nothing more of the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from quadrant.methods import words
from quadrant.web.design.listing import SIZES, Asked, Empty, Kind, Listing
from quadrant.web.design.states import tag_colour


@dataclass(frozen=True)
class Heading:
    """A column's head; `sorted` is what assistive technology is told (ascending, descending or nothing)."""

    label: str
    numeric: bool
    address: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class Cell:
    """One printed cell."""

    label: str
    words: Any
    numeric: bool
    address: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Option:
    """One line of a select box."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Select:
    """A select box of the filter panel."""

    name: str
    label: str
    options: Sequence[Option]


@dataclass(frozen=True)
class PageLink:
    """A page in the pagination; without a number it is a gap."""

    number: int | None
    address: str = ""
    current: bool = False


@dataclass(frozen=True)
class TablePage:
    """What `macros/tables.html` prints."""

    id: str
    caption: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[Cell]]
    count: int
    counted: str
    selects: Sequence[Select]
    sort_select: Select | None
    size_select: Select
    search_name: str
    search: str
    hidden: Sequence[tuple[str, str]]
    narrowed: bool
    clear: str
    previous: str
    next: str
    pages: Sequence[PageLink]
    downloads: Sequence[tuple[str, str]]
    empty: Empty

    @property
    def has_controls(self) -> bool:
        """True when there is anything to search, filter or sort by."""
        return bool(self.search_name or self.selects)


def page_of(table: Listing[Any], request: HttpRequest) -> TablePage:
    """Materialise the page that the request's address asks for: one count and one query."""
    asked = table.asked(request.GET)
    found = table.found(asked)
    count = found.count() if isinstance(found, QuerySet) else len(found)
    last = max(1, -(-count // asked.size))
    page = min(max(asked.page, 1), last)
    start = (page - 1) * asked.size
    rows = list(found[start : start + asked.size])
    here = _Address(table, request)
    return TablePage(
        id=f"table-{table.prefix}{table.name}",
        caption=table.caption,
        headings=[_heading(table, column, asked, here) for column in table.columns if column.on_page],
        rows=[_cells(table, row) for row in rows],
        count=count,
        counted=_counted(table, count, start, len(rows)),
        selects=_selects(table, asked),
        sort_select=_sort_select(table, asked),
        size_select=Select(here.named("size"), "Rows on a page", _sizes(asked)),
        search_name=here.named("q") if table.search else "",
        search=asked.search,
        hidden=here.others(),
        narrowed=bool(asked.search or asked.filters),
        clear=here.to(q="", page="", **dict.fromkeys((each.key for each in table.filters), "")),
        previous=here.to(page=str(page - 1)) if page > 1 else "",
        next=here.to(page=str(page + 1)) if page < last else "",
        pages=[_page_link(number, page, here) for number in _shown_pages(page, last)] if last > 1 else [],
        downloads=_downloads(table, count, here),
        empty=table.empty,
    )


class _Address:
    """Addresses of the same page with something changed; what other tables of the page say is left alone."""

    def __init__(self, table: Listing[Any], request: HttpRequest) -> None:
        self.query, self.prefix = request.GET, table.prefix
        self.own = {self.named(name) for name in ("q", "sort", "size", "page", "download")}
        self.own |= {self.named(each.key) for each in table.filters}

    def named(self, name: str) -> str:
        return f"{self.prefix}{name}"

    def to(self, **changes: str) -> str:
        query = self.query.copy()
        query.pop(self.named("download"), None)
        for name, value in changes.items():
            if value:
                query[self.named(name)] = value
            else:
                query.pop(self.named(name), None)
        return f"?{query.urlencode()}"

    def others(self) -> list[tuple[str, str]]:
        """What the filter panel must carry along unseen."""
        return [(name, value) for name, values in self.query.lists() if name not in self.own for value in values]


def _heading(table: Listing[Any], column: Any, asked: Asked, here: _Address) -> Heading:
    if column.key not in table.sorts:
        return Heading(column.label, column.is_numeric)
    current = asked.sort == column.key
    turned = f"-{column.key}" if current and not asked.descending else column.key
    way = ("descending" if asked.descending else "ascending") if current else "none"
    return Heading(column.label, column.is_numeric, here.to(sort=turned, page=""), way)


def _cells(table: Listing[Any], row: Any) -> list[Cell]:
    made = []
    for column in table.columns:
        if column.on_page:
            shown = column.written(row)
            address = (column.address(row) or "") if column.address else ""
            colour = tag_colour(shown) if column.kind is Kind.STATE and shown != words.NOTHING else ""
            made.append(Cell(column.label, shown, column.is_numeric, address, colour))
    return made


def _counted(table: Listing[Any], count: int, start: int, shown: int) -> str:
    named = words.plural(count, table.one, table.many)
    return named if shown == count else f"{start + 1:,} to {start + shown:,} of {named}"


def _selects(table: Listing[Any], asked: Asked) -> list[Select]:
    made = []
    for each in table.filters:
        chosen = asked.filters.get(each.key, "")
        options = [Option("", "All", chosen == "")]
        options += [Option(value, label, value == chosen) for value, label in each.choices if value]
        made.append(Select(f"{table.prefix}{each.key}", each.label, options))
    return made


def _sort_select(table: Listing[Any], asked: Asked) -> Select | None:
    current = f"-{asked.sort}" if asked.descending else asked.sort
    options = [Option("", "As they come", current == "")] if not asked.sort else []
    for key, column in table.sorts.items():
        ways = ("lowest first", "highest first") if column.is_numeric else ("first to last", "last to first")
        options.append(Option(key, f"{column.label}, {ways[0]}", current == key))
        options.append(Option(f"-{key}", f"{column.label}, {ways[1]}", current == f"-{key}"))
    return Select(f"{table.prefix}sort", "Sort by", options) if table.sorts else None


def _sizes(asked: Asked) -> list[Option]:
    return [Option(str(size), str(size), size == asked.size) for size in SIZES]


def _shown_pages(page: int, last: int) -> Iterable[int | None]:
    """First, last and the neighbours of the current page, with a gap where pages are left out."""
    shown = sorted({1, last, *range(max(1, page - 1), min(last, page + 1) + 1)})
    before = 0
    for number in shown:
        if number - before == 2:
            yield before + 1
        elif number - before > 2:
            yield None
        yield number
        before = number


def _page_link(number: int | None, page: int, here: _Address) -> PageLink:
    return PageLink(None) if number is None else PageLink(number, here.to(page=str(number)), number == page)


def _downloads(table: Listing[Any], count: int, here: _Address) -> list[tuple[str, str]]:
    if not (table.downloads and count):
        return []
    return [("Excel", here.to(download="xlsx", page="")), ("CSV", here.to(download="csv", page=""))]
