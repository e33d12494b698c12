"""What a record's page prints: frozen values made by presenters, so that templates only print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from quadrant.methods import words


@dataclass(frozen=True)
class SummaryRow:
    """A line of a summary list: its words, its value (plain or safe HTML), a link, where to change it."""

    label: str
    value: Any
    address: str = ""
    change: str = ""
    note: str = ""

    @property
    def shown(self) -> Any:
        """The value in words; HTML made by `format_html` or Markup stays what it is."""
        return self.value if hasattr(self.value, "__html__") else words.written(self.value)


@dataclass(frozen=True)
class Task:
    """A line of a task list."""

    name: str
    state: str
    address: str = ""
    hint: str = ""


@dataclass(frozen=True)
class ThreadLink:
    """A record up or down the golden thread; `share` in per cent, `of_what` it is in words."""

    kind: str
    name: str
    address: str = ""
    share: Decimal | None = None
    amount: Decimal | None = None
    of_what: str = ""


@dataclass(frozen=True)
class ThreadPlace:
    """Where a record stands: what it comes from (upstream) and what follows from it (downstream).

    `address` leads to everything upstream and downstream of it; `vision` is what the whole thread is for.
    """

    kind: str
    name: str
    upstream: Sequence[ThreadLink] = ()
    downstream: Sequence[ThreadLink] = ()
    address: str = ""
    vision: str = ""


@dataclass(frozen=True)
class HistoryLine:
    """The last act on a record: "Changed by Alice Brown on 4 December 2026, 12 noon"."""

    act: str
    by: str
    at: dt.datetime
    address: str = ""


@dataclass(frozen=True)
class Event:
    """A line of a timeline; `ahead` for what has not happened yet."""

    at: dt.date
    what: str
    by: str = ""
    note: str = ""
    address: str = ""
    ahead: bool = False

    @property
    def when(self) -> str:
        return words.datetime(self.at) if isinstance(self.at, dt.datetime) else words.date(self.at)


@dataclass(frozen=True)
class Paper:
    """A document that belongs to a record; `size` in bytes."""

    name: str
    address: str
    kind: str
    size: int = 0
    on: dt.date | None = None


@dataclass(frozen=True)
class Record:
    """Everything that `design/record_page.html` prints around what is particular to a record."""

    summary: Sequence[SummaryRow] = ()
    state: str = ""
    state_words: str = ""
    thread: ThreadPlace | None = None
    history: HistoryLine | None = None
    documents: Sequence[Paper] = field(default_factory=tuple)
