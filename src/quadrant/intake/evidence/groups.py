"""Of whom each row's figure is: from a column of groups, from one column for each dimension, or from a unit."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from quadrant.analyse.outcomes.queries import dimension_named, group_of
from quadrant.analyse.outcomes.terms import Dimension, Group
from quadrant.intake.cell.codes import Coded, coded
from quadrant.intake.cell.numbers import NOT_AVAILABLE
from quadrant.intake.fields import plain_header
from quadrant.intake.fields.of_figures import FIGURES

SEXES = {"male": "Male", "males": "Male", "female": "Female", "females": "Female"}
EVERYBODY = {
    "", "all", "all people", "all persons", "persons", "person", "people", "everybody", "everyone", "total", "both",
    "totals", "grand total", "overall total", "both sexes", "all ages", "all groups", "all ethnic groups",
    "not applicable",
}  # fmt: skip
TAB, FRAME = "\t", "|"
BY = "by_"
GENERAL = next(field.known_as for field in FIGURES if field.key == "breakdown")


def sex_in(text: str) -> str:
    """Male or Female where a unit tells one from the other."""
    return SEXES.get(text.strip().casefold(), "")


def is_everybody(text: str) -> bool:
    return text.strip().casefold() in EVERYBODY | NOT_AVAILABLE


def groups_in(columns: Mapping[str, pl.Series], *, header: str = "") -> Coded[str] | None:
    """The group of each row as an observation keeps it; None where no column of `columns` (by field) speaks of groups.

    A unit that tells men from women is one too, where a series is given for both. `header` stands over the column of
    groups where no column names their dimension.
    """
    units = columns.get("unit")
    by_sex = units is not None and len(set(map(sex_in, units.unique().to_list()))) > 1
    fields = [field for field in columns if field in {"breakdown", "dimension"} or field.startswith(BY)]
    fields += ["unit"] if by_sex else []
    if not fields:
        return None
    cells = pl.DataFrame({field: columns[field].str.replace_all(TAB, " ") for field in fields})
    # Framed, since what stands at the ends is stripped and an empty first cell must stay one.
    joined = cells.select(pl.concat_str([pl.lit(FRAME), pl.concat_str(pl.all(), separator=TAB), pl.lit(FRAME)]))
    one = _one_dimension(columns["breakdown"], header) if header and "breakdown" in fields else None
    return coded(joined.to_series(), lambda text: _text(dict(zip(fields, text[1:-1].split(TAB), strict=True)), one))


def _one_dimension(groups: pl.Series, header: str) -> Dimension | None:
    """What a column of groups under a title of its own is all of: "Phase" with Early years, Primary and Secondary is no
    age, though one of its words tells of years. None where each group tells its own dimension."""
    if plain_header(header) in GENERAL:
        return None
    words = [text for text in groups.unique().to_list() if not is_everybody(text)]
    told = {group.dimension for text in words if (group := group_of(_tidy(text)))}
    return dimension_named(header) or (Dimension.OTHER if Dimension.OTHER in told else None)


def _text(cells: dict[str, str], one: Dimension | None) -> str:
    named, said = cells.get("dimension", ""), cells.get("breakdown", "")
    found = []
    if not is_everybody(said):
        found = [Group(one, _tidy(said)) if one else _grouped(named, said)]
    for field, cell in cells.items():
        if field.startswith(BY) and not is_everybody(cell):
            found.append(Group(Dimension(field.removeprefix(BY)), _tidy(cell)))
    if sex := sex_in(cells.get("unit", "")):
        found.append(Group(Dimension.SEX, sex))
    different = list(dict.fromkeys(found))
    if len(different) < 2:
        return different[0].text if different else ""
    return Group(Dimension.SEVERAL, ", ".join(one.name for one in different)).text


def _grouped(named: str, said: str) -> Group:
    """A group under the dimension that its row names, else under the one that its own words tell."""
    group = _tidy(said)
    if not named.strip() or is_everybody(named):
        return group_of(group) or Group(Dimension.OTHER, group)
    dimension = dimension_named(named)
    return Group(dimension, group) if dimension else Group(Dimension.OTHER, f"{_tidy(named)}, {group}")


def _tidy(text: str) -> str:
    plain = " ".join(text.split())
    return SEXES.get(plain.casefold(), plain)
