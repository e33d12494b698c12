"""How far a fund's money goes: each year's budget as a frame, filled by what is allocated, committed and spent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quadrant.methods import words
from quadrant.web.design.charts.drawing import NARROW, WIDE, Chart, Scale, diamond, line, rect, svg, text
from quadrant.web.design.charts.palette import GRID, INK, OTHER, OWN, PAPER, QUIET

if TYPE_CHECKING:
    from markupsafe import Markup

    from quadrant.plan.funds.queries import YearOfMoney

EACH, BAR = 64, 22


def money_chart(years: Sequence[YearOfMoney], *, source: str) -> Chart | None:
    """The picture in two widths with its table; None while no year has a budget."""
    if not any(year.budget for year in years):
        return None
    free = sum(year.unallocated for year in years)
    tightest = min(years, key=lambda year: year.unallocated)
    title = f"{words.money(free)} is unallocated in {tightest.label}"
    if not any(year.unallocated for year in years):
        title = "All of the budget is allocated"
    elif len(years) > 1:
        title = f"{words.money(free)} is unallocated; {tightest.label} has least, {words.money(tightest.unallocated)}"
    described = " ".join(f"{year.label}: {_said(year)}." for year in years)
    return Chart(
        title=title,
        description=described,
        wide=_picture(years, WIDE, title, described),
        narrow=_picture(years, NARROW, title, described),
        head=["Year", "Budget", "Allocated", "Committed", "Spent"],
        rows=[
            [year.label, *(words.money(each) for each in (year.budget, year.allocated, year.committed, year.actual))]
            for year in years
        ],
        source=source,
    )


def _said(year: YearOfMoney) -> str:
    return (
        f"{words.money(year.allocated)} of {words.money(year.budget)} allocated, "
        f"{words.money(year.committed)} committed, {words.money(year.actual)} spent"
    )


def _picture(years: Sequence[YearOfMoney], width: int, title: str, described: str) -> Markup:
    most = max(float(max(year.budget, year.actual, year.committed)) for year in years)
    x = Scale(0.0, most, 8.0, width - 12.0)
    drawn: list[str] = []
    for at, year in enumerate(years):
        drawn += _bar(year, x, 22.0 + at * EACH, narrow=width == NARROW)
    bottom = 14.0 + len(years) * EACH
    drawn += _key(bottom, narrow=width == NARROW)
    return svg(width, bottom + (44 if width == NARROW else 22), title, described, drawn)


def _bar(year: YearOfMoney, x: Scale, top: float, *, narrow: bool) -> Iterator[str]:
    """The frame is the budget; the light part is allocated, the dark part committed, the diamond spent."""
    said = f"{words.money(year.allocated)} of {words.money(year.budget)}" if narrow else _said(year)
    yield text(x.start, top - 6, f"{year.label}: {said}", size=14)
    start = x.start
    yield rect(start, top, x.at(float(year.budget)) - start, BAR, PAPER, INK)
    yield rect(start, top, x.at(float(year.allocated)) - start, BAR, OTHER)
    yield rect(start, top, x.at(float(year.committed)) - start, BAR, OWN)
    yield line(x.at(float(year.budget)), top - 3, x.at(float(year.budget)), top + BAR + 3, INK, 2)
    if year.actual:
        yield diamond(x.at(float(year.actual)), top + BAR / 2, 7, PAPER, INK)


def _key(top: float, *, narrow: bool) -> Iterator[str]:
    yield line(8, top - 8, 8, top - 8, GRID)
    marks = ((OWN, "committed"), (OTHER, "allocated"), (PAPER, "budget"))
    at = 8.0
    for fill, name in marks:
        yield rect(at, top, 14, 12, fill, INK)
        yield text(at + 20, top + 11, name, colour=QUIET, size=13)
        at += 104
    across, down = (15.0, top + 28) if narrow else (at + 7, top + 6)
    yield diamond(across, down, 6, PAPER, INK)
    yield text(across + 13, down + 5, "spent", colour=QUIET, size=13)
