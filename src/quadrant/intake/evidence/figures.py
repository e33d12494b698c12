"""From a sheet to figures: indicator × area × period × group → value; every cell that cannot be read is named."""

from __future__ import annotations

from collections.abc import Mapping as Words
from collections.abc import Sequence

import numpy as np
import polars as pl

from quadrant.analyse.outcomes.terms import AreaSpec, Definition, Figures, Method, Period
from quadrant.intake.cell.codes import Coded, Problems, coded, once_a_cell
from quadrant.intake.cell.lengths import MOST, MOST_OF_A_KEY, key_of
from quadrant.intake.cell.marks import with_marks_as_notes
from quadrant.intake.cell.numbers import read_number
from quadrant.intake.cell.reasons import why_no_number, why_no_number_in_workbook, why_no_period, why_no_place
from quadrant.intake.evidence.counted import counted_by_default
from quadrant.intake.evidence.groups import BY, groups_in
from quadrant.intake.evidence.places import Places
from quadrant.intake.evidence.units import OF_PER_CENT, PER_CENT, method_of, unit_of
from quadrant.intake.table.forecasts import OF_FORECAST, told_apart
from quadrant.intake.table.naming import is_of_wards
from quadrant.intake.table.numbered import without_blank_rows
from quadrant.intake.terms import Described, Mapping, Sheet
from quadrant.methods.arrays import BoolArray, FloatArray, IntArray
from quadrant.methods.periods import period_end, period_label

MOST_OF_A_NOTE = 200


def figures_of(sheet: Sheet, mapping: Mapping, places: Places, said: Described) -> Figures:
    """Every figure of the sheet, with what somebody said of the file; blank rows are passed over. Raises `FileRefused`
    with all that is wrong."""
    problems = Problems()
    sheet, mapping = with_marks_as_notes(without_blank_rows(sheet), mapping)
    reading = _Reading(sheet, mapping, problems)
    value, unread = reading.numbers("value")
    series = reading.series(said)
    series = Coded(counted_by_default(series, value), series.at)
    areas = reading.areas(places, said.areas_meant)
    periods = reading.periods(~np.isnan(value) | unread)
    (numerator, _), (denominator, _) = reading.numbers("numerator"), reading.numbers("denominator")
    reading.refuse_impossible(value, numerator, denominator, series)
    breakdowns, notes = reading.breakdowns(), reading.texts("note")
    reading.refuse_twins(series.at, areas.at, periods.at, breakdowns.at)
    problems.refuse()
    return Figures(
        series=series.meanings,
        areas=areas.meanings,
        periods=periods.meanings,
        breakdowns=breakdowns.meanings,
        series_at=series.at,
        area_at=areas.at,
        period_at=periods.at,
        breakdown_at=breakdowns.at,
        value=value,
        numerator=numerator,
        denominator=denominator,
        notes=[note[:MOST_OF_A_NOTE] for note in notes.meanings],
        note_at=notes.at,
    )


