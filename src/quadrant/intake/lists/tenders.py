"""From a portal's list of tenders to what is known of each."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence
from typing import Any

from quadrant.do.agreements.terms import TOLD_OF_TENDER, TenderFacts, TenderLine
from quadrant.intake.lists.records import RecordReader, Row
from quadrant.intake.terms import Mapping, Sheet

TEXTS = ("title", "system", "reference", "link", "route", "note")
SEVERAL = re.compile(r"\s*[;|]\s*")
LONGEST_WINNER = 200
MOST_NAMED = 10


def tenders_of(sheet: Sheet, mapping: Mapping, of_all: Words[str, str]) -> tuple[list[TenderLine], list[str]]:
    """Every tender, and what was passed over. A day or a sum that the file does not say is not known.

    A portal writes a row for each CPV code or lot of a tender: rows that say the same in all that is read are one.
    """
    reader, told = RecordReader(sheet, mapping, of_all), _Told()
    first: dict[str, tuple[int, TenderLine]] = {}
    for row in reader:
        line = _line(reader, row, told)
        number, earlier = first.setdefault(line.key, (row.number, line))
        if number != row.number and line == earlier:
            told.same.append(f"{sheet.row_number(row.number)} (as row {sheet.row_number(number)})")
        elif number != row.number:
            _refuse_twin(reader, row, line.facts, sheet.row_number(number))
        _refuse_impossible(reader, row, line)
    reader.problems.refuse()
    return [line for _, line in first.values()], [*told.sentences, *reader.passed_over.sentences]


class _Told:
    """What whoever confirms should know of the reading, each with its rows."""

    def __init__(self) -> None:
        self.same, self.several = list[str](), list[str]()

    @property
    def sentences(self) -> list[str]:
        of_each = [
            ("Left out, since another row of the same tender says the same: row", self.same),
            ("Several winners in one cell, of which the first is read and the note keeps all: row", self.several),
        ]
        return [
            f"{what} {', '.join(rows[:MOST_NAMED])}{' and others' if len(rows) > MOST_NAMED else ''}"
            for what, rows in of_each
            if rows
        ]


def _line(reader: RecordReader, row: Row, told: _Told) -> TenderLine:
    values = row.values
    said: dict[str, Any] = {name: values.get(name) for name in TOLD_OF_TENDER}
    said |= {name: said[name] or "" for name in TEXTS}
    winners = [each for each in SEVERAL.split(values.get("awarded_to") or "") if each]
    value, estimate = _worth(values, has_values="value" in reader.mapping.columns)
    notes = [said["note"], f"Status: {values['status']}" if values.get("status") else "", estimate]
    if len(winners) > 1:
        told.several.append(str(reader.sheet.row_number(row.number)))
        notes.append(f"Awarded to: {'; '.join(winners)}")
    if winners and len(winners[0]) > LONGEST_WINNER:
        sentence = f"is longer than {LONGEST_WINNER} characters."
        reader.refuse(row.number, "awarded_to", sentence, "Shorten it.", winners[0])
    facts = TenderFacts(**{**said, "value": value, "note": "\n".join(filter(None, notes))})
    return TenderLine(facts, winners[0] if winners else "")


def _worth(values: Words[str, Any], *, has_values: bool) -> tuple[Any, str]:
    """The value awarded, and an estimate in words for the note. Before an award every sum is an estimate; after it an
    estimate stands for the value only where no column has that."""
    value, estimate = values.get("value"), values.get("estimate")
    if values.get("awarded_on") is None:
        value, estimate = None, estimate if estimate is not None else value
    elif not has_values:
        value, estimate = estimate, None
    return value, "" if estimate is None else f"Estimated value £{estimate:,.2f}".removesuffix(".00")


def _refuse_twin(reader: RecordReader, row: Row, facts: TenderFacts, earlier: int) -> None:
    field, shown = ("reference", facts.reference) if facts.reference else ("title", facts.title)
    remedy = "Keep one of the two, or give each its reference."
    reader.refuse(row.number, field, f"is the tender of row {earlier} already.", remedy, shown)


def _refuse_impossible(reader: RecordReader, row: Row, line: TenderLine) -> None:
    facts = line.facts
    if facts.opened_on and facts.closes_on and facts.closes_on < facts.opened_on:
        sentence = f"is before the notice was published ({facts.opened_on:%d/%m/%Y})."
        reader.refuse(row.number, "closes_on", sentence, "Check the two days.", f"{facts.closes_on:%d/%m/%Y}")
    if line.awarded_to and facts.awarded_on is None:
        sentence = "has won, but the row does not say when."
        remedy = "Write the day of the award, or leave both empty."
        reader.refuse(row.number, "awarded_to", sentence, remedy, line.awarded_to)
    if facts.link and not facts.link.startswith(("https://", "http://")):
        sentence = "is no address of a page."
        reader.refuse(row.number, "link", sentence, "Write an address that begins with https://.", facts.link)


def tenders_told(lines: Sequence[TenderLine]) -> str:
    awarded = sum(line.facts.awarded_on is not None for line in lines)
    return f"{len(lines):,} tender{'' if len(lines) == 1 else 's'}, {awarded:,} of them awarded"
