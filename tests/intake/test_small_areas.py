"""Wards and other small areas that a partnership holds are known by their names; any column of areas may hold codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from quadrant.analyse.outcomes.queries import SmallAreas
from quadrant.analyse.outcomes.terms import AreaKind, AreaSpec
from quadrant.intake.checking import check, open_file
from quadrant.intake.evidence.places import Places, places_with
from quadrant.intake.terms import FileRefused
from tests.intake.making import Rows, csv_file, told

TRAFFORD, LEEDS = "E08000009", "E08000035"


def ward(code: str, name: str) -> AreaSpec:
    return AreaSpec(code, name, AreaKind.WARD)


INSIDE = (
    ward("E05015316", "Old Trafford"),
    ward("E05015321", "Bucklow-St. Martins"),
    ward("E05015315", "Manor & Village"),
    ward("E05015317", "Trafford"),
    ward("E05015318", "Leeds"),
    ward("E05015319", "Priory"),
)
ELSEWHERE = (
    ward("E05000001", "Priory"),
    ward("E05000002", "Park"),
    ward("E05000003", "Park"),
    ward("E05000004", "Hale"),
)
HERE = places_with([], SmallAreas(INSIDE, ELSEWHERE, TRAFFORD))


def codes(folder: Path, names: Rows, header: str = "Area", places: Places = HERE) -> list[str]:
    rows = [("Obese", "2024", *row, at + 1) for at, row in enumerate(names)]
    path = csv_file(folder, rows, ("Indicator", "Period", header, "Value"))
    return [row[1] for row in told(check(open_file(path, places), places).figures)]


def refused(folder: Path, name: str, header: str = "Area", places: Places = HERE) -> str:
    with pytest.raises(FileRefused) as found:
        codes(folder, [(name,), ("England",)], header, places)
    return str(found.value.problems[0]).partition("”: ")[2]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("OLD TRAFFORD", "E05015316"),
        ("old  trafford", "E05015316"),
        ("Old Trafford ¹", "E05015316"),
        ("Old Trafford*", "E05015316"),
        ("Old Trafford Ward", "E05015316"),
        ("Manor and Village", "E05015315"),
        ("MANOR & VILLAGE", "E05015315"),
        ("Bucklow-St Martins", "E05015321"),
        ("Priory", "E05015319"),
        ("Hale", "E05000004"),
        ("E05015316", "E05015316"),
        ("e05009999", "E05009999"),
        (TRAFFORD, TRAFFORD),
    ],
)
@pytest.mark.parametrize("header", ["Area", "Ward", "Ward name", "Locality", "Neighbourhood", "Local authority"])
def test_a_small_area_is_known_by_its_name_or_its_code_under_any_header(
    tmp_path: Path, header: str, name: str, code: str
) -> None:
    assert codes(tmp_path, [(name,)], header) == [code]


def test_a_name_that_is_also_a_councils_means_the_council_but_under_wards(tmp_path: Path) -> None:
    assert codes(tmp_path, [("Trafford",), ("Leeds",)]) == [TRAFFORD, LEEDS]
    assert codes(tmp_path, [("Trafford",), ("Leeds",), ("England",)], "Ward") == ["E05015317", "E05015318", "E92000001"]
    without = places_with([], SmallAreas(INSIDE[:3], (), TRAFFORD))
    assert codes(tmp_path, [("Trafford",), ("Old Trafford",)], "Ward", without) == [TRAFFORD, "E05015316"]
    assert refused(tmp_path, "Leeds", "Ward", without).startswith("“Leeds” is no area that Quadrant knows.")


def test_names_that_several_have_are_asked_for_by_code(tmp_path: Path) -> None:
    said = "“Park” is the name of several areas here. Write the GSS code: E05000002 or E05000003."
    assert (refused(tmp_path, "Park"), refused(tmp_path, "park", "Ward")) == (said, said.replace("Park", "park"))


def test_a_hint_names_a_place_that_may_have_been_meant(tmp_path: Path) -> None:
    assert (
        refused(tmp_path, "Old Traford") == "“Old Traford” is no area that Quadrant knows. Did you mean Old Trafford?"
    )
    nothing = places_with([])
    assert refused(tmp_path, "OLD TRAFFORD", "Area", nothing) == (
        "“OLD TRAFFORD” is no area that Quadrant knows. Write its name or its GSS code."
    )
    assert refused(tmp_path, "OLD TRAFFORD", "Ward", nothing) == (
        "“OLD TRAFFORD” is no ward that Quadrant knows yet. "
        "Bring in the boundaries of your wards, or a lookup of areas, first; or write GSS codes."
    )


@pytest.mark.parametrize(
    ("headers", "row", "code"),
    [
        (("Local authority", "Ward", "Period", "Value"), ("Trafford", "Old Trafford", "2024", "1"), "E05015316"),
        (("Ward code", "Local authority", "Period", "Value"), ("E05015316", "Trafford", "2024", "1"), "E05015316"),
        (("LA code", "Ward", "Period", "Value"), (TRAFFORD, "Old Trafford", "2024", "1"), "E05015316"),
        (("GSS code", "Ward", "Period", "Value"), ("E05015316", "Elsewhere", "2024", "1"), "E05015316"),
        (("LA number", "Year", "Value"), ("E05015316", "2024", "1"), "E05015316"),
    ],
)
def test_of_a_ward_and_its_council_the_ward_is_the_area(
    tmp_path: Path, headers: tuple[str, ...], row: tuple[str, ...], code: str
) -> None:
    path = csv_file(tmp_path, [row], headers)
    assert [each[1] for each in told(check(open_file(path, HERE), HERE, name="Obese").figures)] == [code]


def test_a_locality_beside_an_area_is_a_group_of_it(tmp_path: Path) -> None:
    headers = ("Area", "Locality", "Period", "Value")
    path = csv_file(tmp_path, [("Trafford", "North", "2024", "1"), ("Trafford", "South", "2024", "2")], headers)
    found = told(check(open_file(path, HERE), HERE, name="Obese").figures)
    assert [row[1:4] for row in found] == [
        (TRAFFORD, "2024", "Local area: North"),
        (TRAFFORD, "2024", "Local area: South"),
    ]
