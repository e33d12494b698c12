"""Exports of four finance systems come to the same lines and the same sums; what is wrong is told at its cell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.checking import open_file
from quadrant.intake.evidence.places import listed_places
from quadrant.intake.finance.accounting import AS_PERIOD, NOT_SAID, SAY, period_in, read_period
from quadrant.intake.finance.monitoring import monitoring_of, monitoring_told
from quadrant.intake.terms import FileRefused
from quadrant.plan.funds.terms import FinanceLine
from tests.intake import exporting
from tests.intake.making import csv_file

Made = Callable[[Path], Path]
HEADERS = ("Cost centre", "Account", "Period", "Financial year", "Budget", "Actual", "Forecast", "Variance")
AS_MONEY = "Write pounds and pence such as 1234.50, or - where it is not known."
ONE_EACH = "Give each period a file of its own: what is spent to date holds the periods before it."
ADD = "Add the two together: each account of a cost centre has one row."
ONE_YEAR = "Keep the months of one financial year, April to March."
GIVE = "Give the account of the row; where the row is a total, write Total in it."
FIRST = ("12010", "1000", "P7", "2026/27", "100.00", "60.00", "110.00", "-10.00")


def read(path: Path, **of_all: str) -> tuple[list[FinanceLine], list[str]]:
    opened = open_file(path, listed_places())
    assert opened.mapping.kind is DatasetKind.MONITORING
    return monitoring_of(opened.sheet, opened.mapping, of_all, lambda at: {})


def told_of(path: Path, **of_all: str) -> list[str]:
    """What is wrong with the file."""
    with pytest.raises(FileRefused) as refused:
        read(path, **of_all)
    return [str(problem) for problem in refused.value.problems]


def export(folder: Path, *rows: tuple[str, ...]) -> Path:
    return csv_file(folder, rows, HEADERS)


@pytest.mark.parametrize("made", [exporting.agresso, exporting.civica, exporting.sap, exporting.by_month])
def test_every_dialect_comes_to_the_same_lines_to_the_penny(made: Made, tmp_path: Path) -> None:
    lines, _ = read(made(tmp_path))
    wanted = [(*words, *map(Decimal, amounts)) for *words, budget, actual, forecast in exporting.LINES
              for amounts in [(budget, actual, forecast)]]  # fmt: skip
    assert [
        (one.cost_centre, one.cost_centre_name, one.account, one.account_name, one.budget, one.actual, one.forecast)
        for one in lines
    ] == wanted
    assert {one.at.label for one in lines} == {"P7 2026/27"}
    sums = [sum(getattr(one, name) for one in lines) for name in ("budget", "actual", "forecast")]
    assert sums == [Decimal(exporting.BUDGET), Decimal(exporting.ACTUAL), Decimal(exporting.FORECAST)]
    assert monitoring_told(lines) == (
        "P7 2026/27 (to the end of October 2026): 6 lines of 3 cost centres, "
        "£177,498.74 spent of a budget of £286,750.50"
    )


def test_what_whoever_confirms_is_told_of_a_report_writers_file(tmp_path: Path) -> None:
    assert read(exporting.civica(tmp_path))[1] == [
        "The period is taken from what stands above the headers",
        "Left out: row of totals 8, 11, 13, as the rows above add up to the penny",
        "The variance in the file is forecast less budget. Quadrant's is budget less forecast",
    ]
    assert read(exporting.sap(tmp_path))[1] == [
        "Read as headings or notes, since they hold no amount: row 2, 7, 10",
        "Left out: row of totals 12, as the rows above add up to the penny",
        "Left out: row that repeats the headers 6",
    ]


def test_what_the_file_has_no_column_for_is_not_said_and_an_empty_forecast_is_none(tmp_path: Path) -> None:
    rows = [("1", "a", "60.00", ""), ("1", "b", "", "5")]
    path = csv_file(tmp_path, rows, ("Cost centre", "Account", "Actual", "Forecast"))
    lines, _ = read(path, period="October", year="2026/27")
    assert [(one.actual, one.forecast, one.budget) for one in lines] == [
        (Decimal(60), None, None),
        (Decimal(0), Decimal(5), None),
    ]


def test_amounts_that_cannot_be_read_and_an_unknown_period_are_refused_at_their_cells(tmp_path: Path) -> None:
    rows = [("12010", "1000", "P7", "2026/27", "ten", "60.00", "1.234,50", ""), ("12010", "1001", "P17", *FIRST[3:])]
    assert told_of(export(tmp_path, *rows)) == [
        f"row 2, column “Budget”: “ten” is not a sum of money. {AS_MONEY}",
        "row 2, column “Forecast”: “1.234,50” is not a sum of money. Write 1234.50, with a point before the pence.",
        f"row 3, column “Period”: “P17” is no accounting period. {AS_PERIOD}",
    ]


def test_closing_periods_and_a_second_period_are_refused(tmp_path: Path) -> None:
    rows = [FIRST, ("12010", "1001", "P8", *FIRST[3:]), ("12010", "1002", "P13", *FIRST[3:])]
    assert told_of(export(tmp_path, *rows)) == [
        f"row 3, column “Period”: “P8” is another period than that of row 2. {ONE_EACH}",
        "row 4, column “Period”: “P13” is a closing period. Bring P12 in again, with the adjustments in it.",
    ]


def test_a_period_of_another_year_than_its_row_says_is_refused(tmp_path: Path) -> None:
    row = ("12010", "1000", "Oct 2025", *FIRST[3:])
    assert told_of(export(tmp_path, row)) == [
        "row 2, column “Period”: “Oct 2025” is of 2025/26, and the row says 2026/27. Check which of the two is right."
    ]


def test_an_account_that_comes_twice_in_a_cost_centre_is_refused_with_its_first_row(tmp_path: Path) -> None:
    assert told_of(export(tmp_path, FIRST, ("12020", *FIRST[1:]), FIRST)) == [
        f"row 4, column “Account”: “1000” stands with cost centre 12010 in row 2 already. {ADD}"
    ]


def test_a_row_with_amounts_and_no_account_and_one_with_no_cost_centre_above_are_refused(tmp_path: Path) -> None:
    rows = [("", *FIRST[1:]), ("12010", "", *FIRST[2:])]
    assert told_of(export(tmp_path, *rows)) == [
        "row 2, column “Cost centre”: is missing. The cell is empty: give the cost centre.",
        f"row 3, column “Account”: is missing. {GIVE}",
    ]


def test_a_file_that_does_not_say_its_period_is_refused_until_somebody_does(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [("1", "a", "60.00", "70")], ("Cost centre", "Account", "Actual", "Budget"))
    assert told_of(path) == [f"{NOT_SAID} {SAY}"]
    assert told_of(path, period="P0", year="2026/27") == [
        f"column “Accounting period, of all rows”: “P0” is no accounting period. {AS_PERIOD}"
    ]
    assert read(path, period="Oct-26")[0][0].at.label == "P7 2026/27"


def test_a_variance_that_is_none_is_told_with_its_row_and_not_refused(tmp_path: Path) -> None:
    rows = [FIRST, ("12010", "1001", *FIRST[2:7], "-10.02"), ("12010", "1002", *FIRST[2:7], "-10.01")]
    assert read(export(tmp_path, *rows))[1] == [
        "The variance in row 3 is not budget less forecast. Quadrant works out its own, budget less forecast"
    ]


def test_a_total_that_the_rows_above_do_not_add_to_is_told(tmp_path: Path) -> None:
    rows = [FIRST, ("12010", "1001", *FIRST[2:]), ("Total", "", "", "", "200.00", "120.01", "220.00", "")]
    assert read(export(tmp_path, *rows))[1] == [
        "Left out: row of totals 4",
        "Row 4 says £120.01 in “Actual”, which no rows above it add to",
    ]


def test_months_after_the_period_are_left_out_and_a_month_that_is_no_sum_is_refused(tmp_path: Path) -> None:
    headers = ("Cost centre", "Account", "Budget", "Apr", "May", "Jun", "Jul")
    path = csv_file(tmp_path, [("1", "a", "100", "10.50", "(0.50)", "20", "30")], headers)
    lines, told = read(path, year="2026/27", period="P3")
    assert (lines[0].actual, told) == (Decimal(30), ["Left out, since they come after P3: “Jul”"])
    assert read(path, year="2026/27")[0][0].at.number == 4
    wrong = csv_file(tmp_path, [("1", "a", "100", "10", "many", "20", "30")], headers)
    assert told_of(wrong, year="2026/27")[0].startswith("row 2, column “May”: “many” is not a sum of money.")


def test_a_period_written_once_holds_for_the_rows_below_it(tmp_path: Path) -> None:
    lines, _ = read(export(tmp_path, FIRST, ("12010", "1001", "", "", *FIRST[4:])))
    assert [one.at.label for one in lines] == ["P7 2026/27", "P7 2026/27"]


def test_months_of_a_calendar_year_lie_in_two_financial_years_and_are_refused(tmp_path: Path) -> None:
    headers = ("Cost centre", "Account", "Budget", "Jan-26", "Feb-26", "Mar-26", "Apr-26")
    path = csv_file(tmp_path, [("1", "a", "100", "1", "2", "3", "4")], headers)
    assert told_of(path) == [
        f"The columns of months and the file speak of several financial years: 2025/26, 2026/27. {ONE_YEAR}"
    ]
    april = csv_file(tmp_path, [("1", "a", "100", "4", "5", "6")], (*headers[:3], "Apr-26", "May-26", "Jun-26"))
    assert read(april)[0][0].at.label == "P3 2026/27"
    assert told_of(april, year="2025/26")[0].endswith(ONE_YEAR)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("P7", (7, None)), ("07", (7, None)), ("Period 7", (7, None)), ("Month 7 2026/27", (7, 2026)),
        ("2026/27 P07", (7, 2026)), ("202607", (7, 2026)), ("007.2026", (7, 2026)), ("October", (7, None)),
        ("Oct-26", (7, 2026)), ("Feb 2027", (11, 2026)), ("31/03/2027", (12, 2026)), ("2026-04-01", (1, 2026)),
    ],
)  # fmt: skip
def test_periods_as_they_are_written(said: str, found: tuple[int, int | None]) -> None:
    assert read_period(said).value == found


def test_a_title_says_the_period_where_it_says_one() -> None:
    assert period_in(["Budget monitoring to 31 October 2026", "Run on 4/11/2026"]) == (7, 2026)
    assert period_in(["Period 7", "Forecast at period 8"]) == (None, None)
    assert period_in(["2026/27 month 7 (October)"]) == (7, 2026)


def test_credits_and_thousands_are_read_as_the_ledger_means_them(tmp_path: Path) -> None:
    headers = ("Cost centre", "Account", "Budget (£000)", "Actual", "Forecast (£000)")
    path = csv_file(tmp_path, [("1", "a", "(1.5)", "500.25 CR", "2.25-")], headers)
    line = read(path, year="2026/27", period="P1")[0][0]
    assert (line.budget, line.actual, line.forecast) == (Decimal(-1500), Decimal("-500.25"), Decimal(-2250))


def test_an_account_called_total_is_a_line_and_a_cost_centre_called_total_place_too(tmp_path: Path) -> None:
    rows = [FIRST, ("12010", "4000", *FIRST[2:]), ("12010", "Net expenditure", "", "", "200", "120", "220", "")]
    lines, told = read(export(tmp_path, *rows))
    assert (len(lines), told) == (2, ["Left out: row of totals 4, as the rows above add up to the penny"])
    headers = ("Cost centre", "Cost centre name", "Budget", "Actual")
    summary = [("9", "Total Place", "10", "5"), ("Total", "", "10", "5")]
    lines, told = read(csv_file(tmp_path, summary, headers), year="2026/27", period="P7")
    assert [(one.cost_centre, one.account) for one in lines] == [("9", "")]


def test_what_a_report_writer_prints_on_each_page_is_left_out_and_named(tmp_path: Path) -> None:
    headers = "Cost Centre,Account,Account name,Current Budget,Actual to Date\n"
    text = (
        f"2026/27 period 7,,,,\n{headers}"
        "12010 Home care,1000,Salaries,200000,118250.40\n"
        "Page 2,,,,\n"
        ",4100,Agency staff,15000,22499.99\n"
        ",,,,Page 3\n"
        ",Run by: JSMITH,,,\n"
        "Run by J Smith on 2 November,,,n/a,\n"
        ",9100,Client contributions,-40000,-24120.75\n"
    )
    lines, left_out = read(exporting.agresso(tmp_path, text))
    assert [(line.cost_centre, line.account, str(line.actual)) for line in lines] == [
        ("12010", "1000", "118250.40"),
        ("12010", "4100", "22499.99"),
        ("12010", "9100", "-24120.75"),
    ]
    assert "Read as headings or notes, since they hold no amount: row 4, 6, 7, 8" in left_out
