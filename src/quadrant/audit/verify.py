"""Is the chain whole, and is every row what the chain says it is? Names the first bad row, then the others."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models

from quadrant.audit.chain import FIRST, bulk_digest, line_hash
from quadrant.audit.digest import audited_fields, digest, row_values, seal
from quadrant.audit.models import Head, Line, RowValues
from quadrant.audit.terms import Fault
from quadrant.audit.touched import bulk_key, our_models

Latest = dict[tuple[str, str], str]


def _name(partnership: int, sequence: int) -> str:
    return f"chain {partnership} line {sequence}"


def _chain_faults(latest: Latest) -> Iterator[Fault]:
    """Walk every chain in order, filling `latest` with the last digest of each row."""
    ends: dict[int, tuple[int, str]] = {}
    order: dict[tuple[str, str], int] = {}
    for line in Line.objects.order_by("partnership", "sequence").iterator(chunk_size=2000):
        sequence, previous = ends.get(line.partnership, (0, FIRST))
        here = _name(line.partnership, line.sequence)
        if line.sequence != sequence + 1:
            yield Fault(here, f"lines {sequence + 1} to {line.sequence - 1} before it are missing")
        elif line.previous != previous:
            yield Fault(here, "it does not follow from the line before it")
        if line_hash(line) != line.hash:
            yield Fault(here, "its content was changed after it was written")
        ends[line.partnership] = (line.sequence, line.hash)
        for table, row, _, after in line.rows:
            if order.get((table, row), 0) <= line.pk:
                order[(table, row)] = line.pk
                latest[(table, row)] = after
    yield from _head_faults(ends)


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


def _values_faults() -> Iterator[Fault]:
    told: dict[int, dict[tuple[str, str], str]] = {}
    lines = {
        line.pk: line for line in Line.objects.only("pk", "partnership", "sequence", "rows").iterator(chunk_size=2000)
    }
    for kept in RowValues.objects.order_by("line_id", "id").iterator(chunk_size=2000):
        line = lines.get(kept.line_id)
        if line is None:
            continue
        if line.pk not in told:
            told = {line.pk: {(table, row): after for table, row, _, after in line.rows}}
        here = f"{_name(line.partnership, line.sequence)}, values of {kept.table} {kept.row}"
        if told[line.pk].get((kept.table, kept.row)) != kept.digest:
            yield Fault(here, "they are not those of the line")
        elif kept.values is not None and digest(kept.values) != kept.digest:
            yield Fault(here, "they were changed after they were written")


def _row_faults(latest: Latest) -> Iterator[Fault]:
    keys = {
        (table, row): frozenset(values)
        for table, row, values in RowValues.objects.order_by("id").values_list("table", "row", "values").iterator()
        if values is not None
    }
    for model in our_models():
        table = model._meta.db_table
        expected = {row: after for (told, row), after in latest.items() if told == table and after}
        yield from _bulk_faults(model, expected) if bulk_key(model) else _table_faults(model, expected, keys)


def _bulk_faults(model: type[models.Model], expected: dict[str, str]) -> Iterator[Fault]:
    key, table = bulk_key(model) or "", model._meta.db_table
    groups = {str(group) for group in model._base_manager.order_by().values_list(key, flat=True).distinct()}
    for group in sorted(groups | set(expected)):
        if (bulk_digest(model, key, group) or "") != expected.get(group, ""):
            yield Fault(f"{table}, rows of {key} {group}", "they were changed outside an act")


def _table_faults(
    model: type[models.Model], expected: dict[str, str], keys: dict[tuple[str, str], frozenset[str]]
) -> Iterator[Fault]:
    table, pk = model._meta.db_table, model._meta.pk.attname
    for row in model._base_manager.order_by("pk").values(*audited_fields(model)).iterator(chunk_size=2000):
        number = str(row[pk])
        told = expected.pop(number, None)
        if told is None:
            yield Fault(f"{table} row {number}", "it was added outside an act")
            continue
        # A column that came with a later release is not part of what was digested then.
        known = keys.get((table, number))
        values = {name: value for name, value in row_values(model, row).items() if known is None or name in known}
        if digest(values) != told:
            yield Fault(f"{table} row {number}", "it was changed outside an act")
    for number in sorted(expected, key=lambda row: (len(row), row)):
        yield Fault(f"{table} row {number}", "it was removed outside an act")


def faults() -> Iterator[Fault]:
    """Every fault, chain first; nothing when all is whole. Reads only."""
    latest: Latest = {}
    yield from _chain_faults(latest)
    yield from _values_faults()
    yield from _row_faults(latest)
