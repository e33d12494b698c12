"""Parquet: typed columns, read as the text that a person would see."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from quadrant.intake.reading.tables import MOST_COLUMNS, MOST_ROWS, RawTable
from quadrant.intake.terms import FileRefused

TORN = ("The Parquet file cannot be read: it is cut off or damaged.", "Fetch it again.")


def read_parquet(path: Path) -> list[RawTable]:
    try:
        lazy = pl.scan_parquet(path)
        schema = lazy.collect_schema()
        height = int(lazy.select(pl.len()).collect().item())
    except (PolarsError, OSError, pl.exceptions.PanicException) as broken:
        raise FileRefused.whole(*TORN) from broken
    if len(schema) > MOST_COLUMNS or height > MOST_ROWS:
        raise FileRefused.whole(f"The file has more than {MOST_COLUMNS} columns or {MOST_ROWS:,} rows.")
    nested = [name for name, kind in schema.items() if kind.is_nested()]
    if nested:
        raise FileRefused.whole(f"The column “{nested[0]}” holds lists, not single values.", "Write one value a cell.")
    columns = [_text(name, kind).alias(str(at)) for at, (name, kind) in enumerate(schema.items())]
    try:
        cells = lazy.select(columns).collect()
    except (PolarsError, OSError) as broken:
        raise FileRefused.whole(*TORN) from broken
    return [RawTable("", cells, tuple(schema.names()), 1)]


def _text(name: str, kind: pl.DataType) -> pl.Expr:
    """Whole numbers without a fraction, whatever they are kept as; nothing as ""."""
    column = pl.col(name)
    if kind.is_float():
        whole = column.cast(pl.Int64, strict=False)
        text = pl.when(column == whole).then(whole.cast(pl.String)).otherwise(column.cast(pl.String))
        return text.fill_null("")
    if kind == pl.Binary:
        return column.cast(pl.String, strict=False).fill_null("")
    return column.cast(pl.String).fill_null("")
