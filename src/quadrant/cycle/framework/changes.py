"""What a new version of a framework changes, as sentences that a person reads before a running cycle is moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten

from quadrant.cycle.framework.checks.weights import plain
from quadrant.cycle.framework.lineage import lineage
from quadrant.cycle.framework.places import GatePlace, Place, StepPlace, places_of, step_of_place, steps_of
from quadrant.cycle.framework.schema import CriteriaSet, Criterion, Framework
from quadrant.cycle.framework.schema.base import Piece


class ChangeKind(StrEnum):
    """In what way a piece of a framework differs."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    REWORDED = "reworded"
    RULED = "ruled"
    WEIGHTED = "weighted"


@dataclass(frozen=True)
class Change:
    """One difference. `place` is the stable key in the new version (in the old one for what was removed)."""

    kind: ChangeKind
    place: str
    sentence: str


NOUNS = {
    "bodies": "body",
    "windows": "window",
    "reviews": "review",
    "question_sets": "question set",
    "checklists": "checklist",
    "principles": "principle",
    "standards": "quality standard",
    "delivery_models": "delivery model",
    "tools": "tool",
    "notes": "note",
    "drivers": "driver",
}

_RULES = {
    "quadrant": "lies in another quadrant",
    "second_quadrant": "has another second quadrant",
    "who": "is done by others",
    "window": "has another window",
    "after": "waits for other steps",
    "tools": "has other tools",
    "record": "is completed in another way",
    "tick": "is completed in another way",
    "optional": "may or may not be left out",
    "checklist": "has another checklist",
    "bodies": "is decided by other bodies",
    "needs": "needs other facts",
    "item": "is decided in another way",
    "kind": "asks its body for another power",
    "questions": "needs other questions answered",
}
_INSIDE = frozenset({"key", "name", "was", "number", "activities", "gates"})
"""Told elsewhere, or no change in itself: steps are renumbered whenever one is added before them."""


def changes(old: Framework, new: Framework) -> list[Change]:
    """Every difference that a person would want to be told of, steps first."""
    return [*_places(old, new), *_phases(old, new), *_criteria(old, new), *_lists(old, new), *_whole(old, new)]


def _places(old: Framework, new: Framework) -> Iterator[Change]:
    before, after, pairs = places_of(old), places_of(new), lineage(old, new)
    came_from = {now: was for was, now in pairs.items()}
    for key, place in after.items():
        if key in came_from:
            yield from _differences(came_from[key], before[came_from[key]], place, pairs)
        elif step_of_place(key) == key or step_of_place(key) in came_from:
            yield Change(ChangeKind.ADDED, key, f"{_called(place)} is new.")
    for key, place in before.items():
        if key not in pairs and (step_of_place(key) == key or step_of_place(key) in pairs):
            yield Change(ChangeKind.REMOVED, key, f"{_called(place)} is removed.")
    stayed = [pairs[place.key] for place in steps_of(old) if place.key in pairs]
    if stayed != [place.key for place in steps_of(new) if place.key in came_from]:
        yield Change(ChangeKind.MOVED, new.key, "The steps stand in another order.")


def _differences(was: str, old: Place, new: Place, pairs: dict[str, str]) -> Iterator[Change]:
    if was != new.key and not _taken_along(was, new, pairs):
        yield Change(ChangeKind.MOVED, new.key, f"{_called(new)} moves {_from_to(old, new, was)}.")
    if old.piece.name != new.piece.name:
        yield Change(ChangeKind.RENAMED, new.key, f"{_called(old)} is renamed '{new.piece.name}'.")
    yield from _fields(old.piece, new.piece, new.key, _called(new))


def _from_to(old: Place, new: Place, was: str) -> str:
    """From phase to phase by their names, where these tell them apart; the keys are what a file says."""
    keys = f"from '{was}' to '{new.key}'"
    other_phase = isinstance(new, StepPlace) and old.phase.name != new.phase.name
    return f"from {old.phase.name} to {new.phase.name} ({keys})" if other_phase else keys


def _taken_along(was: str, new: Place, pairs: dict[str, str]) -> bool:
    """Has an activity or gate only followed its step?"""
    if isinstance(new, StepPlace):
        return False
    return pairs.get(step_of_place(was)) == step_of_place(new.key) and was.endswith(f".{new.piece.key}")


def _fields(before: Piece, after: Piece, key: str, called: str) -> Iterator[Change]:
    reworded = False
    said: set[str] = set()
    for name in type(after).model_fields:
        if name in _INSIDE or getattr(before, name, None) == getattr(after, name):
            continue
        if name not in _RULES:
            reworded = True
        elif _RULES[name] not in said:
            said.add(_RULES[name])
            yield Change(ChangeKind.RULED, key, f"{called} {_RULES[name]}.")
    if reworded:
        yield Change(ChangeKind.REWORDED, key, f"{called} is reworded.")


