"""Writing the chain: one writer at a time, ids and digests in the line, values and words beside it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import connection, models
from django.db.models import Max

from quadrant.audit.digest import audited_fields, digest, digest_of_many, plain, row_values, seal
from quadrant.audit.models import Head, Line, LineWords, RowValues
from quadrant.audit.touched import Entry, bulk_key

FIRST = "0" * 64
LOCK_SPACE = 7_110_000


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
    found = model._base_manager.filter(pk__in=rows).values(*audited_fields(model))
    name = model._meta.pk.attname
    return {str(row[name]): row_values(model, row) for row in found}


def _before(table: str, rows: list[str]) -> dict[str, str]:
    latest = RowValues.objects.filter(table=table, row__in=rows).values("row").annotate(last=Max("id")).values("last")
    return dict(RowValues.objects.filter(id__in=latest).values_list("row", "digest"))


def _rows_of(entry: Entry) -> list[tuple[str, str, str, str, dict[str, Any] | None]]:
    """(table, row, digest before, digest after, values after) of every row that the act left changed."""
    by_model: dict[type[models.Model], list[str]] = defaultdict(list)
    for model, row in entry.rows:
        by_model[model].append(row)
    changed = []
    for model, rows in by_model.items():
        table, key = model._meta.db_table, bulk_key(model)
        known = [row for row in rows if not entry.rows[(model, row)]]
        before = _before(table, known) if known else {}
        after = {} if key else _after(model, rows)
        for row in rows:
            values = after.get(row)
            now = (bulk_digest(model, key, row) or "") if key else (digest(values) if values else "")
            if now != before.get(row, ""):
                changed.append((table, row, before.get(row, ""), now, values))
    return changed


def _lock(partnership: int) -> Head | None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_SPACE + partnership])
    return Head.objects.filter(partnership=partnership).first()


def chain_of(about: models.Model | None) -> int:
    """Which chain an act belongs to: its record's partnership, else the deployment's (0)."""
    return getattr(about, "partnership_id", None) or 0


def write_lines(entries: list[Entry], *, by: Any, at: datetime, request: str, refused: bool = False) -> None:
    """Append a line for each entry to its chain. Call inside the act's transaction, last."""
    prepared = [(chain_of(entry.about), entry, _rows_of(entry)) for entry in entries]
    heads: dict[int, tuple[int, str]] = {}
    for partnership in sorted({chain for chain, _, _ in prepared}):
        head = _lock(partnership)
        heads[partnership] = (head.sequence, head.hash) if head else (0, FIRST)
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
        line.save(force_insert=True)
        who = getattr(by, "name", "") if by is not None else "Quadrant"
        LineWords.objects.create(line=line, who=who[:200], sentence=entry.sentence)
        RowValues.objects.bulk_create(
            RowValues(line=line, table=table, row=row, digest=after, values=values)
            for table, row, _, after, values in rows
        )
        heads[partnership] = (line.sequence, line.hash)
    for partnership, (sequence, last) in heads.items():
        sealed = {"sequence": sequence, "hash": last, "seal": seal(partnership, sequence, last)}
        if not Head.objects.filter(partnership=partnership).update(**sealed):
            Head.objects.create(partnership=partnership, **sealed)
