"""The column that tells apart rows which would else be one figure given many times: it holds their groups."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence
from itertools import combinations

import polars as pl

from quadrant.intake.fields import plain_header
from quadrant.intake.table.columns import Look
from quadrant.intake.terms import Sheet

LOOKED_AT = 100_000
MOST_OF_THEM = 0.8
TELLING = frozenset(
    {"indicator", "name", "measure", "unit", "area_code", "area", "area_number", "period", "period_from", "period_to"}
    | {"period_type", "age_from", "age_to", "deprivation_of", "dimension"}
)


OF_INDICATORS = re.compile(r"\b(?:measures?|indicators?|kpis?|metrics?|descriptions?|questions?|statistics?|details)\b")
LONG_NAMES, LONGEST_NAMES, MOST_TRIED = 20, 60, 6


def column_that_tells_apart(
    sheet: Sheet, columns: Words[str, int], seen: Sequence[Look], *, across: Sequence[int] = ()
) -> dict[str, int]:
    """As `{"breakdown": place}`; nothing where a column of groups is known or where nothing needs to be told apart. Of
    a wide table whose figures stand in the columns `across`, a column of long names holds the indicators.

    A row typed twice must stay a problem, so nearly every area and period has to come several times, and the groups
    have to be about as many as the times that one comes.
    """
    places = [at for field, at in columns.items() if field in TELLING or field.startswith("by_")]
    if "breakdown" in columns or not (across or ("period" in columns and places)):
        return {}
    cells = sheet.cells.head(LOOKED_AT).select(pl.all().str.strip_chars())
    filled = pl.any_horizontal((pl.col([str(at) for at in across]) if across else pl.all()) != "")
    cells, keys = cells.filter(filled), [str(at) for at in places]
    sizes = cells.group_by(keys).len().get_column("len") if keys else pl.Series([cells.height])
    if not cells.height or int((sizes > 1).sum()) < MOST_OF_THEM * len(sizes):
        return {}
    most = max(sizes.to_list())
    free = [look for look in seen if look.at not in {*columns.values(), *across} and 2 <= look.distinct <= 2 * most]
    for look in free:
        if look.text > MOST_OF_THEM and not cells.select(*keys, str(look.at)).is_duplicated().any():
            return {_field(look, sheet.headers[look.at], columns, is_wide=bool(across)): look.at}
    return _two_together(sheet, columns, free, cells, keys) if across else {}


def _two_together(
    sheet: Sheet, columns: Words[str, int], free: Sequence[Look], cells: pl.DataFrame, keys: Sequence[str]
) -> dict[str, int]:
    """Of a wide table, a column of indicators and one of their groups, where only both tell its rows apart."""
    of_words = [look for look in free if look.text > MOST_OF_THEM and look.length <= LONGEST_NAMES][:MOST_TRIED]
    for one, other in combinations(of_words, 2):
        if "indicator" in columns or cells.select(*keys, str(one.at), str(other.at)).is_duplicated().any():
            continue
        first, second = sorted((one, other), key=lambda look: look.length, reverse=True)
        return {"indicator": first.at, "breakdown": second.at}
    return {}


def _field(look: Look, header: str, columns: Words[str, int], *, is_wide: bool) -> str:
    names = look.length > LONG_NAMES or bool(OF_INDICATORS.search(plain_header(header)))
    return "indicator" if is_wide and names and "indicator" not in columns else "breakdown"
