"""What a letter behind a number says, as in "12 (p)" or "12r", is kept as a note on the figure; and so is that a number
was hidden by whoever made the file, as "<5" or "*" say."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from quadrant.intake.cell.numbers import read_number
from quadrant.intake.table.numbered import with_cells
from quadrant.intake.terms import Mapping, Sheet

PLAIN = r"^[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?$"
NOTE = "Notes"


def with_marks_as_notes(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, Mapping]:
    """The sheet with what is said of its values in its column of notes, which is made where there is none."""
    texts = sheet.column(mapping.columns["value"]).str.strip_chars()
    marked = texts.filter(~texts.str.contains(PLAIN)).unique().to_list()
    said = {text: note for text in marked if (note := read_number(text).note)}
    if not said:
        return sheet, mapping
    return with_notes(sheet, mapping, texts.replace_strict(said, default="", return_dtype=pl.String))


def with_notes(sheet: Sheet, mapping: Mapping, notes: pl.Series) -> tuple[Sheet, Mapping]:
    """The sheet with a note for each row before the one that it has already."""
    at = mapping.columns.get("note")
    if at is not None:
        written = sheet.column(at).str.strip_chars()
        both = pl.DataFrame({"mark": notes, "note": written})
        between = pl.when((pl.col("mark") != "") & (pl.col("note") != "")).then(pl.lit(". ")).otherwise(pl.lit(""))
        notes = both.select(pl.concat_str(pl.col("mark"), between, pl.col("note"))).to_series()
    cells = sheet.cells.with_columns(notes.alias(str(sheet.cells.width)))
    columns = {**mapping.columns, "note": sheet.cells.width}
    return with_cells(sheet, cells, [*sheet.headers, NOTE]), replace(mapping, columns=columns)
