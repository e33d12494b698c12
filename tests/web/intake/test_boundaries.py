"""Boundaries come in by the browser: seen as a picture first, taken in whole, replaced and withdrawn whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Area, AreaInside, Dataset, Outline
from quadrant.intake.models import Upload
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.outcomes import analyst
from tests.factories.partnership import person
from tests.intake.making import csv_file
from tests.intake.test_boundaries import feature, geojson
from tests.shared_folder import shared
from tests.web.intake.test_uploads import given

EAST = [[-1.9, 53.0], [-1.8, 53.0], [-1.8, 53.1], [-1.9, 53.1], [-1.9, 53.0]]


@pytest.fixture
def anna(client: Client, ardlebury: Partnership) -> Any:
    somebody = analyst()
    client.force_login(somebody)
    return somebody


def taken_in(client: Client, path: Path, **more: str) -> Dataset:
    upload = given(client, path, **more)
    client.post(f"/ardlebury/uploads/{upload.pk}/confirm/")
    dataset: Dataset = Dataset.objects.latest("pk")
    return dataset


def wards(folder: Path, *codes: str) -> Path:
    rings = [None, EAST]
    return geojson(folder, *(feature(ring, WD23CD=code) for code, ring in zip(codes, rings, strict=False)))


def test_what_was_found_is_seen_as_a_picture_and_nothing_is_kept_until_confirmed(
    client: Client, anna: Any, tmp_path: Path
) -> None:
    upload = given(client, wards(tmp_path, "E05000001", "E05000002"), name="Wards 2023", source="The ONS")
    page = client.get(f"/ardlebury/uploads/{upload.pk}/").content.decode()
    assert "Outlines of 2 areas (Ward 2)" in page
    assert "The outlines as they would be drawn" in page
    assert "<title>E05000002</title>" in page
    assert "Boundaries of areas" in page
    assert not Outline.objects.exists()
    answer: Any = client.post(f"/ardlebury/uploads/{upload.pk}/confirm/", follow=True)
    assert "Taken in" in answer.content.decode()
    assert "2 rows were taken in" in answer.content.decode()
    kept = Outline.objects.get(area__code="E05000001")
    [[ring]] = kept.polygons
    assert sorted(ring[:-1]) == [[-2.0, 53.0], [-2.0, 53.1], [-1.9, 53.0], [-1.9, 53.1]]
    assert ring[0] == ring[-1]
    dataset = Dataset.objects.get()
    assert (dataset.name, dataset.kind, dataset.rows, dataset.areas) == ("Wards 2023", "boundaries", 2, 2)
    assert dataset.source == "The ONS"
    assert "<title>E05000002</title>" in client.get(f"/ardlebury/datasets/{dataset.pk}/").content.decode()


def test_boundaries_of_the_same_name_are_replaced_whole_and_withdrawn_whole(
    client: Client, anna: Any, tmp_path: Path
) -> None:
    taken_in(client, wards(tmp_path, "E05000001", "E05000002"), name="Wards")
    second = taken_in(client, wards(tmp_path, "E05000003"), name="Wards")
    assert [one.area.code for one in Outline.objects.select_related("area")] == ["E05000003"]
    client.post(f"/ardlebury/datasets/{second.pk}/withdraw/", {"why": "The wards of next year"})
    assert not Outline.objects.exists()
    assert "<svg" not in client.get(f"/ardlebury/datasets/{second.pk}/").content.decode().split("<main")[1]


def test_the_property_that_holds_the_code_can_be_picked(client: Client, anna: Any, tmp_path: Path) -> None:
    path = geojson(tmp_path, feature(first="E05000001", other="E05000009"))
    upload = given(client, path)
    page = client.get(f"/ardlebury/uploads/{upload.pk}/describe/").content.decode()
    assert '<option value="other">other</option>' in page
    said = {"name": "Wards", "kind": "boundaries", "column_area_code": "other"}
    client.post(f"/ardlebury/uploads/{upload.pk}/describe/", said)
    client.post(f"/ardlebury/uploads/{upload.pk}/confirm/")
    assert Outline.objects.get().area.code == "E05000009"


def test_localities_become_the_partnerships_own_once(client: Client, anna: Any, tmp_path: Path) -> None:
    path = geojson(tmp_path, feature(name="Old Town"), feature(EAST, name="The North"))
    for _ in range(2):
        taken_in(client, path, name="Localities")
    own = Area.objects.filter(partnership__slug="ardlebury").order_by("name")
    assert list(own.values_list("code", "name", "kind")) == [
        ("OLDTOWN", "Old Town", "locality"),
        ("THENORTH", "The North", "locality"),
    ]
    assert Outline.objects.count() == 2


def test_broken_boundaries_say_so_and_cannot_be_taken_in(client: Client, anna: Any, tmp_path: Path) -> None:
    path = tmp_path / "broken.geojson"
    path.write_bytes(b'{"type": "FeatureCollection", "features": [{')
    upload = given(client, path)
    page = client.get(f"/ardlebury/uploads/{upload.pk}/").content.decode()
    assert "The JSON is broken at line 1, character 45" in page
    assert "Take it in" not in page


def test_a_table_is_not_taken_for_boundaries(client: Client, anna: Any, tmp_path: Path) -> None:
    upload = given(client, csv_file(tmp_path))
    client.post(f"/ardlebury/uploads/{upload.pk}/describe/", {"name": "Wards", "kind": "boundaries"})
    page = client.get(f"/ardlebury/uploads/{upload.pk}/").content.decode()
    assert "The file holds no outlines." in page


def test_a_contract_manager_may_not_bring_boundaries(client: Client, ardlebury: Partnership, tmp_path: Path) -> None:
    client.force_login(person("Carol", Role.CONTRACT_MANAGER))
    upload = given(client, wards(tmp_path, "E05000001"))
    page = client.get(f"/ardlebury/uploads/{upload.pk}/").content.decode()
    assert "This brings boundaries of areas, which you may not bring in." in page
    client.post(f"/ardlebury/uploads/{upload.pk}/confirm/")
    assert not Outline.objects.exists()


def test_small_areas_with_their_district_are_a_lookup_too(client: Client, anna: Any) -> None:
    taken_in(client, shared("data", "deprivation", "lsoa_imd_by_la", "Hackney.geojson"))
    assert AreaInside.objects.filter(inside__name="Hackney", area__kind="lsoa").count() == 144


def test_a_lookup_of_the_whole_country_is_taken_in_and_says_what_it_left_out(client: Client, anna: Any) -> None:
    path = shared("data", "la_lists", "lookup_lsoa_to_registry.csv")
    upload = given(client, path)
    page = client.get(f"/ardlebury/uploads/{upload.pk}/").content.decode()
    assert "41,729 areas, each with a larger one in which it lies" in page
    assert "Left out: 890 rows whose smallest area is none that Quadrant knows, such as “95AA01S1”" in page
    assert Upload.objects.get().kind == ""


def test_a_list_of_councils_by_region_is_a_lookup_once_somebody_says_so(client: Client, anna: Any) -> None:
    upload = given(client, shared("data", "la_lists", "dfe_la_code_list.xlsx"))
    client.post(f"/ardlebury/uploads/{upload.pk}/describe/", {"name": "Regions", "kind": "lookup"})
    client.post(f"/ardlebury/uploads/{upload.pk}/confirm/")
    assert AreaInside.objects.get(area__name="Trafford").inside.name == "North West"
