"""Forecasts of real yearly series, at each of their last three origins: ours, the last value, and statsmodels."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.measuring import Measured
from bench.numbers.beside import shared
from bench.numbers.page import Section, milliseconds
from bench.numbers.peers import PEERS, ask
from quadrant.methods.forecast import forecast

SERIES, LEFT_OUT = 300, (3, 2, 1)
Floats = NDArray[np.float64]
Lines = list[Floats]


def section() -> Section:
    columns = ("", "mean miss, in steps", "of the last value's", "80 % holds", "95 % holds", "time for all")
    page = Section(f"Forecasts of {SERIES} real series of 8 to 16 years, 1 to 3 ahead, origin rolling", columns)
    path = shared("data", "indicators", "dfe_lait_bds_long_0.parquet")
    if path is None:
        page.words.append("The real series do not stand beside this checkout, so nothing was forecast.")
        return page
    series = real_series(path, SERIES)
    ahead = [(each[:-left], each[-left:]) for each in series for left in LEFT_OUT]
    naive = _miss(ahead, [np.full(len(coming), known[-1]) for known, coming in ahead])
    begun = time.perf_counter()
    found = [forecast(known, len(coming)) for known, coming in ahead]
    taken = (time.perf_counter() - begun) * 1000
    ours = _miss(ahead, [each.mean for each in found])
    held = (
        _held(ahead, [each.lower_80 for each in found], [each.upper_80 for each in found]),
        _held(ahead, [each.lower_95 for each in found], [each.upper_95 for each in found]),
    )
    page.rows = [
        ("the last value", f"{naive:.3f}", "", "", "", ""),
        ("ours", f"{ours:.3f}", f"{ours / naive:.1%}", f"{held[0]:.1%}", f"{held[1]:.1%}", milliseconds(taken)),
    ]
    page.limits = [Measured("forecast misses, of the last value's", ours / naive, "×", limit=1)]
    _statsmodels(page, series, ahead, naive)
    page.words.append(
        "statsmodels would be called for if it missed clearly less. It chooses a trend where short series have none, "
        "and its intervals are too narrow for so few points."
    )
    page.words.append(
        "A step is the series' own mean yearly change before the origin; a miss is the mean of its absolute errors."
    )
    return page


def _statsmodels(page: Section, series: Lines, ahead: list[tuple[Floats, Floats]], naive: float) -> None:
    longest = max(len(each) for each in series)
    table = np.full((len(series), longest), np.nan)
    for row, each in zip(table, series, strict=True):
        row[: len(each)] = each
    name = f"statsmodels {PEERS['statsmodels']}"
    said = ask("statsmodels", "forecasts", series=table)
    if isinstance(said, str):
        page.rows.append((name, said, "", "", "", ""))
        return
    lines: dict[str, Any] = {key: [np.array(each) for each in said[key]] for key in said if key != "ms"}
    held = [_held(ahead, lines[f"lower_{level}"], lines[f"upper_{level}"]) for level in (80, 95)]
    ets, theta = _miss(ahead, lines["ets"]), _miss(ahead, lines["theta"])
    page.rows += [
        (f"{name}, ETS by AICc", f"{ets:.3f}", f"{ets / naive:.1%}", f"{held[0]:.1%}", f"{held[1]:.1%}",
         f"{milliseconds(said['ms'])} with Theta"),
        (f"{name}, Theta", f"{theta:.3f}", f"{theta / naive:.1%}", "", "", ""),
    ]  # fmt: skip


def _miss(ahead: list[tuple[Floats, Floats]], means: Lines) -> float:
    steps = [np.abs(np.diff(known)).mean() for known, _ in ahead]
    each = [np.abs(mean - coming).mean() / step for (_, coming), mean, step in zip(ahead, means, steps, strict=True)]
    return float(np.mean(each))


def _held(ahead: list[tuple[Floats, Floats]], lower: Lines, upper: Lines) -> float:
    inside = [(low <= coming) & (coming <= high) for (_, coming), low, high in zip(ahead, lower, upper, strict=True)]
    return float(np.concatenate(inside).mean())


def real_series(path: Any, how_many: int) -> Lines:
    """Yearly series of 8 to 16 points from the DfE's Local Authority Interactive Tool, drawn by a fixed seed."""
    import polars as pl

    rows = pl.read_parquet(path).with_columns(pl.col("Values").cast(pl.Float64, strict=False).alias("value"))
    rows = rows.drop_nulls("value").sort("Years")
    lines = rows.group_by(["Short Desc", "LA and Regions"], maintain_order=True).agg("value", "Years")
    whole = [
        np.array(values)
        for values, years in zip(lines["value"].to_list(), lines["Years"].to_list(), strict=True)
        if 8 <= len(values) <= 16 and len(set(years)) == len(years) and len({len(year) for year in years}) == 1
    ]
    order = np.random.default_rng(2026).permutation(len(whole))
    return [each for each in (whole[place] for place in order) if np.ptp(each[:-3]) > 0][:how_many]