def _phases(old: Framework, new: Framework) -> Iterator[Change]:
    before = {phase.key: phase for phase in old.phases}
    after = {phase.key: phase for phase in new.phases}
    for key, phase in after.items():
        if key not in before:
            yield Change(ChangeKind.ADDED, key, f"Phase '{phase.name}' is new.")
            continue
        was = before[key]
        if was.name != phase.name:
            yield Change(ChangeKind.RENAMED, key, f"Phase '{was.name}' is renamed '{phase.name}'.")
        if was.quadrants != phase.quadrants:
            yield Change(ChangeKind.RULED, key, f"Phase '{phase.name}' lies in {' and '.join(phase.quadrants)}.")
        if not _same_but(was, phase, "name", "quadrants", "steps"):
            yield Change(ChangeKind.REWORDED, key, f"Phase '{phase.name}' is reworded.")
    for key, phase in before.items():
        if key not in after:
            yield Change(ChangeKind.REMOVED, key, f"Phase '{phase.name}' is removed.")


def _criteria(old: Framework, new: Framework) -> Iterator[Change]:
    before = {each.key: each for each in old.criteria_sets}
    after = {each.key: each for each in new.criteria_sets}
    for key, group in after.items():
        if key not in before:
            yield Change(ChangeKind.ADDED, key, f"Criteria set '{group.name}' is new.")
        elif group != before[key]:
            yield from _criteria_of(before[key], group)
    for key, group in before.items():
        if key not in after:
            yield Change(ChangeKind.REMOVED, key, f"Criteria set '{group.name}' is removed.")


def _criteria_of(old: CriteriaSet, new: CriteriaSet) -> Iterator[Change]:
    before, after = _flat(old), _flat(new)
    for key, criterion in after.items():
        place = f"{new.key}.{key}"
        if key not in before:
            yield Change(ChangeKind.ADDED, place, f"Criterion '{criterion.name}' of '{new.name}' is new.")
            continue
        was = before[key]
        if was.weight != criterion.weight:
            sentence = f"Criterion '{criterion.name}' of '{new.name}' weighs {_weight(criterion)}, was {_weight(was)}."
            yield Change(ChangeKind.WEIGHTED, place, sentence)
        if not _same_but(was, criterion, "weight", "sub"):
            yield Change(ChangeKind.REWORDED, place, f"Criterion '{criterion.name}' of '{new.name}' is reworded.")
    for key, criterion in before.items():
        if key not in after:
            place = f"{old.key}.{key}"
            yield Change(ChangeKind.REMOVED, place, f"Criterion '{criterion.name}' of '{old.name}' is removed.")
    if not _same_but(old, new, "criteria"):
        yield Change(ChangeKind.REWORDED, new.key, f"Criteria set '{new.name}' is reworded or marked in another way.")


def _lists(old: Framework, new: Framework) -> Iterator[Change]:
    for name, noun in NOUNS.items():
        before = {each.key: each for each in getattr(old, name)}
        after = {each.key: each for each in getattr(new, name)}
        for key in [key for key in after if key not in before]:
            yield Change(ChangeKind.ADDED, key, f"{noun.capitalize()} '{_named(after[key])}' is new.")
        for key in [key for key in before if key not in after]:
            yield Change(ChangeKind.REMOVED, key, f"{noun.capitalize()} '{_named(before[key])}' is removed.")
        for key, piece in after.items():
            if key in before and before[key] != piece:
                yield Change(ChangeKind.REWORDED, key, f"{noun.capitalize()} '{_named(piece)}' is changed.")


def _whole(old: Framework, new: Framework) -> Iterator[Change]:
    listed = {*NOUNS, "phases", "criteria_sets", "version", "key"}
    for name in Framework.model_fields:
        if name not in listed and getattr(old, name) != getattr(new, name):
            yield Change(ChangeKind.REWORDED, name, f"The framework's {name.replace('_', ' ')} is changed.")


def _same_but(old: Piece, new: Piece, *apart: str) -> bool:
    """Do two pieces say the same, apart from these names?"""
    return all(getattr(old, name) == getattr(new, name) for name in type(new).model_fields if name not in apart)


def _flat(group: CriteriaSet) -> dict[str, Criterion]:
    found: dict[str, Criterion] = {}
    left = list(group.criteria)
    while left:
        criterion = left.pop(0)
        found[criterion.key] = criterion
        left = [*criterion.sub, *left]
    return found


def _weight(criterion: Criterion) -> str:
    return "nothing" if criterion.weight is None else plain(criterion.weight)


def _named(piece: Piece) -> str:
    """Its name, or the first words of its text."""
    name = getattr(piece, "name", "")
    return name if name else shorten(getattr(piece, "text", ""), 60, placeholder="…")


def _called(place: Place) -> str:
    """Its noun and name: Step 3 'Needs analysis', Gate 'Award'."""
    if isinstance(place, StepPlace):
        return f"Step {place.step.number} '{place.step.name}'"
    noun = "Gate" if isinstance(place, GatePlace) else "Activity"
    return f"{noun} '{place.piece.name}' of step {place.step.number}"
