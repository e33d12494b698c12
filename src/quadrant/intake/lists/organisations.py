"""From a list of organisations to lines: each with the public numbers by which it may be known here."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import replace

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.cell.cells import UNKNOWN
from quadrant.intake.cell.days import Cell
from quadrant.intake.fields import field_of
from quadrant.intake.lists.kinds_said import REMEDY, is_a_form, kind_said
from quadrant.intake.lists.public_numbers import OF_COLUMN, numbers_in, numbers_of
from quadrant.intake.lists.records import RecordReader, Row
from quadrant.intake.terms import Mapping, Sheet
from quadrant.partnership.terms import IdentifierScheme, OrganisationKind, OrganisationLine, plain_words

KIND = field_of(DatasetKind.ORGANISATIONS, "kind")
# A list that numbers organisations of one kind says more than a word that nobody here understands.
DECIDES = frozenset(scheme for scheme in IdentifierScheme if scheme is not IdentifierScheme.COMPANY)
A_COMPANY = OrganisationKind.BUSINESS
NOT_KNOWN = OrganisationKind.NOT_KNOWN


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
        line = OrganisationLine(row.values["name"], None, numbers_of(reader, row, notes), row.values.get("is_partner"))
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
    """Whether one of its numbers is that of an earlier row."""
    for scheme, number in line.numbers:
        first = numbers.setdefault((scheme.value, number), row.number)
        if first != row.number:
            sentence = f"is the number of row {reader.sheet.row_number(first)} already."
            reader.refuse(row.number, _column_of(row, scheme), sentence, "Keep one of the two.", number)
            return True
    return False


def _column_of(row: Row, scheme: IdentifierScheme) -> str:
    """The column in which a number of the list stands."""
    told = (
        column
        for column in OF_COLUMN
        if any(one is scheme for one, _ in numbers_in(row.values.get(column) or "", column).good)
    )
    return next(told, "name")


def _kind(reader: RecordReader, row: Row, line: OrganisationLine) -> OrganisationKind | None:
    """The kind as the file names it. Where a public list says it already, words of that list's own are no matter. A
    form that may be anybody's, such as a company limited by guarantee, leaves it to the name and the lists, but makes
    no business of it."""
    written = row.values.get("kind") or ""
    if not written or written.casefold() in UNKNOWN:
        return None
    said = kind_said(written, KIND)
    if said is None and not DECIDES & {scheme for scheme, _ in line.numbers}:
        reader.refuse_word(row.number, KIND, Cell(wrong="is no kind of organisation.", remedy=REMEDY), written)
    if said is NOT_KNOWN and is_a_form(written):
        return NOT_KNOWN if line.usual_kind is A_COMPANY else None
    return None if said is NOT_KNOWN else said


def named_organisation(name: str) -> OrganisationLine:
    """An organisation of which a row says only the name."""
    return OrganisationLine(name)


def organisations_told(lines: Sequence[OrganisationLine]) -> str:
    numbered, several = (sum(len(line.numbers) >= least for line in lines) for least in (1, 2))
    told = f"{len(lines):,} organisation{'' if len(lines) == 1 else 's'}, {numbered:,} with a public number"
    return f"{told}, {several:,} of them on more than one list" if several else told
