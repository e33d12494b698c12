"""From a list of organisations to lines: each with the public numbers by which it may be known here."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import replace

from quadrant.intake.cell.cells import read_choice
from quadrant.intake.fields.of_lists import KINDS, ORGANISATIONS
from quadrant.intake.lists.records import RecordReader, Row
from quadrant.intake.terms import Mapping, Sheet
from quadrant.partnership.terms import IdentifierScheme, OrganisationKind, OrganisationLine, plain_words

COMPANY_DIGITS, EDUCATION = 8, IdentifierScheme.EDUCATION
SCHEMES = {
    "charity_number": IdentifierScheme.CHARITY,
    "company_number": IdentifierScheme.COMPANY,
    "nhs_code": IdentifierScheme.NHS,
    "education_number": EDUCATION,
}
NO_NUMBER = frozenset({"", "na", "n/a", "none", "-"})
KIND = next(field for field in ORGANISATIONS if field.key == "kind")


def organisations_of(
    sheet: Sheet, mapping: Mapping, of_all: Words[str, str]
) -> tuple[list[OrganisationLine], list[str]]:
    """Every organisation, and what was passed over. Two of one name are told apart by their numbers, the second
    carrying its own in brackets."""
    reader, notes = RecordReader(sheet, mapping, of_all), list[str]()
    lines: list[OrganisationLine] = []
    names: dict[str, int] = {}
    numbers: dict[tuple[str, str], int] = {}
    for row in reader:
        line = OrganisationLine(row.values["name"], None, _numbers(reader, row, notes), row.values.get("is_partner"))
        line = replace(line, kind=_kind(reader, row, line))
        if line.numbers and _is_twin(reader, row, line, numbers):
            continue
        first = names.setdefault(plain_words(line.name), row.number)
        if first != row.number and not line.numbers:
            sentence = f"stands in row {sheet.row_number(first)} already."
            reader.refuse(row.number, "name", sentence, "Keep one row, or give each its number.", line.name)
        elif first != row.number:
            line = replace(line, name=f"{line.name} ({line.numbers[0][1]})")
        lines.append(line)
    reader.problems.refuse()
    return lines, [*reader.passed_over.sentences, *notes]


def _is_twin(reader: RecordReader, row: Row, line: OrganisationLine, numbers: dict[tuple[str, str], int]) -> bool:
    scheme, number = line.numbers[0]
    first = numbers.setdefault((scheme.value, number), row.number)
    if first != row.number:
        field = next(key for key, one in SCHEMES.items() if one is scheme)
        sentence = f"is the number of row {reader.sheet.row_number(first)} already."
        reader.refuse(row.number, field, sentence, "Keep one of the two.", number)
    return first != row.number


def _numbers(reader: RecordReader, row: Row, notes: list[str]) -> tuple[tuple[IdentifierScheme, str], ...]:
    """The numbers that are good ones. A bad one is refused, unless another already says which organisation it is."""
    good: list[tuple[IdentifierScheme, str]] = []
    for field, scheme in SCHEMES.items():
        written = row.values.get(field) or ""
        number = "".join(written.split()).upper()
        if number.casefold() in NO_NUMBER:
            continue
        number = number.zfill(COMPANY_DIGITS) if scheme is IdentifierScheme.COMPANY and number.isdigit() else number
        pattern, looks = scheme.form
        if re.fullmatch(pattern, number, re.ASCII):
            good.append((scheme, number))
        elif good:
            told = f"Left out: “{written}” in row {reader.sheet.row_number(row.number)}, no number of {scheme.label}"
            notes.append(told)
        else:
            reader.refuse(row.number, field, f"is no number of {scheme.label}.", f"These are {looks}.", written)
    return tuple(good)


def _kind(reader: RecordReader, row: Row, line: OrganisationLine) -> OrganisationKind | None:
    """The kind as the file names it. Where a public list says it already, words of that list's own are no matter."""
    written = row.values.get("kind") or ""
    cell = read_choice(written, replace(KIND, choices=KINDS)) if written else None
    if cell is not None and cell.value is not None:
        kind = OrganisationKind(cell.value)
        return None if kind is OrganisationKind.NOT_KNOWN else kind
    if cell is not None and not line.numbers:
        reader.refuse(row.number, "kind", "is no kind of organisation.", cell.remedy, written)
    return None


def named_organisation(name: str) -> OrganisationLine:
    """An organisation of which a row says only the name."""
    return OrganisationLine(name)


def organisations_told(lines: Sequence[OrganisationLine]) -> str:
    numbered = sum(bool(line.numbers) for line in lines)
    return f"{len(lines):,} organisation{'' if len(lines) == 1 else 's'}, {numbered:,} with a public number"
