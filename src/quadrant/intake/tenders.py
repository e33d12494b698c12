"""From a portal's list of tenders to what is known of each."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from typing import Any

from quadrant.do.agreements.terms import TOLD_OF_TENDER, TenderFacts, TenderLine
from quadrant.intake.records import RecordReader, Row
from quadrant.intake.terms import Mapping, Sheet

TEXTS = ("title", "system", "reference", "link", "route", "note")


def tenders_of(sheet: Sheet, mapping: Mapping, of_all: Words[str, str]) -> tuple[list[TenderLine], list[str]]:
    """Every tender, and what was passed over. A day or a sum that the file does not say is not known."""
    reader = RecordReader(sheet, mapping, of_all)
    lines, seen = list[TenderLine](), dict[str, int]()
    for row in reader:
        told: dict[str, Any] = {name: row.values.get(name) for name in TOLD_OF_TENDER}
        facts = TenderFacts(**{**told, **{name: told[name] or "" for name in TEXTS}})
        line = TenderLine(facts, row.values.get("awarded_to") or "")
        first = seen.setdefault(line.key, row.number)
        if first != row.number:
            field = "reference" if facts.reference else "title"
            sentence = f"is the tender of row {sheet.row_number(first)} already."
            reader.refuse(
                row.number,
                field,
                sentence,
                "Keep one of the two, or give each its reference.",
                facts.reference or facts.title,
            )
        _refuse_impossible(reader, row, line)
        lines.append(line)
    reader.problems.refuse()
    return lines, reader.passed_over.sentences


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
