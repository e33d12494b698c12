"""Where a partnership is heading: its vision, sets of outcomes that may be taken over, its headline measures."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quadrant.analyse.outcomes.models import HeadlineMeasure, HeadlineSet, Indicator, Outcome, OutcomeIndicator, Vision
from quadrant.analyse.outcomes.terms import FEWEST_HEADLINES, MOST_HEADLINES, Counted

SETS = Path(__file__).parents[1] / "data" / "outcome_sets.toml"


@dataclass(frozen=True)
class SetOutcome:
    """One outcome of a known set."""

    key: str
    name: str
    population: str
    meaning: str


@dataclass(frozen=True)
class OutcomeSet:
    """Outcomes that belong together, as their source names them.

    `dated` says which issue of a list that its publisher changes this is, and `address` where the newest stands.
    """

    key: str
    name: str
    source: str
    dated: str
    address: str
    outcomes: tuple[SetOutcome, ...]


@dataclass(frozen=True)
class Headlines:
    """The headline measures that hold, each with the outcomes that it measures."""

    held: HeadlineSet | None
    measures: Sequence[Indicator]
    outcomes: dict[int, list[Outcome]]


@cache
def outcome_sets() -> tuple[OutcomeSet, ...]:
    """The sets that come with Quadrant."""
    given = tomllib.loads(SETS.read_text(encoding="utf-8"))
    return tuple(
        OutcomeSet(
            each["key"],
            each["name"],
            each["source"],
            each.get("dated", ""),
            each.get("address", ""),
            tuple(
                SetOutcome(
                    f"{each['key']}.{one['key']}",
                    one["name"],
                    one.get("population", each["population"]),
                    one["meaning"],
                )
                for one in each["outcomes"]
            ),
        )
        for each in given["sets"]
    )


def outcome_set_keyed(key: str) -> OutcomeSet | None:
    return next((each for each in outcome_sets() if each.key == key), None)


def outcomes_taken() -> dict[str, Outcome]:
    """The partnership's outcomes that came from a known set, by their key there."""
    return {outcome.set_key: outcome for outcome in Outcome.objects.exclude(set_key="")}


def vision() -> Vision | None:
    """The partnership's vision as it is worded now."""
    found: Vision | None = Vision.objects.select_related("set_by").first()
    return found


def headlines() -> Headlines:
    """The headline set that holds. Three queries."""
    held = HeadlineSet.objects.select_related("set_by").first()
    if held is None:
        return Headlines(None, (), {})
    numbers = HeadlineMeasure.objects.filter(set=held).values("indicator_id")
    measures = list(Indicator.objects.filter(pk__in=numbers).order_by("name"))
    return Headlines(held, measures, outcomes_by_indicator([one.pk for one in measures]))


def outcomes_by_indicator(numbers: Sequence[int]) -> dict[int, list[Outcome]]:
    """What each indicator measures, by name."""
    links = OutcomeIndicator.objects.filter(indicator__in=numbers).select_related("outcome").order_by("outcome__name")
    found: dict[int, list[Outcome]] = {number: [] for number in numbers}
    for link in links:
        found[link.indicator_id].append(link.outcome)
    return found


def headline_warnings(counted: Counted, measures: Sequence[int]) -> list[str]:
    """What is outside three to five: of the whole, or of each outcome that has any."""
    if counted is Counted.WHOLE:
        return (
            [] if _is_within(len(measures)) else [f"{len(measures)} measures are chosen for the strategy as a whole."]
        )
    counts: dict[str, int] = {}
    for found in outcomes_by_indicator(measures).values():
        for outcome in found:
            counts[outcome.name] = counts.get(outcome.name, 0) + 1
    outside = {name: count for name, count in counts.items() if not _is_within(count)}
    return [f"“{name}” has {count}." for name, count in sorted(outside.items())] or (
        [] if counts else ["No measure of any outcome is chosen."]
    )


def _is_within(count: int) -> bool:
    return FEWEST_HEADLINES <= count <= MOST_HEADLINES
