"""What this room states to a cycle holds as long as the record does, and no longer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.answers import (
    indicators_chosen,
    neighbours_compared,
    observations_held,
    outcomes_chosen,
)
from quadrant.analyse.outcomes.queries import chosen_indicators, chosen_outcomes, datasets
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.cycle import cycle
from tests.factories.outcomes import (
    CORNWALL,
    ENGLAND,
    HEREFORDSHIRE,
    NOW,
    SHROPSHIRE,
    WILTSHIRE,
    analyst,
    indicator,
    neighbours,
    outcome,
)
from tests.factories.partnership import person


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycle(area_code=HEREFORDSHIRE)


def sentences(answer: Any) -> list[str]:
    return [stated.sentence for _, stated in answer]


def test_a_chosen_outcome_is_stated_until_it_is_dropped(families: Cycle) -> None:
    anna = analyst()
    chosen = commands.choose_outcome(cycle=families, outcome=outcome(by=anna), by=anna, at=NOW)
    [(number, stated)] = list(outcomes_chosen([families.pk]))
    assert (number, stated.on, stated.by) == (families.pk, date(2026, 11, 16), "Anna")
    assert stated.sentence == "It works towards “Every child starts school ready”"
    commands.drop_outcome(chosen=chosen, by=anna, at=NOW)
    assert list(outcomes_chosen([families.pk])) == []
    assert chosen_outcomes(families) == []


def test_an_indicator_is_chosen_once(families: Cycle) -> None:
    anna = analyst()
    waiting = indicator(by=anna)
    commands.choose_indicator(cycle=families, indicator=waiting, by=anna, at=NOW)
    with pytest.raises(Refusal, match="The cycle already looks at this indicator"):
        commands.choose_indicator(cycle=families, indicator=waiting, by=anna, at=NOW)
    assert [each.indicator for each in chosen_indicators(families)] == [waiting]


def test_only_those_who_work_on_the_cycle_choose(families: Cycle) -> None:
    waiting = indicator()
    with pytest.raises(NotAllowed, match="Only those who work on this cycle"):
        commands.choose_indicator(cycle=families, indicator=waiting, by=person("Olga", Role.MONITORING_OFFICER), at=NOW)


def test_figures_of_the_area_are_held_once_a_chosen_indicator_has_one(families: Cycle) -> None:
    anna = analyst()
    elsewhere = indicator("Elsewhere", {SHROPSHIRE: {"2024": 1.0}}, by=anna)
    unknown = indicator("Unknown", {HEREFORDSHIRE: {"2024": None}}, by=anna)
    known = indicator("Known", {HEREFORDSHIRE: {"2024": 3.5}}, by=anna)
    for each in (elsewhere, unknown):
        commands.choose_indicator(cycle=families, indicator=each, by=anna, at=NOW)
    assert sentences(observations_held([families.pk])) == []
    commands.choose_indicator(cycle=families, indicator=known, by=anna, at=NOW)
    assert sentences(observations_held([families.pk])) == ["Figures for the area are held of “Known”"]
    commands.withdraw_dataset(dataset=datasets().get(name="Known"), why="Wrong year", by=anna, at=NOW)
    assert sentences(observations_held([families.pk])) == []
    assert len(sentences(indicators_chosen([families.pk]))) == 3


def test_three_neighbours_or_england_make_a_comparison(families: Cycle) -> None:
    anna = analyst()
    beside = {HEREFORDSHIRE: {"2024": 3.5}, SHROPSHIRE: {"2024": 2.0}, WILTSHIRE: {"2024": 2.5}}
    alone = indicator("Two beside it", beside, by=anna)
    commands.choose_indicator(cycle=families, indicator=alone, by=anna, at=NOW)
    neighbours(by=anna)
    assert sentences(neighbours_compared([families.pk])) == []
    enough = indicator("Three beside it", {**beside, CORNWALL: {"2024": 4.0}}, by=anna)
    commands.choose_indicator(cycle=families, indicator=enough, by=anna, at=NOW)
    assert sentences(neighbours_compared([families.pk])) == ["“Three beside it” stands beside 3 neighbours"]
    country = indicator("With England", {HEREFORDSHIRE: {"2024": 3.5}, ENGLAND: {"2024": 3.0}}, by=anna)
    commands.choose_indicator(cycle=families, indicator=country, by=anna, at=NOW)
    assert sorted(sentences(neighbours_compared([families.pk]))) == [
        "“Three beside it” stands beside 3 neighbours",
        "“With England” stands beside England",
    ]


def test_a_cycle_without_an_area_of_its_own_has_its_partnerships(withenshire: Partnership) -> None:
    from quadrant.partnership.within import within
    from tests.factories.partnership import found

    place = found("Quenmouth", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        anna = analyst()
        whole = cycle()
        commands.choose_indicator(cycle=whole, indicator=indicator(by=anna), by=anna, at=NOW)
        assert sentences(observations_held([whole.pk])) == [
            "Figures for the area are held of “Children waiting over 20 weeks”"
        ]
