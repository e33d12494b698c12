"""Boundaries: every published file is read, and one that cannot be drawn says what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quadrant.analyse.outcomes.terms import AreaKind, DatasetKind
from tests.intake.making import problems, taken
from tests.shared_folder import SHARED, needs_shared, shared

DATA = SHARED / "data" if SHARED else Path("shared/data")
SQUARE = [[-2.0, 53.0], [-1.9, 53.0], [-1.9, 53.1], [-2.0, 53.1], [-2.0, 53.0]]
OUTLINES = {
    "england_lad_topojson.json": (326, "area_code"),
    "gm_lad_generalised_2023.geojson": (10, "area_code"),
    "gm_lad_super_generalised_2023.geojson": (10, "area_code"),
    "hexmap_lad_england.geojson": (326, "area"),
    "trafford_electoral_ward.geojson": (21, "area_code"),
    "trafford_local_authority_district.geojson": (1, "area_code"),
    "trafford_localities.geojson": (4, "area"),
    "trafford_lsoa.geojson": (139, "area_code"),
    "wards_gateshead_E08000037.json": (22, "area_code"),
    "wards_hackney_E09000012.json": (19, "area_code"),
    "wards_haringey_E09000014.json": (19, "area_code"),
    "wards_herefordshire_E06000019.json": (40, "area_code"),
    "wards_sunderland_E08000024.json": (25, "area_code"),
}
DISTRICTS = {
    "Gateshead": 126,
    "Hackney": 144,
    "Haringey": 145,
    "Herefordshire": 116,
    "Sunderland": 185,
    "Trafford": 138,
}


def feature(ring: Any = None, *, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    coordinates = [ring if ring is not None else SQUARE]
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def geojson(folder: Path, *features: Any, **more: Any) -> Path:
    path = folder / "wards.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features), **more}), encoding="utf-8")
    return path


@needs_shared
@pytest.mark.parametrize("name", OUTLINES)
def test_every_published_file_is_read_by_its_codes_or_its_names(name: str) -> None:
    found = taken(shared("data", "boundaries", name))
    many, field = OUTLINES[name]
    assert found.outlines is not None
    assert (len(found.outlines.areas), found.rows, found.opened.mapping.kind) == (many, many, DatasetKind.BOUNDARIES)
    assert field in found.opened.mapping.columns


@needs_shared
@pytest.mark.parametrize("name", DISTRICTS)
def test_the_small_areas_of_a_district_say_where_they_lie(name: str) -> None:
    found = taken(shared("data", "deprivation", "lsoa_imd_by_la", f"{name}.geojson")).outlines
    assert found is not None
    assert {spec.kind for spec in found.areas} == {AreaKind.LSOA}
    assert [spec.name for spec in found.insides if spec] == [name] * DISTRICTS[name]


@needs_shared
def test_localities_that_have_no_codes_become_the_partnerships_own() -> None:
    found = taken(shared("data", "boundaries", "trafford_localities.geojson"))
    assert found.outlines is not None
    assert found.outlines.own == ["Central", "North", "South", "West"]
    assert found.sentence == (
        "Outlines of 4 areas (Locality 4); new localities of your own: Central, North, South, West"
    )


def test_where_some_names_are_of_the_country_the_others_are_problems(tmp_path: Path) -> None:
    path = geojson(tmp_path, feature(name="Herefordshire"), feature(name="Shropshir"))
    assert problems(path) == [
        "row 2, column “name”: “Shropshir” is no area that Quadrant knows. Did you mean Shropshire?"
    ]


def test_an_area_comes_once(tmp_path: Path) -> None:
    path = geojson(tmp_path, feature(code="E05000001", name="A"), feature(code="E05000001", name="B"))
    told = "“E05000001” has its outline in row 1 already. Join the two into one, or leave one out."
    assert problems(path) == [f"row 2, column “code”: {told}"]


GRID = [[387000, 405000], [388000, 405000], [388000, 406000], [387000, 405000]]
SIDEWAYS = [[53.0, -2.0], [53.1, -2.0], [53.1, -1.9], [53.0, -2.0]]
BAD = {
    "eastings and northings": ([feature(GRID, code="E05000001")], "metres of the British National Grid"),
    "sideways": ([feature(SIDEWAYS, code="E05000001")], "Latitude stands before longitude"),
    "elsewhere": ([feature([[1e9, 0], [2e9, 0], [2e9, 1], [1e9, 0]], code="E05000001")], "no degrees of longitude"),
    "huge": ([feature([[10**400, 0], [1, 0], [1, 1], [0, 0]], code="E05000001")], "row 1: “E05000001” has an outline"),
    "a point": ([feature([1, 2], kind="Point", code="E05000001")], "it is a Point, and boundaries are Polygon"),
    "two points": ([feature([[0, 51], [1, 51]], code="E05000001")], "at least three different points"),
    "words": ([feature([["a", "b"], ["c", "d"]], code="E05000001")], "the points must be numbers"),
    "none": ([{"type": "Feature", "properties": {"code": "E05000001"}, "geometry": None}], "there is none"),
    "no features": ([], "The file holds no areas."),
    "no feature": ([7], "no feature"),
    "no names": ([feature()], "No property holds the code or the name of each area."),
    "an empty name": ([feature(code="E05000001"), feature(code="")], "The cell is empty."),
}


@pytest.mark.parametrize(("features", "sentence"), BAD.values(), ids=BAD)
def test_what_cannot_be_drawn_is_told_in_a_sentence(tmp_path: Path, features: list[Any], sentence: str) -> None:
    told = problems(geojson(tmp_path, *features))
    assert len(told) == 1
    assert sentence in told[0]


BROKEN = {
    "cut off": (b'{"type": "FeatureCollection", "features": [', "The JSON is broken at line 1"),
    "not a number": (json.dumps(feature([[float("nan"), 51], [1, 51], [1, 52]], code="E05000001")).encode(),
                     "hold a missing number"),
    "deep": (b"[" * 200_000, "nested or written so"),
    "very deep in lists": (b"[" * 1_000_001, "more than 1,000,000 points"),
    "latin": ('{"type": "Feature", "properties": {"name": "Pennärd"}}'.encode("latin-1"), "The file is not UTF-8"),
    "no map": (b'{"rows": []}', "no GeoJSON or TopoJSON"),
    "arcs": (b'{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[5]]}}}', "its arcs do not fit"),
    "nothing": (b'{"type":"Topology","arcs":[],"objects":{}}', "The file holds no areas."),
}  # fmt: skip


@pytest.mark.parametrize(("content", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_by_what_is_broken(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "broken.geojson"
    path.write_bytes(content)
    told = problems(path)
    assert len(told) == 1
    assert sentence in told[0]


def test_a_very_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.geojson"
    path.write_bytes(b'{"type": "FeatureCollection"' + b" " * 20_000_000 + b"}")
    [told] = problems(path)
    assert told.startswith("Boundaries may be 20 MB at most. Give a more generalised version")


def test_properties_that_no_page_can_show_do_no_harm(tmp_path: Path) -> None:
    odd = feature(code="E05000001", name="A\u0000\ud800b", more={"a": 1}, count=7.0, missing=None)
    found = taken(geojson(tmp_path, odd))
    assert found.outlines is not None
    assert found.outlines.areas[0].name == "A?b"
    assert found.opened.sheet.cells.row(0) == ("E05000001", "A?b", "", "7", "")


def test_one_feature_alone_and_a_hole_in_it(tmp_path: Path) -> None:
    hole = [[-1.98, 53.02], [-1.96, 53.02], [-1.96, 53.04], [-1.98, 53.02]]
    path = tmp_path / "one.json"
    made = feature(code="E05000001")
    made["geometry"]["coordinates"].append(hole)
    path.write_text(json.dumps(made), encoding="utf-8")
    found = taken(path).outlines
    assert found is not None
    assert [len(ring) for ring in found.shapes[0][0]] == [5, 4]
