"""What is known of a cycle on a day: its facts, looked up by key and place, the newest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from quadrant.cycle.terms import Fact, FactKey

Facts = Mapping[FactKey, Sequence[Fact]]


def when(fact: Fact) -> tuple[date, float]:
    """The order of facts: by day, then by moment; a fact without a moment comes first on its day."""
    return fact.on, fact.at.timestamp() if fact.at is not None else 0.0


def newest(*facts: Fact | None) -> Fact | None:
    """The newest of these; of two at the same moment the later named."""
    found: Fact | None = None
    for fact in facts:
        if fact is not None and (found is None or when(fact) >= when(found)):
            found = fact
    return found


class Known:
    """The favourable facts of a cycle up to a day, and every decision at a gate."""

    def __init__(self, facts: Facts, on: date) -> None:
        self._newest: dict[FactKey, dict[str | None, Fact]] = {}
        self._decisions: dict[str | None, list[Fact]] = {}
        for key, stated in facts.items():
            so_far = [fact for fact in stated if fact.on <= on]
            if key is FactKey.GATE_DECIDED:
                for fact in so_far:
                    self._decisions.setdefault(fact.place, []).append(fact)
            elif held := _newest_by_place(so_far):
                self._newest[key] = held

    def at(self, key: FactKey, *places: str | None) -> Fact | None:
        """The newest fact of this key at any of these places; the place None is the whole cycle."""
        held = self._newest.get(key)
        if held is None:
            return None
        return newest(*[held.get(place) for place in places])

    def anywhere(self, key: FactKey) -> Fact | None:
        """The newest fact of this key, wherever it belongs."""
        return newest(*self._newest.get(key, {}).values())

    def decision(self, place: str, bodies: Collection[int]) -> Fact | None:
        """The latest decision at this gate by one of these real bodies, favourable or not."""
        return newest(*(fact for fact in self._decisions.get(place, ()) if fact.body in bodies))

    def decided(self, place: str) -> bool:
        """Has anybody decided anything at this gate?"""
        return place in self._decisions


def _newest_by_place(facts: Iterable[Fact]) -> dict[str | None, Fact]:
    found: dict[str | None, Fact] = {}
    for fact in facts:
        before = found.get(fact.place)
        if fact.favourable and (before is None or when(fact) >= when(before)):
            found[fact.place] = fact
    return found
