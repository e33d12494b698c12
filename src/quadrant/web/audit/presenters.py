"""Acts and changed values in words."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db import models

from quadrant.audit.queries import PastAct
from quadrant.audit.terms import Change
from quadrant.methods import words

# Whose names everybody inside may read; of other records a history says the kind and the number.
NAMED = {"partnership.person", "partnership.body", "partnership.organisation", "partnership.unit"}
# Whose pages everybody who may look inside may open: their names are for those.
NAMED_INSIDE = {
    "cycle.cycle",
    "cycle.frameworkversion",
    "funds.fund",
    "outcomes.area",
    "outcomes.indicator",
    "outcomes.outcome",
}


def shown_act(action: str) -> str:
    """`needs_assessment.approved` as "Needs assessment approved"."""
    return action.replace(".", " ").replace("_", " ").capitalize()


def shown_field(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ").capitalize()


def shown_value(value: Any) -> str:
    """A kept value in words: dates as dates, a digest as hidden, nothing as a dash."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str) and len(value) == 64 and all(letter in "0123456789abcdef" for letter in value):
        return "(kept hidden)"
    if isinstance(value, str) and len(value) >= 10 and value[4:5] == value[7:8] == "-":
        try:
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            return value
        return words.date(moment.date()) if len(value) == 10 else words.datetime(moment)
    return str(value)


def shown_record(record: models.Model) -> str:
    """A record by its name, or by its kind and number where it has none."""
    named = type(record).__str__ is not models.Model.__str__
    return str(record) if named else f"{record._meta.verbose_name} {record.pk}"


def shown_acts(model: type[models.Model], acts: Sequence[PastAct], *, inside: bool) -> list[PastAct]:
    """A history with its changes in words: labels for terms, names for people, bodies and organisations.

    Who may look `inside` the partnership reads the names of its cycles, frameworks, funds, outcomes and indicators too.
    One query for each kind of record named, however long the history is.
    """
    named = NAMED | NAMED_INSIDE if inside else NAMED
    names = _names(model, [change for act in acts for change in act.changes], named)
    return [replace(act, changes=tuple(_shown(model, change, names) for change in act.changes)) for act in acts]


def _field(model: type[models.Model], name: str) -> Any:
    """The field of that name, or None for one that the table had once."""
    known = {each.attname: each for each in model._meta.concrete_fields}
    known |= {each.name: each for each in model._meta.concrete_fields}
    return known.get(name)


def _names(model: type[models.Model], changes: Iterable[Change], named: set[str]) -> dict[tuple[str, Any], str]:
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for change in changes:
        other = getattr(_field(model, change.field), "related_model", None)
        if other is not None and other._meta.label_lower in named:
            # The person of a sealed row is kept as a digest, which names nobody.
            wanted[other] |= {value for value in (change.before, change.after) if str(value).isdecimal()}
    return {
        (other._meta.label_lower, row.pk): str(row)
        for other, numbers in wanted.items()
        for row in other.objects.filter(pk__in=numbers)
    }


def _shown(model: type[models.Model], change: Change, names: dict[tuple[str, Any], str]) -> Change:
    field = _field(model, change.field)
    before, after = (_told(field, value, names) for value in (change.before, change.after))
    return Change(shown_field(change.field), before, after)


def _told(field: Any, value: Any, names: dict[tuple[str, Any], str]) -> str:
    other = getattr(field, "related_model", None)
    if other is not None and value not in (None, ""):
        kind = str(other._meta.verbose_name)
        if not str(value).isdecimal():
            return shown_value(value)
        return names.get((other._meta.label_lower, value), f"{kind[0].upper()}{kind[1:]} {value}")
    if isinstance(field, models.JSONField) and (listed := _listed(value)) is not None:
        return words.listing(listed) if listed else shown_value(None)
    choices = dict(getattr(field, "flatchoices", ()))
    return str(choices[value]) if isinstance(value, str) and value in choices else shown_value(value)


def _listed(value: Any) -> list[str] | None:
    """The texts of a kept list, which may be kept as JSON; None for anything else."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    plain = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return value if plain else None
