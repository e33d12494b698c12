"""Budget monitoring as four finance systems export it, made by hand: the same six lines and the same sums in each."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

# What each of the exports has to come to, to the penny.
LINES = [
    ("12010", "Home care", "1000", "Salaries", "200000.00", "118250.40", "201300.00"),
    ("12010", "Home care", "4100", "Agency staff", "15000.00", "22499.99", "38000.50"),
    ("12010", "Home care", "9100", "Client contributions", "-40000.00", "-24120.75", "-41350.00"),
    ("12020", "Day centres", "1000", "Salaries", "96000.00", "55870.10", "95200.00"),
    ("12020", "Day centres", "3300", "Transport", "8500.00", "4999.00", "8500.00"),
    ("31400", "Highways depot", "2200", "Repairs", "7250.50", "0.00", "7250.50"),
]
BUDGET, ACTUAL, FORECAST = "286750.50", "177498.74", "308901.00"

AGRESSO = """\
CostC,CostC (T),Account,Account (T),Period,Original budget,Rev bud,YTD Budget,YTD Actual,Commitments,Forecast,Variance
12010,Home care,1000,Salaries,202607,198000.00,200000.00,116666.69,118250.40,0.00,201300.00,-1300.00
12010,Home care,4100,Agency staff,202607,15000.00,15000.00,8750.00,22499.99,3100.00,38000.50,-23000.50
12010,Home care,9100,Client contributions,202607,-40000.00,-40000.00,-23333.31,-24120.75,0.00,-41350.00,1350.00
12020,Day centres,1000,Salaries,202607,96000.00,96000.00,56000.00,55870.10,0.00,95200.00,800.00
12020,Day centres,3300,Transport,202607,8500.00,8500.00,4958.31,4999.00,0.00,8500.00,0.00
31400,Highways depot,2200,Repairs,202607,7250.50,7250.50,4229.44,0.00,900.00,7250.50,0.00
"""

# A report writer: titles, a cost centre once and blank below it, brackets, subtotals, the variance the other way round.
CIVICA = [
    ["Ardlebury Council"],
    ["Budget monitoring 2026/27 - Period 7 (October)"],
    [],
    ["Cost Centre", "Detail", "Detail Description", "Current Budget £", "Actual to Date £", "Forecast Outturn £",
     "Variance £"],
    ["12010 Home care", "1000", "Salaries", "200,000.00", "118,250.40", "201,300.00", "1,300.00"],
    ["", "4100", "Agency staff", "15,000.00", "22,499.99", "38,000.50", "23,000.50"],
    ["", "9100", "Client contributions", "(40,000.00)", "(24,120.75)", "(41,350.00)", "(1,350.00)"],
    ["Total 12010", "", "", "175,000.00", "116,629.64", "197,950.50", "22,950.50"],
    ["12020 Day centres", "1000", "Salaries", "96,000.00", "55,870.10", "95,200.00", "(800.00)"],
    ["", "3300", "Transport", "8,500.00", "4,999.00", "8,500.00", "-"],
    ["Total 12020", "", "", "104,500.00", "60,869.10", "103,700.00", "(800.00)"],
    ["31400 Highways depot", "2200", "Repairs", "7,250.50", "-", "7,250.50", "-"],
    ["Grand total", "", "", "286,750.50", "177,498.74", "308,901.00", "22,150.50"],
]  # fmt: skip

# Trailing minus signs, cost centres in rows of their own, a page's headers again further down.
SAP = """\
Cost center\tCost element\tCost element name\tFiscal year\tPosting period\tPlan\tAct. costs\tOutturn forecast
12010 - Home care\t\t\t\t\t\t\t
\t1000\tSalaries\t2026\t007\t200.000,00\t118250.40\t201300.00
"""
SAP = (
    SAP.replace("200.000,00", "200000.00")
    + """\
\t4100\tAgency staff\t2026\t007\t15000.00\t22499.99\t38000.50
\t9100\tClient contributions\t2026\t007\t40000.00-\t24120.75-\t41350.00-
Cost center\tCost element\tCost element name\tFiscal year\tPosting period\tPlan\tAct. costs\tOutturn forecast
12020 - Day centres\t\t\t\t\t\t\t
\t1000\tSalaries\t2026\t007\t96000.00\t55870.10\t95200.00
\t3300\tTransport\t2026\t007\t8500.00\t4999.00\t8500.00
31400 - Highways depot\t\t\t\t\t\t\t
\t2200\tRepairs\t2026\t007\t7250.50\t0.00\t7250.50
Overall total\t\t\t\t\t286750.50\t177498.74\t308901.00
"""
)

MONTHS = (
    "Apr-26",
    "May-26",
    "Jun-26",
    "Jul-26",
    "Aug-26",
    "Sep-26",
    "Oct-26",
    "Nov-26",
    "Dec-26",
    "Jan-27",
    "Feb-27",
    "Mar-27",
)
BY_MONTH = {
    ("12010", "1000"): ["16000", "17000", "17000", "17000", "17000", "17000", "17250.40"],
    ("12010", "4100"): ["0", "4000", "4000", "4000", "4000", "4000", "2499.99"],
    ("12010", "9100"): ["-4000", "-4000", "-4000", "-4000", "-4000", "-4000", "-120.75"],
    ("12020", "1000"): ["8000", "8000", "8000", "8000", "8000", "8000", "7870.10"],
    ("12020", "3300"): ["", "999", "1000", "1000", "1000", "1000", ""],
    ("31400", "2200"): [""] * 7,
}  # fmt: skip


def agresso(folder: Path, text: str = AGRESSO, name: str = "monitoring.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def sap(folder: Path) -> Path:
    return agresso(folder, SAP, "zfi_monitoring.txt")


def civica(folder: Path) -> Path:
    path = folder / "civica.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("P7")
        for at, row in enumerate(CIVICA):
            sheet.write_row(at, 0, row)
    return path


def by_month(folder: Path) -> Path:
    """A column for each month, in a workbook; nothing after October yet."""
    path = folder / "months.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Actuals")
        head = ["Cost centre code", "Cost centre name", "Nominal code", "Nominal description", "Annual budget", *MONTHS]
        sheet.write_row(0, 0, [*head, "Forecast"])
        for at, (code, name, account, what, budget, _, forecast) in enumerate(LINES, 1):
            months = [*BY_MONTH[code, account], *[""] * 5]
            amounts = [float(each) if each else "" for each in (budget, *months, forecast)]
            sheet.write_row(at, 0, [code, name, account, what, *amounts])
    return path
