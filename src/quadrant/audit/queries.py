"""What the chain can be asked: a record's history, and the latest acts of a partnership."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from quadrant.audit.models import Head, Line, RowValues
from quadrant.audit.terms import SEALED, Change

NOT_SHOWN = {"id", "partnership_id"}
# Records that belong to another: their tables, and their numbers as the chain writes them.
Parts = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class PastAct:
    """One line of a history: who did what when, and what it changed."""

    at: datetime
    who: str
    action: str
    sentence: str
    refused: bool
    changes: tuple[Change, ...]
    number: int
    about: str


def _difference(before: dict[str, Any], after: dict[str, Any] | None, columns: list[str]) -> tuple[Change, ...]:
    """What changed, in the order of the table's columns: a database may keep the values in an order of its own."""
    if after is None:
        return ()
    known = [name for name in columns if name in after]
    return tuple(
        Change(name, before.get(name), after[name])
        for name in [*known, *sorted(after.keys() - set(known))]
        if before.get(name) != after[name] and name not in NOT_SHOWN
    )


def _model_of(table: str) -> type[models.Model] | None:
    return next((model for model in apps.get_models() if model._meta.db_table == table), None)


def _columns_of(table: str) -> list[str]:
    """The columns of a table in the order of its model; none where there is no such model any more."""
    model = _model_of(table)
    return [field.attname for field in model._meta.concrete_fields] if model else []


def is_sealed(model: type[models.Model] | None) -> bool:
    """Is the history of these records for nobody but whoever may see the record itself, auditors included?"""
    return bool(getattr(model, "audit_sealed", False))


def history_of(record: models.Model, parts: Parts | None = None) -> list[PastAct]:
    """Every act that touched or was about this record or one of its parts, newest first, with its fields' changes."""
    return history_of_row(record._meta.db_table, str(record.pk), parts)


def was_of(partnership: int, table: str, row: str) -> bool:
    """Does this partnership's chain know the row? Also when it is no longer kept."""
    about = Line.objects.filter(partnership=partnership, about_table=table, about_row=row)
    kept = RowValues.objects.filter(line__partnership=partnership, table=table, row=row)
    return about.exists() or kept.exists()


def history_of_row(table: str, row: str, parts: Parts | None = None) -> list[PastAct]:
    """The history of a record by its table and number, also of one that is no longer kept."""
    kept = list(RowValues.objects.filter(table=table, row=row).order_by("id"))
    changes: dict[int, tuple[Change, ...]] = {}
    before: dict[str, Any] = {}
    columns = _columns_of(table)
    for one in kept:
        changes[one.line_id] = _difference(before, one.values, columns)
        before = one.values or before
    told = Q(about_table=table, about_row=row) | Q(pk__in=[one.line_id for one in kept])
    for part, rows in (parts or {}).items():
        told |= Q(about_table=part, about_row__in=rows)
    lines = Line.objects.filter(told)
    if not is_sealed(_model_of(table)):
        lines = lines.exclude(action__startswith=SEALED)
    return [_past(line, changes.get(line.pk, ())) for line in lines.select_related("words").order_by("-pk")]


def _past(line: Line, changes: tuple[Change, ...]) -> PastAct:
    words = getattr(line, "words", None)
    return PastAct(
        at=line.at,
        who=words.who if words else "",
        action=line.action,
        sentence=words.sentence if words else "",
        refused=line.refused,
        changes=changes,
        number=line.sequence,
        about=f"{line.about_table} {line.about_row}".strip(),
    )


def acts_of(partnership: int) -> QuerySet[Line]:
    """The lines of a partnership's chain, newest first, with their words; without sealed acts."""
    listed = Line.objects.filter(partnership=partnership).exclude(action__startswith=SEALED)
    return listed.select_related("words").order_by("-sequence")


def past_acts(lines: QuerySet[Line]) -> list[PastAct]:
    return [_past(line, ()) for line in lines]


def chain_summary() -> list[tuple[int, int]]:
    """Each chain and how many lines it has."""
    counted = Line.objects.values("partnership").annotate(lines=models.Count("pk")).order_by("partnership")
    return [(row["partnership"], row["lines"]) for row in counted]


def heads() -> list[list[object]]:
    """Each chain with its last line and that line's hash, for an anchor outside the database."""
    return [[head.partnership, head.sequence, head.hash] for head in Head.objects.order_by("partnership")]
