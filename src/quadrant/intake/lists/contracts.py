"""From a council's own spreadsheet to the lines of its contracts register."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.do.agreements.terms import ContractLine, Form, Supplier, plain_reference
from quadrant.intake.cell.cells import read_choice
from quadrant.intake.cell.days import NO_FIXED_END
from quadrant.intake.fields import field_of, plain_header
from quadrant.intake.lists.kinds_said import is_a_form, kind_said
from quadrant.intake.lists.public_numbers import numbers_of
from quadrant.intake.lists.records import PassedOver, RecordReader, Row
from quadrant.intake.terms import Mapping, Sheet
from quadrant.partnership.terms import OrganisationKind, kind_told

PLAIN = ("title", "starts_on", "value", "review_on", "extends_to", "irrecoverable_vat", "is_sme", "is_vcse")
TEXTS = ("reference", "description", "department", "extension", "route")
OF_GRANTS = re.compile(r"\bgrants?\b|\bgrantee\b|^recipient org\b|^amount awarded$")
KIND = field_of(DatasetKind.CONTRACTS, "supplier_kind")
FORM = field_of(DatasetKind.CONTRACTS, "form")


def contracts_of(
    sheet: Sheet, mapping: Mapping, of_all: Words[str, str] | None = None
) -> tuple[list[ContractLine], PassedOver]:
    """Every contract of the sheet. Raises `FileRefused` with all that is wrong; one contract has one row."""
    said = dict(of_all or {})
    kind_of_all = read_choice(said.pop("supplier_kind", ""), KIND).value
    reader, grants = RecordReader(sheet, mapping, said), _speaks_of_grants(sheet, mapping)
    lines: dict[str, tuple[int, ContractLine]] = {}
    for row in reader:
        supplier = _supplier(reader, row)
        supplier = replace(supplier, kind=_kind(row.values, supplier, kind_of_all))
        _refuse_backwards(reader, row)
        line = _line(row.values, supplier, _form(row.values, grants=grants))
        first = lines.setdefault(line.key, (row.number, line))[0]
        if first != row.number:
            _refuse_twin(reader, row, line, first)
    reader.problems.refuse()
    return [line for _, line in lines.values()], reader.passed_over


def _line(values: Words[str, Any], supplier: Supplier, form: Form | Literal[""]) -> ContractLine:
    plain: dict[str, Any] = {name: values.get(name) for name in PLAIN}
    ends_on, rolls_on = values.get("ends_on"), values.get("ends_on") == NO_FIXED_END
    texts: dict[str, Any] = {name: values.get(name) or "" for name in TEXTS}
    return ContractLine(
        supplier=supplier,
        ends_on=None if rolls_on else ends_on,
        is_open_ended=rolls_on,
        form=form,
        **plain,
        **texts,
    )


def _supplier(reader: RecordReader, row: Row) -> Supplier:
    """With its company and charity numbers where the file gives them."""
    numbers = [(scheme.value, number) for scheme, number in numbers_of(reader, row, reader.passed_over.told)]
    scheme, number = numbers[0] if numbers else ("", "")
    return Supplier(row.values["supplier"], scheme, number, further=tuple(numbers[1:]))


def _kind(values: Words[str, Any], supplier: Supplier, of_all: str | None) -> OrganisationKind:
    """The kind as a column says it, else what the row tells, else what a person said of all."""
    written = values.get("supplier_kind") or ""
    said = kind_said(written, KIND) if written else None
    if said is not None and said is not OrganisationKind.NOT_KNOWN:
        return said
    is_business = values.get("is_sme") is True and values.get("is_vcse") is False
    told = kind_told(
        supplier.name, schemes=[scheme for scheme, _ in supplier.numbers], is_voluntary=values.get("is_vcse") is True
    )
    if said is not None and is_a_form(written) and told is OrganisationKind.BUSINESS:
        return OrganisationKind.NOT_KNOWN  # a company limited by guarantee may be anybody's
    if told is not OrganisationKind.NOT_KNOWN:
        return told
    if is_business:
        return OrganisationKind.BUSINESS
    return OrganisationKind(of_all) if of_all else told


def _form(values: Words[str, Any], *, grants: bool) -> Form | Literal[""]:
    """Only where the file says it: in a column, in the route, or in headers that speak of grants."""
    written = " ".join((values.get("form") or "").split())
    said = read_choice(written, FORM).value if written else None
    if said is not None:
        return Form(said)
    words = f"{written} {values.get('route') or ''}".casefold()
    return Form.GRANT if re.search(r"\bgrants?\b", words) or (grants and not written) else ""


def _speaks_of_grants(sheet: Sheet, mapping: Mapping) -> bool:
    headers = (plain_header(sheet.headers[at]) for at in mapping.columns.values())
    return any(OF_GRANTS.search(header) and "contract" not in header for header in headers)


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


def contracts_told(lines: Sequence[ContractLine]) -> str:
    """What the register holds, for its preview."""
    worth = sum((line.value for line in lines if line.value is not None), Decimal(0))
    suppliers = len({plain_reference(line.supplier.name) for line in lines})
    told = f"{_counted(len(lines), 'contract')} with {_counted(suppliers, 'supplier')}, worth £{worth:,.2f} in all"
    rolling, grants = sum(line.is_open_ended for line in lines), sum(line.form == Form.GRANT for line in lines)
    besides = [
        (grants, "of them a grant" if grants == 1 else "of them grants"),
        (sum(line.value is None for line in lines), "without a value"),
        (rolling, "rolling, with no fixed end"),
        (sum(line.ends_on is None for line in lines) - rolling, "with an end that is not known"),
    ]
    return "; ".join([told, *(f"{number:,} {what}" for number, what in besides if number)])


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
