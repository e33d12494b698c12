"""Writing the chain: one writer at a time, ids and digests in the line, values and words beside it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import connection, models

from quadrant.audit.digest import audited_fields, digest, digest_of_many, plain, row_values, seal
from quadrant.audit.models import Line, LineWords, RowValues
from quadrant.audit.statements import head_of, insert, insert_one, latest_digests, move_head, values_of
from quadrant.audit.touched import Entry, bulk_key

FIRST = "0" * 64
LOCK_SPACE = 7_110_000
LINE = [field.attname for field in Line._meta.concrete_fields if not field.primary_key]


def line_hash(line: Line) -> str:
    """SHA-256 over the line before it and everything that this line says."""
    return digest(
        [
            line.previous,
            line.partnership,
            line.sequence,
            plain(line.at),
            line.actor,
            line.action,
            line.about_table,
            line.about_row,
            line.refused,
            line.rows,
            line.request,
        ]
    )


def bulk_digest(model: type[models.Model], key: str, group: str) -> str | None:
    """One digest of all rows of a bulk table in `group`; None when there are none."""
    rows = model._base_manager.filter(**{key: group}).order_by("pk").values_list(*audited_fields(model))
    if not rows.exists():
        return None
    return digest_of_many(rows.iterator(chunk_size=5000))


def _after(model: type[models.Model], rows: list[str]) -> dict[str, dict[str, Any]]:
    name = model._meta.pk.attname
    return {str(row[name]): row_values(model, row) for row in values_of(model, rows)}


def _rows_of(entry: Entry) -> list[tuple[str, str, str, str, dict[str, Any] | None]]:
    """(table, row, digest before, digest after, values after) of every row that the act left changed."""
    by_model: dict[type[models.Model], list[str]] = defaultdict(list)
    for model, row in entry.rows:
        by_model[model].append(row)
    changed = []
    for model, rows in by_model.items():
        table, key = model._meta.db_table, bulk_key(model)
        known = [row for row in rows if not entry.rows[(model, row)]]
        before = latest_digests(table, known) if known else {}
        after = {} if key else _after(model, rows)
        for row in rows:
            values = after.get(row)
            now = (bulk_digest(model, key, row) or "") if key else (digest(values) if values else "")
            if now != before.get(row, ""):
                changed.append((table, row, before.get(row, ""), now, values))
    return changed


def _lock(partnership: int) -> tuple[int, str]:
    """Take the chain for this transaction; the number and the hash of its last line."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_SPACE + partnership])
    return head_of(partnership) or (0, FIRST)


def chain_of(about: models.Model | None) -> int:
    """Which chain an act belongs to: its record's partnership, else the deployment's (0)."""
    return getattr(about, "partnership_id", None) or 0


def write_lines(entries: list[Entry], *, by: Any, at: datetime, request: str, refused: bool = False) -> None:
    """Append a line for each entry to its chain. Call inside the act's transaction, last."""
    prepared = [(chain_of(entry.about), entry, _rows_of(entry)) for entry in entries]
    heads = {partnership: _lock(partnership) for partnership in sorted({chain for chain, _, _ in prepared})}
    for partnership, entry, rows in prepared:
        sequence, previous = heads[partnership]
        line = Line(
            partnership=partnership,
            sequence=sequence + 1,
            at=at,
            actor=by.pk if by is not None else None,
            action=entry.action,
            about_table=entry.about._meta.db_table if entry.about is not None else "",
            about_row=str(entry.about.pk) if entry.about is not None and entry.about.pk else "",
            refused=refused,
            rows=[[table, row, before, after] for table, row, before, after, _ in rows],
            request=request,
            previous=previous,
        )
        line.hash = line_hash(line)
        line.pk = insert_one(Line, [getattr(line, field) for field in LINE])
        who = getattr(by, "name", "") if by is not None else "Quadrant"
        insert(LineWords, [[line.pk, who[:200], entry.sentence]])
        insert(RowValues, [[line.pk, table, row, after, values] for table, row, _, after, values in rows])
        heads[partnership] = (line.sequence, line.hash)
    for partnership, (sequence, last) in heads.items():
        move_head(partnership, sequence=sequence, line_hash=last, seal=seal(partnership, sequence, last))
