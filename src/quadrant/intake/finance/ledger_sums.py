"""Whether a finance system's export agrees with itself: its rows of totals, and the variances that it prints."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.intake.cell.cells import read_money_either_way, times_in
from quadrant.intake.finance.ledger_rows import LedgerRows
from quadrant.intake.lists.records import RecordReader
from quadrant.intake.terms import Mapping, Sheet
from quadrant.methods.monitoring import RunningSum
from quadrant.plan.funds.terms import MEASURES

if TYPE_CHECKING:
    from quadrant.intake.finance.monitoring import Found

PENNY = Decimal("0.01")
MOST_NAMED = 10
Amounts = dict[str, Decimal | None]
NOTHING = Decimal(0)


OURS = "budget less forecast"
# What a column called "Variance" may hold, the first being what Quadrant means by the word.
VARIANCES: tuple[tuple[str, tuple[str, str]], ...] = (
    (OURS, ("budget", "forecast")),
    ("forecast less budget", ("forecast", "budget")),
    ("budget to date less actual", ("profiled", "actual")),
    ("actual less budget to date", ("actual", "profiled")),
    ("budget less actual", ("budget", "actual")),
    ("actual less budget", ("actual", "budget")),
)


def variances_told(reader: RecordReader, found: Sequence[Found]) -> list[str]:
    """Quadrant works out its own, so a printed variance that is another is no reason to refuse; whoever confirms is
    told, with the rows in which it is none of those known."""
    if "variance" not in reader.mapping.columns:
        return []
    columns = {*reader.mapping.columns, "actual"}
    wrong = {
        what: [one.row.number for one in found if _differs(one.amounts, *less)]
        for what, less in VARIANCES
        if set(less) <= columns
    }
    best = min(wrong, key=lambda what: len(wrong[what]), default="")
    if not best or (best == OURS and not wrong[best]):
        return []
    if not wrong[best]:
        return [f"The variance in the file is {best}. Quadrant's is {OURS}"]
    rows = ", ".join(str(reader.sheet.row_number(at)) for at in wrong[best][:MOST_NAMED])
    more = " and others" if len(wrong[best]) > MOST_NAMED else ""
    return [f"The variance in row {rows}{more} is not {best}. Quadrant works out its own, {OURS}"]


def _differs(amounts: Amounts, one: str, other: str) -> bool:
    """By more than a penny; where one of the three is not said there is nothing to compare."""
    said, first, second = amounts["variance"], amounts[one], amounts[other]
    return not (said is None or first is None or second is None) and abs(said - (first - second)) > PENNY


def totals_told(rows: LedgerRows, sheet: Sheet, mapping: Mapping, found: Sequence[Found]) -> list[str]:
    """Which rows of totals were left out, and which of them the rows above do not add to, to the penny."""
    if not rows.totals:
        return []
    columns = {
        name: at for name, at in mapping.columns.items() if name in MEASURES and times_in(sheet.headers[at]) == 1
    }
    sums = {name: RunningSum() for name in columns}
    wrong, lines = list[str](), iter(found)
    upcoming = next(lines, None)
    for number, cells in rows.totals:
        while upcoming is not None and rows.sheet.row_number(upcoming.row.number) < number:
            for name in columns:
                sums[name].add(upcoming.amounts[name] or NOTHING)
            upcoming = next(lines, None)
        for name, at in columns.items():
            total = read_money_either_way(cells[at].strip()).value
            if total is not None and not sums[name].ends_in(total):
                wrong.append(f"Row {number} says £{total:,.2f} in “{sheet.headers[at]}”, which no rows above it add to")
    left_out = f"Left out: row of totals {', '.join(str(number) for number, _ in rows.totals[:MOST_NAMED])}"
    more = " and others" if len(rows.totals) > MOST_NAMED else ""
    agree = "" if wrong else ", as the rows above add up to the penny"
    return [f"{left_out}{more}{agree}", *wrong[:MOST_NAMED]]
