"""The rows of a finance system's export as a report writer leaves them: a cost centre written once and left blank
below, or in a row of its own; subtotals and totals in between; headings and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from quadrant.intake.cell.cells import read_money_either_way
from quadrant.intake.fields import plain_header
from quadrant.intake.table.numbered import NumberedSheet
from quadrant.intake.terms import Mapping, Sheet

TOTAL = re.compile(
    r"^(?:grand|sub|overall|net)?[ -]*totals?\b|\btotals?:?$|"
    r"^(?:net|gross) (?:expenditure|income|costs?|budget|position)\b",
    re.IGNORECASE,
)
WORDS = ("cost_centre", "cost_centre_name", "account", "account_name", "year", "period")
# What a report writer prints at the foot or the top of each page.
OF_A_PAGE = re.compile(
    r"^(?:page:? \d+(?: ?(?:of|/) ?\d+)?|(?:report )?(?:run|printed|produced|created|extracted) (?:by|on|at|date)\b.*|"
    r"(?:date|time) (?:run|printed)\b.*|(?:user|report)(?: id| name)?:.*)$",
    re.IGNORECASE,
)
Cells = tuple[str, ...]


@dataclass
class LedgerRows:
    """The rows that are lines, each with its cost centre; and those that are totals or hold no amount, by number."""

    sheet: Sheet
    totals: list[tuple[int, Cells]] = field(default_factory=list)
    bare: list[int] = field(default_factory=list)


def ledger_rows(sheet: Sheet, mapping: Mapping) -> LedgerRows:
    """Each row told apart, cost centres carried down. The rows keep the numbers that they have in the file."""
    walk, found = _Walk(sheet, mapping), LedgerRows(sheet)
    kept, numbers = list[Cells](), list[int]()
    for at, cells in enumerate(sheet.cells.iter_rows()):
        number = sheet.row_number(at)
        if not any(cell.strip() for cell in cells):
            continue
        if walk.is_total(cells):
            found.totals.append((number, cells))
        elif walk.is_bare(cells):
            found.bare.append(number)
        else:
            kept.append(walk.carried(cells))
            numbers.append(number)
    columns = zip(*kept, strict=True) if kept else [()] * sheet.cells.width
    frame = pl.DataFrame([pl.Series(str(at), list(column), dtype=pl.String) for at, column in enumerate(columns)])
    bare = Sheet(sheet.name, sheet.headers, frame, sheet.first_row)
    found.sheet = NumberedSheet.of(bare, np.array(numbers, dtype=np.int64))
    return found


class _Walk:
    """Down the rows, with the cost centre that stands above the one that is looked at."""

    def __init__(self, sheet: Sheet, mapping: Mapping) -> None:
        self.columns = mapping.columns
        self.header = plain_header(sheet.headers[mapping.columns["cost_centre"]])
        amounts = {at for name, at in mapping.columns.items() if name not in WORDS}
        self.amounts = sorted(amounts | set(mapping.across))
        self.words = [at for at in range(len(sheet.headers)) if at not in self.amounts]
        self.above = ("", "")

    def cell(self, cells: Cells, name: str) -> str:
        at = self.columns.get(name)
        return "" if at is None else cells[at].strip()

    def is_total(self, cells: Cells) -> bool:
        """It says so, and names no account beside that (in a table without accounts, no cost centre): an account may be
        called "Total costs of fleet"."""
        names = next((name for name in ("account", "account_name") if name in self.columns), "cost_centre")
        beside = self.cell(cells, names)
        says = any(TOTAL.search(cells[at].strip()) for at in self.words)
        return says and (not beside or bool(TOTAL.search(beside)))

    def is_bare(self, cells: Cells) -> bool:
        """A heading or a note: no amount and no account. A cost centre that heads its own accounts is carried down, and
        a page's number or who ran the report is none."""
        account = self.cell(cells, "account") or self.cell(cells, "account_name")
        code = self.cell(cells, "cost_centre")
        if not self.has_sum(cells) and (self.is_of_a_page(cells) or not (account or code)):
            return True
        if account or any(cells[at].strip() for at in self.amounts):
            return False
        if code:
            self.above = (code, self.cell(cells, "cost_centre_name"))
        return True

    def has_sum(self, cells: Cells) -> bool:
        filled = (cells[at].strip() for at in self.amounts)
        return any(read_money_either_way(cell).value is not None for cell in filled if cell)

    def is_of_a_page(self, cells: Cells) -> bool:
        return any(OF_A_PAGE.match(" ".join(cell.split())) for cell in cells)

    def carried(self, cells: Cells) -> Cells:
        code, name = self.cell(cells, "cost_centre"), self.cell(cells, "cost_centre_name")
        if plain_header(code) == self.header:
            return cells  # the headers, printed again at the top of a page
        if code:
            self.above = (code, name or (self.above[1] if self.above[0] == code else ""))
        told = dict(zip(("cost_centre", "cost_centre_name"), self.above, strict=True))
        filled = {self.columns[key]: text for key, text in told.items() if key in self.columns}
        return tuple(filled.get(at, cell) if not cell.strip() else cell for at, cell in enumerate(cells))
