"""Outlines of places: drawn with fewer points whose shared borders still meet, and where a word fits inside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import FloatArray, above_zero, floats

Polygon = Sequence[FloatArray]  # the outer ring, then the rings of what is left out of it
Shape = Sequence[Polygon]
# A hundred-thousandth of a degree is about a metre: two files of one border agree to so much.
GRID: Final = 100_000
DETAIL: Final = 0.004
_LINES_TRIED: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)


def ring_of(points: ArrayLike) -> FloatArray:
    """A ring of n × 2 points, longitude and latitude in degrees; the last repeats the first, as GeoJSON has it.

    Errors: fewer than three different points, anything but pairs of numbers, infinite or missing numbers. What else
    stands behind a pair, such as a height, is left out.
    """
    ring = floats(points, "the points", dimensions=2)
    if ring.shape[1] < 2 or len(np.unique(ring[:, :2], axis=0)) < 3:
        raise ValueError("an outline has at least three different points, each of a longitude and a latitude")
    ring = ring[:, :2]
    return ring if (ring[0] == ring[-1]).all() else np.vstack([ring, ring[:1]])


def area_of(ring: FloatArray) -> float:
    """The area that a closed ring encloses, in the square of its units, whichever way round it runs."""
    x, y = (ring - ring[0]).T
    return abs(float(x[:-1] @ y[1:] - x[1:] @ y[:-1])) / 2


def bounds_of(shapes: Sequence[Shape]) -> tuple[float, float, float, float]:
    """The least and the greatest longitude and latitude: west, south, east, north. Errors: no shapes."""
    outer = [polygon[0] for shape in shapes for polygon in shape]
    if not outer:
        raise ValueError("there are no outlines to measure")
    low, high = (
        np.min([ring.min(axis=0) for ring in outer], axis=0),
        np.max([ring.max(axis=0) for ring in outer], axis=0),
    )
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def level(latitude: float) -> float:
    """How much shorter a degree of longitude is than one of latitude there: the cosine of the latitude."""
    return float(np.cos(np.radians(latitude)))


@dataclass
class _Border:
    """A line between two places where outlines meet; `least` is how far it may be moved."""

    points: FloatArray
    least: float
    kept: FloatArray = field(default_factory=lambda: np.empty((0, 2)))


def simplified(shapes: Sequence[Shape], *, detail: float = DETAIL) -> list[Shape]:
    """The outlines with fewer points. A border of two places stays the same line in both.

    Formula: rings are put on a grid of 0.00001 degrees and cut where outlines meet or part; each piece is thinned once
    (Douglas and Peucker, Cartographica 1973), moved by no more than `detail` times the width across of the smallest
    place that it bounds. Islands and holes that shrink to a line go, but never the whole of a place.
    Shapes: places of polygons of rings (see `ring_of`). Errors: a detail of 0 or below.
    """
    above_zero(np.array([detail]), "the detail")
    gridded = [[_gridded(polygon) for polygon in shape] for shape in shapes]
    beside = _neighbours(gridded)
    borders: dict[bytes, _Border] = {}
    for shape in gridded:
        least = detail * _width(shape)
        for ring in _rings(shape):
            for piece in _pieces(ring, beside):
                one, _ = _one_way(piece)
                known = borders.setdefault(one.tobytes(), _Border(one, least))
                known.least = min(known.least, least)
    for border in borders.values():
        border.kept = _thinned(border.points, border.least)
    return [_put_together(shape, beside, borders) for shape in gridded]


def _gridded(polygon: Polygon) -> list[FloatArray]:
    found = []
    for ring in polygon:
        points = np.rint(ring * GRID)
        moved = np.any(points[1:] != points[:-1], axis=1)
        found.append(points[np.concatenate([[True], moved])])
    return [ring for at, ring in enumerate(found) if at == 0 or len(ring) > 3]


def _rings(shape: Sequence[Sequence[FloatArray]]) -> Iterator[FloatArray]:
    return (ring for polygon in shape for ring in polygon if len(ring) > 3)


def _width(shape: Sequence[Sequence[FloatArray]]) -> float:
    every = np.vstack([polygon[0] for polygon in shape])
    low, high = every.min(axis=0), every.max(axis=0)
    return float(np.hypot(*((high - low) * (level(float(low[1]) / GRID), 1.0))))


Point = tuple[float, float]


def _neighbours(shapes: Sequence[Sequence[Sequence[FloatArray]]]) -> dict[Point, set[Point]]:
    """Of each point the points next to it in any outline: where more than two are, outlines meet or part."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for shape in shapes:
        for ring in _rings(shape):
            points = [tuple(point) for point in ring.tolist()]
            for one, other in pairwise(points):
                beside[one].add(other)
                beside[other].add(one)
    return beside


