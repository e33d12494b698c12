"""Labels of periods become days to put them in order; names of places become places, however they are spelt."""

from __future__ import annotations

from datetime import date

import pytest

from quadrant.intake.evidence.places import listed_places
from quadrant.methods.periods import period_end, period_label


@pytest.mark.parametrize(
    ("label", "end"),
    [
        ("2016", date(2016, 12, 31)),
        ("2016/17", date(2017, 3, 31)),
        ("2016-17", date(2017, 3, 31)),
        ("2014-16", date(2016, 12, 31)),
        ("2015 - 17", date(2017, 12, 31)),
        ("2013/14-15/16", date(2016, 3, 31)),
        ("2020/21 - 24/25", date(2025, 3, 31)),
        ("2018 (Rev)", date(2018, 12, 31)),
        ("2016-17 (OT)", date(2017, 3, 31)),
        ("1999-00", date(2000, 3, 31)),
        ("Q3 2024", date(2024, 9, 30)),
        ("2021/22 Q4", date(2022, 3, 31)),
        ("2021/22 Q1 - 2022/23 Q1", date(2022, 6, 30)),
        ("Apr 2022-Mar 2023", date(2023, 3, 31)),
        ("February 2024", date(2024, 2, 29)),
        ("2021-02-01", date(2021, 2, 1)),
        ("01/04/2026", date(2026, 4, 1)),
        ("Year ending March 2024", date(2024, 3, 31)),
        ("Q2 2026/27", date(2026, 9, 30)),
        ("Qtr 2 2026-27", date(2026, 9, 30)),
        ("Q2 26/27", date(2026, 9, 30)),
        ("Quarter 4, 2026/27", date(2027, 3, 31)),
        ("2026/27 – Q1", date(2026, 6, 30)),
        ("Q1 – 2026/27", date(2026, 6, 30)),
        ("Jul-26", date(2026, 7, 31)),
        ("2026-07", date(2026, 7, 31)),
        ("2026/27 – Jan", date(2027, 1, 31)),
        ("FY2026/27", date(2027, 3, 31)),
        ("FY 26/27", date(2027, 3, 31)),
        ("H1 2026/27", date(2026, 9, 30)),
        ("H2 2026/27", date(2027, 3, 31)),
        ("H1 2026", date(2026, 6, 30)),
        ("July - September 2026", date(2026, 9, 30)),
        ("Jul–Sep 2026", date(2026, 9, 30)),
        ("as at 31 March 2026", date(2026, 3, 31)),
        ("At 31st March 2026", date(2026, 3, 31)),
        ("31.03.2026", date(2026, 3, 31)),
        ("1 April 2025 to 31 March 2026", date(2026, 3, 31)),
        ("Year to 31 March 2026", date(2026, 3, 31)),
        ("2025/26 outturn", date(2026, 3, 31)),
        ("Q2 2026/27 actual", date(2026, 9, 30)),
        ("Autumn term 2025/26", date(2025, 12, 31)),
        ("Summer 2025/26", date(2026, 7, 31)),
        ("Spring term 2026", date(2026, 3, 31)),
        ("School year 2025/26", date(2026, 3, 31)),
        ("Week ending 12 April 2026", date(2026, 4, 12)),
        ("w/c 06/04/2026", date(2026, 4, 12)),
    ],
)
def test_a_period_ends_on_its_last_day(label: str, end: date) -> None:
    assert period_end(label) == end


@pytest.mark.parametrize(
    "label",
    [
        *("", "0", "20x6", "13/13/2020", "2020/22", "Q5 2020", "2019-2017", "0001", "Total"),
        *("Q2", "Q2 2026-28", "H3 2026", "July 26", "26 July", "31 June 2026"),
        *("2026/27 target", "Autumn", "Autumn 2025/27", "w/c Monday"),
    ],
)
def test_what_names_no_period(label: str) -> None:
    assert period_end(label) is None


@pytest.mark.parametrize(
    ("written", "label"),
    [
        *((way, "Q2 2026/27") for way in ("Q2 26/27", "Qtr 2 2026-27", "2026/27 – Q2", "Q2 2026/27 actual")),
        *((way, "July 2026") for way in ("Jul-26", "2026-07", "July 2026", "jul 2026")),
        *((way, "21 March 2021") for way in ("2021-03-21", "21/03/2021", "21st March 2021")),
        ("FY 26/27", "2026/27"),
        ("H1 2026", "H1 2026"),
        ("2025/26 outturn", "2025/26"),
        *(
            (as_it_is, as_it_is)
            for as_it_is in ("2016-17", "2015 - 17", "2018 (Rev)", "Apr 2022-Mar 2023", "Total", "")
        ),
        *((as_it_is, as_it_is) for as_it_is in ("Jul–Sep 2026", "Year ending March 2024", "as at 31 March 2026")),
        *((as_it_is, as_it_is) for as_it_is in ("31 June 2026", "Q2 2026-28")),
    ],
)
def test_one_period_is_written_in_one_way(written: str, label: str) -> None:
    assert period_label(written) == label
    assert period_end(written) == period_end(label)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Herefordshire, County of", "E06000019"),
        ("herefordshire council", "E06000019"),
        ("Bristol, City of", "E06000023"),
        ("Kingston-upon-Hull", "E06000010"),
        ("St. Helens", "E08000013"),
        ("Rotherham Metropolitan Borough Council", "E08000018"),
        ("London Borough of Haringey", "E09000014"),
        ("City of London", "E09000001"),
        ("London", "E12000007"),
        ("London (Inner)", "E13000001"),
        ("West Midlands", "E12000005"),
        ("Yorkshire & Humber", "E12000003"),
        ("Dorset (Pre LG)", "E10000009"),
        ("Dorset", "E06000059"),
        ("884.0", "E06000019"),
    ],
)
def test_a_place_is_known_by_its_names_and_numbers(name: str, code: str) -> None:
    found = listed_places().named(name)
    assert found is not None
    assert found.code == code


def test_a_former_code_leads_to_todays_place() -> None:
    gateshead = listed_places().coded("E08000020")
    assert gateshead is not None
    assert (gateshead.code, gateshead.name) == ("E08000037", "Gateshead")


def test_no_name_is_guessed() -> None:
    assert listed_places().named("Herefordshir") is None
    assert listed_places().nearest("Herefordshir") == "Herefordshire"
    assert listed_places().coded("E99999999") is None
