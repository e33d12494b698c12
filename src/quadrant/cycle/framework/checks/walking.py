"""Ways through a framework file that several checks share."""

from __future__ import annotations

from collections.abc import Iterator

from quadrant.cycle.framework.spots import Spot


def all_steps(whole: Spot) -> list[Spot]:
    """Every step, in the order of the file."""
    return [step for phase in whole.spots("phases") for step in phase.spots("steps")]


def all_activities(whole: Spot) -> list[Spot]:
    """Every activity of every step."""
    return [activity for step in all_steps(whole) for activity in step.spots("activities")]


def all_gates(whole: Spot) -> list[Spot]:
    """Every gate of every step."""
    return [gate for step in all_steps(whole) for gate in step.spots("gates")]


def every_list(spot: Spot) -> Iterator[tuple[str, list[Spot]]]:
    """Every list of mappings anywhere in the file, with the name it stands under."""
    if not isinstance(spot.value, dict):
        return
    for name, value in spot.value.items():
        if isinstance(value, list):
            inner = spot.spots(name)
            yield name, inner
            for each in inner:
                yield from every_list(each)
        elif isinstance(value, dict):
            yield from every_list(spot.part(name))


def keys_of(spots: list[Spot]) -> list[str]:
    """Their keys, those that have one."""
    return [spot.key for spot in spots if spot.key]
