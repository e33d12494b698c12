"""What a report's sections may draw on in the records of its cycle, and the tables that typed text can hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quadrant.audit.terms import Term

MOST_ROWS = 40
MOST_COLUMNS = 8


class DrawsOn(Term):
    """The records that a section can be filled from; a report's template says which section draws on which."""

    NEEDS = "needs"
    OUTCOMES = "outcomes"
    OPTIONS = "options"
    MONEY = "money"
    IMPACT = "impact"
    CONSULTATION = "consultation"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "needs": "Needs and their figures",
            "outcomes": "Outcomes of the cycle",
            "options": "Options appraised",
            "money": "Money by year and partner",
            "impact": "Checklists answered",
            "consultation": "Who was consulted",
        }


@dataclass(frozen=True)
class TypedTable:
    """A table in typed text: its caption on a line, then a line a row, cells between upright strokes."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def typed_table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as it is typed into a section; nothing where it has no rows. Past 40 rows it says how many more."""
    listed = list(rows)
    if not listed:
        return ""
    left = len(listed) - MOST_ROWS
    said = f"{caption} (the first {MOST_ROWS} of {len(listed)})" if left > 0 else caption
    return "\n".join([_plain(said), _line(heads), *(_line(row) for row in listed[:MOST_ROWS])])


def read_table(paragraph: str) -> TypedTable | None:
    """The table that a paragraph of typed text is, or nothing: a caption, heads and rows of as many cells."""
    caption, *lines = [line.strip() for line in paragraph.strip().split("\n")]
    cells = [_cells(line) for line in lines if line.startswith("|") and line.endswith("|")]
    if len(lines) < 2 or len(cells) != len(lines) or caption.startswith("|"):
        return None
    heads, *rows = cells
    if not 2 <= len(heads) <= MOST_COLUMNS or any(len(row) != len(heads) for row in rows):
        return None
    return TypedTable(caption, heads, tuple(rows))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line[1:-1].split("|"))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_plain(cell) or '–' for cell in cells)} |"


def _plain(text: str) -> str:
    """One line without strokes, so that no cell becomes two and no line a paragraph."""
    return " ".join(text.replace("|", "/").split())
