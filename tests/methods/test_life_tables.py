"""Life expectancy: by hand, withheld where it would mislead, and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from quadrant.methods.rates import (
    life_expectancy,
)
from tests.methods.refusals import refused

NAN = np.nan


def test_a_life_table_by_hand() -> None:
    # Bands 0 and 1+: rate 0.02 at 0, so q = 0.02 ÷ (1 + 0.02 × 0.9) and expectancy at 1 is 1 ÷ 0.0125 = 80
    found = life_expectancy([20, 500], [1_000, 40_000], [0, 1])
    dying = 0.02 / 1.018
    assert found.value[1] == 80
    assert found.value[0] == pytest.approx(80 * (1 - dying) + (1 - dying) + 0.1 * dying)
    # variance at 1: (1 ÷ rate)² ÷ deaths
    assert found.upper[1] == pytest.approx(80 + 1.959963985 * 80 / np.sqrt(500))
    assert found.lower[0] < found.value[0] < found.upper[0]


def test_a_life_table_of_three_bands_by_hand() -> None:
    # bands 0, 1 to 4 and 5+: the dying live 0.1 of the first year and half of the four years after it
    found = life_expectancy([20, 80, 500], [1_000, 4_000, 40_000], [0, 1, 5])
    first, second = 0.02 / (1 + 0.02 * 0.9), 4 * 0.02 / (1 + 4 * 0.02 * 0.5)
    at_five = 1 / 0.0125
    at_one = 4 * (1 - second) + 0.5 * 4 * second + at_five * (1 - second)
    at_birth = (1 - first) + 0.1 * first + at_one * (1 - first)
    assert found.value == pytest.approx([at_birth, at_one, at_five])
    # variance: of each probability of dying, by the years that a death there loses, and of the open end
    end = at_five**2 / 500
    of_second = 4**2 * 0.02 * (1 - 0.5 * 4 * 0.02) / (4_000 * (1 + 0.5 * 4 * 0.02) ** 3)
    of_first = 0.02 * (1 - 0.1 * 0.02) / (1_000 * (1 + 0.9 * 0.02) ** 3)
    left_at_one, left_at_five = 1 - first, (1 - first) * (1 - second)
    var_five = left_at_five**2 * end
    var_one = left_at_one**2 * of_second * (0.5 * 4 + at_five) ** 2 + var_five
    var_birth = of_first * (0.9 + at_one) ** 2 + var_one
    widths = 1.959963985 * np.sqrt([var_birth, var_one / left_at_one**2, var_five / left_at_five**2])
    assert found.upper - found.value == pytest.approx(widths)
    assert found.value - found.lower == pytest.approx(widths)
    wider = life_expectancy([20, 80, 500], [1_000, 4_000, 40_000], [0, 1, 5], confidence=0.998)
    assert wider.upper - wider.value == pytest.approx(widths * 3.090232306 / 1.959963985)


def test_who_dies_in_a_first_band_of_more_than_a_year_lives_half_of_it() -> None:
    found = life_expectancy([20, 500], [1_000, 40_000], [0, 5])
    dying = 5 * 0.02 / (1 + 5 * 0.02 * 0.5)
    assert found.value[0] == pytest.approx(80 * (1 - dying) + 5 * (1 - dying) + 2.5 * dying)
    second = life_expectancy([20, 80, 500], [1_000, 4_000, 40_000], [0, 1, 2])
    later = life_expectancy([20, 500], [1_000, 40_000], [60, 61])
    assert second.value[1] == pytest.approx(later.value[0])
    dying = 0.02 / (1 + 0.02 * 0.5)
    assert later.value[0] == pytest.approx(80 * (1 - dying) + (1 - dying) + 0.5 * dying)


def test_five_thousand_people_are_enough_unless_told() -> None:
    deaths, ages = [20, 50], [0, 1]
    assert life_expectancy(deaths, [1_000, 4_000], ages).value[1] == 80
    found = life_expectancy(deaths, [1_000, 3_999], ages)
    assert np.isnan([found.value, found.lower, found.upper]).all()
    assert found.note.startswith("row 1: fewer than 5,000 people, no deaths in the last band")
    told = life_expectancy(deaths, [1_000, 4_000], ages, least_population=5_000.5)
    assert told.note.startswith("row 1: fewer than 5,000.5 people")
    assert life_expectancy(deaths, [100, 400], ages, least_population=500).value[1] == 8
    assert life_expectancy(deaths, [1_000, 4_000], ages).note == ""


def test_a_band_that_nobody_would_outlive_is_withheld() -> None:
    # half of the ten years' band is lived by the dying: at 0.2 deaths a year nobody comes out, at 0.19 some do
    sure, nearly = (life_expectancy([each, 500], [1_000, 40_000], [10, 20]) for each in (200, 190))
    assert np.isnan(sure.value).all()
    dying = 10 * 0.19 / (1 + 10 * 0.19 * 0.5)
    assert nearly.value[0] == pytest.approx(80 * (1 - dying) + 10 * (1 - dying) + 5 * dying)


def test_of_three_bands_only_the_last_must_have_deaths_and_any_but_it_may_end_all_lives() -> None:
    people, ages = [1_000, 1_000, 40_000], [0, 10, 20]
    quiet, silent, ended = (
        life_expectancy(deaths, people, ages) for deaths in ([20, 0, 500], [20, 20, 0], [20, 200, 500])
    )
    assert quiet.value[1:] == pytest.approx([90, 80])  # nobody dies in the ten years before
    assert np.isnan(silent.value).all()
    assert np.isnan(ended.value).all()


def test_as_many_deaths_as_people_are_not_more() -> None:
    found = life_expectancy([1_000, 40_000], [1_000, 40_000], [0, 1])
    dying = 1 / 1.9
    assert found.value == pytest.approx([1 * (1 - dying) + (1 - dying) + 0.1 * dying, 1])


def test_a_life_table_needs_bands_that_rise() -> None:
    with refused("ages must rise from band to band"):
        life_expectancy([1, 2, 3], [9, 9, 9], [0, 5, 5])
    with refused("there must be one column for each of the 1 ages, at least two"):
        life_expectancy([1], [9], [0])
    with refused("there must be one column for each of the 2 ages, at least two"):
        life_expectancy([[[1, 2]]], [[[9, 9]]], [0, 1])
    with refused("deaths and population must be of the same length, not (2,) and (3,)"):
        life_expectancy([1, 2], [9, 9, 9], [0, 1])
    with refused("ages must have 1 dimension, not 2"):
        life_expectancy([1, 2], [9, 9], [[0, 1]])
    with refused("population hold a missing number in row 1"):
        life_expectancy([1, 2], [NAN, 9], [0, 1])


def test_small_areas_and_bands_without_deaths_are_withheld() -> None:
    found = life_expectancy([[1, 2], [20, 500], [20, 0]], [[100, 400], [1_000, 40_000], [1_000, 40_000]], [0, 1])
    assert np.isnan(found.value[:, 0]).tolist() == [True, False, True]
    assert (
        found.note
        == "rows 1 and 3: fewer than 5,000 people, no deaths in the last band, or nobody who would live to it"
    )
    with refused("ages must rise from band to band"):
        life_expectancy([1, 2], [3, 4], [1, 0])
    with refused("more deaths than people in row 1"):
        life_expectancy([5, 2], [3, 4], [0, 1])
    with refused("there must be one column for each of the 3 ages, at least two"):
        life_expectancy([1, 2], [3, 4], [0, 1, 5])
