"""Which indicator a file means that gives names and no keys."""

from __future__ import annotations

from dataclasses import replace

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Indicator, Observation
from quadrant.analyse.outcomes.terms import Definition
from quadrant.partnership.models import Partnership
from tests.factories.outcomes import HEREFORDSHIRE, NOW, analyst, figures, received

NAME = "People satisfied with parking"


def bring(key: str, name: str, year: str) -> None:
    found = figures(key, {HEREFORDSHIRE: {year: 40.0}}, breakdown="Sex=Female" if year == "2025" else "")
    found = replace(found, series=[Definition(key=key, name=name)])
    commands.import_figures(figures=found, file=received(f"{key} {year}"), by=analyst(), at=NOW)


def test_a_name_means_the_indicator_that_is_called_so_whatever_its_key(ardlebury: Partnership) -> None:
    bring("parking-satisfaction", NAME, "2024")
    bring(NAME, NAME, "2025")
    only = Indicator.objects.get()
    assert (only.key, Observation.objects.filter(indicator=only).count()) == ("parking-satisfaction", 2)


def test_a_name_of_two_indicators_means_neither(ardlebury: Partnership) -> None:
    bring("parking-residents", NAME, "2023")
    bring("parking-visitors", NAME, "2024")
    bring(NAME, NAME, "2025")
    assert list(Indicator.objects.order_by("key").values_list("key", flat=True)) == [
        NAME,
        "parking-residents",
        "parking-visitors",
    ]


def test_another_key_is_another_indicator_though_the_name_is_the_same(ardlebury: Partnership) -> None:
    bring("parking-residents", NAME, "2023")
    bring("parking-visitors", NAME, "2024")
    assert Indicator.objects.count() == 2
