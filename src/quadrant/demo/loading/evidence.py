"""Ten years of indicators beside England and places alike, from a table of the demo; outcomes measured by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from quadrant.analyse.outcomes.commands import add_area, add_outcome, measure_outcome_by
from quadrant.analyse.outcomes.models import Indicator, Outcome
from quadrant.analyse.outcomes.queries import indicators
from quadrant.analyse.outcomes.terms import AreaKind, DatasetKind
from quadrant.demo.loading.figures import table, take_in
from quadrant.demo.loading.story import Story

FIRST_YEAR = 2016


@dataclass(frozen=True)
class Place:
    """Where the figures are of: its name and code, and how far the places most like it stand from England."""

    name: str
    code: str
    alike: Sequence[str]
    alike_called: str

    @property
    def neighbours(self) -> dict[str, Decimal]:
        return {f"{self.alike_called} {number}": Decimal(each) for number, each in enumerate(self.alike, start=1)}


def indicator(key: str) -> Indicator:
    """One of the partnership's indicators by its key."""
    found: Indicator = indicators().get(key=key)
    return found


def add_places(story: Story, place: Place, *, at: datetime) -> None:
    """The area itself and those like it, as areas of the partnership's own."""
    analyst = story.person("analyst")
    add_area(code=place.code, name=place.name, kind=AreaKind.METROPOLITAN, by=analyst, at=at)
    for number, name in enumerate(place.neighbours, start=11):
        add_area(code=f"{place.code[:7]}{number}", name=name, kind=AreaKind.METROPOLITAN, by=analyst, at=at)


def bring_in(story: Story, place: Place, name: str, *, at: datetime) -> list[dict[str, str]]:
    """Take in `data/<name>.csv`: what each indicator is, ten years of it, and which places are alike."""
    analyst, rows = story.person("analyst"), table(name)
    take_in(
        "indicator-dictionary.csv",
        ("Indicator key", "Name", "Topic", "Unit", "Polarity", "Definition"),
        [tuple(row[column] for column in ("key", "name", "topic", "unit", "polarity", "definition")) for row in rows],
        name="Dictionary of indicators", kind=DatasetKind.DEFINITIONS, by=analyst, at=at,
    )  # fmt: skip
    take_in(
        "indicators-ten-years.csv",
        ("Indicator", "Area", "Period", "Value", "Unit"),
        [line for row in rows for line in _lines(story, place, row)],
        name="Indicators, ten years", kind=DatasetKind.FIGURES, by=analyst, at=at,
    )  # fmt: skip
    alike = list(place.neighbours)
    take_in(
        "places-like-us.csv",
        ("Area", *(f"SN{number}" for number in range(1, len(alike) + 1))),
        [(place.name, *alike)],
        name=f"Places like {place.name}", kind=DatasetKind.NEIGHBOURS, by=analyst, at=at,
    )  # fmt: skip
    return rows


def _lines(story: Story, place: Place, row: dict[str, str]) -> Iterable[tuple[str, str, int, str, str]]:
    """A line for each area and year; places alike stand at their own distance from England."""
    for step, (here, england) in enumerate(zip(row["here"].split(), row["england"].split(), strict=True)):
        year = story.days.calendar_year(FIRST_YEAR + step)
        exponent = int(Decimal(england).as_tuple().exponent)
        alike = {
            name: str((Decimal(england) * factor).quantize(Decimal(1).scaleb(exponent)))
            for name, factor in place.neighbours.items()
        }
        for area, value in {place.name: here, "England": england, **alike}.items():
            yield row["key"], area, year, value, row["unit"]


def name_outcome(
    story: Story, key: str, name: str, population: str, plan: str, measured_by: Iterable[str], *, at: datetime
) -> Outcome:
    """Name an outcome and the indicators that measure it; kept as `outcome <key>`."""
    analyst = story.person("analyst")
    made = add_outcome(name=name, population=population, plan=plan, by=analyst, at=at)
    measure_outcome_by(outcome=made, indicators=[indicator(one) for one in measured_by], by=analyst, at=at)
    story.made[f"outcome {key}"] = made
    return made
