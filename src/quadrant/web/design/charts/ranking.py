"""Who comes in: scores as bars in order, the line where the money ends, and how sure each place is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from quadrant.web.design.charts.drawing import NARROW, WIDE, Chart, Scale, cut, figure, line, rect, svg, text
from quadrant.web.design.charts.palette import BENCHMARK, INK, OTHER, OWN, PALE, PAPER, QUIET


@dataclass(frozen=True)
class Ranked:
    """One place: its rank in words ("2="), its score, whether it is chosen, and how often it stays so (per cent)."""

    rank: str
    name: str
    score: float
    chosen: bool
    sure: float | None = None


@dataclass(frozen=True)
class Ranking:
    """What ranking bars are drawn from, best first; the line stands under the first `money_for` of them."""

    title: str
    ranked: Sequence[Ranked]
    money_for: int | None = None
    highest: float = 100
    places: int | None = 1
    sure_name: str = "Stays in"
    source: str = ""


def ranking_chart(drawn: Ranking) -> Chart:
    """Draw the ranking in two widths and write its table."""
    chosen = sum(1 for each in drawn.ranked if each.chosen)
    description = f"{len(drawn.ranked)} in order of score, {chosen} of them chosen."
    if drawn.money_for is not None:
        description += f" In strict order the money ends after the first {drawn.money_for}."
    unsure = any(each.sure is not None for each in drawn.ranked)
    rows = [
        [
            each.rank,
            each.name,
            figure(each.score, "", drawn.places),
            "Yes" if each.chosen else "No",
            *([figure(each.sure, "%", 0)] if unsure else []),
        ]
        for each in drawn.ranked
    ]
    return Chart(
        title=drawn.title,
        description=description,
        wide=_picture(drawn, WIDE, description),
        narrow=_picture(drawn, NARROW, description),
        head=["Rank", "Name", "Score", "Chosen", *([drawn.sure_name] if unsure else [])],
        rows=rows,
        source=drawn.source,
    )


def _picture(drawn: Ranking, width: int, description: str) -> Markup:
    wide = width == WIDE
    unsure = any(each.sure is not None for each in drawn.ranked)
    each_height = 32 if wide else 48
    left = 326.0 if wide else 34.0
    right = width - (110 if unsure else 50) - (0 if wide else -6)
    x = Scale(0, drawn.highest, left, right - 46)
    parts = [text(left, 16, "Score", colour=QUIET, size=13)]
    if unsure:
        parts.append(text(width - 2, 16, drawn.sure_name, anchor="end", colour=QUIET, size=13))
    y = 24.0
    for at, each in enumerate(drawn.ranked):
        parts += _place(each, drawn, x, y, width)
        y += each_height
        if drawn.money_for == at + 1:
            parts += [
                line(0, y + 4, width, y + 4, BENCHMARK, 2.5, "7 4"),
                text(0, y + 20, "In strict order the money ends here", colour=BENCHMARK, bold=True, size=13),
            ]
            y += 26
    return svg(width, y + 6, drawn.title, description, parts)


def _place(each: Ranked, drawn: Ranking, x: Scale, y: float, width: int) -> Iterator[str]:
    wide = width == WIDE
    middle = y + 16 if wide else y + 33
    yield text(24, y + 21 if wide else y + 16, each.rank, anchor="end", bold=each.chosen)
    room = x.start - 48 if wide else width - 40
    yield text(34, y + 21 if wide else y + 16, cut(each.name, room), bold=each.chosen)
    yield rect(x.start, middle - 8, x.at(drawn.highest) - x.start, 16, PALE)
    end = x.at(each.score) - x.start
    # Chosen is solid, not chosen is hollow: the difference holds without colour.
    yield rect(x.start, middle - 8, end, 16, OWN if each.chosen else PAPER, OWN if each.chosen else OTHER)
    yield text(x.at(drawn.highest) + 4, middle + 5, figure(each.score, "", drawn.places), bold=each.chosen)
    if each.sure is not None:
        meter = width - 66.0
        yield rect(meter, middle - 5, 26, 10, PAPER, INK)
        yield rect(meter, middle - 5, 26 * each.sure / 100, 10, INK)
        yield text(width - 1, middle + 5, figure(each.sure, "%", 0), anchor="end", size=13)
