"""Funds with budgets by year, made as a finance officer would make them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from quadrant.cycle.models import Cycle
from quadrant.methods.calendar import FinancialYear
from quadrant.partnership.models import Organisation, Person
from quadrant.partnership.queries import organisations
from quadrant.partnership.terms import OrganisationKind, Role
from quadrant.plan.funds import commands
from quadrant.plan.funds.models import Fund, FundEntry
from quadrant.plan.funds.terms import StreamKind
from tests.factories.partnership import organisation, person

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
# The Area Improvement Fund of the demo's Withenshire.
WITHENSHIRE = {2027: Decimal(900_000), 2028: Decimal(850_000), 2029: Decimal(650_000)}


def officer(name: str = "Fiona") -> Person:
    """A finance officer, with the role already or from now on."""
    from quadrant.partnership.rules import has_role
    from tests.factories.partnership import known

    somebody = known(name)
    return somebody if has_role(somebody, Role.FINANCE) else person(name, Role.FINANCE)


def council(name: str = "Ardlebury Council") -> Organisation:
    found: Organisation | None = organisations().filter(name=name).first()
    return found or organisation(name, OrganisationKind.COUNCIL, partner=True)


def fund(
    name: str = "Area Improvement Fund",
    *,
    budget: Mapping[int, Decimal] | None = None,
    cycle: Cycle | None = None,
    **more: Any,
) -> Fund:
    """A fund of the council's with a budget for each year named."""
    by = officer()
    made = commands.open_fund(name=name, stream=StreamKind.GRANT, owner=council(), cycle=cycle, by=by, at=NOW, **more)
    for year, amount in (WITHENSHIRE if budget is None else budget).items():
        commands.set_budget(fund=made, year=year, amount=amount, by=by, at=NOW)
    return made


def allocated(made: Fund, year: int, amount: int | Decimal, about: str = "Set aside") -> FundEntry:
    """Money set aside in the financial year that starts in `year`."""
    day = FinancialYear(year).first_day
    return commands.allocate(fund=made, amount=Decimal(amount), belongs_on=day, about=about, by=officer(), at=NOW)


def committed(made: Fund, year: int, amount: int, about: str = "Bound by a contract") -> FundEntry:
    day = FinancialYear(year).first_day
    return commands.commit(fund=made, amount=Decimal(amount), belongs_on=day, about=about, by=officer(), at=NOW)
