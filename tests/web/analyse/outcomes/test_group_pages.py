"""Figures told apart by group: from a file to table and picture, the groups that stand apart, and what is hidden."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.analyse.outcomes.models import Indicator, Observation
from quadrant.analyse.outcomes.queries import breakdowns_of
from quadrant.intake.models import Upload
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import HEREFORDSHIRE, NOW, analyst
from tests.factories.partnership import found, person
from tests.intake.making import csv_file
from tests.shared_folder import shared

# Of 1,000 in each of two groups 120 and 60 are waiting: 12.0% (10.1 to 14.2) and 6.0% (4.7 to 7.6) beside 9.0%.
TWO = ((120, 1000, 12.0), (60, 1000, 6.0))
WAYS = [
    ("Age", "0 to 4", "5 to 9", "age"),
    ("Ethnicity", "Asian", "White British", "ethnicity"),
    ("Sex", "Boys", "Girls", "sex"),
    ("Disability", "Disabled", "Not disabled", "disability"),
    ("Religion", "Muslim", "No religion", "religion"),
    ("Local area", "Harbour", "Moorside", "local_area"),
    ("Sexual orientation", "Gay or lesbian", "Straight", "sexual_orientation"),
    ("Learning difficulty", "Has one", "Has none", "learning_difficulty"),
    ("Looked-after status", "Looked after", "Not looked after", "care_status"),
    ("Risk of criminality", "Known to youth justice", "Not known", "risk_of_criminality"),
]


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


def take_in(client: Client, path: Path, source: str = "The Department") -> Indicator:
    """Upload a file by the page, confirm it, and return its first indicator."""
    file = SimpleUploadedFile(path.name, path.read_bytes())
    client.post("/withenshire/uploads/new/", {"file": file, "source": source})
    upload = Upload.objects.latest("pk")
    client.post(f"/withenshire/uploads/{upload.pk}/confirm/")
    indicator: Indicator = Indicator.objects.latest("pk")
    return indicator


def tidy(folder: Path, way: str, *groups: str) -> Path:
    """Everybody and two groups, one row each, with a column for the dimension and one for the group."""
    counts = ((180, 2000, 9.0), *TWO)
    rows = [
        ("Waiting", "Herefordshire", "2024", way if group else "", group, value, events, people, "%")
        for group, (events, people, value) in zip(("", *groups), counts, strict=True)
    ]
    headers = ("Indicator", "Area", "Period", "Dimension", "Group", "Value", "Numerator", "Denominator", "Unit")
    return csv_file(folder, rows, headers, name=f"{way}.csv")


@pytest.mark.parametrize(("way", "one", "other", "value"), WAYS)
def test_gct_139_to_148_an_uploaded_breakdown_appears_as_table_and_picture_with_its_source(
    client: Client, anna: Any, tmp_path: Path, way: str, one: str, other: str, value: str
) -> None:
    waiting = take_in(client, tidy(tmp_path, way, one, other))
    page = client.get(f"/withenshire/indicators/{waiting.pk}/groups/?by={value}").content.decode()
    assert f'<option value="{value}" selected>{way}</option>' in page
    assert "<svg" in page
    assert f"{one}: 12%, above everybody (9%); 2 of 2 groups differ beyond chance" in page
    assert "10.1% to 14.2%" in page
    assert "Herefordshire, 2024. Source: The Department." in page
    for words in (one, other, "6%"):
        assert words in page


def test_one_column_for_each_dimension_is_understood_too(client: Client, anna: Any, tmp_path: Path) -> None:
    headers = ("Indicator", "Area", "Period", "Sex", "Ethnic group", "Value")
    rows = [
        ("Waiting", "Herefordshire", "2024", "All", "All", "9"),
        ("Waiting", "Herefordshire", "2024", "Female", "All", "8"),
        ("Waiting", "Herefordshire", "2024", "", "Black", "11"),
        ("Waiting", "Herefordshire", "2024", "Female", "Black", "12"),
        ("Waiting", "Herefordshire", "2024", "", "White", "13"),
    ]
    take_in(client, csv_file(tmp_path, rows, headers))
    kept = Observation.objects.order_by("value").values_list("breakdown", "value")
    assert list(kept) == [
        ("Sex: Female", 8.0),
        ("", 9.0),
        ("Ethnicity: Black", 11.0),
        ("Several at once: Female, Black", 12.0),
        ("Ethnicity: White", 13.0),
    ]


def test_gct_137_a_national_file_of_groups_is_taken_in_and_broken_down(client: Client, anna: Any) -> None:
    """The census of 2021: 21 wards of Trafford by 19 ethnic groups, as the Office for National Statistics counts."""
    path = shared("data/population/census2021/2021_population_ethnic_group_ward_trafford.csv")
    census = take_in(client, path, "Census 2021, Office for National Statistics")
    page = client.get(f"/withenshire/indicators/{census.pk}/groups/?by=ethnicity").content.decode()
    assert "Altrincham, 21 March 2021. Source: Census 2021, Office for National Statistics." in page
    assert "Areas like Altrincham by ethnicity, 21 March 2021" in page
    file: Any = client.get(f"/withenshire/indicators/{census.pk}/groups/?by=ethnicity&cross-download=csv")
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 21
    assert len(next(csv.reader(lines))) == 1 + 19 + 1


def test_groups_to_choose_from_stand_by_age_and_not_by_the_alphabet(client: Client, anna: Any, tmp_path: Path) -> None:
    headers = ("Indicator", "Area", "Period", "Age", "Sex", "Value")
    groups = (("", ""), ("11 to 15", ""), ("", "Women"), ("5 to 10", ""), ("0 to 4", ""))
    waiting = take_in(
        client, csv_file(tmp_path, [("Waiting", "Herefordshire", "2024", *group, 9.0) for group in groups], headers)
    )
    assert breakdowns_of(waiting) == ["", "Age: 0 to 4", "Age: 5 to 10", "Age: 11 to 15", "Sex: Women"]


def test_gct_150_groups_worse_off_beyond_chance_are_ranked(client: Client, anna: Any, tmp_path: Path) -> None:
    headers = ("Indicator", "Area", "Period", "Ethnicity", "Value", "Numerator", "Denominator", "Unit")
    rows = [
        ("Waiting", "Herefordshire", "2024", group, value, events, 1000, "%")
        for group, events, value in (("", 90, 9.0), ("Asian", 120, 12.0), ("Black", 160, 16.0), ("Mixed", 100, 10.0))
    ]
    waiting = take_in(client, csv_file(tmp_path, rows, headers))
    said = {"name": "Waiting", "topic": "", "unit": "%", "polarity": "low", "method": "proportion"}
    client.post(f"/withenshire/indicators/{waiting.pk}/change/", {**said, "source": "The Department"})
    page = client.get("/withenshire/groups/").content.decode()
    assert "2 groups in Herefordshire stand apart, the furthest Black (Waiting)" in page
    assert page.index("78% more") < page.index("33% more")
    file: Any = client.get("/withenshire/groups/?download=csv")
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["Group", "Black", "Asian"]
    assert "The Department" in lines[1]


def test_the_slope_runs_from_the_most_deprived_to_the_least(client: Client, anna: Any, tmp_path: Path) -> None:
    headers = ("Indicator", "Area", "Period", "Deprivation", "Value", "Numerator", "Denominator", "Unit")
    fifths = ("Most deprived", "Second most deprived", "Third", "Second least deprived", "Least deprived")
    rows = [
        ("Obesity", "Herefordshire", "2024", f"{fifth} quintile", 30 - 4 * at, 300 - 40 * at, 1000, "%")
        for at, fifth in enumerate(fifths)
    ]
    obesity = take_in(client, csv_file(tmp_path, rows, headers))
    page = client.get(f"/withenshire/indicators/{obesity.pk}/groups/").content.decode()
    assert "From the most deprived to the least it falls by 20.0 percentage points (95% interval" in page
    places = [page.index(f'<th scope="row" class="govuk-table__header">{fifth} quintile') for fifth in fifths]
    assert places == sorted(places)
    assert "The line through them runs from 32.0% to 12.0%." in page
    assert "Least deprived</text>" in page


def test_a_small_group_is_hidden_with_another_that_would_give_it_away(
    client: Client, county: Partnership, tmp_path: Path
) -> None:
    client.force_login(analyst())
    headers = ("Indicator", "Area", "Period", "Ethnicity", "Measure", "Value")
    counts = (("", 60), ("Asian", 3), ("Black", 17), ("White", 40))
    rows = [("Admitted", "Herefordshire", "2024", group, "Count", count) for group, count in counts]
    admitted = take_in(client, csv_file(tmp_path, rows, headers))
    address = f"/withenshire/indicators/{admitted.pk}/groups/"
    assert "You see counts below 5, and what would give them away" in client.get(address).content.decode()
    client.force_login(person("Clara", Role.COMMISSIONER))
    file: Any = client.get(f"{address}?groups-download=csv")
    lines = b"".join(file.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[:2] for line in lines[1:]] == [["White", "40"], ["Asian", ""], ["Black", ""]]
    page = client.get(address).content.decode()
    assert "Some figures are hidden" in page
    assert ">17<" not in page
    assert ">3<" not in page
    one = client.get(f"/withenshire/indicators/{admitted.pk}/?group=Ethnicity: Black").content.decode()
    assert "17" not in re.sub(r'(?:nonce|value)="[^"]{20,}"', "", one)  # but in what is drawn by lot


def test_the_partner_of_a_small_ward_is_hidden_on_its_own_page_too(client: Client, county: Partnership) -> None:
    from quadrant.analyse.outcomes.queries import indicators
    from quadrant.analyse.outcomes.terms import Method
    from tests.factories.outcomes import bring, figures

    wards = {f"E0500000{at}": {"2024": float(count)} for at, count in ((1, 3), (2, 12), (3, 40))}
    bring(figures("Self-harm", wards, method=Method.COUNT, unit="Count"))
    harm = indicators().get(key="Self-harm")
    client.force_login(analyst())
    for area, small in (("E05000001", True), ("E05000002", True), ("E05000003", False)):
        page = client.get(f"/withenshire/areas/{area}/?show=all").content.decode()
        assert ("You see counts below 5" in page) is small
    assert "You see counts below 5" in client.get(f"/withenshire/indicators/{harm.pk}/").content.decode()
    client.force_login(person("Clara", Role.COMMISSIONER))
    page = client.get(f"/withenshire/indicators/{harm.pk}/?area=E05000002").content.decode()
    assert "E05000002 stood at 12" not in page


def test_the_page_says_what_is_still_to_find(client: Client, anna: Any, tmp_path: Path) -> None:
    waiting = take_in(client, tidy(tmp_path, "Sex", "Boys", "Girls"))
    page = client.get(f"/withenshire/indicators/{waiting.pk}/groups/").content.decode()
    assert "figures by age, ethnicity, disability, religion, local area." in page
