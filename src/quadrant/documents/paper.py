"""What a paper says, before anybody decides whether it becomes a page, a Word file or a PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, ClassVar, TypeVar, cast

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `number` stands in the margin, `lead` in bold before the text, `note` in small print under it.

    `address` is where a page opens what it names; files have only the words.
    """

    shape: ClassVar[str] = "paragraph"
    number: str
    text: str
    address: str = ""
    note: str = ""
    lead: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list whose order does not matter."""

    shape: ClassVar[str] = "bullets"
    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table: its caption, the heads of its columns, its rows; each row begins with what it is about."""

    shape: ClassVar[str] = "table"
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Bullets | Grid


@dataclass(frozen=True)
class Section:
    """A titled section, numbered or not; `note` is what stands in small print under its title."""

    title: str
    blocks: tuple[Block, ...]
    number: int | None = None
    note: str = ""

    @property
    def heading(self) -> str:
        return self.title if self.number is None else f"{self.number}. {self.title}"


@dataclass(frozen=True)
class Paper:
    """One paper: a report, an agenda or minutes.

    `standing` are sentences on what this version is (a draft, the public version). `exempt` says that this version
    holds what is not for publication; it is marked on every page. `name` is what the file is called.
    """

    kind: str
    title: str
    name: str
    partnership: str
    header: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    standing: tuple[str, ...] = ()
    exempt: bool = False

    @property
    def has_contents(self) -> bool:
        """Long enough for a list of contents."""
        return len(self.sections) > 8


@dataclass(frozen=True)
class Enclosed:
    """A paper in a pack, and how the list of contents names it."""

    heading: str
    paper: Paper


@dataclass(frozen=True)
class Pack:
    """The papers of a meeting in one file: its agenda, then each report."""

    title: str
    name: str
    partnership: str
    header: tuple[tuple[str, str], ...]
    enclosed: tuple[Enclosed, ...]
    standing: tuple[str, ...] = ()

    @property
    def exempt(self) -> bool:
        return any(one.paper.exempt for one in self.enclosed)


def each_text(thing: Thing, change: Callable[[str], str]) -> Thing:
    """The same description with every text in it changed."""
    return cast(Thing, _changed(thing, change))


def _changed(thing: Any, change: Callable[[str], str]) -> Any:
    if isinstance(thing, str):
        return change(thing)
    if isinstance(thing, tuple):
        return tuple(_changed(one, change) for one in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{one.name: _changed(getattr(thing, one.name), change) for one in fields(thing)})
    return thing
