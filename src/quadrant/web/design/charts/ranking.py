"""Who comes in: scores as bars in order, the line where the money ends, and how sure each place is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from quadrant.web.design.charts.drawing import NARROW, WIDE, Chart, Scale, figure, fitted, line, rect, svg, text
from quadrant.web.design.charts.palette import BENCHMARK, INK, OTHER, OWN, PALE, PAPER, QUIET

# Where names begin, with room for “12=” before them; and from one line of a name to the next.
NAME, LINE = 40.0, 16


@dataclass(frozen=True)
class Ranked:
    """One place: its rank in words ("2="), its score, whether it is chosen (and in which words the table says so),
    and how often it stays so (per cent).
    """

    rank: str
    name: str
    score: float
    chosen: bool
    sure: float | None = None
    state: str = ""


@dataclass(frozen=True)
class Ranking:
    """What ranking bars are drawn from, best first; the line stands under the first `money_for` of them.

    `chosen_name` heads the column that tells the solid bars from the hollow ones; without it all are alike. `told` is
    what the chart's text says of them.
    """

    title: str
    ranked: Sequence[Ranked]
    money_for: int | None = None
    highest: float = 100
    places: int | None = 1
    sure_name: str = "Stays in"
    source: str = ""
    chosen_name: str = "Chosen"
    told: str = ""


def ranking_chart(drawn: Ranking) -> Chart:
    """Draw the ranking in two widths and write its table."""
    chosen = sum(1 for each in drawn.ranked if each.chosen)
    description = drawn.told or f"{len(drawn.ranked)} in order of score, {chosen} of them chosen."
    if drawn.money_for is not None:
        description += f" In strict order the money ends after the first {drawn.money_for}."
    unsure = any(each.sure is not None for each in drawn.ranked)
    rows = [
        [
            each.rank,
            each.name,
            figure(each.score, "", drawn.places),
            *([each.state or ("Yes" if each.chosen else "No")] if drawn.chosen_name else []),
            *([figure(each.sure, "%", 0)] if unsure else []),
        ]
        for each in drawn.ranked
    ]
    return Chart(
        title=drawn.title,
        description=description,
        wide=_picture(drawn, WIDE, description),
        narrow=_picture(drawn, NARROW, description),
        head=[
            "Rank",
            "Name",
            "Score",
            *([drawn.chosen_name] if drawn.chosen_name else []),
            *([drawn.sure_name] if unsure else []),
        ],
        rows=rows,
        source=drawn.source,
        worded=(1, 3) if drawn.chosen_name else (1,),
    )


def _picture(drawn: Ranking, width: int, description: str) -> Markup:
    wide = width == WIDE
    unsure = any(each.sure is not None for each in drawn.ranked)
    left = 326.0 if wide else NAME
    right = width - (110 if unsure else 50) - (0 if wide else -6)
    x = Scale(0, drawn.highest, left, right - 46)
    parts = [text(left, 16, "Score", colour=QUIET, size=13)]
    if unsure:
        parts.append(text(width - 2, 16, drawn.sure_name, anchor="end", colour=QUIET, size=13))
    y = 24.0
    for at, each in enumerate(drawn.ranked):
        bold = each.chosen and bool(drawn.chosen_name)
        name = fitted(each.name, (x.start - 10 if wide else width) - NAME, bold=bold)
        parts += _place(each, drawn, name, x, y, width)
        y += (32 if wide else 48) + (len(name) - 1) * (10 if wide else LINE)
        if drawn.money_for == at + 1:
            parts += [
                line(0, y + 4, width, y + 4, BENCHMARK, 2.5, "7 4"),
                text(0, y + 20, "In strict order the money ends here", colour=BENCHMARK, bold=True, size=13),
            ]
            y += 26
    return svg(width, y + 6, drawn.title, description, parts)


def _place(each: Ranked, drawn: Ranking, name: Sequence[str], x: Scale, y: float, width: int) -> Iterator[str]:
    """The name in a line or two, before the bar where the picture is wide and above it where it is narrow."""
    wide, more = width == WIDE, len(name) - 1
    first = y + 21 - 3 * more if wide else y + 16
    middle = y + 16 + 5 * more if wide else y + 33 + LINE * more
    bold = each.chosen and bool(drawn.chosen_name)
    yield text(NAME - 8, first, each.rank, anchor="end", bold=bold)
    for at, words in enumerate(name):
        yield text(NAME, first + LINE * at, words, bold=bold)
    yield rect(x.start, middle - 8, x.at(drawn.highest) - x.start, 16, PALE)
    end = x.at(each.score) - x.start
    # Chosen is solid, not chosen is hollow: the difference holds without colour.
    yield rect(x.start, middle - 8, end, 16, OWN if each.chosen else PAPER, OWN if each.chosen else OTHER)
    yield text(x.at(drawn.highest) + 4, middle + 5, figure(each.score, "", drawn.places), bold=bold)
    if each.sure is not None:
        meter = width - 66.0
        yield rect(meter, middle - 5, 26, 10, PAPER, INK)
        yield rect(meter, middle - 5, 26 * each.sure / 100, 10, INK)
        yield text(width - 1, middle + 5, figure(each.sure, "%", 0), anchor="end", size=13)
