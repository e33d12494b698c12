"""From a data dictionary to definitions of indicators."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from quadrant.analyse.outcomes.terms import Definition, Polarity
from quadrant.intake.cell.codes import Problems
from quadrant.intake.cell.lengths import OF_A_DICTIONARY as KEPT
from quadrant.intake.cell.numbers import NOT_AVAILABLE
from quadrant.intake.evidence.units import method_of
from quadrant.intake.terms import Mapping, Problem, Sheet, shortened
from quadrant.methods.periods import period_end

POLARITIES = {
    "high": Polarity.HIGH,
    "high is good": Polarity.HIGH,
    "rag - high is good": Polarity.HIGH,
    "higher": Polarity.HIGH,
    "higher is better": Polarity.HIGH,
    "low": Polarity.LOW,
    "low is good": Polarity.LOW,
    "rag - low is good": Polarity.LOW,
    "lower": Polarity.LOW,
    "lower is better": Polarity.LOW,
    "neither": Polarity.NEITHER,
    "none": Polarity.NEITHER,
    "no judgement": Polarity.NEITHER,
    "not applicable": Polarity.NEITHER,
    "bob - blue orange blue": Polarity.NEITHER,
}
# Spreadsheets count days from here; 30000 is 1982, 60000 is 2064.
EPOCH, FIRST_DAY, LAST_DAY = date(1899, 12, 30), 30_000, 60_000


MOST_NAMED = 10


def definitions_of(sheet: Sheet, mapping: Mapping) -> tuple[list[Definition], list[str]]:
    """Each indicator once, and what was passed over: a heading over some of them stands alone in its row. A source may
    list one under two topics: the first stands, the second is kept beside it."""
    problems, headings = Problems(), list[str]()
    made: dict[str, Definition] = {}
    for at, cells in enumerate(sheet.cells.iter_rows()):
        row = {field: cells[place].strip() for field, place in mapping.columns.items()}
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) == 1:
            headings.append(f"row {sheet.row_number(at)}, “{shortened(filled[0])}”")
        if len(filled) <= 1:
            continue
        if not row.get("key"):
            header = sheet.headers[mapping.columns["key"]]
            problems.add(Problem("The cell is empty.", "Give the indicator's key.", sheet.row_number(at), header))
            continue
        definition = _definition(sheet, mapping, row, at, problems)
        made[definition.key] = _joined(made.get(definition.key), definition)
    problems.refuse()
    return list(made.values()), _left_out(headings)


def _left_out(headings: list[str]) -> list[str]:
    more = f"; and {len(headings) - MOST_NAMED} more" if len(headings) > MOST_NAMED else ""
    return [f"Left out, since nothing stands beside it: {'; '.join(headings[:MOST_NAMED])}{more}"] if headings else []


def _definition(sheet: Sheet, mapping: Mapping, row: dict[str, str], at: int, problems: Problems) -> Definition:
    said = {field: "" if text.casefold() in NOT_AVAILABLE else text for field, text in row.items()}
    polarity = said.get("polarity", "").casefold()
    if polarity and polarity not in POLARITIES:
        header = sheet.headers[mapping.columns["polarity"]]
        remedy = "Write High, Low or - for neither."
        problems.add(Problem("is no polarity.", remedy, sheet.row_number(at), header, said["polarity"]))
    unit = _line(said.get("unit", ""), KEPT["unit"])
    return Definition(
        key=row["key"][: KEPT["key"]],
        name=_line(said.get("name") or said.get("title") or row["key"], KEPT["name"]),
        topic=_line(said.get("topic", ""), KEPT["topic"]),
        unit=unit,
        polarity=POLARITIES.get(polarity, Polarity.NEITHER),
        method=method_of(unit or said.get("name", "")),
        source=_line(said.get("source", ""), KEPT["source"]),
        frequency=_line(said.get("frequency", ""), KEPT["frequency"]),
        definition=_paragraphs(said.get("definition") or said.get("title", "")),
        methodology=_paragraphs(said.get("methodology", "")),
        link=_address(said.get("link", "")),
        decimals=int(said["decimals"]) if said.get("decimals", "").isdigit() else None,
        updated_on=_day(said.get("updated_on", "")),
        next_on=_day(said.get("next_on", "")),
    )


def _joined(first: Definition | None, second: Definition) -> Definition:
    if first is None:
        return second
    other = second.topic if second.topic != first.topic else first.also_under
    return replace(first, also_under=other)


def _line(text: str, longest: int) -> str:
    return " ".join(text.split())[:longest]


def _paragraphs(text: str) -> str:
    """Lines of text with one empty line at most between them, as a source's blank lines mean nothing."""
    lines = [" ".join(line.split()) for line in text.replace("\r", "\n").split("\n")]
    return "\n".join(line for line in lines if line)


def _address(text: str) -> str:
    """The first web address that is one; a page must not offer any other kind."""
    words = text.split()
    return next((word[:1000] for word in words if word.startswith(("https://", "http://"))), "")


def _day(text: str) -> date | None:
    if text.isdigit() and FIRST_DAY <= int(text) <= LAST_DAY:
        return EPOCH + timedelta(days=int(text))
    return period_end(text) if text else None
