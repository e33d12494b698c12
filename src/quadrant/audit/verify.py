"""Is the chain whole, and is every row what the chain says it is? Names the first bad row, then the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.db import models

from quadrant.audit.chain import FIRST, bulk_digest, line_hash
from quadrant.audit.digest import audited_fields, digest, row_values, seal
from quadrant.audit.models import Head, Line, RowValues
from quadrant.audit.terms import Fault
from quadrant.audit.touched import bulk_key, our_models

AT_ONCE = 2000


class Told(NamedTuple):
    """The last that the chain tells of a row: in which line, its digest, and the columns that were digested."""

    line: int
    digest: str
    columns: frozenset[str] | None


# table -> row -> what was told last
Latest = defaultdict[str, dict[str, Told]]
Ends = dict[int, tuple[int, str]]
Columns = dict[tuple[str, str], frozenset[str]]


def _name(partnership: int, sequence: int) -> str:
    return f"chain {partnership} line {sequence}"


def _batches() -> Iterator[list[Line]]:
    lines = Line.objects.order_by("partnership", "sequence").iterator(chunk_size=AT_ONCE)
    while batch := list(islice(lines, AT_ONCE)):
        yield batch


def _chain_faults(latest: Latest, changed: list[Fault]) -> Iterator[Fault]:
    """Walk every chain in order; fill `latest`, and put into `changed` what is wrong with the values kept beside it."""
    ends: Ends = {}
    for batch in _batches():
        kept = _kept_values(batch)
        for line in batch:
            yield from _line_faults(line, ends)
            columns: Columns = {}
            changed.extend(_values_faults(line, kept.get(line.pk, []), columns))
            for table, row, _, after in line.rows:
                _tell(latest[table], row, Told(line.pk, after, columns.get((table, row))))
    yield from _head_faults(ends)


def _line_faults(line: Line, ends: Ends) -> Iterator[Fault]:
    sequence, previous = ends.get(line.partnership, (0, FIRST))
    here = _name(line.partnership, line.sequence)
    if line.sequence != sequence + 1:
        yield Fault(here, f"lines {sequence + 1} to {line.sequence - 1} before it are missing")
    elif line.previous != previous:
        yield Fault(here, "it does not follow from the line before it")
    if line_hash(line) != line.hash:
        yield Fault(here, "its content was changed after it was written")
    ends[line.partnership] = (line.sequence, line.hash)


def _tell(rows: dict[str, Told], row: str, told: Told) -> None:
    """Keep the later of two; columns of values since erased are those of the values before."""
    known = rows.get(row)
    if known is None:
        rows[row] = told
        return
    earlier, later = (known, told) if known.line <= told.line else (told, known)
    rows[row] = later if later.columns is not None else later._replace(columns=earlier.columns)


def _head_faults(ends: dict[int, tuple[int, str]]) -> Iterator[Fault]:
    heads = {head.partnership: head for head in Head.objects.all()}
    for partnership in sorted({*heads, *ends}):
        head, (sequence, last) = heads.get(partnership), ends.get(partnership, (0, FIRST))
        if head is None:
            yield Fault(f"chain {partnership}", "its sealed head is missing")
        elif head.seal != seal(partnership, head.sequence, head.hash):
            yield Fault(f"chain {partnership}", "the seal of its head is not this deployment's")
        elif head.sequence > sequence:
            yield Fault(_name(partnership, sequence + 1), f"cut off: the sealed head is line {head.sequence}")
        elif (head.sequence, head.hash) != (sequence, last):
            yield Fault(_name(partnership, sequence), "it stands after the sealed head, or is not the line sealed")


def _kept_values(batch: list[Line]) -> dict[int, list[tuple[Any, ...]]]:
    """(table, row, digest, values) beside each line of the batch."""
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    beside = RowValues.objects.filter(line__in=[line.pk for line in batch]).order_by("id")
    for line, *kept in beside.values_list("line_id", "table", "row", "digest", "values"):
        found[line].append(tuple(kept))
    return found


def _values_faults(line: Line, kept: list[tuple[Any, ...]], columns: Columns) -> Iterator[Fault]:
    told = {(table, row): after for table, row, _, after in line.rows}
    for table, row, written, values in kept:
        here = f"{_name(line.partnership, line.sequence)}, values of {table} {row}"
        if told.get((table, row)) != written:
            yield Fault(here, "they are not those of the line")
        elif values is not None and digest(values) != written:
            yield Fault(here, "they were changed after they were written")
        if values is not None:
            columns[(table, row)] = frozenset(values)


def _row_faults(latest: Latest) -> Iterator[Fault]:
    for model in our_models():
        expected = {row: told for row, told in latest[model._meta.db_table].items() if told.digest}
        yield from _bulk_faults(model, expected) if bulk_key(model) else _table_faults(model, expected)


def _bulk_faults(model: type[models.Model], expected: dict[str, Told]) -> Iterator[Fault]:
    key, table = bulk_key(model) or "", model._meta.db_table
    groups = {str(group) for group in model._base_manager.order_by().values_list(key, flat=True).distinct()}
    for group in sorted(groups | set(expected)):
        told = expected.get(group)
        if (bulk_digest(model, key, group) or "") != (told.digest if told else ""):
            yield Fault(f"{table}, rows of {key} {group}", "they were changed outside an act")


def _table_faults(model: type[models.Model], expected: dict[str, Told]) -> Iterator[Fault]:
    table, pk = model._meta.db_table, model._meta.pk.attname
    for row in model._base_manager.order_by("pk").values(*audited_fields(model)).iterator(chunk_size=AT_ONCE):
        number = str(row[pk])
        told = expected.pop(number, None)
        if told is None:
            yield Fault(f"{table} row {number}", "it was added outside an act")
            continue
        # A column that came with a later release is not part of what was digested then.
        known = told.columns
        values = {name: value for name, value in row_values(model, row).items() if known is None or name in known}
        if digest(values) != told.digest:
            yield Fault(f"{table} row {number}", "it was changed outside an act")
    for number in sorted(expected, key=lambda row: (len(row), row)):
        yield Fault(f"{table} row {number}", "it was removed outside an act")


def faults() -> Iterator[Fault]:
    """Every fault, chain first; nothing when all is whole. Reads only."""
    latest: Latest = defaultdict(dict)
    changed: list[Fault] = []
    yield from _chain_faults(latest, changed)
    yield from changed
    yield from _row_faults(latest)
