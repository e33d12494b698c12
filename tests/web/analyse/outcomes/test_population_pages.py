"""People by age and sex: the bands that people know out of those that a source has, beside another place or year."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.outcomes.queries import age_span
from quadrant.intake.models import Upload
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import HEREFORDSHIRE, NOW, SHROPSHIRE, analyst, indicator
from tests.factories.partnership import found, person
from tests.intake.making import csv_file
from tests.shared_folder import shared

TRAFFORD = "E08000009"
HEADERS = ("Area", "Period", "Sex", "Aged 0 to 14", "Aged 15 to 64", "Aged 65 and over")


@pytest.fixture
def county(db: None) -> Any:
    place = found("Withenshire", area_code=HEREFORDSHIRE)
    with within(place, on=NOW.date()):
        yield place


@pytest.fixture
def anna(client: Client, county: Partnership) -> Any:
    somebody = analyst()
    client.force_login(somebody)
    return somebody


def take_in(client: Client, path: Path, **said: str) -> None:
    client.post("/withenshire/uploads/new/", {"file": SimpleUploadedFile(path.name, path.read_bytes())})
    upload = Upload.objects.latest("pk")
    if said:
        form = client.get(f"/withenshire/uploads/{upload.pk}/describe/").content.decode()
        told = dict(re.findall(r'name="(column_\w+)".*?value="([^"]*)" selected', form, re.S))
        client.post(
            f"/withenshire/uploads/{upload.pk}/describe/", {"name": "People", "kind": "figures", **told, **said}
        )
    answer: Any = client.post(f"/withenshire/uploads/{upload.pk}/confirm/", follow=True)
    assert "Taken in" in re.sub(r"<[^>]+>", " ", answer.content.decode().split("<main")[1])


def page_of(client: Client, code: str, asked: str = "") -> str:
    return client.get(f"/withenshire/areas/{code}/population/{asked}").content.decode()


def rows_of(page: str) -> list[list[str]]:
    """The rows of the figure's table."""
    body = page.split("<tbody")[1].split("</tbody>", maxsplit=1)[0]
    return [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)
        ]
        for row in body.split("</tr>")[:-1]
    ]


def few(folder: Path) -> Path:
    """Two places and two years in three bands of age, by sex."""
    rows = [
        ("Herefordshire", "2024", "Male", 150, 600, 250),
        ("Herefordshire", "2024", "Female", 140, 560, 300),
        ("Herefordshire", "2034", "Male", 120, 580, 320),
        ("Herefordshire", "2034", "Female", 110, 550, 320),
        ("Shropshire", "2024", "Male", 200, 600, 200),
        ("Shropshire", "2024", "Female", 200, 600, 200),
    ]
    return csv_file(folder, rows, HEADERS)


def test_a_pyramid_of_the_bands_that_the_source_has(client: Client, anna: Any, tmp_path: Path) -> None:
    take_in(client, few(tmp_path))
    page = page_of(client, HEREFORDSHIRE, "?year=2024")
    assert "Herefordshire, 2024: 2,000 people; 14.5% are under 15 and 27.5% are 65 or over" in page
    assert rows_of(page) == [
        ["0 to 14", "150", "140", "290", "14.5%"],
        ["15 to 64", "600", "560", "1,160", "58.0%"],
        ["65+", "250", "300", "550", "27.5%"],
    ]
    assert ">Males</text>" in page


def test_beside_another_area_or_another_year(client: Client, anna: Any, tmp_path: Path) -> None:
    take_in(client, few(tmp_path))
    other = page_of(client, HEREFORDSHIRE, f"?year=2024&with={SHROPSHIRE}")
    assert "14.5% are under 15 (20.0%) and 27.5% are 65 or over (20.0%), beside Shropshire, 2024" in other
    assert [row[-1] for row in rows_of(other)] == ["20.0%", "60.0%", "20.0%"]
    later = page_of(client, HEREFORDSHIRE, "?year=2024&and=2034")
    assert "27.5% are 65 or over (32.0%), beside Herefordshire, 2034" in later
    file: Any = client.get(f"/withenshire/areas/{HEREFORDSHIRE}/population/?year=2024&and=2034&download=csv")
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == 'Age,Males,Females,All,Share,"Share, Herefordshire, 2034"'
    assert lines[1].startswith("0 to 14,150,140,290,14.5,11.5")


def test_without_a_population_it_says_what_to_bring(client: Client, anna: Any) -> None:
    indicator()
    assert "No counts of the people of this area by age are in use." in page_of(client, HEREFORDSHIRE)


@pytest.mark.parametrize(
    ("name", "code", "bands"),
    [
        ("trafford_mid_2024_local_authority.csv", TRAFFORD, 19),
        ("trafford_mid_2024_ward.csv", "E05015239", 19),
        ("trafford_mid_2024_lsoa.csv", "E01006074", 19),
        pytest.param("population_mid2020_ltla21_single_year_age.csv", "E06000019", 19, marks=pytest.mark.long),
        ("census2021/2021_population_by_sex_and_age_la_gm.csv", TRAFFORD, 19),
        ("census2021/2021_population_by_sex_and_age_ward_trafford.csv", "E05000819", 19),
        ("census2021/2021_population_by_sex_and_age_group_wide_la_gm.csv", TRAFFORD, 3),
    ],
)
def test_published_populations_are_drawn_as_they_come(
    client: Client, anna: Any, name: str, code: str, bands: int
) -> None:
    path = shared("data", "population", *name.split("/"))
    take_in(client, path, **({"period": "2020"} if "mid2020" in name else {}))
    page = page_of(client, code)
    assert "are 65 or over" in page
    assert len(rows_of(page)) == bands


def test_hidden_counts_are_not_drawn_for_others_than_analysts(client: Client, anna: Any, tmp_path: Path) -> None:
    rows = [("Herefordshire", "2024", "Male", 3, 600, 250), ("Herefordshire", "2024", "Female", 140, 560, 300)]
    take_in(client, csv_file(tmp_path, rows, HEADERS))
    assert "1,853 people" in page_of(client, HEREFORDSHIRE)
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = page_of(client, HEREFORDSHIRE)
    assert "Its bands of age leave gaps, or some are hidden." in page
    assert "<svg" not in page.split("<main")[1]


def test_it_asks_as_often_for_many_bands_as_for_few_and_is_quick(client: Client, anna: Any) -> None:
    take_in(client, shared("data", "population", "trafford_mid_2024_ward.csv"))
    with CaptureQueriesContext(connection) as queries:
        begun = time.perf_counter()
        page_of(client, "E05015239", "?with=E05015240")
    assert len(queries) < 25
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("name", "span"),
    [("Aged 4 years and under", (0, 4)), ("Aged under 1 year", (0, 0)), ("Under 5", (0, 4)), ("85 or over", (85, 130))],
)
def test_ages_are_read_as_they_are_meant(name: str, span: tuple[int, int]) -> None:
    assert age_span(name) == span
