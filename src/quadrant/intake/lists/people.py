"""From a list of people to who they are, for whom, and in which role or seat."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence

from quadrant.intake.lists.records import RecordReader, Row
from quadrant.intake.terms import Mapping, Sheet
from quadrant.partnership.terms import (
    OUTSIDE_ROLES,
    BodyKind,
    OrganisationLine,
    PersonLine,
    Role,
    Seat,
    plain_words,
)


def people_of(
    sheet: Sheet, mapping: Mapping, of_all: Words[str, str], bodies: frozenset[str]
) -> tuple[list[PersonLine], list[str]]:
    """Every row that gives somebody a role or a seat. `bodies` are those that stand here, by plain name."""
    reader = RecordReader(sheet, mapping, of_all)
    lines, seen, chairs = list[PersonLine](), dict[tuple[str, str, str], int](), dict[str, int]()
    for row in reader:
        line = _line(row)
        _refuse_without_right(reader, row, line)
        _refuse_unknown_body(reader, row, line, bodies)
        key = (line.mail, line.role.value if line.role else "", plain_words(line.body))
        first = seen.setdefault(key, row.number)
        if first != row.number:
            sentence = f"has the same role and seat in row {sheet.row_number(first)} already."
            reader.refuse(row.number, "mail", sentence, "Keep one of the two.", line.mail)
        if (
            line.body
            and line.seat is Seat.CHAIR
            and chairs.setdefault(plain_words(line.body), row.number) != row.number
        ):
            other = sheet.row_number(chairs[plain_words(line.body)])
            reader.refuse(row.number, "seat", f"is taken: row {other} is the chair.", "A body has one chair.", "Chair")
        lines.append(line)
    reader.problems.refuse()
    return lines, reader.passed_over.sentences


def _line(row: Row) -> PersonLine:
    said = row.values
    return PersonLine(
        said["name"],
        said["mail"],
        OrganisationLine(said["organisation"]) if said.get("organisation") else None,
        Role(said["role"]) if said.get("role") else None,
        said.get("body") or "",
        BodyKind(said["body_kind"]) if said.get("body_kind") else None,
        Seat(said["seat"]) if said.get("seat") else Seat.MEMBER,
        said.get("from_on"),
    )


def _refuse_without_right(reader: RecordReader, row: Row, line: PersonLine) -> None:
    if line.role is None and not line.body:
        remedy = "Give each person a role, or a body to sit on."
        reader.refuse(row.number, "name", "has neither a role nor a body.", remedy, line.name)
    if line.role is Role.ADMINISTRATOR:
        remedy = "Give that role on the page of the person."
        reader.refuse(row.number, "role", "is given to nobody by a file.", remedy, line.role.label)
    if line.role in OUTSIDE_ROLES and line.organisation is None:
        sentence = f"is missing: a {line.role.label.lower()} acts for one." if line.role else ""
        reader.refuse(row.number, "organisation", sentence, "Say which organisation.", "")


def _refuse_unknown_body(reader: RecordReader, row: Row, line: PersonLine, bodies: frozenset[str]) -> None:
    if line.body and line.body_kind is None and plain_words(line.body) not in bodies:
        remedy = "Write its name as it is here, or say what kind of body it is and it is formed."
        reader.refuse(row.number, "body", "is no body here.", remedy, line.body)


def people_told(lines: Sequence[PersonLine]) -> str:
    people = len({line.mail for line in lines})
    roles, seats = sum(line.role is not None for line in lines), sum(bool(line.body) for line in lines)
    return f"{people:,} {'person' if people == 1 else 'people'}, {roles:,} in a role, {seats:,} in a seat"
