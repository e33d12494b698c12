"""A field: something that a column of a file can hold, and the headers by which it is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from quadrant.intake.terms import Holds


@dataclass(frozen=True)
class Field:
    """Something that a column can hold: its name on the page, the headers it goes by, whether a file must have it.

    `holds` says how the cells of a record are read, `longest` how much text fits, `may_be_empty` whether a cell of a
    needed column may be. `choices` are the words of a choice with what each means; a field `for_all` may be said once
    for every row. One that `must_say` may not be a dash either. A sum of `a_year` may say so: "£12k pa". A month alone
    is read `month_as` its "first" or its "last" day, where something starts or ends. `stands_in` are headers that name
    the field only where no other header does, the better ones first.
    """

    key: str
    label: str
    known_as: frozenset[str]
    needed: bool = False
    holds: Holds = Holds.TEXT
    longest: int = 200
    may_be_empty: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    for_all: bool = False
    must_say: bool = False
    a_year: bool = False
    month_as: str = ""
    stands_in: tuple[str, ...] = ()

    @cached_property
    def squashed(self) -> frozenset[str]:
        """The same headers without spaces: "StartDate" is "start date"."""
        return frozenset(name.replace(" ", "") for name in self.known_as)


def plain_header(header: str) -> str:
    """A header without case, punctuation, line breaks and the spaces that only look like spaces."""
    return re.sub(r"[^a-z0-9%]+", " ", header.casefold().replace("&", " and ")).strip()


def a_field(key: str, label: str, known_as: str, *, needed: bool = False, stands_in: str = "", **more: object) -> Field:
    """A field by the headers that it goes by, and those that stand in for them, each with | between."""
    known = frozenset(plain_header(name) for name in known_as.split("|"))
    instead = tuple(filter(None, stands_in.split("|")))
    return Field(key, label, known, needed, stands_in=instead, **more)  # type: ignore[arg-type]  # the words of Field


def labelled(*terms: object, **also: str) -> tuple[tuple[str, str], ...]:
    """Words and what they mean: the value and the label of each term, and other words for it."""
    pairs = [(str(word), term.value) for term in terms for word in (term.label, term.value)]  # type: ignore[attr-defined]  # terms
    return (*pairs, *((word.replace("_", " "), value) for word, value in also.items()))
