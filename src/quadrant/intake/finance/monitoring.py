"""From a finance system's budget monitoring to its lines: one for each account of each cost centre, of one period."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Words
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from quadrant.intake.cell.cells import read_money_either_way
from quadrant.intake.cell.days import Cell
from quadrant.intake.finance.accounting import period_in, period_of, read_period
from quadrant.intake.finance.ledger_rows import LedgerRows, ledger_rows
from quadrant.intake.finance.ledger_sums import totals_told, variances_told
from quadrant.intake.finance.months import months_across
from quadrant.intake.lists.records import RecordReader, Row
from quadrant.intake.terms import FileRefused, Mapping, Problem, Sheet
from quadrant.methods.calendar import AccountingPeriod, FinancialYear
from quadrant.plan.funds.terms import MEASURES, FinanceLine

NOTHING = Decimal(0)
CODE_AND_NAME = re.compile(r"^([A-Z0-9./_]*\d[A-Z0-9./_]*)(?:\s*[-–:]\s*|\s+)(\S.*)$", re.IGNORECASE)
Held = Callable[[AccountingPeriod], Words[tuple[str, str], str]]
"""Which other file holds each cost centre and account of a period already."""


@dataclass
class Found:
    """A line as read: the words of its row, its amounts, and the row itself."""

    row: Row
    centre: tuple[str, str]
    account: tuple[str, str]
    amounts: dict[str, Decimal | None]


def monitoring_of(
    sheet: Sheet, mapping: Mapping, of_all: Words[str, str], held: Held
) -> tuple[list[FinanceLine], list[str]]:
    """Every line of the sheet, and what whoever confirms should know. Raises `FileRefused` with all that is wrong."""
    rows = ledger_rows(sheet, mapping)
    reader = RecordReader(rows.sheet, mapping, of_all)
    when, months = _When(reader, sheet, of_all), _Months(reader)
    found = []
    for row in reader:
        when.note(row)
        amounts = _amounts(row.values, mapping)
        if mapping.across:
            amounts["actual"] = months.of(row)
        found.append(Found(row, _both(row, "cost_centre"), _account(reader, row), amounts))
    at = when.settled(months)
    if mapping.across:
        for one in found:
            one.amounts["actual"] = months.up_to(at.number, one.row)
    lines = [_line(one, at) for one in found]
    _refuse_twins(reader, found, lines, held(at) if found else {}, at)
    reader.problems.refuse()
    told = [*when.told, *months.left_out(at.number), *_left_out(rows)]
    told += totals_told(rows, sheet, mapping, found) + variances_told(reader, found)
    return lines, [*told, *reader.passed_over.sentences]


def monitoring_told(lines: Sequence[FinanceLine]) -> str:
    at, centres = lines[0].at, len({line.cost_centre for line in lines})
    spent = sum((line.actual for line in lines), NOTHING)
    on = f"{len(lines):,} line{'' if len(lines) == 1 else 's'} of {centres:,} cost centre{'' if centres == 1 else 's'}"
    budgets = [line.budget for line in lines if line.budget is not None]
    of = f" of a budget of £{sum(budgets, NOTHING):,.2f}" if budgets else ""
    return f"{at.label} (to the end of {at.month}): {on}, £{spent:,.2f} spent{of}"


def _amounts(values: Words[str, Any], mapping: Mapping) -> dict[str, Decimal | None]:
    """An empty cell is nothing; but where a forecast is empty, nobody has made one."""
    amounts: dict[str, Decimal | None] = {}
    for name in (*MEASURES, "variance"):
        missing = None if name in {"forecast", "variance"} or name not in mapping.columns else NOTHING
        said = values.get(name)
        amounts[name] = missing if said is None else said
    return amounts


def _both(row: Row, field: str) -> tuple[str, str]:
    """Code and name; where no column has the name, it may stand behind the code in the same cell."""
    code, name = row.values.get(field) or "", row.values.get(f"{field}_name") or ""
    apart = CODE_AND_NAME.match(code) if not name else None
    return (apart[1], apart[2]) if apart else (code.removesuffix(".0"), name)


def _account(reader: RecordReader, row: Row) -> tuple[str, str]:
    code, name = _both(row, "account")
    fields = {"account", "account_name"} & set(reader.mapping.columns)
    if fields and not code and not name:
        remedy = "Give the account of the row; where the row is a total, write Total in it."
        reader.refuse(row.number, "account" if "account" in fields else "account_name", "is missing.", remedy, "")
    return (code, name) if code else (name[:60], "")


def _line(one: Found, at: AccountingPeriod) -> FinanceLine:
    amounts = {name: one.amounts[name] for name in MEASURES}
    return FinanceLine(*one.centre, *one.account, at.year.starts, at.number, **amounts)  # type: ignore[arg-type]  # an actual is never missing


def _refuse_twins(
    reader: RecordReader,
    found: Sequence[Found],
    lines: Sequence[FinanceLine],
    held: Words[tuple[str, str], str],
    at: AccountingPeriod,
) -> None:
    """A cost centre has each account once in a period, in this file and in all of them."""
    field = next((name for name in ("account", "account_name") if name in reader.mapping.columns), "cost_centre")
    first: dict[tuple[str, str], int] = {}
    for one, line in zip(found, lines, strict=True):
        shown = line.account or line.cost_centre
        earlier = first.setdefault(line.key, one.row.number)
        if earlier != one.row.number:
            sentence = f"stands with cost centre {line.cost_centre} in row {reader.sheet.row_number(earlier)} already."
            remedy = "Add the two together: each account of a cost centre has one row."
            reader.refuse(one.row.number, field, sentence, remedy, shown)
        elif (other := held.get(line.key)) is not None:
            sentence = f"is here for cost centre {line.cost_centre} already, in “{other}”."
            name = other.removesuffix(f", {at.label}")
            reader.refuse(one.row.number, field, sentence, f"Call this file “{name}”, or withdraw that one.", shown)


def _left_out(rows: LedgerRows) -> list[str]:
    many = ", ".join(map(str, rows.bare[:10])) + (" and others" if len(rows.bare) > 10 else "")
    return [f"Read as headings or notes, since they hold no amount: row {many}"] if rows.bare else []


class _When:
    """Which period and year the file is of: as its rows say, else as somebody said, else as its title does."""

    def __init__(self, reader: RecordReader, sheet: Sheet, of_all: Words[str, str]) -> None:
        self.reader, self.sheet = reader, sheet
        self.read: Callable[[str], Cell] = cache(read_period)
        self.number: int | None = None
        self.year: int | None = None
        self.row = 0
        self.told: list[str] = []
        said = of_all.get("period", "")
        if said and (cell := read_period(said)).wrong:
            raise FileRefused([Problem(cell.wrong, cell.remedy, 0, "Accounting period, of all rows", said)])

    def note(self, row: Row) -> None:
        """The first row that says it says it for all; another period further down is refused."""
        text, year = row.values.get("period") or "", row.values.get("year")
        cell = self.read(text) if text else Cell((None, None))
        if cell.wrong:
            self.reader.refuse(row.number, "period", cell.wrong, cell.remedy, text)
            return
        number, own = cell.value
        if year is not None and own is not None and year != own:
            sentence = f"is of {FinancialYear(own).label}, and the row says {FinancialYear(year).label}."
            self.reader.refuse(row.number, "period", sentence, "Check which of the two is right.", text)
            return
        self._hold(row, number, own if year is None else year, text)

    def _hold(self, row: Row, number: int | None, year: int | None, text: str) -> None:
        self.number, self.year = self.number or number, self.year or year
        if not self.row and (number or year):
            self.row = self.reader.sheet.row_number(row.number)
        other_period = number not in {None, self.number}
        if other_period or year not in {None, self.year}:
            remedy = "Give each period a file of its own: what is spent to date holds the periods before it."
            field, shown = ("period", text) if other_period else ("year", FinancialYear(year or 0).label)
            self.reader.refuse(row.number, field, f"is another period than that of row {self.row}.", remedy, shown)

    def settled(self, months: _Months) -> AccountingPeriod:
        """Raises `FileRefused` where neither rows, person nor title say it."""
        self.reader.problems.refuse()
        title = period_in(self.sheet.above)
        if (self.number is None and title[0]) or (self.year is None and title[1]):
            self.told.append("The period is taken from what stands above the headers")
        number, year = self.number or title[0] or months.last, self.year or title[1]
        return period_of(number, months.year_beside(year))


class _Months:
    """What was spent in each month of a table that has a column for each."""

    def __init__(self, reader: RecordReader) -> None:
        self.reader, self.sheet = reader, reader.sheet
        self.rows = reader.sheet.cells.rows() if reader.mapping.across else []
        found = months_across(reader.sheet.headers)
        self.columns = sorted((found[at][0], at) for at in reader.mapping.across)
        self.years = {year for at in reader.mapping.across if (year := found[at][1]) is not None}
        self.spent: dict[int, dict[int, Decimal]] = {}

    def of(self, row: Row) -> Decimal:
        """Every month of a row, read; a cell that is no sum is refused under its own month."""
        cells = self.rows[row.number]
        self.spent[row.number] = {number: self._amount(row, at, cells[at]) for number, at in self.columns}
        return NOTHING

    def _amount(self, row: Row, at: int, text: str) -> Decimal:
        cell = read_money_either_way(text.strip()) if text.strip() not in {"", "-", "–"} else Cell(NOTHING)
        if cell.wrong:
            number = self.sheet.row_number(row.number)
            self.reader.problems.add(Problem(cell.wrong, cell.remedy, number, self.sheet.headers[at], text.strip()))
            return NOTHING
        amount: Decimal = cell.value
        return amount

    @property
    def last(self) -> int | None:
        """The last month in which anything was spent."""
        return max((n for each in self.spent.values() for n, amount in each.items() if amount), default=None)

    def year_beside(self, said: int | None) -> int | None:
        """The financial year that the headers of the months tell, where nothing else does. Raises `FileRefused` where
        they tell two, as those of January to December do, or another one."""
        told = sorted(self.years | ({said} if said else set()))
        if len(told) > 1:
            labels = ", ".join(FinancialYear(year).label for year in told)
            remedy = "Keep the months of one financial year, April to March."
            raise FileRefused.whole(
                f"The columns of months and the file speak of several financial years: {labels}.", remedy
            )
        return told[0] if told else None

    def up_to(self, number: int, row: Row) -> Decimal:
        return sum((amount for month, amount in self.spent[row.number].items() if month <= number), NOTHING)

    def left_out(self, number: int) -> list[str]:
        """Months after the period that hold amounts are no spending yet."""
        later = {month for each in self.spent.values() for month, amount in each.items() if amount and month > number}
        named = ", ".join(f"“{self.sheet.headers[at]}”" for month, at in self.columns if month in later)
        return [f"Left out, since they come after P{number}: {named}"] if named else []
