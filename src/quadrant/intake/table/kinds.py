"""Which kind of file it is, told from its headers and from what stands under them."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence, Set

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.fields import plain_header
from quadrant.intake.finance.months import months_across
from quadrant.intake.table.columns import Look

MONEY = frozenset({"original_budget", "budget", "profiled", "actual", "commitments", "forecast"})
Headers = Words[DatasetKind, Words[str, int]]
MOSTLY = 0.9
MOST_NEIGHBOURS = 30
TWO_SUMS = TWO_PERIODS = TWO_SIGNS = 2
PERIOD = re.compile(r"\b(?:q|qtr|quarter) ?[1-4]\b|\b20\d\d\b|^(?:fy ?)?\d\d \d\d\b")
LONGEST_FIGURE = 20
LONG_WORDS = 100  # what a measure counts takes a sentence or two, whatever its column is called
# What the headers of a list of each kind name at the least, surest first.
LISTS: tuple[tuple[DatasetKind, frozenset[str]], ...] = (
    (DatasetKind.PEOPLE, frozenset({"name", "mail", "role"})),
    (DatasetKind.PEOPLE, frozenset({"name", "mail", "body"})),
    (DatasetKind.MEETINGS, frozenset({"body", "meets_on", "meets_at"})),
    (DatasetKind.BUDGETS, frozenset({"fund", "year", "amount"})),
    (DatasetKind.ORGANISATIONS, frozenset({"name", "charity_number"})),
    (DatasetKind.ORGANISATIONS, frozenset({"name", "company_number"})),
    (DatasetKind.ORGANISATIONS, frozenset({"name", "public_number"})),
    (DatasetKind.SERVICES, frozenset({"name", "provider", "client_group"})),
    (DatasetKind.SERVICES, frozenset({"name", "provider", "tier"})),
    *((DatasetKind.SERVICES, frozenset({"name", "provider", told})) for told in ("duty", "cost", "as_users_say")),
    (DatasetKind.SERVICES, frozenset({"name", "address"})),
    (DatasetKind.SERVICES, frozenset({"name", "postcode"})),
    (DatasetKind.PEOPLE, frozenset({"name", "mail"})),
)


def kind_of(
    by_header: Headers, seen: Sequence[Look], headers: Sequence[str] = (), *, has_months: bool = False
) -> DatasetKind:
    """The kind whose fields the headers name, else the one that the columns look like. `has_months` where a column
    stands for each month."""
    if (register := _kind_of_register(by_header)) is not None:
        return register
    monitoring = set(by_header[DatasetKind.MONITORING])
    if "cost_centre" in monitoring and (has_months or len(MONEY & monitoring) >= TWO_SUMS):
        return DatasetKind.MONITORING
    if {"smaller", "larger"} <= set(by_header[DatasetKind.LOOKUP]) and "value" not in by_header[DatasetKind.FIGURES]:
        return DatasetKind.LOOKUP
    if any(field.startswith("neighbour_") for field in by_header[DatasetKind.NEIGHBOURS]):
        return DatasetKind.NEIGHBOURS
    if (listed := _kind_of_list(by_header)) is not None:
        return listed
    figures = by_header[DatasetKind.FIGURES]
    speaks_of_figures = {"value", "period"} <= set(figures)
    if not speaks_of_figures and _defines(by_header[DatasetKind.DEFINITIONS], seen, headers):
        return DatasetKind.DEFINITIONS
    if speaks_of_figures and "indicator" in figures:
        return DatasetKind.FIGURES
    if sum(look.places > 0.8 or look.numbers_of_places > 0.8 for look in seen) >= 4 or _only_places(seen):
        return DatasetKind.NEIGHBOURS
    return DatasetKind.FIGURES


def is_register(by_header: Headers) -> bool:
    """A register of contracts or grants: one that has a column for each year's money too is no table of figures."""
    return {"supplier", "title", "starts_on", "ends_on"} <= set(by_header[DatasetKind.CONTRACTS])


def _kind_of_register(by_header: Headers) -> DatasetKind | None:
    if _lists_tenders(set(by_header[DatasetKind.TENDERS]), set(by_header[DatasetKind.CONTRACTS])):
        return DatasetKind.TENDERS
    contracts = set(by_header[DatasetKind.CONTRACTS])
    # A list of people says whom they act for and when their terms end.
    if {"supplier", "ends_on"} <= contracts and {"title", "value"} & contracts:
        return DatasetKind.CONTRACTS
    if {"supplier", "amount", "paid_on"} <= set(by_header[DatasetKind.SPEND]):
        return DatasetKind.SPEND
    return None


def _lists_tenders(tenders: Set[str], contracts: Set[str]) -> bool:
    """Bids are due by a day, or a reference stands beside the notice, the bids or the award. A register gives its
    contracts a first and a last day and may say when each was awarded or published, but neither a deadline nor bids."""
    if "title" not in tenders:
        return False
    told = tenders & {"opened_on", "bids", "awarded_on"}
    if "closes_on" in tenders:
        return bool(told or tenders & {"reference", "system", "route", "estimate"})
    is_register = {"starts_on", "ends_on"} <= contracts
    return "reference" in tenders and ("bids" in told or (len(told) >= TWO_SIGNS and not is_register))


def _defines(definitions: Words[str, int], seen: Sequence[Look], headers: Sequence[str]) -> bool:
    """A dictionary says which way is good, once. So does a scorecard, whose columns of quarters or years hold figures;
    and a list of risks is high or low in several columns and speaks of no indicator."""
    its_own = bool({"key", "definition", "methodology"} & set(definitions))
    explains = any(look.text > MOSTLY and look.length > LONG_WORDS for look in seen)
    ways = sum(look.polarities > MOSTLY for look in seen)
    says = "polarity" in definitions or (ways == 1 and (its_own or explains))
    return says and _columns_of_periods(seen, headers) < TWO_PERIODS


def _columns_of_periods(seen: Sequence[Look], headers: Sequence[str]) -> int:
    """How many columns stand under a quarter, a month or a year and hold what may be figures, 82% or on track."""
    named = {at for at, header in enumerate(headers) if PERIOD.search(plain_header(header))}
    named |= set(months_across(headers))
    return sum(look.at in named and look.length <= LONGEST_FIGURE for look in seen)


def _kind_of_list(by_header: Headers) -> DatasetKind | None:
    if {"value", "period"} <= set(by_header[DatasetKind.FIGURES]):
        return None
    return next((kind for kind, named in LISTS if named <= set(by_header[kind])), None)


def _only_places(seen: Sequence[Look]) -> bool:
    """A short list of areas and nothing else: the neighbours of one."""
    few = bool(seen) and max(look.distinct for look in seen) <= MOST_NEIGHBOURS
    return few and all(look.codes > MOSTLY or look.places > MOSTLY for look in seen)
