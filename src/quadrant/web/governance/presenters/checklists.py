"""The answers to a checklist in words."""

from __future__ import annotations

from quadrant.governance.queries import AnsweredList, Line
from quadrant.governance.terms import CheckAnswer
from quadrant.methods import words
from quadrant.web.design.records import SummaryRow


def shown_lines(on: AnsweredList) -> list[SummaryRow]:
    return [_row(number, line) for number, line in enumerate(on.lines, 1)]


def _row(number: int, line: Line) -> SummaryRow:
    label, given = f"{number}. {line.item.text}", line.answer
    if given is None:
        return SummaryRow(label, "Not answered yet")
    said = CheckAnswer(given.answer).label
    if given.reason:
        said = f"{said}: {given.reason}"
    owner = f"{given.owner.name} sees to it. " if given.owner else ""
    return SummaryRow(label, said, note=f"{owner}{given.answered_by.name}, {words.date(given.answered_at)}")
