"""10,000 areas in 19 bands, directly standardised: ours, bare NumPy, and R's package where it is."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.measuring import Measured, side_by_side
from bench.numbers.page import Section, milliseconds, times
from quadrant.methods.rates import directly_standardised, esp2013

AREAS = 10_000
Z = 1.959963984540054
Floats = NDArray[np.float64]

IN_R = """
suppressMessages({library(PHEindicatormethods); library(dplyr)})
rows <- read.csv(commandArgs(TRUE)[1])
begun <- Sys.time()
found <- rows |> group_by(area) |> calculate_dsr(x, n, stdpop = standard)
cat(as.numeric(Sys.time() - begun, units = "secs") * 1000)
"""


def section() -> Section:
    chance = np.random.default_rng(2026)
    x = chance.integers(0, 50, (AREAS, 19)).astype(float)
    n = chance.integers(500, 5_000, (AREAS, 19)).astype(float)
    standard = esp2013()
    ours, beside = side_by_side(lambda: directly_standardised(x, n, standard), lambda: bare(x, n, standard), times=60)
    page = Section("Directly standardised rates, 10,000 areas × 19 bands", ("", "median", "ours as a multiple"))
    page.rows = [
        ("ours, with every check and limit", milliseconds(ours), ""),
        ("bare dense NumPy, the same figures", milliseconds(beside), times(ours / beside)),
        ("R, PHEindicatormethods", *_in_r(x, n, standard, ours)),
    ]
    page.limits = [Measured(f"standardised rates {AREAS:,} × 19, of bare NumPy", ours / beside, "×", limit=2)]
    return page


def bare(x: Floats, n: Floats, standard: Floats) -> tuple[Floats, Floats, Floats]:
    """Rate and Dobson limits as anybody would write them, with no look at the numbers."""
    weights = standard / standard.sum()
    rates = x / n
    value, variance, total = rates @ weights, (rates / n) @ weights**2, x.sum(axis=1)
    lower = total * (1 - 1 / (9 * total) - Z / (3 * np.sqrt(total))) ** 3
    upper = (total + 1) * (1 - 1 / (9 * (total + 1)) + Z / (3 * np.sqrt(total + 1))) ** 3
    scale = np.sqrt(variance / total)
    per = 100_000
    return value * per, (value + scale * (lower - total)) * per, (value + scale * (upper - total)) * per


def _in_r(x: Floats, n: Floats, standard: Floats, ours: float) -> tuple[str, str]:
    program = shutil.which("Rscript")
    if program is None:
        return ("R is not on this machine", "")
    with tempfile.TemporaryDirectory(prefix="quadrant-bench-") as folder:
        table, script = Path(folder) / "rows.csv", Path(folder) / "dsr.R"
        areas = np.repeat(np.arange(len(x)), x.shape[1])
        rows = np.column_stack([areas, x.ravel(), n.ravel(), np.tile(standard, len(x))])
        np.savetxt(table, rows, delimiter=",", header="area,x,n,standard", comments="", fmt="%d")
        script.write_text(IN_R)
        said = subprocess.run([program, script, table], capture_output=True, text=True, check=False)
    if said.returncode:
        return ("R is here, its package PHEindicatormethods is not", "")
    return (milliseconds(float(said.stdout)), times(ours / float(said.stdout)))
