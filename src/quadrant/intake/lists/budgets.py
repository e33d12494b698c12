"""From a list of budgets to the years of funds."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence
from decimal import Decimal

from quadrant.intake.lists.records import RecordReader
from quadrant.intake.terms import Mapping, Sheet
from quadrant.partnership.terms import OrganisationLine, plain_words
from quadrant.plan.funds.terms import BudgetLine, Nature, StreamKind


def budgets_of(
    sheet: Sheet, mapping: Mapping, of_all: Words[str, str], funds: frozenset[str], organisations: frozenset[str]
) -> tuple[list[BudgetLine], list[str]]:
    """Every budget. `funds` and `organisations` are those known here by plain name: a fund that is not is opened, and
    needs to say where its money comes from and whose it is."""
    reader = RecordReader(sheet, mapping, of_all)
    lines, seen = list[BudgetLine](), dict[tuple[str, int], int]()
    for row in reader:
        said = row.values
        fund, owner = said["fund"], said.get("owner") or ""
        first = seen.setdefault((plain_words(fund), said["year"]), row.number)
        if first != row.number:
            sentence = f"has a budget for this year in row {sheet.row_number(first)} already."
            reader.refuse(row.number, "fund", sentence, "Keep one row for each fund and year.", fund)
        if plain_words(fund) not in funds:
            if not said.get("stream"):
                remedy = "To open it, say where its money comes from."
                reader.refuse(row.number, "stream", f"is missing: there is no fund “{fund}” here.", remedy, "")
            if plain_words(owner) not in organisations:
                sentence = "is no organisation here." if owner else f"is missing: there is no fund “{fund}” here."
                reader.refuse(row.number, "owner", sentence, "To open the fund, name an organisation here.", owner)
        lines.append(
            BudgetLine(
                fund,
                said["year"],
                said["amount"],
                said.get("provisional"),
                StreamKind(said["stream"]) if said.get("stream") else None,
                Nature(said["nature"]) if said.get("nature") else Nature.REVENUE,
                OrganisationLine(owner) if owner else None,
            )
        )
    reader.problems.refuse()
    return lines, reader.passed_over.sentences


def budgets_told(lines: Sequence[BudgetLine]) -> str:
    funds = len({plain_words(line.fund) for line in lines})
    total = sum((line.amount for line in lines), Decimal(0))
    counted = f"{len(lines):,} budget{'' if len(lines) == 1 else 's'} of {funds:,} fund{'' if funds == 1 else 's'}"
    return f"{counted}, £{total:,.2f} in all"
