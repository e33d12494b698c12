"""Value over years: present value with dated rate tables, equivalent annual amounts, benefits against costs.

Discount rates are policy, so they are dated data: HM Treasury's Green Book schedule is under review (terms of
reference published on 16 December 2025), and a record keeps the table it was appraised under.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation, localcontext
from typing import Final

from quadrant.methods.arrays import plain

Amount = Decimal | int | float


@dataclass(frozen=True, slots=True)
class RateTable:
    """Yearly discount rates by how far away a year is: `bands` are (first year, last year or None, rate)."""

    name: str
    bands: tuple[tuple[int, int | None, Decimal], ...]
    valid_from: date
    valid_to: date | None
    source: str

    def rate(self, year: int) -> Decimal:
        """The rate that discounts year `year` (1 = the first year after the base) to the year before it."""
        for first, last, rate in self.bands:
            if first <= year and (last is None or year <= last):
                return rate
        raise ValueError(f"{self.name} has no discount rate for year {year}")


def _bands(*rows: tuple[int, int | None, str]) -> tuple[tuple[int, int | None, Decimal], ...]:
    return tuple((first, last, Decimal(rate)) for first, last, rate in rows)


_GREEN_BOOK: Final = "HM Treasury, The Green Book, annex on discounting (3.5% from 2003)"

STANDARD: Final = RateTable(
    "Green Book standard rates",
    _bands(
        (0, 30, "0.035"),
        (31, 75, "0.03"),
        (76, 125, "0.025"),
        (126, 200, "0.02"),
        (201, 300, "0.015"),
        (301, None, "0.01"),
    ),
    date(2003, 4, 1),
    None,
    _GREEN_BOOK,
)
HEALTH: Final = RateTable(
    "Green Book health rates",
    _bands((0, 30, "0.015"), (31, 75, "0.0129"), (76, 125, "0.0107")),
    date(2003, 4, 1),
    None,
    _GREEN_BOOK,
)
RATE_TABLES: Final = (STANDARD, HEALTH)


def rates_in_force(name: str, on: date) -> RateTable:
    """The table of that name that is valid on a day; a refusal where none is."""
    for table in RATE_TABLES:
        if table.name == name and table.valid_from <= on and (table.valid_to is None or on <= table.valid_to):
            return table
    raise ValueError(f"no discount rates called '{name}' are in force on {on.isoformat()}")


def discount_factor(year: int, rates: RateTable | Amount, *, base: int, schedule_from: int | None = None) -> Decimal:
    """What £1 in `year` is worth in `base`: 1 up to the base year, then divided by 1 + rate for every year passed.

    The schedule counts its years from `schedule_from`, the first year of the scheme (the base year unless told);
    years between the base and the scheme's first are discounted at the first rate.
    """
    with localcontext(prec=40):
        factor = _factor(year, rates, base, base if schedule_from is None else schedule_from)
    return +factor


def _factor(year: int, rates: RateTable | Amount, base: int, schedule_from: int) -> Decimal:
    factor = Decimal(1)
    for each in range(base + 1, year + 1):
        factor /= 1 + _rate(rates, max(0, each - schedule_from))
    return factor


def _rate(rates: RateTable | Amount, year: int) -> Decimal:
    rate = rates.rate(year) if isinstance(rates, RateTable) else _exact(rates, "the discount rate")
    if rate <= -1:
        raise ValueError(f"a discount rate of {plain(rate)} has no meaning")
    return rate


def _exact(amount: Amount, name: str) -> Decimal:
    try:
        exact = amount if isinstance(amount, Decimal) else Decimal(str(amount))
    except InvalidOperation:
        raise ValueError(f"{name} must be a number, not {amount}") from None
    if not exact.is_finite():
        raise ValueError(f"{name} must be a number, not {exact}")
    return exact


def present_value(
    flows: Sequence[Amount], start: int = 0, rates: RateTable | Amount = STANDARD, *, base: int | None = None
) -> Decimal:
    """The worth, in the base year, of amounts that fall in successive years.

    Formula: sum of flow × discount factor of its year. Source: The Green Book, annex on discounting.
    Units: pounds in real terms (take inflation out first, see `real_terms`); negative flows are costs. `start` is the
    year of the first flow: a calendar or financial year with `base` beside it, or a count of years (0 = now). Without
    `base` the first flow is worth its face. The answer is exact to 28 digits and not rounded: round where it is shown.
    `rates` is a dated table, or one rate for every year (0.035). No flows are worth 0.
    Errors: a flow that is no number, a year for which the table has no rate, a rate of -1 or less.
    """
    with localcontext(prec=40):
        total = _worth(flows, start, rates, base)
    return +total


def _worth(flows: Sequence[Amount], start: int, rates: RateTable | Amount, base: int | None) -> Decimal:
    since = start if base is None else base
    total, factor, discounted_to = Decimal(0), Decimal(1), since
    for year, flow in enumerate(flows, start=start):
        for each in range(discounted_to + 1, year + 1):
            factor /= 1 + _rate(rates, each - since)
        discounted_to = max(discounted_to, year)
        total += _exact(flow, "a yearly amount") * factor
    return total


def equivalent_annual(
    flows: Sequence[Amount], start: int = 0, rates: RateTable | Amount = STANDARD, *, base: int | None = None
) -> Decimal:
    """The same amount every year, over the same years, that has the same present value: compares unequal lifetimes.

    Formula: present value ÷ sum of the years' discount factors. Errors: no flows; as `present_value`.
    """
    if not flows:
        raise ValueError("there are no yearly amounts to spread")
    ones: list[Amount] = [1] * len(flows)
    with localcontext(prec=40):
        spread = _worth(flows, start, rates, base) / _worth(ones, start, rates, base)
    return +spread


@dataclass(frozen=True, slots=True)
class ValueForMoney:
    """Benefits set against costs, in pounds of present value."""

    benefits: Decimal
    costs: Decimal
    net: Decimal
    ratio: Decimal
    cost_per_outcome: Decimal | None


def benefit_cost_ratio(benefits: Amount, costs: Amount, *, outcomes: int | None = None) -> ValueForMoney:
    """Net value, benefits per £1 of cost, and cost per outcome: 20 people × £5,000 avoided against £40,000 is 2.5.

    Formula: net = benefits − costs; ratio = benefits ÷ costs; cost per outcome = costs ÷ outcomes.
    Units: pounds of present value; `outcomes` is how many people, homes or visits the cost buys.
    Errors: costs of 0 or less, outcomes below 1.
    """
    gained, spent = _exact(benefits, "benefits"), _exact(costs, "costs")
    if spent <= 0:
        raise ValueError(f"costs are £{plain(spent)}, so there is no ratio of benefits to costs")
    if outcomes is not None and outcomes < 1:
        raise ValueError(f"a cost per outcome needs at least 1 outcome, not {outcomes}")
    return ValueForMoney(gained, spent, gained - spent, gained / spent, spent / outcomes if outcomes else None)
