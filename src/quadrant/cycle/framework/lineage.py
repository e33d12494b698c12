"""Which place of an old version lives on as which place of a new one.

A place is the same place when the new version says so (`was:`), when its key has not changed, or when its step, whose
key is unique in the framework, has moved to another phase and taken it along.
"""

from __future__ import annotations

from quadrant.cycle.framework.places import Place, StepPlace, places_of, step_of_place
from quadrant.cycle.framework.schema import Framework


def moved_places(old: Framework, new: Framework) -> dict[str, str]:
    """Old place → new place, for every place of `old` that stands under another key in `new`."""
    return {before: after for before, after in lineage(old, new).items() if before != after}


def lineage(old: Framework, new: Framework) -> dict[str, str]:
    """Old place → new place, for every place of `old` that lives on in `new`."""
    before, after = places_of(old), places_of(new)
    steps = _steps(before, after)
    pairs = {was: now for now, was in steps.items()}
    unsaid: dict[str, str] = {}
    for now, place in after.items():
        if isinstance(place, StepPlace):
            continue
        if place.piece.was in before:
            pairs[str(place.piece.was)] = now
        elif (was_step := steps.get(step_of_place(now))) is not None:
            unsaid[f"{was_step}.{place.piece.key}"] = now
    return {**{was: now for was, now in unsaid.items() if was in before}, **pairs}


def _steps(before: dict[str, Place], after: dict[str, Place]) -> dict[str, str]:
    """New step place → old step place; what `was:` says goes before an unchanged key."""
    by_key = {place.step.key: key for key, place in before.items() if isinstance(place, StepPlace)}
    new = {key: place.step for key, place in after.items() if isinstance(place, StepPlace)}
    said = {key: step.was for key, step in new.items() if step.was is not None and step.was in before}
    taken = set(said.values())
    kept = {key: by_key[step.key] for key, step in new.items() if key not in said and step.key in by_key}
    return {**{key: was for key, was in kept.items() if was not in taken}, **said}
