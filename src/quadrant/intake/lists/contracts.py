"""From a council's own spreadsheet to the lines of its contracts register."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from typing import Any

from quadrant.do.agreements.terms import ContractLine, Supplier
from quadrant.intake.lists.records import PassedOver, RecordReader, Row
from quadrant.intake.terms import Mapping, Sheet
from quadrant.partnership.terms import IdentifierScheme

COMPANY, CHARITY = IdentifierScheme.COMPANY, IdentifierScheme.CHARITY
PLAIN = ("title", "starts_on", "ends_on", "value", "review_on", "extends_to", "irrecoverable_vat", "is_sme", "is_vcse")
TEXTS = ("reference", "description", "department", "extension", "route")
COMPANY_DIGITS = 8


def contracts_of(sheet: Sheet, mapping: Mapping) -> tuple[list[ContractLine], PassedOver]:
    """Every contract of the sheet. Raises `FileRefused` with all that is wrong; one contract has one row."""
    reader = RecordReader(sheet, mapping)
    lines: dict[str, tuple[int, ContractLine]] = {}
    for row in reader:
        supplier = _supplier(reader, row)
        _refuse_backwards(reader, row)
        line = _line(row.values, supplier)
        first = lines.setdefault(line.key, (row.number, line))[0]
        if first != row.number:
            _refuse_twin(reader, row, line, first)
    reader.problems.refuse()
    return [line for _, line in lines.values()], reader.passed_over


def _line(values: Words[str, Any], supplier: Supplier) -> ContractLine:
    plain = {name: values.get(name) for name in PLAIN}
    return ContractLine(supplier=supplier, **plain, **{name: values.get(name) or "" for name in TEXTS})  # type: ignore[arg-type]  # read by the kind of each field


def _supplier(reader: RecordReader, row: Row) -> Supplier:
    """With its company or charity number where the file gives one; a spreadsheet drops the zeros that lead one."""
    name = row.values["supplier"]
    for field, scheme in (("company_number", COMPANY), ("charity_number", CHARITY)):
        written = row.values.get(field) or ""
        number = "".join(written.split()).upper()
        if number.casefold() in {"", "na", "n/a", "none"}:
            continue
        if scheme is COMPANY and number.isdigit():
            number = number.zfill(COMPANY_DIGITS)
        pattern, looks = scheme.form
        if re.fullmatch(pattern, number, re.ASCII):
            return Supplier(name, scheme.value, number)
        reader.refuse(row.number, field, f"is no number of {scheme.label}.", f"These are {looks}.", written)
    return Supplier(name)


def _refuse_backwards(reader: RecordReader, row: Row) -> None:
    starts, ends = row.values.get("starts_on"), row.values.get("ends_on")
    if starts is not None and ends is not None and ends < starts:
        reader.refuse(
            row.number, "ends_on", "is before the contract starts.", "Check the two days.", f"{ends:%d/%m/%Y}"
        )


def _refuse_twin(reader: RecordReader, row: Row, line: ContractLine, first: int) -> None:
    earlier = reader.sheet.row_number(first)
    if line.reference:
        sentence, remedy = f"is the reference of row {earlier} already.", "Give each contract its own, or keep one row."
        reader.refuse(row.number, "reference", sentence, remedy, line.reference)
    else:
        sentence = f"stands with the same supplier in row {earlier} already."
        reader.refuse(row.number, "title", sentence, "Add a column of references, or keep one row.", line.title)
