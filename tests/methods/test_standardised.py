"""Old towns and young towns made comparable."""

from __future__ import annotations

import numpy as np
import pytest

from quadrant.methods.rates import (
    byars,
    directly_standardised,
    directly_standardised_nonindependent,
    esp2013,
    expected_events,
    indirectly_standardised,
    life_expectancy,
    median,
    quantiles,
)
from tests.methods.phe import Table
from tests.methods.refusals import refused

NAN = np.nan


def test_two_bands_by_hand() -> None:
    # rates 10 / 1000 and 40 / 500; standard 3 : 1 → 0.75 × 10 + 0.25 × 80 = 27.5 per 1,000
    found = directly_standardised([[10, 40]], [[1_000, 500]], [3, 1], 1_000)
    assert found.value.tolist() == [27.5]
    # variance 0.75² × 10 ÷ 1000² + 0.25² × 40 ÷ 500² = 0.000015625
    scale = np.sqrt(0.000015625 / 50) * 1_000
    limits = byars([50])
    assert found.lower == pytest.approx(27.5 + scale * (limits.lower - 50))
    assert found.upper == pytest.approx(27.5 + scale * (limits.upper - 50))


def test_fewer_than_ten_events_are_withheld() -> None:
    found = directly_standardised(np.array([[4, 5], [5, 5], [NAN, 50]]), [[100, 100]] * 3, [1, 1])
    assert np.isnan(found.value).tolist() == [True, False, True]
    assert found.note == "rows 1 and 3: fewer than 10 events, or a band not available"


def test_the_european_standard_population() -> None:
    assert esp2013().sum() == 100_000
    assert len(esp2013()) == 19


def test_phe_indicators_esp2013() -> None:
    assert esp2013().tolist() == Table("pkgdata_esp2013.csv").numbers("value").tolist()


def test_people_with_several_events_widen_the_limits() -> None:
    once = directly_standardised([20, 30], [500, 500], [1, 1])
    same = directly_standardised_nonindependent([[20], [30]], [1], [500, 500], [1, 1])
    assert float(same.upper) == float(once.upper)
    often = directly_standardised_nonindependent([[10, 5], [20, 5]], [1, 2], [500, 500], [1, 1])
    assert float(often.value) == float(once.value)
    assert often.upper > once.upper


def test_observed_against_expected_by_hand() -> None:
    # expected 100 × 10/1000 + 200 × 20/1000 = 5; observed 10
    assert expected_events([[100, 200]], [10, 20], [1_000, 1_000]).tolist() == [5]
    found = indirectly_standardised([[4, 6]], [[100, 200]], [10, 20], [1_000, 1_000])
    assert found.value.tolist() == [2]
    as_rate = indirectly_standardised([10], [[100, 200]], [10, 20], [1_000, 1_000], as_ratio=False, multiplier=1_000)
    assert as_rate.value.tolist() == [30]  # twice the reference's 15 in 1,000
    told = indirectly_standardised([10], [[100, 200]], [10, 20], [1_000, 1_000], as_ratio=False)
    assert told.value.tolist() == [3_000]  # for each 100,000 unless told


def test_what_cannot_be_standardised_is_refused() -> None:
    with refused("there must be one column for each of the 19 bands of the standard population"):
        directly_standardised([[1, 2]], [[3, 4]])
    with refused("the denominator is 0 in row 2"):
        directly_standardised([[1, 2], [1, 2]], [[3, 4], [3, 0]], [1, 1])
    with refused("the standard population adds to 0"):
        directly_standardised([[1, 2]], [[3, 4]], [0, 0])
    with refused("persons must have one column for each of the 1 frequencies"):
        directly_standardised_nonindependent([[1, 2]], [1], [3], [1])
    with refused("persons hold -1, below zero, in row 1"):
        directly_standardised_nonindependent([[-1]], [1], [3], [1])
    with refused("denominators hold -1, below zero, in row 1"):
        indirectly_standardised([3], [[-1, 5]], [1, 1], [10, 10])
    with refused("counts and areas must be of the same length, not (2,) and (1,)"):
        indirectly_standardised([3, 4], [[5, 5]], [1, 1], [10, 10])
    with refused("no events are expected in row 1, so there is nothing to compare with"):
        indirectly_standardised([3], [[5, 5]], [0, 0], [10, 10])
    with refused("there must be one column for each of the 3 bands of the reference"):
        indirectly_standardised([3], [[5, 5]], [1, 1, 1], [10, 10, 10])


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


