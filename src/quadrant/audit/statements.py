"""The chain's own statements, made once for each table: making them for every act took longer than running them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, models

from quadrant.audit.digest import audited_fields
from quadrant.audit.models import Head

LATEST_DIGESTS = """
SELECT "row", digest FROM audit_rowvalues WHERE id IN (
    SELECT MAX(id) FROM audit_rowvalues WHERE "table" = %s AND "row" IN (rows) GROUP BY "row"
)
"""
MOVE_HEAD = "UPDATE audit_head SET sequence = %s, hash = %s, seal = %s WHERE partnership = %s"


def insert(model: type[models.Model], rows: Sequence[Sequence[Any]]) -> None:
    """Write rows, each with its values in the order of the table's columns without an automatic key."""
    statement, fields = _insertion(model)
    with connection.cursor() as cursor:
        cursor.executemany(statement, [_prepared(fields, row) for row in rows])


def insert_one(model: type[models.Model], row: Sequence[Any]) -> int:
    """Write one row; its number."""
    statement, fields = _insertion(model)
    key = _quoted(model._meta.pk)
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} RETURNING {key}", _prepared(fields, row))
        number: int = cursor.fetchone()[0]
    return number


def values_of(model: type[models.Model], rows: Sequence[str]) -> list[dict[str, Any]]:
    """The audited columns of these rows, as the database has them now."""
    statement, names, converters = _reading(model, connection.vendor)
    key = model._meta.pk
    numbers = [key.get_db_prep_value(key.to_python(row), connection) for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} IN ({_places(rows)})", numbers)
        found = cursor.fetchall()
    return [_converted(names, converters, row) for row in found]


def latest_digests(table: str, rows: Sequence[str]) -> dict[str, str]:
    """What the chain told last of each of these rows of a table."""
    statement = LATEST_DIGESTS.replace("(rows)", f"({_places(rows)})")
    with connection.cursor() as cursor:
        cursor.execute(statement, [table, *rows])
        return dict(cursor.fetchall())


def head_of(partnership: int) -> tuple[int, str] | None:
    """The number and the hash of a chain's last line."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sequence, hash FROM audit_head WHERE partnership = %s", [partnership])
        found: tuple[int, str] | None = cursor.fetchone()
    return found


def move_head(partnership: int, *, sequence: int, line_hash: str, seal: str) -> None:
    """Let a chain end at this line."""
    with connection.cursor() as cursor:
        cursor.execute(MOVE_HEAD, [sequence, line_hash, seal, partnership])
        if cursor.rowcount:
            return
    insert(Head, [[partnership, sequence, line_hash, seal]])


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _quoted(field: Any) -> str:
    return connection.ops.quote_name(field.column)


def _places(values: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _prepared(fields: Sequence[Any], row: Sequence[Any]) -> list[Any]:
    return [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)]


@cache
def _insertion(model: type[models.Model]) -> tuple[str, tuple[Any, ...]]:
    fields = tuple(field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField))
    columns = ", ".join(_quoted(field) for field in fields)
    return " ".join(("INSERT INTO", _table(model), f"({columns}) VALUES ({_places(fields)})")), fields


@cache
def _reading(model: type[models.Model], vendor: str) -> tuple[str, list[str], dict[int, Any]]:
    names = audited_fields(model)
    compiler = model._base_manager.order_by().values(*names).query.get_compiler(DEFAULT_DB_ALIAS)
    statement, _ = compiler.as_sql()
    key = f"{_table(model)}.{_quoted(model._meta.pk)}"
    converters = compiler.get_converters([chosen for chosen, _, _ in compiler.select])
    return f"{statement} WHERE {key}", names, converters


def _converted(names: Sequence[str], converters: dict[int, Any], row: Sequence[Any]) -> dict[str, Any]:
    values = list(row)
    for place, (steps, expression) in converters.items():
        for step in steps:
            values[place] = step(values[place], expression, connection)
    return dict(zip(names, values, strict=True))