def _pieces(ring: FloatArray, beside: dict[Point, set[Point]]) -> list[FloatArray]:
    """The ring cut where outlines meet; one that meets no other is cut at its least and at its furthest point from it,
    so that it is thinned alike from whichever side it is seen."""
    points = [tuple(point) for point in ring[:-1].tolist()]
    cuts = [at for at, point in enumerate(points) if len(beside[point]) > 2]
    if len(cuts) < 2:
        first = cuts[0] if cuts else min(range(len(points)), key=points.__getitem__)
        away = np.hypot(*(ring[:-1] - ring[first]).T)
        cuts = sorted({first, max(range(len(points)), key=lambda at: (float(away[at]), points[at]))})
    rolled = np.roll(ring[:-1], -cuts[0], axis=0)
    places = [cut - cuts[0] for cut in cuts] + [len(points)]
    closed = np.vstack([rolled, rolled[:1]])
    return [closed[start : end + 1] for start, end in pairwise(places)]


def _one_way(piece: FloatArray) -> tuple[FloatArray, bool]:
    """The piece in the direction in which both its sides know it, and whether it was turned round."""
    turned = piece[::-1]
    if piece.tolist() <= turned.tolist():
        return np.ascontiguousarray(piece), False
    return np.ascontiguousarray(turned), True


def _thinned(points: FloatArray, tolerance: float) -> FloatArray:
    """The ends, and each point without which the line would be further than `tolerance` from where it was."""
    squeezed = points * (level(float(points[0, 1]) / GRID), 1.0)
    kept = np.zeros(len(points), dtype=np.bool_)
    kept[[0, -1]] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        away = _away(squeezed[start + 1 : end], squeezed[start], squeezed[end])
        furthest = int(away.argmax())
        if away[furthest] > tolerance:
            at = start + 1 + furthest
            kept[at] = True
            waiting += [(start, at), (at, end)]
    return points[kept]


def _away(points: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
    along, from_start = end - start, points - start
    length = float(along @ along)
    if not length:
        return np.asarray(np.hypot(*from_start.T))
    at = np.clip(from_start @ along / length, 0.0, 1.0)
    return np.asarray(np.hypot(*(from_start - at[:, None] * along).T))


def _put_together(
    shape: Sequence[Sequence[FloatArray]], beside: dict[Point, set[Point]], borders: dict[bytes, _Border]
) -> Shape:
    made = []
    for polygon in shape:
        rings = [_ring_again(ring, beside, borders) if len(ring) > 3 else ring for ring in polygon]
        if len(rings[0]) > 3:
            made.append([rings[0] / GRID, *(ring / GRID for ring in rings[1:] if len(ring) > 3)])
    if made:
        return made
    largest = max(shape, key=lambda polygon: area_of(polygon[0]))
    return [[largest[0] / GRID]]


def _ring_again(ring: FloatArray, beside: dict[Point, set[Point]], borders: dict[bytes, _Border]) -> FloatArray:
    parts = []
    for piece in _pieces(ring, beside):
        one, turned = _one_way(piece)
        kept = borders[one.tobytes()].kept
        parts.append((kept[::-1] if turned else kept)[:-1])
    together = np.vstack(parts)
    return np.vstack([together, together[:1]])


def place_inside(shape: Shape) -> tuple[float, float, float]:
    """Where a word fits: the middle of the widest stretch inside the largest polygon, and how wide that stretch is.

    Formula: on level lines across the largest outer ring the stretches between its crossings (with those of its holes),
    the widest standing. Units: those of the points.
    """
    polygon = max(shape, key=lambda each: area_of(each[0]))
    low, high = float(polygon[0][:, 1].min()), float(polygon[0][:, 1].max())
    best = (float(polygon[0][:, 0].mean()), (low + high) / 2, 0.0)
    for share in _LINES_TRIED:
        at = low + share * (high - low)
        crossings = np.sort(np.concatenate([_crossings(ring, at) for ring in polygon]))
        for start, end in zip(crossings[0::2], crossings[1::2], strict=False):
            # The middle line is taken unless another has clearly more room.
            if end - start > best[2] * 1.15:
                best = (float(start + end) / 2, at, float(end - start))
    return best


def _crossings(ring: FloatArray, at: float) -> FloatArray:
    (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
    crosses = (y1 > at) != (y2 > at)
    return np.asarray(x1[crosses] + (at - y1[crosses]) / (y2[crosses] - y1[crosses]) * (x2[crosses] - x1[crosses]))
