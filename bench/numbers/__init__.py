"""`./run bench numbers`: the arithmetic beside bare NumPy and its peers, in one run; writes bench/results.md."""

from __future__ import annotations

from collections.abc import Iterator

from bench.measuring import Measured
from bench.numbers import forecasting, portfolios, robustness, scoring, standardising
from bench.numbers.page import Section, write

PARTS = (standardising.section, robustness.section, scoring.section, portfolios.section, forecasting.section)


def measure() -> Iterator[Measured]:
    """Every part in turn; what is given are the figures that have a limit."""
    sections: list[Section] = []
    for part in PARTS:
        sections.append(part())
        yield from sections[-1].limits
    write(sections)
