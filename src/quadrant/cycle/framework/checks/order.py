"""Every step can be reached; no body stands above itself; nothing in the programme waits for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quadrant.cycle.framework.checks.references import programme_places
from quadrant.cycle.framework.checks.walking import all_steps
from quadrant.cycle.framework.problems import Problem
from quadrant.cycle.framework.spots import Spot


def order_problems(whole: Spot) -> Iterator[Problem]:
    """Steps that can never be reached, and rings among bodies, criteria sets and programme actions."""
    yield from _unreachable(whole)
    for name, link, said in (
        ("bodies", "parent", "body '{}' stands above itself"),
        ("criteria_sets", "superseded_by", "criteria set '{}' is superseded by itself"),
    ):
        listed = {spot.key: spot for spot in whole.spots(name) if spot.key}
        links = {key: [spot.text(link)] for key, spot in listed.items() if spot.text(link)}
        for key in sorted(in_rings(links)):
            yield listed[key].part(link).problem(said.format(key) + _ring(key, links))
    programme = dict(programme_places(whole))
    waits = {place: [said.said for said in spot.texts("after")] for place, spot in programme.items()}
    for place in sorted(in_rings(waits)):
        yield (
            programme[place].part("after").problem(f"the programme's '{place}' waits for itself" + _ring(place, waits))
        )


def _unreachable(whole: Spot) -> Iterator[Problem]:
    steps = {step.key: step for step in all_steps(whole) if step.key}
    waits = {key: [said.said for said in step.texts("after")] for key, step in steps.items()}
    reached: set[str] = set()
    while ready := [key for key in steps if key not in reached and all(before in reached for before in waits[key])]:
        reached.update(ready)
    rings = in_rings(waits)
    for key, step in steps.items():
        if key in reached:
            continue
        if key in rings:
            why = "it waits for itself" + _ring(key, waits)
        else:
            before = next(before for before in waits[key] if before not in reached)
            why = f"it waits for '{before}', which " + ("can never be reached" if before in steps else "is not there")
        yield step.part("after").problem(f"step '{key}' can never be reached: {why}")


def in_rings(links: Mapping[str, list[str]]) -> set[str]:
    """The keys from which, following the links, one comes back to the same key."""
    return {key for key in links if _way_back(key, links)}


def _way_back(start: str, links: Mapping[str, list[str]]) -> list[str]:
    """The shortest way from `start` round to itself, without its ends; a key that names itself gives [start]."""
    ways: list[list[str]] = [[key] for key in links.get(start, [])]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        if way[-1] == start:
            return way
        if way[-1] in seen:
            continue
        seen.add(way[-1])
        ways.extend([*way, key] for key in links.get(way[-1], []))
    return []


def _ring(key: str, links: Mapping[str, list[str]]) -> str:
    between = _way_back(key, links)[:-1]
    return f", by way of {', '.join(repr(each) for each in between)}" if between else ""
