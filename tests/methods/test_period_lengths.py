"""How long a period is, by its label as files write it."""

from __future__ import annotations

from datetime import date

import pytest

from quadrant.methods.periods import HALF, QUARTER, Length, length_between, length_of


@pytest.mark.parametrize(
    ("word", "labels"),
    [
        ("day", ["31 March 2026", "as at 31 March 2026", "30/09/2026", "2026-09-30"]),
        ("week", ["w/c 4 May 2026", "Week ending 10 May 2026", "4 May 2026 to 10 May 2026"]),
        ("month", ["April 2026", "Apr-26", "2026-07", "2026/27 April", "As at end of March 2026", "Month to May 2026"]),
        ("quarter", ["Q1 2025/26", "Qtr 2 2026-27", "2026/27 Q1", "July – September 2026", "3 months to June 2026"]),
        ("quarter", ["Dec 2025 - Feb 2026", "Quarter ending June 2026", "Q2 2026/27 actual"]),
        ("half-year", ["H1 2025", "H2 2025/26", "6 months to September 2026", "April 2026 to September 2026"]),
        ("term", ["Autumn 2024/25", "Spring term 2024"]),
        ("year", ["2024", "2024-25", "2025/26", "2025/26 (outturn)", "2025/26 outturn", "FY 2024/25", "2024 p"]),
        ("year", ["Year ending March 2024", "12 months to March 2024", "Apr 2022-Mar 2023"]),
        ("year", ["1 April 2025 to 31 March 2026", "Academic year 2024/25", "2000/01"]),
        ("3 years", ["2019-2021", "2019–21", "2016/17 - 18/19", "2020/21 to 2022/23"]),
        ("5 years", ["2020/21 - 24/25", "60 months to March 2025"]),
        ("9 months", ["April 2026 to December 2026"]),
    ],
)  # fmt: skip
def test_a_label_tells_how_long_its_period_is(word: str, labels: list[str]) -> None:
    told = {label: length.word if (length := length_of(label)) else None for label in labels}
    assert told == dict.fromkeys(labels, word)


@pytest.mark.parametrize(
    "label", ["", "mid-2024", "Baseline", "31 April 2026", "H3 2026", "2024/30", "May to Bay 2026"]
)
def test_a_label_that_does_not_tell_has_no_length(label: str) -> None:
    assert length_of(label) is None


def test_months_of_28_and_of_31_days_are_of_one_length_and_shorter_ones_come_first() -> None:
    february, march = (length_between(date(2026, at, 1), date(2026, at, last)) for at, last in ((2, 28), (3, 31)))
    assert february == march < QUARTER < HALF
    assert length_between(date(2026, 1, 1), date(2026, 1, 12)) == Length(12, "12 days")
