"""The page of results: tables of medians and ratios, with the machine's kind, the day and the versions, no names."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.measuring import Measured

RESULTS = Path(__file__).resolve().parents[1] / "results.md"


@dataclass
class Section:
    """One part of the page: a heading, rows under their titles, and what must be said of them."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    limits: list[Measured] = field(default_factory=list)

    def lines(self) -> list[str]:
        told = ["", f"## {self.title}", "", _row(self.columns), _row(("---",) * len(self.columns))]
        return [*told, *(_row(row) for row in self.rows), *(line for word in self.words for line in ("", word))]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def milliseconds(taken: float) -> str:
    return f"{taken:,.3g} ms" if taken < 1_000 else f"{taken / 1_000:,.3g} s"


def times(ratio: float) -> str:
    return f"{ratio:.3g} ×" if ratio < 0.1 else f"{ratio:.2f} ×"


def write(sections: Sequence[Section]) -> None:
    """Write the page anew, every figure from this run."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    machine = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GB"
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("numpy", "scipy"))
    lines = [
        "# The arithmetic, measured",
        "",
        "Written by `./run bench numbers`; every figure is from one run. Times are medians, ours and the other side",
        "taking turns, so that what else the machine does falls on both. Ratios travel between machines; times do not.",
        "",
        f"{dt.datetime.now(tz=dt.UTC):%-d %B %Y}. {machine}. Python {platform.python_version()}, {versions}.",
    ]
    for section in sections:
        lines += section.lines()
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
