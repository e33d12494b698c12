"""A hundred thousand rows in within a minute and half a gigabyte; a million refused within five seconds."""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import xlsxwriter

from bench.measuring import Measured
from bench.scratch import scratch_quadrant

ROWS, SECONDS, MEGABYTES = 100_000, 60, 500
TOO_MANY, SECONDS_TO_REFUSE = 1_000_000, 5
Rows = Iterable[Sequence[object]]
AREAS = ("England", "Herefordshire", "Shropshire", "Cornwall")


def figures(rows: int) -> Rows:
    yield ("Indicator", "Period", "Area", "Value")
    for at in range(rows):
        series, year = divmod(at // len(AREAS), 40)
        yield (f"Indicator {series}", 1980 + year, AREAS[at % len(AREAS)], at % 997)


def spend(rows: int) -> Rows:
    yield ("Supplier", "Amount", "Date paid", "Service area", "Transaction number")
    for at in range(rows):
        yield (f"Supplier {at % 900}", 500 + at % 8_000, f"{1 + at % 28:02}/0{1 + at % 9}/2026", "Adults", at)


def in_two_rows(rows: int) -> Rows:
    """Two figures a row, each with its count, under the years of the row above."""
    yield ("Indicator", "Area", "2023/24", "", "2024/25", "")
    yield ("", "", "Count", "Rate", "Count", "Rate")
    for at in range(rows // 2):
        yield (f"Indicator {at // len(AREAS)}", AREAS[at % len(AREAS)], at % 97, at % 89, at % 83, at % 79)


def monitoring(rows: int) -> Rows:
    yield ("Cost centre", "Cost centre name", "Account", "Year", "Period", "Budget", "Actual", "Forecast")
    for at in range(rows):
        centre, account = divmod(at, 40)
        yield (
            10_000 + centre,
            f"Centre {centre}",
            1_000 + account,
            "2026/27",
            "P7",
            at % 9_000,
            at % 5_000,
            at % 8_000,
        )


def contracts(rows: int) -> Rows:
    yield ("Contract reference", "Contract title", "Supplier", "Start date", "End date", "Contract value")
    for at in range(rows):
        yield (f"C{at:06}", f"Care at home {at}", f"Supplier {at % 900}", "01/04/2025", "31/03/2028", 1_000 + at)


def as_text(path: Path, rows: Rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def as_workbook(path: Path, rows: Rows) -> Path:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Figures")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return path


KINDS: tuple[tuple[str, str, Callable[[int], Rows], Callable[[Path, Rows], Path]], ...] = (
    ("figures, CSV", "figures.csv", figures, as_text),
    ("figures, Excel", "figures.xlsx", figures, as_workbook),
    ("payments, CSV", "spend.csv", spend, as_text),
    ("figures under two rows of headers, CSV", "two-rows.csv", in_two_rows, as_text),
    ("lines of budget monitoring, CSV", "monitoring.csv", monitoring, as_text),
    ("contracts, CSV", "contracts.csv", contracts, as_text),
)


def measure() -> Iterator[Measured]:
    """Each kind through upload, page, confirmation and job, in a process of its own; then the file that is too long."""
    with tempfile.TemporaryDirectory(prefix="quadrant-bench-files-") as folder:
        for what, name, rows, write in KINDS:
            path = write(Path(folder) / name, rows(ROWS))
            looked, worked, megabytes, ending = _taken(path)
            yield Measured(f"{ROWS:,} {what}: upload to done", looked + worked, "s", limit=SECONDS)
            yield Measured("  of which until its page is shown", looked, "s")
            yield Measured("  memory at most", megabytes, "MB", limit=MEGABYTES)
            yield Measured("  not taken in", 0 if ending == "done" else 1, "", limit=0)
        for what, name, rows, write in KINDS[:2]:
            path = write(Path(folder) / f"long-{name}", rows(TOO_MANY))
            looked, _, megabytes, ending = _taken(path)
            yield Measured(f"{TOO_MANY:,} {what}: refused on its page", looked, "s", limit=SECONDS_TO_REFUSE)
            yield Measured("  memory at most", megabytes, "MB", limit=MEGABYTES)
            yield Measured("  not refused", 0 if ending == "refused" else 1, "", limit=0)


def _taken(path: Path) -> tuple[float, float, float, str]:
    with scratch_quadrant() as variables:
        command = [sys.executable, "-m", "bench.intake_hand", str(path)]
        said = subprocess.run(command, env=variables, check=True, capture_output=True, text=True).stdout
    looked, worked, megabytes, ending, _ = said.strip().splitlines()[-1].split("\t")
    return float(looked), float(worked), float(megabytes), ending
