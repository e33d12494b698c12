"""From a database's IntegrityError to the sentence of the constraint that was broken."""

from __future__ import annotations

import re

from django.apps import apps
from django.db import IntegrityError, models

FALLBACK = "This clashes with something already recorded. Nothing was saved."


def _constraint_name(broken: IntegrityError) -> str:
    diagnosis = getattr(broken.__cause__, "diag", None)
    if diagnosis is not None:
        return diagnosis.constraint_name or ""
    named = re.search(r"constraint failed: (?:index ')?(\w+)'?$", str(broken))
    return named[1] if named else ""


def _columns(broken: IntegrityError) -> tuple[str, frozenset[str]]:
    told = re.search(r"UNIQUE constraint failed: (.+)$", str(broken))
    if not told:
        return "", frozenset()
    pairs = [pair.strip().split(".") for pair in told[1].split(",")]
    return pairs[0][0], frozenset(column for _, column in pairs if column)


def _matches(model: type[models.Model], constraint: models.BaseConstraint, name: str, columns: frozenset[str]) -> bool:
    if constraint.name == name:
        return True
    if not columns or not isinstance(constraint, models.UniqueConstraint):
        return False
    return frozenset(model._meta.get_field(field).column for field in constraint.fields) == columns  # type: ignore[union-attr]  # fields of a constraint are concrete


def sentence_of(broken: IntegrityError) -> str:
    """The `violation_error_message` of the constraint that broke, or a general sentence."""
    name = _constraint_name(broken)
    table, columns = _columns(broken) if not name or "." in name else ("", frozenset())
    for model in apps.get_models():
        if table and model._meta.db_table != table:
            continue
        for constraint in model._meta.constraints:
            if _matches(model, constraint, name, columns):
                return str(constraint.get_violation_error_message())
    return FALLBACK