def test_ten_areas_in_fifths() -> None:
    assert quantiles([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 5).tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert quantiles([10, 9, NAN], 2, highest_first=False)[:2].tolist() == [2, 1]
    assert np.isnan(quantiles([1, 2, 3], 5)).all()
    assert quantiles([], 5).tolist() == []
    assert quantiles([7, 7, 7, 7], 2).tolist() == [1, 1, 1, 1]
    with refused("areas are put into 2 groups or more, not 1"):
        quantiles([1], 1)


def test_as_many_areas_as_groups_and_tenths_unless_told() -> None:
    assert quantiles([1, 2, 3], 3).tolist() == [3, 2, 1]
    assert quantiles([30, 10, 20], 3, highest_first=False).tolist() == [3, 1, 2]
    assert quantiles(range(10)).tolist() == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    # 7 areas in 3 groups: ⌈(8 − rank) × 3 ÷ 7⌉ is 3 3 3 2 2 1 1
    assert quantiles([7, 6, 5, 4, 3, 2, 1], 3).tolist() == [1, 1, 1, 2, 2, 3, 3]
    found = quantiles([4, NAN, 3, 2, 1], 2)
    assert found[[0, 2, 3, 4]].tolist() == [1, 1, 2, 2]
    assert np.isnan(found[1])
    with refused("values must have 1 dimension, not 2"):
        quantiles([[1, 2]], 2)


def test_the_middle_of_several() -> None:
    with refused("values must have 1 dimension, not 2"):
        median([[1, 2]])
    with refused("values hold an infinite number in row 2"):
        median([1, np.inf])
    assert median([7, 1, 3]) == 3
    assert median([7, 1, 3, 4]) == 3.5
    assert median([NAN, 4]) == 4
    with refused("there are no values to take the middle of"):
        median([NAN])


@pytest.mark.parametrize("row", range(8))
def test_phe_indicators_dsr(row: int) -> None:
    results = Table("test_DSR_results.csv")
    area = results.words("area")[row]
    multiplier = 10_000 if row < 4 else 100_000
    if area == "testdata_1976":
        own = Table("test_DSR_1976.csv")
        x, n, standard = own.numbers("count"), own.numbers("pop"), own.numbers("esp1976")
    else:
        table = Table("test_multiarea_esp.csv")
        here = [each == area for each in table.words("area")]
        x, n, standard = (table.numbers(column)[here] for column in ("count", "pop", "esp2013"))
    for confidence, tag in ((0.95, "95_0"), (0.998, "99_8")):
        found = directly_standardised(x, n, standard, multiplier, confidence=confidence)
        expected = [results.numbers(column)[row] for column in ("value", f"lower{tag}cl", f"upper{tag}cl")]
        if area == "testdata_1976" and confidence > 0.95:
            expected[1:] = [limit / 10 for limit in expected[1:]]  # the table gives these ten times too large
        mine = [float(found.value), float(found.lower), float(found.upper)]
        assert mine == pytest.approx(expected, rel=1e-9, nan_ok=True)


@pytest.mark.parametrize("area", ["big", "dummy", "small", "tiny"])
def test_phe_indicators_dsr_nonindependent(area: str) -> None:
    table, results = Table("test_DSR_nonind.csv"), Table("test_DSR_results.csv")
    name = f"testdata_nonind_{area}"
    rows = [row for row in table.rows if row["area"] == name]
    bands, frequencies = sorted({row["ageband"] for row in rows}), sorted({float(row["freq"]) for row in rows})
    persons = np.zeros((len(bands), len(frequencies)))
    n, standard = np.zeros(len(bands)), np.zeros(len(bands))
    for row in rows:
        band = bands.index(row["ageband"])
        persons[band, frequencies.index(float(row["freq"]))] += float(row["persons"] or 0)
        n[band], standard[band] = float(row["pop"]), float(row["esp2013"])
    place = results.words("area").index(name)
    for confidence, tag in ((0.95, "95_0"), (0.998, "99_8")):
        found = directly_standardised_nonindependent(persons, frequencies, n, standard, confidence=confidence)
        expected = [results.numbers(column)[place] for column in ("value", f"lower{tag}cl", f"upper{tag}cl")]
        mine = [float(found.value), float(found.lower), float(found.upper)]
        assert mine == pytest.approx(expected, rel=1e-9, nan_ok=True)


# Rows 13 to 16 of the table are of areas whose counts by band are not among the files.
@pytest.mark.parametrize("row", range(12))
def test_phe_indicators_isr(row: int) -> None:
    table, results = Table("test_ISR_ownref.csv"), Table("test_ISR_results.csv")
    reference = Table("test_ISR_refdata.csv")
    area, statistic = results.words("area")[row], results.words("statistic")[row]
    # The three areas have the same people; the smallest lacks a band in the file, so its total is looked up.
    n = table.numbers("pop")[[each == "testdata_big" for each in table.words("area")]]
    totals = Table("test_ISR_lookup.csv")
    x = totals.numbers("total_count")[totals.words("area").index(area)]
    ref_x, ref_n = reference.numbers("refcount"), reference.numbers("refpop")
    as_ratio = "ratio" in statistic
    multiplier = float(statistic.rsplit(" ", 1)[-1])
    for confidence, tag in ((0.95, "95_0"), (0.998, "99_8")):
        found = indirectly_standardised(x, n, ref_x, ref_n, as_ratio, multiplier=multiplier, confidence=confidence)
        expected = [results.numbers(column)[row] for column in ("value", f"lower{tag}cl", f"upper{tag}cl")]
        assert [float(found.value), float(found.lower), float(found.upper)] == pytest.approx(expected, rel=1e-9)
    assert float(expected_events(n, ref_x, ref_n)) == pytest.approx(results.numbers("expected")[row], rel=1e-9)


NAMES = {"Quartile": 4, "Decile": 10, "Septile": 7}


def test_phe_indicators_quantiles() -> None:
    table = Table("test_quantiles_ug.csv")
    groups: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in table.rows:
        by: tuple[str, ...] = ("Polarity", "Test", "IndSexRef") + ("ParentCode",) * (row["GroupSet"] == "IndSexReg")
        by = () if row["GroupSet"] == "None" else by  # one set of all areas, the highest first
        key = (row["GroupSet"], row["QuantileNm"], *(row[column] for column in by))
        groups.setdefault(key, []).append(row)
    for key, rows in groups.items():
        values = [float(row["Value"] or "nan") for row in rows]
        found = quantiles(values, NAMES[key[1]], highest_first=key[2:3] in {(), ("TRUE",)})
        expected = [float(row["QuantileInGrp"] or "nan") for row in rows]
        assert found.tolist() == pytest.approx(expected, nan_ok=True), key
