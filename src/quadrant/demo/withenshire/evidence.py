"""Autumn 2025: figures come in, outcomes are named, the round of 2026 is opened and its needs are stated."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.analyse.needs.commands import StatedAs, add_figure, add_source, link_need_to_outcomes, state_need
from quadrant.analyse.outcomes.commands import (
    add_area,
    add_outcome,
    choose_indicator,
    choose_outcome,
    measure_outcome_by,
)
from quadrant.analyse.outcomes.queries import area_coded, indicators
from quadrant.analyse.outcomes.terms import AreaKind, DatasetKind
from quadrant.demo.loading.figures import table, take_in
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.founding import AREA
from quadrant.demo.withenshire.themes import THEMES, Theme

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Indicator
    from quadrant.partnership.models import Person

FIRST_YEAR = 2016
# How far the eight counties most like Withenshire stand from England, the most alike first.
ALIKE = ("0.97", "1.04", "0.92", "1.08", "1.01", "0.88", "1.12", "0.95")
HUNDRED = Decimal(100)


def tell(story: Story) -> None:
    """Figures, outcomes and needs."""
    with story.when(2025, 11, 3) as at:
        _areas(story, at)
        _import_all(story, at)
    with story.when(2025, 11, 10) as at:
        _name_outcomes(story, at)
    with story.when(2025, 12, 4) as at:
        for theme in THEMES:
            _state(story, theme, at)
    story.say("10 years of 8 indicators beside England and 8 like counties; 6 outcomes, 6 needs with evidence")


def _areas(story: Story, at: datetime) -> None:
    analyst = story.person("analyst")
    add_area(code=AREA, name="Withenshire", kind=AreaKind.UNITARY, by=analyst, at=at)
    for number in range(1, len(ALIKE) + 1):
        code, name = f"D0600001{number}", f"Like county {number}"
        add_area(code=code, name=name, kind=AreaKind.UNITARY, by=analyst, at=at)


def _import_all(story: Story, at: datetime) -> None:
    analyst, rows = story.person("analyst"), table("withenshire_indicators")
    take_in(
        "indicator-dictionary.csv",
        ("Indicator key", "Name", "Topic", "Unit", "Polarity", "Definition"),
        [(row["key"], row["name"], _topic(row), row["unit"], row["polarity"], row["definition"]) for row in rows],
        name="Dictionary of indicators",
        kind=DatasetKind.DEFINITIONS,
        by=analyst,
        at=at,
    )
    take_in(
        "partnership-indicators.csv",
        ("Indicator", "Area", "Period", "Value", "Unit"),
        [line for row in rows for line in _lines(story, row)],
        name="Partnership indicators, ten years",
        kind=DatasetKind.FIGURES,
        by=analyst,
        at=at,
    )
    take_in(
        "counties-like-us.csv",
        ("Area", *(f"SN{number}" for number in range(1, len(ALIKE) + 1))),
        [("Withenshire", *(f"Like county {number}" for number in range(1, len(ALIKE) + 1)))],
        name="Counties like Withenshire",
        kind=DatasetKind.NEIGHBOURS,
        by=analyst,
        at=at,
    )


def _topic(row: dict[str, str]) -> str:
    return next(theme.priority for theme in THEMES if theme.key == row["theme"])


def _lines(story: Story, row: dict[str, str]) -> list[tuple[str, str, int, str, str]]:
    """A line for each area and year; counties like Withenshire stand at their own distance from England."""
    lines = []
    for place, (here, england) in enumerate(zip(row["here"].split(), row["england"].split(), strict=True)):
        year = story.days.calendar_year(FIRST_YEAR + place)
        step = Decimal(england).as_tuple().exponent
        alike = {
            f"Like county {number}": (Decimal(england) * Decimal(factor)).quantize(Decimal(1).scaleb(int(step)))
            for number, factor in enumerate(ALIKE, start=1)
        }
        found = {"Withenshire": here, "England": england, **{name: str(value) for name, value in alike.items()}}
        lines += [(row["key"], area, year, value, row["unit"]) for area, value in found.items()]
    return lines


def indicator(key: str) -> Indicator:
    """One of the partnership's indicators by its key."""
    found: Indicator = indicators().get(key=key)
    return found


def _name_outcomes(story: Story, at: datetime) -> None:
    analyst = story.person("analyst")
    of_theme: dict[str, list[Indicator]] = {}
    for row in table("withenshire_indicators"):
        of_theme.setdefault(row["theme"], []).append(indicator(row["key"]))
    for theme in THEMES:
        made = add_outcome(
            name=theme.outcome,
            population=theme.population,
            plan="Withenshire Plan 2025 to 2030",
            by=analyst,
            at=at,
        )
        measure_outcome_by(outcome=made, indicators=of_theme[theme.key], by=analyst, at=at)
        story.made[f"outcome {theme.key}"] = made
        choose_outcome(cycle=story.made["round"], outcome=made, by=analyst, at=at)
        for one in of_theme[theme.key]:
            choose_indicator(cycle=story.made["round"], indicator=one, by=analyst, at=at)


def _state(story: Story, theme: Theme, at: datetime) -> None:
    analyst: Person = story.person("analyst")
    here = area_coded(AREA)
    said = StatedAs(
        statement=theme.need,
        who=theme.who,
        how_many=theme.how_many,
        severity=theme.severity,
        area=here,
        trend=theme.trend,
        inequality=theme.inequality,
        met=theme.met,
        gap=theme.gap,
    )
    need = state_need(cycle=story.made["round"], said=said, by=analyst, at=at)
    latest = str(story.days.calendar_year(FIRST_YEAR + 8))
    assert here is not None  # noqa: S101  it was added in this chapter
    add_figure(need=need, indicator=indicator(theme.indicator), area=here, period=latest, by=analyst, at=at)
    told_on = story.days.day(2025, 10, 14)
    add_source(need=need, text=theme.heard, source=theme.heard_from, dated_on=told_on, by=analyst, at=at)
    link_need_to_outcomes(need=need, shares={story.made[f"outcome {theme.key}"]: HUNDRED}, by=analyst, at=at)
    story.made[f"need {theme.key}"] = need
