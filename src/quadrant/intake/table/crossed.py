"""Wide tables whose headers stand in two rows: each column of figures is told by both. One row says the period, the
age, the sex or the indicator; the other says one of these too, or which number of the figure it is (its count, its
denominator, its value). Either may stand above. The table is made narrow, one figure a row."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from quadrant.intake.evidence.groups import EVERYBODY, SEXES
from quadrant.intake.fields import plain_header
from quadrant.intake.table.numbered import NumberedSheet
from quadrant.intake.table.two_rows import Head, joined
from quadrant.intake.table.wide import age_of
from quadrant.intake.terms import Mapping, Sheet
from quadrant.methods.periods import period_end

AND = " and "
NUMBER = "number"
FIELDS = {"period": "period", "age": "by_age", "sex": "by_sex", "indicator": "indicator"}
OF_LIMITS = r"(?:95|99|8|0|95%|99%|%|ci|cl|c i|confidence|limit|interval|bound)"
# Which number of a figure a header names, the surest first; limits are told apart so as to be left out.
NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("limit", re.compile(rf"^(?:lower|upper)(?: {OF_LIMITS})*$|^(?:{OF_LIMITS} )+(?:lower|upper)$|^[lu](?:c[il]|l)$")),
    ("denominator", re.compile(r"^denominators?$|^population$|^out of$|^base$|^cohort$|^eligible$")),
    ("numerator", re.compile(r"^(?:count|counts|number|numbers|numerator|no|n|events|cases|observed)$")),
    ("value", re.compile(r"^(?:value|figure|%|per ?cent|percentage|proportion|ratio|score|index|mean|median|average|"
                         r"prevalence|indicator value)$|\brates?\b|\bper \d|^% |^percentage ")),
)  # fmt: skip
FEWEST = 2
Texts = Sequence[str]


def number_of(header: str) -> str | None:
    """The numerator, the denominator, the value or a limit; None where the header names none of them."""
    plain = plain_header(header)
    return next((name for name, known in NUMBERS if known.search(plain)), None)


def crossed(heads: Sequence[Head], columns: Words[str, int], figures: Sequence[int]) -> tuple[tuple[int, ...], str]:
    """The columns of figures that both rows tell, and what the upper and the lower row say; none where the two rows do
    not say different things."""
    taken = {*columns.values()}
    free = tuple(at for at in figures if at not in taken and all(heads[at]))
    if len(free) < FEWEST or {"value", "numerator"} & set(columns) or _are_one_period(heads, free):
        return (), ""
    over, under = (_said([heads[at][row] for at in free], columns) for row in (0, 1))
    return (free, f"{over}{AND}{under}") if over != under else ((), "")


def _are_one_period(heads: Sequence[Head], places: Sequence[int]) -> bool:
    """A year over its quarters or months: neither row says a period alone that both would not say better."""
    apart = all(period_end(heads[at][1]) is not None for at in places)
    return not apart and all(period_end(joined(heads[at])) is not None for at in places)


def tells_periods(heads: Sequence[Head], columns: Words[str, int], figures: Sequence[int]) -> bool:
    """Whether both rows tell the columns of figures, one of them the period or the age: a wide table of figures."""
    return bool(heads) and bool({"period", "age"} & {*crossed(heads, columns, figures)[1].split(AND)})


def _said(texts: Texts, columns: Words[str, int]) -> str:
    different = list(dict.fromkeys(texts))
    if all(period_end(text) is not None for text in different):
        return "period"
    if all(age_of(text) is not None for text in different) and len(different) > 1:
        return "age"
    if all(plain_header(text) in SEXES or plain_header(text) in EVERYBODY for text in different):
        return "sex"
    numbers = [number_of(text) for text in different]
    once = [name for name in numbers if name != "limit"]
    if all(numbers) and len(once) == len(set(once)) > 0:
        return NUMBER
    return "measure" if "indicator" in columns else "indicator"


def says(mapping: Mapping) -> tuple[str, ...]:
    """What the headers of the columns across say, from the upper row to the lower."""
    return tuple(mapping.across_as.split(AND)) if mapping.across_as else ()


def uncrossed(sheet: Sheet, mapping: Mapping) -> tuple[Sheet, Mapping, list[str]]:
    """One figure a row, with its count and denominator beside it where the headers tell them, and what was left out."""
    over, under = says(mapping)
    kept = [at for at in range(len(sheet.headers)) if at not in mapping.across]
    groups = _groups(sheet, mapping, (over, under))
    if not any("value" in each for each in groups.values()):
        groups = {key: _with_value(each) for key, each in groups.items()}
    numbers = [name for name in ("value", "numerator", "denominator") if any(name in each for each in groups.values())]
    dimensions = [name for name in (over, under) if name != NUMBER]
    parts = [
        _part(sheet, kept, dict(zip(dimensions, key, strict=True)), each, numbers)
        for key, each in groups.items()
        if set(each) & set(numbers)
    ]
    return _together(sheet, mapping, kept, dimensions, numbers, parts)


Group = dict[str, int]
Part = tuple[pl.DataFrame, list[list[str]]]


def _groups(sheet: Sheet, mapping: Mapping, said: tuple[str, str]) -> dict[tuple[str, ...], Group]:
    """The columns of each figure: by period, group or indicator, and by which number they hold."""
    found: dict[tuple[str, ...], Group] = {}
    for at in mapping.across:
        head = sheet.heads[at]
        key = tuple(text for text, name in zip(head, said, strict=True) if name != NUMBER)
        number = next((number_of(text) for text, name in zip(head, said, strict=True) if name == NUMBER), "value")
        found.setdefault(key, {}).setdefault(number or "value", at)
    return found


def _with_value(group: Group) -> Group:
    """Where only counts are told, or only how many there are, these are the figures."""
    alone = "numerator" if "numerator" in group else "denominator"
    return {"value" if name == alone else name: at for name, at in group.items()}


def _part(sheet: Sheet, kept: Sequence[int], told: Words[str, str], group: Group, numbers: Texts) -> Part:
    """The rows of one group that say anything of it, and for each number the header that it has in the file."""
    cells = sheet.cells.with_row_index("row")
    columns = [
        *(pl.col(str(at)).alias(str(new)) for new, at in enumerate(kept)),
        *(pl.lit(_label(name, text)).alias(str(len(kept) + at)) for at, (name, text) in enumerate(told.items())),
    ]
    first = len(kept) + len(told)
    for at, name in enumerate(numbers):
        here = pl.col(str(group[name])) if name in group else pl.lit("-")
        columns.append(here.alias(str(first + at)))
    own = [str(group[name]) for name in numbers if name in group]
    filled = cells.filter(pl.any_horizontal(pl.col(own).str.strip_chars() != ""))
    over = [sheet.headers[group[name]] if name in group else name for name in numbers]
    return filled.select(pl.col("row"), *columns), [[each] * filled.height for each in over]


def _together(
    sheet: Sheet, mapping: Mapping, kept: Sequence[int], dimensions: Texts, numbers: Texts, parts: Sequence[Part]
) -> tuple[Sheet, Mapping, list[str]]:
    long = pl.concat([frame for frame, _ in parts])
    first = len(kept) + len(dimensions)
    spread = {first + at: [each for _, overs in parts for each in overs[at]] for at in range(len(numbers))}
    columns = {field: kept.index(at) for field, at in mapping.columns.items() if at in kept}
    columns |= {FIELDS.get(name, name): len(kept) + at for at, name in enumerate(dimensions)}
    columns |= {name: first + at for at, name in enumerate(numbers)}
    headers = [*(sheet.headers[at] for at in kept), *dimensions, *numbers]
    rows = long.get_column("row").cast(pl.Int64).to_numpy() + sheet.first_row
    bare = Sheet(sheet.name, headers, long.drop("row"), sheet.first_row)
    narrow = NumberedSheet.of(bare, np.asarray(rows), spread=spread)
    return narrow, replace(mapping, columns=columns, across=()), _limits(sheet, mapping)


def _limits(sheet: Sheet, mapping: Mapping) -> list[str]:
    """Limits are worked out here, from the count and the denominator, so those of the file are left out."""
    row = says(mapping).index(NUMBER) if NUMBER in says(mapping) else None
    limits = [at for at in mapping.across if row is not None and number_of(sheet.heads[at][row]) == "limit"]
    left = [sheet.headers[at] for at in limits]
    named = f"“{left[0]}”" if len(left) == 1 else f"“{left[0]}” to “{left[-1]}”" if left else ""
    return [f"Limits are not kept, since Quadrant works out its own: {named}"] if left else []


def _label(name: str, text: str) -> str:
    return age_of(text) or "" if name == "age" else text