class _Reading:
    """The columns of one sheet, each read into codes or numbers, and its problems."""

    def __init__(self, sheet: Sheet, mapping: Mapping, problems: Problems) -> None:
        self.sheet, self.columns, self.problems = sheet, mapping.columns, problems

    def column(self, field: str) -> pl.Series | None:
        at = self.columns.get(field)
        return None if at is None else self.sheet.column(at)

    def texts(self, field: str) -> Coded[str]:
        """A column's texts; where the file has no such column, "" throughout."""
        column = self.column(field)
        if column is None:
            return Coded([""], np.zeros(self.sheet.cells.height, dtype=np.int64))
        return coded(column, lambda text: " ".join(text.split()))

    def numbers(self, field: str) -> tuple[FloatArray, BoolArray]:
        """A column's numbers (NaN: not available), and the rows whose cell is neither."""
        column, height = self.column(field), self.sheet.cells.height
        if column is None:
            return np.full(height, np.nan), np.zeros(height, dtype=np.bool_)
        value, wrong = _numbers(column, empty_is_missing=field != "value")
        why = why_no_number_in_workbook if self.sheet.name else why_no_number
        self.problems.add_rows(self.sheet, self.columns[field], wrong, why)
        return value, wrong

    def refuse_impossible(
        self, value: FloatArray, numerator: FloatArray, denominator: FloatArray, series: Coded[Definition]
    ) -> None:
        """Nobody counts fewer than none, of nobody, or more than there are; and a share is written in one way."""
        below = "is below 0."
        self._refuse("denominator", denominator < 0, below, "Write how many there are in all.")
        self._refuse("numerator", numerator < 0, below, "Write how many were counted.")
        of_none = (denominator == 0) & (numerator > 0)
        self._refuse("denominator", of_none, "is 0 beside a count.", "Write how many there are in all.")
        shares = np.array([one.method is Method.PROPORTION for one in series.meanings])[series.at]
        more = shares & (denominator > 0) & (numerator > denominator)
        self._refuse("numerator", more, "is more than its denominator.", "Check which of the two columns is which.")
        column = self.column("value")
        signed = (
            column.str.contains("%", literal=True).to_numpy() if column is not None else np.zeros(0, dtype=np.bool_)
        )
        if signed.any():
            of_signed = np.isin(series.at, np.unique(series.at[signed]))
            bare = of_signed & ~signed & (value > 0) & (value < 1)
            remedy = "Write it per cent, as the others are: 0.12 is 12%."
            self._refuse("value", bare, "has no per cent sign, where others have one.", remedy)

    def _refuse(self, field: str, wrong: BoolArray, sentence: str, remedy: str) -> None:
        if wrong.any():
            self.problems.add_rows(self.sheet, self.columns[field], wrong, lambda _: (sentence, remedy))

    def series(self, said: Described) -> Coded[Definition]:
        """Each different indicator and measure is a series; its key is what the file calls it."""
        before = _before(said.before_names)
        keys, names = self.texts("indicator"), self.texts("name")
        measures, units = self.texts("measure"), self.texts("unit")
        topics, sources = self.texts("topic"), self.texts("source")
        empty = np.array([not key for key in keys.meanings])[keys.at]
        self.problems.add_rows(
            self.sheet, self.columns["indicator"], empty, lambda _: ("The cell is empty.", "Name the indicator.")
        )
        ahead = coded(self.sheet.column(self.columns["period"]), lambda text: told_apart(text)[1])
        together = pl.DataFrame({"key": keys.at, "measure": measures.at, "ahead": ahead.at}).with_row_index("row")
        groups = together.group_by("key", "measure", "ahead", maintain_order=True).agg(
            pl.col("row").first(), pl.col("row").alias("rows")
        )
        at = np.empty(self.sheet.cells.height, dtype=np.int64)
        made = []
        for number, (key, measure, is_ahead, first, rows) in enumerate(groups.iter_rows()):
            at[rows] = number
            of_forecast = OF_FORECAST if ahead.meanings[is_ahead] else ""
            called, counted = f"{before}{keys.meanings[key]}{of_forecast}", measures.meanings[measure]
            unit = unit_of(counted, units.meanings[units.at[first]])[: MOST["unit"]] or self._sign(rows)
            made.append(
                Definition(
                    key=key_of(called, counted),
                    name=_named(before, names.meanings[names.at[first]], called, of_forecast),
                    topic=topics.meanings[topics.at[first]][: MOST["topic"]] or said.topic,
                    unit=unit,
                    method=method_of(unit or called),
                    source=sources.meanings[sources.at[first]][: MOST["source"]] or said.source,
                )
            )
        self._refuse_alike(made, at)
        return Coded(made, at)

    def _sign(self, rows: list[int]) -> str:
        """The sign of per cent, where no unit is told and a value of the series or the header over it has the sign."""
        at = self.columns["value"]
        if OF_PER_CENT.search(self.sheet.header_at(at, rows[0])):
            return PER_CENT
        signed = self.sheet.column(at).gather(rows).str.contains(PER_CENT, literal=True)
        return PER_CENT if signed.any() else ""

    def _refuse_alike(self, series: Sequence[Definition], at: IntArray) -> None:
        """Two names of which only the same beginning could be kept would become one indicator."""
        first: dict[str, int] = {}
        again = np.array([first.setdefault(one.key, number) != number for number, one in enumerate(series)], dtype=bool)
        said = f"begins as another indicator does, for more than the {MOST_OF_A_KEY} characters that can be kept."
        self._refuse("indicator", again[at], said, "Shorten one of the two.")

    def areas(self, places: Places, meant: Words[str, str]) -> Coded[AreaSpec]:
        """By code where there is a column of codes, else by name, else by number; an unknown one is a problem. A name
        may be meant for another."""
        code, name, number = (self.columns.get(field) for field in ("area_code", "area", "area_number"))
        if code is not None and name is not None:
            names = dict(zip(self.sheet.column(code).str.strip_chars(), self.sheet.column(name), strict=True))
            found = coded(self.sheet.column(code), lambda text: places.coded(text, names.get(text, "")))
            column = code
        elif code is not None:
            found, column = coded(self.sheet.column(code), places.coded), code
        elif name is not None:
            of_wards = is_of_wards(self.sheet.headers[name])
            found = coded(
                self.sheet.column(name), lambda text: places.named_here(meant.get(text) or text, of_wards=of_wards)
            )
            self.problems.add_rows(
                self.sheet, name, found.at < 0, lambda text: why_no_place(text, places, of_wards=of_wards)
            )
            return found
        else:
            column = number if number is not None else 0
            found = coded(self.sheet.column(column), lambda text: places.numbered(text) or places.coded(text))
        self.problems.add_rows(self.sheet, column, found.at < 0, lambda text: why_no_place(text, places))
        return found

    def periods(self, observed: BoolArray) -> Coded[Period]:
        """A label that names no period is refused, unless nothing was observed in it: then it is kept as a label."""
        column = self.columns["period"]
        found = coded(self.sheet.column(column), _period)
        dated = np.array([period.on is not None and len(period.label) <= 60 for period in found.meanings])[found.at]
        wrong: BoolArray = ~dated & observed
        wrong |= np.array([not period.label for period in found.meanings])[found.at]
        self.problems.add_rows(self.sheet, column, wrong, why_no_period)
        return found

    def breakdowns(self) -> Coded[str]:
        """The group of each row, "" for everybody. An age that is the same throughout an indicator is part of its
        definition."""
        columns = {field: self.sheet.column(at) for field, at in self.columns.items()}
        told = {field: one for field, one in columns.items() if not field.startswith(BY) or self._varies(one)}
        at = self.columns.get("breakdown")
        header = "" if at is None or "dimension" in told else self.sheet.headers[at]
        return groups_in(told, header=header) or self.texts("breakdown")

    def _varies(self, column: pl.Series) -> bool:
        of_each = pl.DataFrame({"indicator": self.texts("indicator").at, "group": column.str.strip_chars()})
        return bool((of_each.group_by("indicator").agg(pl.col("group").n_unique()).get_column("group") > 1).any())

    def refuse_twins(self, *codes: IntArray) -> None:
        """One indicator, area, period and group has one figure; the second is named with the row of the first."""
        rows = pl.DataFrame({str(at): column for at, column in enumerate(codes)})
        if self.problems.found or not rows.is_duplicated().any():
            return
        first = rows.with_row_index("row").select(pl.col("row").first().over(rows.columns)).to_series().to_numpy()
        column = self.columns["indicator"]
        later = once_a_cell(self.sheet, column, np.flatnonzero(first != np.arange(rows.height)))
        pairs = iter(zip(first[later].tolist(), later.tolist(), strict=True))

        def why(_: str) -> tuple[str, str]:
            one, other = next(pairs)
            sentence = f"has this area, period and group already in row {self.sheet.row_number(one)}."
            return sentence, self._what_tells_apart(one, other)

        self.problems.add_rows(self.sheet, column, np.isin(np.arange(rows.height), later), why)

    def _what_tells_apart(self, one: int, other: int) -> str:
        """Two rows for one figure may be two groups, told apart by a column that was taken for nothing."""
        taken, cells = set(self.columns.values()), self.sheet.cells
        differ = (at for at in range(cells.width) if at not in taken and cells[one, at] != cells[other, at])
        at = next(differ, None)
        if at is None:
            return "Keep one of the two."
        group = self.columns.get("breakdown")
        say = "say that it holds the group" if group is None else f"join it with “{self.sheet.headers[group]}”"
        return f"They differ in “{self.sheet.headers[at]}”: {say}, or keep one of the two."


