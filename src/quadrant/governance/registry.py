"""Rooms say which organisations stand to gain or lose by a report, and what their records say of a cycle that a report
may draw on; governance never imports them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from quadrant.governance.terms import DrawsOn


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


Teller = Callable[[Any, Any], Iterable[str]]
T = TypeVar("T", bound=Teller)
TELLERS: dict[DrawsOn, list[Teller]] = {key: [] for key in DrawsOn}


def tells(key: DrawsOn) -> Callable[[T], T]:
    """Register what a room's records say of a cycle, in paragraphs and typed tables.

    Given the cycle and the person who drafts; a report is read by everybody who looks inside, so a teller gives only
    what they all may see, and of that nothing that is kept from this person.
    """

    def register(teller: T) -> T:
        TELLERS[key].append(teller)
        return teller

    return register


def told_of(key: DrawsOn, cycle: Any, person: Any) -> list[str]:
    """Everything that the rooms tell of a cycle, room by room in the order in which they stand in the house."""
    return [said for teller in TELLERS[key] for said in teller(cycle, person) if said]
