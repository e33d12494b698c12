"""A file read and checked as a whole: what it is, what each column is taken for, and what it would bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from quadrant.analyse.outcomes.terms import DatasetKind, Definition, Figures, LiesIn, NeighbourOf, Outlines
from quadrant.do.agreements.terms import ContractLine, SpendLines
from quadrant.intake.bringing import LISTS
from quadrant.intake.evidence.boundaries import outlines_of
from quadrant.intake.evidence.definitions import definitions_of
from quadrant.intake.evidence.figures import figures_of
from quadrant.intake.evidence.lookups import lookup_of
from quadrant.intake.evidence.narrowing import as_figures_stand, made_narrow
from quadrant.intake.evidence.neighbours import neighbours_of
from quadrant.intake.evidence.per_cents import formatted_told, perhaps_shares, shares_as_per_cents
from quadrant.intake.evidence.places import Places
from quadrant.intake.fields import OF_KIND, label_of
from quadrant.intake.lists.contracts import contracts_of, contracts_told
from quadrant.intake.lists.spend import spend_of
from quadrant.intake.reading import read_sheets
from quadrant.intake.table.forecasts import told_of_forecasts
from quadrant.intake.table.headers import sheet_of
from quadrant.intake.table.mappings import mapping_of, with_columns
from quadrant.intake.terms import Described, FileRefused, Mapping, Problem, Sheet
from quadrant.methods.calendar import in_words

OF_AREAS = frozenset({DatasetKind.FIGURES, DatasetKind.NEIGHBOURS})
SOME_AREA = "Area's name, GSS code or DfE number"
SAID_OF_ALL = {"Period": "Period of all figures", SOME_AREA: "Area of all figures"}


@dataclass(frozen=True, eq=False)
class Opened:
    """A file whose header row was found, with what its columns are taken for, and what of its rows was left out."""

    sheet: Sheet
    mapping: Mapping
    left_out: Sequence[str] = ()


@dataclass(frozen=True, eq=False)
class Checked:
    """A file that can be taken in: one of these is filled, as its kind says."""

    opened: Opened
    figures: Figures | None = None
    definitions: Sequence[Definition] = ()
    neighbours: Sequence[NeighbourOf] = ()
    contracts: Sequence[ContractLine] = ()
    spend: SpendLines | None = None
    outlines: Outlines | None = None
    pairs: Sequence[LiesIn] = ()
    lines: Sequence[Any] = ()
    passed_over: Sequence[str] = ()

    @property
    def rows(self) -> int:
        if self.figures is not None or self.spend is not None:
            return len(self.figures or self.spend or ())
        if self.outlines is not None:
            return len(self.outlines.areas)
        listed = (self.definitions, self.neighbours, self.contracts, self.pairs, self.lines)
        return next((len(each) for each in listed if each), 0)

    @property
    def sentence(self) -> str:
        """What the file would bring, for its preview."""
        if self.figures is not None:
            missing = int(np.isnan(self.figures.value).sum())
            series, areas = counted(len(self.figures.series), "indicator"), counted(len(self.figures.areas), "area")
            return f"{counted(len(self.figures), 'figure')} of {series} in {areas}; not available: {missing:,}"
        if self.lines:
            return LISTS[self.opened.mapping.kind].told(self.lines)
        if self.contracts:
            return contracts_told(self.contracts)
        if self.spend is not None:
            return _spend_told(self.spend)
        if self.outlines is not None:
            return _outlines_told(self.outlines)
        if self.pairs:
            placed = len({pair.area.code for pair in self.pairs})
            return f"{counted(placed, 'area')}, each with a larger one in which it lies"
        if self.definitions:
            return f"Definitions of {counted(len(self.definitions), 'indicator')}"
        return f"Neighbours of {counted(len({pair.area.code for pair in self.neighbours}), 'area')}"


def guesses_told(opened: Opened) -> str:
    """Which columns were told by what they hold, for whoever does not see the preview."""
    mapping = opened.mapping
    named = sorted(
        (label_of(mapping.kind, field), header)
        for field, header in mapping.named(opened.sheet).items()
        if field in mapping.guessed
    )
    guessed = ", ".join(f"{label} in “{header}”" for label, header in named)
    return f"By what the columns hold: {guessed}" if guessed else "Every column is known by its header"


def _spend_told(spend: SpendLines) -> str:
    days = [line.paid_on for line in spend]
    return (
        f"{counted(len(spend), 'payment')} to {counted(len({line.supplier for line in spend}), 'supplier')}, "
        f"£{sum(line.amount for line in spend):,.2f} in all, {in_words(min(days))} to {in_words(max(days))}"
    )


def _outlines_told(outlines: Outlines) -> str:
    kinds = Counter(spec.kind for spec in outlines.areas)
    told = ", ".join(f"{kind.label} {number:,}" for kind, number in kinds.most_common())
    own = f"; new localities of your own: {', '.join(outlines.own)}" if outlines.own else ""
    return f"Outlines of {counted(len(outlines.areas), 'area')} ({told}){own}"


def counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def open_file(
    path: Path,
    places: Places,
    *,
    kind: DatasetKind | None = None,
    columns: dict[str, str] | None = None,
    keys: frozenset[str] = frozenset(),
    sheet_name: str = "",
    header_row: int | None = None,
    header_rows: int | None = None,
) -> Opened:
    """Read the file and tell its columns; `columns` (field → header) corrects what is told. Raises `FileRefused`."""
    sheet = sheet_of(read_sheets(path), name=sheet_name, header_row=header_row, header_rows=header_rows)
    mapping, left_out = mapping_of(sheet, places, kind=kind, keys=keys), list[str]()
    if mapping.kind is DatasetKind.FIGURES:
        sheet, mapping, left_out = as_figures_stand(sheet, mapping, places, keys)
    return Opened(sheet, with_columns(mapping, columns, sheet) if columns else mapping, left_out)


def check(
    opened: Opened,
    places: Places,
    *,
    topic: str = "",
    source: str = "",
    name: str = "",
    period: str = "",
    area: str = "",
    of_all: dict[str, str] | None = None,
    before_names: str = "",
    areas_meant: dict[str, str] | None = None,
    per_cents: frozenset[str] = frozenset(),
) -> Checked:
    """Read every cell. `name`, `period` and `area` serve where no column tells the indicator, the period or the area;
    `before_names` and `areas_meant` are as in `Described`; `per_cents` are the indicators known here whose values are
    per cents. Raises `FileRefused` with each problem at its sheet, row and column."""
    said = Described(
        name=name,
        topic=topic,
        source=source,
        period=period,
        area=area,
        of_all=of_all or {},
        before_names=before_names,
        areas_meant=areas_meant or {},
    )
    try:
        return _checked(opened, places, said, per_cents)
    except FileRefused as refused:
        raise (refused.on(opened.sheet.name) if opened.sheet.name else refused) from None


def _checked(opened: Opened, places: Places, said: Described, per_cents: frozenset[str]) -> Checked:
    sheet, mapping, without = opened.sheet, opened.mapping, list[str]()
    if mapping.kind is DatasetKind.FIGURES:
        sheet, mapping, without = made_narrow(sheet, mapping, said)
    _refuse_missing_columns(mapping, said)
    _refuse_twin_headers(sheet, mapping)
    if mapping.kind is DatasetKind.DEFINITIONS:
        definitions, left_out = definitions_of(sheet, mapping)
        return _not_empty(Checked(opened, definitions=definitions, passed_over=left_out))
    if mapping.kind is DatasetKind.CONTRACTS:
        contracts, passed = contracts_of(sheet, mapping, said.of_all)
        return _not_empty(Checked(opened, contracts=contracts, passed_over=passed.sentences))
    if mapping.kind is DatasetKind.SPEND:
        spend, passed = spend_of(sheet, mapping)
        return _not_empty(Checked(opened, spend=spend, passed_over=passed.sentences))
    if mapping.kind is DatasetKind.BOUNDARIES:
        return Checked(opened, outlines=outlines_of(sheet, mapping, places))
    if mapping.kind is DatasetKind.LOOKUP:
        pairs, left_out = lookup_of(sheet, mapping, places)
        return Checked(opened, pairs=pairs, passed_over=left_out)
    if mapping.kind in LISTS:
        lines, told = LISTS[mapping.kind].read(sheet, mapping, said)
        return _not_empty(Checked(opened, lines=lines, passed_over=tuple(told)))
    if mapping.kind is DatasetKind.NEIGHBOURS:
        return Checked(opened, neighbours=neighbours_of(sheet, mapping, places, of=said.area))
    sheet, shares = shares_as_per_cents(sheet, mapping, per_cents)
    figures = figures_of(sheet, mapping, places, said)
    told = [
        *opened.left_out,
        *told_of_forecasts(figures),
        *formatted_told(opened.sheet, opened.mapping),
        *shares,
        *perhaps_shares(figures),
    ]
    return Checked(opened, figures=figures, passed_over=[*told, *without])


def _not_empty(checked: Checked) -> Checked:
    if not checked.rows:
        raise FileRefused.whole("No row under the headers holds a record.", "Say in which row the headers stand.")
    return checked


def _refuse_missing_columns(mapping: Mapping, said: Described) -> None:
    told = {*mapping.columns, *(key for key, text in said.of_all.items() if text.strip())}
    if mapping.across_as == "month":
        told.add("actual")
    missing = [field.label for field in OF_KIND[mapping.kind] if field.needed and field.key not in told]
    if mapping.kind in OF_AREAS and not {"area", "area_code", "area_number"} & set(mapping.columns):
        missing.append(SOME_AREA)
    if missing:
        raise FileRefused(
            [Problem(f"No column was found for: {label}.", _say_which(mapping.kind, label)) for label in missing]
        )


def _say_which(kind: DatasetKind, label: str) -> str:
    if kind is DatasetKind.FIGURES and label in SAID_OF_ALL:
        return f"Say which column it is, or write it under “{SAID_OF_ALL[label]}” where it is the same for all."
    for_all = any(field.label == label and field.for_all for field in OF_KIND[kind])
    return "Say which column it is, or write what holds of every row." if for_all else "Say which column it is."


def _refuse_twin_headers(sheet: Sheet, mapping: Mapping) -> None:
    """Where two columns have the header of a field that a file must have, only a person knows which is meant."""
    unsure = {field.key for field in OF_KIND[mapping.kind] if field.needed} - mapping.chosen
    twins = [
        Problem(f"Two columns are called “{header}”.", f"Say which holds: {label_of(mapping.kind, field)}.")
        for field, header in mapping.named(sheet).items()
        if field in unsure and f"{header} (2)" in sheet.headers
    ]
    if twins:
        raise FileRefused(twins)
