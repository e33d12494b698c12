"""Dated terms, today's words and a partnership's own, as lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.cycle.framework.vocabulary import Concept, OwnName, concepts, spellings
from quadrant.web.design.addresses import address
from quadrant.web.design.tables import Column, Empty, Table

if TYPE_CHECKING:
    from quadrant.cycle.framework.schema import Framework
    from quadrant.cycle.models import OwnWord


@dataclass(frozen=True)
class ShownWord:
    """A line of the vocabulary; `number` is the record of the partnership's own word, where it has set one."""

    key: str
    then: str
    now: str
    own: str
    set_by: str
    number: int | None = None


def shown_words(listed: Sequence[tuple[Concept, OwnWord | None]]) -> list[ShownWord]:
    return [
        ShownWord(
            key=concept.key,
            then=_terms(concept),
            now=", ".join(_distinct(concept.now)),
            own=own.word if own else "",
            set_by=own.set_by.name if own else "",
            number=own.pk if own else None,
        )
        for concept, own in listed
    ]


def _terms(concept: Concept) -> str:
    """Its dated terms, without those that are the short form of another."""
    return ", ".join(
        one for one in concept.then if not any(one != other and one in spellings(other) for other in concept.then)
    )


def _distinct(said: Sequence[str]) -> list[str]:
    """Without those that differ only in their capitals."""
    return list({one.casefold(): one for one in reversed(said)}.values())[::-1]


def words_of(framework: Framework, own: Sequence[OwnName]) -> list[ShownWord]:
    """The vocabulary of one framework: what its document wrote, today's word, and what is said here."""
    said = []
    for concept in concepts([framework]):
        word = next((one.word for one in own if one.names & concept.names), "")
        said.append(ShownWord(concept.key, _terms(concept), ", ".join(_distinct(concept.now)), word, ""))
    return said


def words_table(request: HttpRequest, rows: Sequence[ShownWord], *, may_set: bool) -> Table[Any]:
    return Table(
        name="words",
        caption="Dated terms and the words for them",
        one="term",
        rows=list(rows),
        columns=[
            Column(
                "then",
                "In the documents",
                lambda row: row.then,
                address=lambda row: address(request, "own_word", key=row.key) if may_set else "",
            ),
            Column("now", "Today", lambda row: row.now),
            Column("own", "Here", lambda row: row.own or "–"),
            Column(
                "by",
                "Set by",
                lambda row: row.set_by or "–",
                address=lambda row: (
                    address(request, "history", table="cycle_ownword", number=row.number) if row.number else ""
                ),
            ),
        ],
        order="then",
        search=("any",),
        empty=Empty("No framework here has a dated term."),
    )
