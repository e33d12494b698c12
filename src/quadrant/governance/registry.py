"""Rooms say which organisations stand to gain or lose by a report; governance never imports them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True)
class Stake:
    """An organisation in a report, by their numbers, and in words that follow its name: "leads “First jobs”"."""

    report: int
    organisation: int
    words: str


Answer = Callable[[Sequence[int]], Iterable[Stake]]
A = TypeVar("A", bound=Answer)
STAKES: list[Answer] = []


def stake(answer: A) -> A:
    """Register a room's answer: given reports by number, who has a stake in which. A query or two, however many."""
    STAKES.append(answer)
    return answer


def stakes_in(reports: Sequence[int]) -> Iterator[Stake]:
    """Everything that the rooms say of these reports."""
    for answer in STAKES if reports else ():
        yield from answer(reports)
