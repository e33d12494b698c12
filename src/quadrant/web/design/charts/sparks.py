"""A line the size of a word, for a table's cell: where it went, where it stands, where it should be."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from quadrant.web.design.charts.drawing import Scale, circle, figure, line, path, svg
from quadrant.web.design.charts.palette import OWN, TARGET

WIDTH, HEIGHT, EDGE = 120, 28, 4


def sparkline(
    values: Sequence[float | None], *, name: str, target: float | None = None, unit: str = "", places: int | None = None
) -> Markup:
    """The picture with its words: "Visits on time: from 96% to 88%, target 92%"."""
    known = [value for value in values if value is not None]
    if not known:
        return Markup('<span class="govuk-hint quadrant-inline">Not available</span>')
    said = f"{name}: from {figure(known[0], unit, places)} to {figure(known[-1], unit, places)}"
    said += "" if target is None else f", target {figure(target, unit, places)}"
    reach = [*known, *([] if target is None else [target])]
    x = Scale(0, max(len(values) - 1, 1), EDGE, WIDTH - EDGE)
    y = Scale(min(reach), max(reach), HEIGHT - EDGE, EDGE)
    parts, commands, pen_up = [], [], True
    if target is not None:
        parts.append(line(0, y.at(target), WIDTH, y.at(target), TARGET, 1.5, "5 3"))
    for at, value in enumerate(values):
        if value is not None:
            commands.append(f"{'M' if pen_up else 'L'}{x.at(at):.1f} {y.at(value):.1f}")
        pen_up = value is None
    parts.append(path("".join(commands), stroke=OWN, width=2))
    last = max(at for at, value in enumerate(values) if value is not None)
    parts.append(circle(x.at(last), y.at(known[-1]), 3, OWN))
    size = f' class="quadrant-spark" width="{WIDTH}" height="{HEIGHT}"'
    return svg(WIDTH, HEIGHT, said, "", parts, attributes=size)
