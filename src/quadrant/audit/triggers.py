"""Triggers that refuse to change or remove what the chain holds, on both databases; words and values may be blanked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REFUSED = "the audit chain is only ever added to"
# table -> the change that an erasure may make, as SQL over OLD and NEW
ERASABLE = {"audit_linewords": "NEW.who = '' AND NEW.sentence = ''", "audit_rowvalues": 'NEW."values" IS NULL'}
FORWARD_ONLY = {"audit_head": "NEW.sequence > OLD.sequence"}
FIXED = ("audit_line",)
ALL = (*FIXED, *ERASABLE, *FORWARD_ONLY)


def _allowed(table: str) -> str:
    return {**ERASABLE, **FORWARD_ONLY}.get(table, "")


def _sqlite(table: str) -> list[str]:
    allowed = _allowed(table)
    when = f"WHEN NOT ({allowed})" if allowed else ""
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {when} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
    ]


def _postgresql(table: str) -> list[str]:
    allowed = _allowed(table)
    when = f"WHEN (NOT ({allowed}))" if allowed else ""
    refuse = "EXECUTE FUNCTION audit_refuse()"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW {when} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {refuse}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} {refuse}",
    ]


def close(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$"
            )
        for table in ALL:
            for statement in _postgresql(table) if connection.vendor == "postgresql" else _sqlite(table):
                cursor.execute(statement)


def open_(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers off: in the tests, and when a migration changes these tables."""
    events = ("update", "delete", "truncate") if connection.vendor == "postgresql" else ("update", "delete")
    with connection.cursor() as cursor:
        for table in ALL:
            for event in events:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on}")


@contextmanager
def opened(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """The triggers are off inside, on again afterwards."""
    open_(connection)
    try:
        yield
    finally:
        close(connection)


def migrate_forward(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    close(editor.connection)


def migrate_back(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    open_(editor.connection)
