"""Words of then and now: a document's dated terms, today's words for them, and those that a partnership uses instead.

The texts of a framework file are in today's words already. A partnership's own word takes the place of both, the dated
term and today's word, wherever they stand; a text that names both tells of the change itself and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from quadrant.cycle.framework.schema import Framework, Piece

# Fields with running text. Titles, sources and origins name documents; keys and what points at keys are no words.
TEXTS = frozenset(
    (
        "adaptations aim by_design decision duty editor_note evidence group "
        "guidance inputs name note period purpose summary text"
    ).split()
)


@dataclass(frozen=True)
class Concept:
    """One thing: its names in the documents, and today's words for it."""

    then: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its shortest dated spelling, as it stands in an address: `crb`, `third-sector`."""
        shortest = min((one for term in self.then for one in spellings(term)), key=lambda one: (len(one), one))
        return re.sub(r"[^a-z0-9]+", "-", shortest.lower()).strip("-")

    @property
    def names(self) -> frozenset[str]:
        """Every spelling, whatever its capitals."""
        return frozenset(one.casefold() for term in (*self.then, *self.now) for one in spellings(term))


@dataclass(frozen=True)
class OwnName:
    """What a partnership calls the thing that has these names."""

    names: frozenset[str]
    word: str


def spellings(term: str) -> list[str]:
    """Comprehensive Area Assessment (CAA): the term whole, without its bracket, and each short form in it."""
    short = [one.strip() for inside in re.findall(r"\(([^)]*)\)", term) for one in inside.split(",")]
    upper = [one for one in short if one.isupper()]
    bare = re.sub(r"\s*\([^)]*\)", "", term)
    return list(dict.fromkeys(one for one in (term, bare, *upper) if one))


def concepts(frameworks: Iterable[Framework]) -> list[Concept]:
    """The vocabularies of these frameworks, put together where they share a term or today's word; by dated term."""
    found: list[Concept] = []
    for framework in frameworks:
        for then, now in framework.vocabulary.items():
            new = Concept((then,), (now,))
            same = [one for one in found if one.names & new.names]
            for one in same:
                found.remove(one)
            found.append(
                Concept(
                    tuple(dict.fromkeys(term for one in (*same, new) for term in one.then)),
                    tuple(dict.fromkeys(word for one in (*same, new) for word in one.now)),
                )
            )
    return sorted(found, key=lambda one: one.then[0].casefold())


def reworded(framework: Framework, own: Iterable[OwnName]) -> Framework:
    """The framework in a partnership's own words; its keys, and so its places, stay."""
    swaps = [
        (concept, name.word)
        for concept in concepts([framework])
        for name in own
        if name.word and name.names & concept.names
    ]
    if not swaps:
        return framework
    told: Framework = _piece(framework, lambda text: _swapped(text, swaps))
    return told


def words_used(framework: Framework, piece: Piece, own: Iterable[OwnName]) -> list[tuple[str, str]]:
    """Words that stand in the texts of a piece as it is shown, each with what the document says instead."""
    told, text = list(own), "\n".join(_texts(piece))
    found = []
    for concept in concepts([framework]):
        word = next((one.word for one in told if one.names & concept.names), concept.now[0])
        if _pattern([word]).search(text):
            found.append((word, ", ".join(concept.then)))
    return found


def _texts(piece: Piece) -> Iterator[str]:
    for name in type(piece).model_fields:
        value = getattr(piece, name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Piece):
                yield from _texts(one)
            elif name in TEXTS and type(one) is str:
                yield one


def _piece(piece: Any, say: Callable[[str], str]) -> Any:
    changed = {name: _value(getattr(piece, name), say, name in TEXTS) for name in type(piece).model_fields}
    return piece.model_copy(update=changed)


def _value(value: Any, say: Callable[[str], str], is_text: bool) -> Any:
    if isinstance(value, Piece):
        return _piece(value, say)
    if isinstance(value, list):
        return [_value(one, say, is_text) for one in value]
    return say(value) if is_text and type(value) is str else value


def _swapped(text: str, swaps: Iterable[tuple[Concept, str]]) -> str:
    """Each word is looked for in what was written, never in what another has put there."""
    put: dict[str, str] = {}
    for concept, word in swaps:
        if not (_pattern(concept.then).search(text) and _pattern(concept.now).search(text)):
            put |= dict.fromkeys(_listed((*concept.then, *concept.now)), word)
    return _pattern(put).sub(lambda found: _as_begun(found[0], put[found[0]]), text) if put else text


def _listed(terms: Iterable[str]) -> list[str]:
    """Every spelling of these, the longest first; one that begins small also as it begins a sentence."""
    listed = {one for term in terms for one in spellings(term)}
    listed |= {one[0].upper() + one[1:] for one in listed}
    return sorted(listed, key=lambda one: (-len(one), one))


def _pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """Any of these as a whole word."""
    either = "|".join(re.escape(one) for one in _listed(terms))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def _as_begun(said: str, word: str) -> str:
    return word[0].upper() + word[1:] if said[0].isupper() and not said.isupper() else word
