"""Boundaries: GeoJSON and TopoJSON as a table, a row for each area with its outline beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from quadrant.intake.cell.codes import Problems
from quadrant.intake.reading.tables import MOST_COLUMNS, RawTable
from quadrant.intake.terms import FileRefused, Problem, shortened
from quadrant.methods.arrays import FloatArray
from quadrant.methods.outlines import Shape, bounds_of, ring_of

LARGEST_MAP = 20_000_000
MOST_POINTS = 1_000_000
MOST_AREAS = 10_000
LONGEST_CELL = 1_000
GENERALISE = "Give a more generalised version (such as the ONS's “BSC” or “BUC”), or divide the file by region."
NO_MAP = (
    "This is JSON, but no GeoJSON or TopoJSON: it has no areas.",
    "Give boundaries as GeoJSON or TopoJSON, figures as CSV, Excel or Parquet.",
)
BROKEN = "Save it again as GeoJSON in UTF-8."
Feature = tuple[dict[str, Any], Any]


def read_features(path: Path) -> list[RawTable]:
    """The one table of a file of boundaries, each property a column, each area a row from 1 on."""
    found = list(_features(_parsed(path)))
    if not found:
        raise FileRefused.whole("The file holds no areas.", "Export the layer that has the boundaries.")
    if len(found) > MOST_AREAS:
        raise FileRefused.whole(f"The file has more than {MOST_AREAS:,} areas.", "Divide it by region.")
    names = list(dict.fromkeys(name for properties, _ in found for name in properties))
    if len(names) > MOST_COLUMNS:
        raise FileRefused.whole(f"The areas have more than {MOST_COLUMNS} properties.", "Keep only those needed.")
    shapes = _shapes(found)
    _refuse_other_coordinates(shapes)
    columns = {str(at): [_text(properties.get(name)) for properties, _ in found] for at, name in enumerate(names)}
    cells = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    return [RawTable("", cells, tuple(_text(name) for name in names), 1, shapes)]


def _parsed(path: Path) -> Any:
    if path.stat().st_size > LARGEST_MAP:
        raise FileRefused.whole(f"Boundaries may be {LARGEST_MAP // 1_000_000} MB at most.", GENERALISE)
    content = path.read_bytes()
    if content.count(b"[") + content.count(b"{") > MOST_POINTS:
        raise FileRefused.whole(f"The boundaries have more than {MOST_POINTS:,} points.", GENERALISE)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as broken:
        raise FileRefused.whole(f"The file is not UTF-8: byte {broken.start + 1} cannot be read.", BROKEN) from None
    except json.JSONDecodeError as broken:
        where = f"line {broken.lineno}, character {broken.colno}"
        raise FileRefused.whole(f"The JSON is broken at {where}: the file is cut off or damaged.", BROKEN) from None
    except (RecursionError, ValueError):
        raise FileRefused.whole("The JSON is nested or written so that it cannot be read.", BROKEN) from None


def _features(found: Any) -> Iterator[Feature]:
    """Properties and geometry of each area. Of a topology with several layers the one with most areas."""
    kind = found.get("type") if isinstance(found, dict) else None
    if kind == "FeatureCollection" and isinstance(found.get("features"), list):
        yield from (_feature(each) for each in found["features"])
    elif kind == "Feature":
        yield _feature(found)
    elif kind == "Topology":
        yield from _of_topology(found)
    else:
        raise FileRefused.whole(*NO_MAP)


def _feature(each: Any) -> Feature:
    if not isinstance(each, dict):
        raise FileRefused.whole("One of the features of the file is no feature.", BROKEN)
    properties = each.get("properties")
    named = dict(properties) if isinstance(properties, dict) else {}
    if isinstance(each.get("id"), str | int):
        named.setdefault("id", each["id"])
    return named, each.get("geometry")


def _of_topology(found: dict[str, Any]) -> Iterator[Feature]:
    try:
        arcs = _arcs(found)
        layers = [layer for layer in found["objects"].values() if isinstance(layer, dict)]
        listed = [layer["geometries"] if layer.get("type") == "GeometryCollection" else [layer] for layer in layers]
        for each in max(listed, key=len, default=[]):
            named, _ = _feature(each)
            yield named, _untangled(each, arcs)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError):
        raise FileRefused.whole("The TopoJSON is damaged: its arcs do not fit its areas.", BROKEN) from None


def _arcs(found: dict[str, Any]) -> list[FloatArray]:
    """The lines that areas share, in degrees; under a transform each point is told by its distance from the last."""
    transform = found.get("transform")
    arcs = [np.asarray([point[:2] for point in arc], dtype=np.float64) for arc in found["arcs"]]
    if transform is None:
        return arcs
    scale, start = (np.asarray(transform[name], dtype=np.float64) for name in ("scale", "translate"))
    return [np.cumsum(arc, axis=0) * scale + start for arc in arcs]


def _untangled(each: dict[str, Any], arcs: Sequence[FloatArray]) -> Any:
    """The geometry with its arcs laid end to end; a number below 0 is an arc the other way round."""

    def ring(numbers: Sequence[int]) -> Any:
        laid = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in numbers]
        return np.vstack([laid[0], *(arc[1:] for arc in laid[1:])])

    if each.get("type") == "Polygon":
        return {"type": "Polygon", "coordinates": [ring(numbers) for numbers in each["arcs"]]}
    if each.get("type") == "MultiPolygon":
        polygons = [[ring(numbers) for numbers in polygon] for polygon in each["arcs"]]
        return {"type": "MultiPolygon", "coordinates": polygons}
    return each


def _shapes(found: Sequence[Feature]) -> list[Shape]:
    problems, shapes = Problems(), []
    for at, (properties, geometry) in enumerate(found, start=1):
        try:
            shapes.append(_shape(geometry))
        except (ValueError, TypeError, OverflowError, KeyError, IndexError) as wrong:
            said = str(wrong) if type(wrong) is ValueError else "the coordinates are no pairs of numbers"
            named = next((_text(each) for each in properties.values() if isinstance(each, str)), "")
            sentence = f"has an outline that cannot be drawn: {said}."
            problems.add(Problem(sentence, "Mend it, or leave the area out.", at, "", named))
    problems.refuse()
    return shapes


def _shape(geometry: Any) -> Shape:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind is None:
        raise ValueError("there is none")
    if kind not in {"Polygon", "MultiPolygon"}:
        raise ValueError(f"it is a {shortened(str(kind), 30)}, and boundaries are Polygon or MultiPolygon")
    polygons = geometry["coordinates"] if kind == "MultiPolygon" else [geometry["coordinates"]]
    if not polygons or not all(polygons):
        raise ValueError("there is none")
    return [[ring_of(ring) for ring in polygon] for polygon in polygons]


def _refuse_other_coordinates(shapes: Sequence[Shape]) -> None:
    """Degrees of longitude and latitude, in this order, are what is drawn."""
    west, south, east, north = bounds_of(shapes)
    again = "Export it again in longitude and latitude (WGS 84, EPSG:4326)."
    if -180 <= west <= east <= 180 and -90 <= south <= north <= 90:
        if 49 <= west <= east <= 61 and -9 <= south <= north <= 3:
            raise FileRefused.whole("Latitude stands before longitude: the map would lie on its side.", again)
        return
    if -100_000 <= west <= east <= 800_000 and -100_000 <= south <= north <= 1_400_000:
        raise FileRefused.whole(
            "The coordinates are metres of the British National Grid (eastings and northings).", again
        )
    raise FileRefused.whole("The coordinates are no degrees of longitude and latitude.", again)


def _text(value: Any) -> str:
    """A property as a person would see it; what is a list or an object has no words. Characters that no page can show
    are left out."""
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    words = str(value)[:LONGEST_CELL].encode("utf-8", "replace").decode("utf-8")
    return "".join(letter for letter in words if letter.isprintable() or letter == " ")
