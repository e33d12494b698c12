"""What a list is made of, and which rows an address asks for: search, filters, sort and page size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import QueryDict

from quadrant.methods import words
from quadrant.web.design.fields import CONTROL_CHARACTERS

Row = TypeVar("Row")
SIZES = (25, 50, 100)
LONGEST_SEARCH = 200


class Kind(StrEnum):
    """What a column holds: decides its words, its side and its format in a workbook."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    STATE = "state"


NUMERIC = {Kind.NUMBER, Kind.MONEY, Kind.PERCENT}


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. `value` is what is downloaded, and what a plain list is sorted by.

    `order` names the fields or annotations that sort a queryset; without it the column does not sort one.
    `show` replaces the words on the page, `places` fixes the decimals; `address` makes a link of them. The first
    column heads its row.
    """

    key: str
    label: str
    value: Callable[[Row], Any]
    kind: Kind = Kind.TEXT
    order: Sequence[str] = ()
    places: int | None = None
    show: Callable[[Row], Any] | None = None
    address: Callable[[Row], str | None] | None = None
    sortable: bool = True
    on_page: bool = True
    in_download: bool = True

    @property
    def is_numeric(self) -> bool:
        return self.kind in NUMERIC

    def written(self, row: Row) -> Any:
        """The words on the page."""
        if self.show is not None:
            return self.show(row)
        value = self.value(row)
        if self.kind is Kind.MONEY:
            return words.money(value)
        if self.kind is Kind.PERCENT:
            return words.percent(value, self.places)
        return words.number(value, self.places) if self.kind is Kind.NUMBER else words.written(value)


@dataclass(frozen=True)
class Filter(Generic[Row]):
    """A choice that narrows the list. For a queryset give `lookup` or `narrow`, for a plain list `matches`."""

    key: str
    label: str
    choices: Sequence[tuple[str, str]]
    lookup: str = ""
    narrow: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    matches: Callable[[Row, str], bool] | None = None


@dataclass(frozen=True)
class Empty:
    """What a list says when it holds nothing yet, and where to begin."""

    sentence: str
    address: str = ""
    label: str = ""


@dataclass(frozen=True)
class Asked:
    """What the address asks of a table, cleaned: only what the table knows comes through."""

    search: str
    filters: dict[str, str]
    sort: str
    descending: bool
    size: int
    page: int


@dataclass(eq=False)
class Listing(Generic[Row]):
    """A list as declared by a view. `order` is the sort when none is asked for: a column's key, `-key` to descend.

    `search` holds the lookups of a queryset ("title__icontains"), `search_more` what else a word finds there; for a
    plain list any non-empty `search` looks in the words of every column. `prefix` keeps two tables of one page apart in
    the address.
    """

    name: str
    caption: str
    columns: Sequence[Column[Row]]
    rows: QuerySet[Any] | Sequence[Row]
    order: str = ""
    filters: Sequence[Filter[Row]] = ()
    search: Sequence[str] = ()
    search_more: Callable[[str], Q] | None = None
    empty: Empty = field(default_factory=lambda: Empty("There is nothing here yet."))
    one: str = "row"
    many: str = ""
    prefix: str = ""
    downloads: bool = True

    @cached_property
    def sorts(self) -> dict[str, Column[Row]]:
        """The columns that may be sorted by: nothing else in the address is."""
        listed = not isinstance(self.rows, QuerySet)
        return {column.key: column for column in self.columns if column.sortable and (listed or column.order)}

    def asked(self, address: QueryDict) -> Asked:
        """Read the address; what is unknown or out of bounds is as if it were not said."""
        said = {name: address.get(f"{self.prefix}{name}", "").strip() for name in ("q", "sort", "size", "page")}
        sort = said["sort"] if said["sort"].lstrip("-") in self.sorts else self.order
        chosen = {
            each.key: value
            for each in self.filters
            if (value := address.get(f"{self.prefix}{each.key}", "")) in {known for known, _ in each.choices if known}
        }
        return Asked(
            search=CONTROL_CHARACTERS.sub("", said["q"])[:LONGEST_SEARCH] if self.search else "",
            filters=chosen,
            sort=sort.lstrip("-"),
            descending=sort.startswith("-"),
            size=_number(said["size"], SIZES[0]) if _number(said["size"], 0) in SIZES else SIZES[0],
            page=_number(said["page"], 1),
        )

    def found(self, asked: Asked) -> QuerySet[Any] | list[Row]:
        """The rows that the address asks for, sorted."""
        if isinstance(self.rows, QuerySet):
            return self._sorted_query(self._found_query(self.rows, asked), asked)
        return self._sorted_list(self._found_list(self.rows, asked), asked)

    def _found_query(self, rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
        for each in self.filters:
            value = asked.filters.get(each.key)
            if value and each.narrow is not None:
                rows = each.narrow(rows, value)
            elif value and each.lookup:
                rows = rows.filter(**{each.lookup: value})
        for word in asked.search.split():
            any_of = self.search_more(word) if self.search_more else Q()
            for lookup in self.search:
                any_of |= Q(**{lookup: word})
            rows = rows.filter(any_of)
        return rows

    def _sorted_query(self, rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
        if asked.sort not in self.sorts:
            return rows if rows.ordered else rows.order_by("pk")
        # Both databases put what is unknown last, whichever way the list runs.
        ordering = [_ordering(name, asked.descending) for name in self.sorts[asked.sort].order]
        return rows.order_by(*ordering, "pk")

    def _found_list(self, rows: Sequence[Row], asked: Asked) -> list[Row]:
        tests = [(each.matches, asked.filters[each.key]) for each in self.filters if each.key in asked.filters]
        kept = [row for row in rows if all(matches(row, value) for matches, value in tests if matches is not None)]
        sought = asked.search.lower().split()
        return [row for row in kept if _holds(self.columns, row, sought)] if sought else kept

    def _sorted_list(self, rows: list[Row], asked: Asked) -> list[Row]:
        column = self.sorts.get(asked.sort)
        if column is None:
            return rows
        known = [row for row in rows if column.value(row) is not None]
        unknown = [row for row in rows if column.value(row) is None]
        return [*sorted(known, key=lambda row: _key(column.value(row)), reverse=asked.descending), *unknown]


def _ordering(name: str, turned: bool) -> OrderBy:
    descending = name.startswith("-") is not turned
    named = F(name.lstrip("-"))
    return named.desc(nulls_last=True) if descending else named.asc(nulls_last=True)


def _key(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _holds(columns: Iterable[Column[Row]], row: Row, sought: list[str]) -> bool:
    everything = " ".join(str(column.written(row)) for column in columns).lower()
    return all(word in everything for word in sought)


def _number(said: str, otherwise: int) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else otherwise