def _before(before_names: str) -> str:
    """What stands before the name of every indicator: "Housing register: "."""
    plain = " ".join(before_names.split())
    return f"{plain}{' ' if plain[-1] in ':,–-' else ': '}" if plain else ""


def _named(before: str, name: str, called: str, of_forecast: str) -> str:
    whole, longest = f"{before}{name}{of_forecast}" if name else called, MOST["name"]
    return whole if len(whole) <= longest else f"{whole[: longest - len(of_forecast)]}{of_forecast}"


def _period(text: str) -> Period:
    bare, _ = told_apart(text)
    return Period(period_label(bare), period_end(bare))


def _numbers(column: pl.Series, *, empty_is_missing: bool) -> tuple[FloatArray, BoolArray]:
    """Most cells at once; the different texts of the others one by one."""
    stripped = column.str.strip_chars()
    plain = stripped.str.contains(r"^-?[0-9]{1,14}(\.[0-9]+)?$")
    value = stripped.set(~plain, None).cast(pl.Float64).to_numpy().copy()
    rest = np.flatnonzero(~plain.to_numpy())
    wrong = np.zeros(len(value), dtype=np.bool_)
    if len(rest):
        odd = coded(stripped.gather(rest), lambda text: text)
        reads = [read_number(text) for text in odd.meanings]
        value[rest] = np.array([read.number for read in reads])[odd.at]
        passed = [empty_is_missing and not text for text in odd.meanings]
        wrong[rest] = (np.array([bool(read.wrong) for read in reads]) & ~np.array(passed))[odd.at]
    return value + 0.0, wrong
