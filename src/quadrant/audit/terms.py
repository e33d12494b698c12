"""Words that every room shares: a term, an act that is done, a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, NoReturn, TypeVar

About = TypeVar("About")

SEALED = "sealed_"
"""An act whose name begins so is shown in the history of a sealed record (`audit_sealed`) and in no list of acts."""


class Term(StrEnum):
    """A word of the field, kept as itself and shown by its label. Labels that are not the plain word: `labels()`."""

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {}

    @property
    def label(self) -> str:
        return self.labels().get(self.value, self.value.replace("_", " ").capitalize())

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(term.value, term.label) for term in cls]


@dataclass(frozen=True)
class Done(Generic[About]):
    """What a command returns to `act`: the record that it is about, and a sentence where the name is not enough."""

    about: About
    sentence: str = ""


class Refusal(Exception):
    """An act that may not be done now. The sentence can stand on a page; `field` names the input that it is about."""

    status = 409

    def __init__(self, sentence: str, *, field: str = "", theirs: str = "", yours: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.theirs = theirs
        self.yours = yours


class NotAllowed(Refusal):
    """This person may not do it at all, whatever the moment."""

    status = 403


class Changed(Refusal):
    """Somebody else changed the record first; both texts are kept (`theirs`, `yours`)."""


def refuse_lost_update(what: str, theirs: Mapping[str, str], yours: Mapping[str, str]) -> NoReturn:
    """Raise `Changed`, with both texts, at the first field of `yours` that differs from the record, or at its first."""
    differs = (name for name, text in yours.items() if text.strip() != theirs.get(name, "").strip())
    field = next(differs, next(iter(yours)))
    raise Changed(
        f"Somebody else changed this {what} while you were writing. Both texts are below.",
        field=field,
        theirs=theirs.get(field, ""),
        yours=yours[field],
    )


def allow(may: bool, sentence: str) -> None:
    """Raise `NotAllowed` with the sentence unless the rule said yes; every command asks again what the door asked."""
    if not may:
        raise NotAllowed(sentence)


def insist(holds: bool, sentence: str, *, field: str = "") -> None:
    """Raise a `Refusal` with the sentence unless it holds."""
    if not holds:
        raise Refusal(sentence, field=field)


@dataclass(frozen=True)
class Fault:
    """One thing that `audit_verify` found: where, and what is wrong."""

    where: str
    sentence: str


@dataclass(frozen=True)
class Change:
    """One changed field of a record, for its history page."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Difference:
    """One field of one record that the file tells differently."""

    record: str
    field: str
    before: object
    after: object


@dataclass(frozen=True)
class Differences:
    """Records added, fields changed, how many records stay as they are; organisations that would be listed for the
    first time; what else whoever confirms should know; and records gone, where what a file leaves out goes."""

    added: tuple[str, ...] = ()
    changed: tuple[Difference, ...] = ()
    same: int = 0
    listed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def records_changed(self) -> int:
        return len({change.record for change in self.changed})
