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
