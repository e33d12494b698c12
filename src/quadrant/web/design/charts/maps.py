"""Areas on a map, each in the colour of its class, with a sign where there is room: colour alone never says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup, escape

from quadrant.methods import words
from quadrant.methods.arrays import FloatArray
from quadrant.methods.outlines import Shape, bounds_of, level, place_inside
from quadrant.web.design.charts.drawing import NARROW, WIDE, Chart, rect, svg, text
from quadrant.web.design.charts.palette import OTHER, OTHER_DARK, OWN_PALE, PALE, PAPER

TALLEST = {WIDE: 560, NARROW: 420}
SWATCH, LINE = 16, 26
ROOM_FOR_SIGN = 13
EDGE = 4
HIDDEN, MISSING = "hidden", "missing"


@dataclass(frozen=True)
class MapClass:
    """A class of areas: its words in the legend, its colour, and the sign that stands in its areas. `hatch` is one of
    HIDDEN and MISSING for areas that have no figure to show."""

    key: str
    label: str
    colour: str = PAPER
    sign: str = ""
    hatch: str = ""


@dataclass(frozen=True)
class MapArea:
    """An area with its outline, the class it is in, and its figure in words."""

    name: str
    shape: Shape
    of: str
    said: str


@dataclass(frozen=True)
class AreaMap:
    """What a map is drawn from. The title is the finding; the rows of the table are the caller's."""

    title: str
    areas: Sequence[MapArea]
    classes: Sequence[MapClass]
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    source: str = ""
    worded: Sequence[int] = ()


def map_chart(drawn: AreaMap) -> Chart:
    """Draw the map in two widths."""
    description = _description(drawn)
    return Chart(
        title=drawn.title,
        description=description,
        wide=_picture(drawn, WIDE, description),
        narrow=_picture(drawn, NARROW, description),
        head=drawn.head,
        rows=drawn.rows,
        source=drawn.source,
        worded=drawn.worded,
    )


def outline_picture(shapes: Sequence[Shape], names: Sequence[str], title: str) -> Markup:
    """Outlines alone, before anything is known of their areas."""
    areas = [MapArea(name, shape, "area", "") for name, shape in zip(names, shapes, strict=True)]
    drawn = AreaMap(title, areas, [MapClass("area", "", OWN_PALE)], [], [])
    return _picture(drawn, WIDE, f"The outlines of {words.plural(len(areas), 'area')}.", legend=False)


def _description(drawn: AreaMap) -> str:
    counted = [(each, sum(area.of == each.key for area in drawn.areas)) for each in drawn.classes]
    told = "; ".join(f"{each.label}: {words.number(many)}" for each, many in counted if many)
    return f"A map of {words.plural(len(drawn.areas), 'area')}. {told}."


def _picture(drawn: AreaMap, width: int, description: str, *, legend: bool = True) -> Markup:
    page = _Page.of([area.shape for area in drawn.areas], width)
    classes = {each.key: each for each in drawn.classes}
    parts = [*_hatches(width, drawn.classes), *(_area(area, classes[area.of], page) for area in drawn.areas)]
    for area in drawn.areas:
        parts += _sign(area, classes[area.of], page)
    height = page.height
    if legend:
        used = [each for each in drawn.classes if any(area.of == each.key for area in drawn.areas)]
        parts += _legend(drawn, used, width, height + 12)
        height += 12 + LINE * len(used)
    return svg(width, height, drawn.title, description, parts)


@dataclass(frozen=True)
class _Page:
    """From degrees to places on the page: north is up, and a mile is as long one way as the other."""

    west: float
    north: float
    across: float
    down: float
    left: float
    width: int
    height: float

    @classmethod
    def of(cls, shapes: Sequence[Shape], width: int) -> _Page:
        west, south, east, north = bounds_of(shapes)
        shorter = level((south + north) / 2)
        wide, tall = max((east - west) * shorter, 1e-9), max(north - south, 1e-9)
        down = min((width - 2 * EDGE) / wide, (TALLEST[width] - 2 * EDGE) / tall)
        left = (width - wide * down) / 2
        return cls(west, north, down * shorter, down, left, width, tall * down + 2 * EDGE)

    def at(self, points: FloatArray) -> FloatArray:
        x = self.left + (points[:, 0] - self.west) * self.across
        return np.stack([x, EDGE + (self.north - points[:, 1]) * self.down], axis=1)


def _area(area: MapArea, of: MapClass, page: _Page) -> str:
    fill = f"url(#{of.hatch}-{page.width})" if of.hatch else of.colour
    said = f"{area.name}: {area.said}" if area.said else area.name
    return (
        f'<path d="{_path(area.shape, page)}" fill="{fill}" fill-rule="evenodd" stroke="{OTHER_DARK}" '
        f'stroke-width="0.7" stroke-linejoin="round"><title>{escape(said)}</title></path>'
    )


def _path(shape: Shape, page: _Page) -> str:
    """To half a unit: borders of two areas fall on the same places, and points that meet are one."""
    drawn = []
    for polygon in shape:
        for ring in polygon:
            points = np.rint(page.at(ring) * 2) / 2
            moved = np.concatenate([[True], np.any(points[1:] != points[:-1], axis=1)])
            kept = points[moved]
            if len(kept) > 3:
                drawn.append("M" + " ".join(f"{x:g} {y:g}" for x, y in kept[:-1].tolist()) + "Z")
    if drawn:
        return "".join(drawn)
    x, y = page.at(shape[0][0][:1])[0].tolist()
    return f"M{x - 1:.1f} {y - 1:.1f}h2v2h-2Z"


def _sign(area: MapArea, of: MapClass, page: _Page) -> Iterator[str]:
    if not of.sign:
        return
    x, y, room = place_inside(area.shape)
    if room * page.across >= ROOM_FOR_SIGN:
        [[left, top]] = page.at(np.array([[x, y]])).tolist()
        yield text(left, top + 5, of.sign, anchor="middle", bold=True, size=13, over=True)


def _hatches(width: int, classes: Sequence[MapClass]) -> Iterator[str]:
    """Lines for what is hidden, dots for what is missing; named for the width, since one page holds both."""
    used = {each.hatch for each in classes if each.hatch}
    if not used:
        return
    yield "<defs>"
    if HIDDEN in used:
        yield (
            f'<pattern id="{HIDDEN}-{width}" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)">{rect(0, 0, 6, 6, PAPER)}{rect(0, 0, 2, 6, OTHER)}</pattern>'
        )
    if MISSING in used:
        yield (
            f'<pattern id="{MISSING}-{width}" width="7" height="7" patternUnits="userSpaceOnUse">'
            f'{rect(0, 0, 7, 7, PALE)}<circle cx="3.5" cy="3.5" r="1" fill="{OTHER_DARK}"/></pattern>'
        )
    yield "</defs>"


def _legend(drawn: AreaMap, used: Sequence[MapClass], width: int, top: float) -> Iterator[str]:
    for at, each in enumerate(used):
        y = top + LINE * at
        fill = f"url(#{each.hatch}-{width})" if each.hatch else each.colour
        many = sum(area.of == each.key for area in drawn.areas)
        yield rect(EDGE, y, SWATCH * 1.5, SWATCH, fill, OTHER_DARK)
        if each.sign:
            yield text(EDGE + SWATCH * 0.75, y + 13, each.sign, anchor="middle", bold=True, size=13, over=True)
        yield text(EDGE + SWATCH * 2, y + 13, f"{each.label} ({words.number(many)})")
