"""Every table of the folder shared/ that is of a kind which Quadrant takes in, by the page: uploaded, told what it does
not say of itself, looked at, confirmed; and as many rows come in as its README counts."""

from __future__ import annotations

import csv
import html
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.analyse.outcomes.commands import add_area
from quadrant.analyse.outcomes.models import Dataset, NeighbourSet, Observation
from quadrant.analyse.services.models import Service
from quadrant.do.agreements.models import PublishedPayment
from quadrant.intake.models import Upload
from quadrant.partnership.models import Organisation, Partnership
from quadrant.partnership.terms import Role
from tests.conftest import NOW
from tests.factories.outcomes import analyst
from tests.factories.partnership import person
from tests.shared_folder import SHARED, needs_shared
from tests.web.intake.giving import confirmed, described, given, page_of

pytestmark = [pytest.mark.long, needs_shared]

DATA = SHARED / "data" if SHARED else Path("shared/data")
IMD_2019, IMD_2025 = {"period": "2019"}, {"period": "2025"}
# What a file does not say of itself, and how many figures it holds: its rows, or its filled cells where it is wide.
OF_FIGURES: dict[str, tuple[dict[str, str], int]] = {
    "deprivation/imd2019_england_lsoa11.csv": (IMD_2019, 32_844 * 16),
    "deprivation/imd2025_england_lsoa21.csv": (IMD_2025, 33_755 * 24),
    "deprivation/imd2025_england_ltla24.csv": (IMD_2025, 296 * 56),
    "deprivation/iod2019_lad.csv": ({}, 3_170),
    "deprivation/iod2025_lad.csv": ({}, 2_960),
    "indicators/dfe_lait_bds_long_0.parquet": ({}, 641_070),
    "indicators/fingertips_next/upload_valid.csv": ({"name": "A new indicator"}, 9),
    "population/age_gender_census2021_ltla21_ew.csv": ({"period": "2021"}, 331 * 9),
    "population/ethnicity_census2021_ltla21.csv": ({"name": "Population", "period": "2021"}, 12_578),
    "population/population_census2021_ltla21.csv": ({"name": "Population", "period": "2021"}, 32),
    "population/population_mid2020_ltla21_single_year_age.csv": ({"period": "2020"}, 331 * 92),
    "population/trafford_mid_2024_all_geographies.csv": ({}, 2_781 * 95),
    "population/trafford_mid_2024_local_authority.csv": ({}, 3 * 95),
    "population/trafford_mid_2024_lsoa.csv": ({}, 417 * 95),
    "population/trafford_mid_2024_ward.csv": ({}, 63 * 95),
    "population/census2021/2021_population_by_sex_and_age_group_wide_la_gm.csv": ({}, 30 * 4),
}
OF_SPEND = {
    "oxford_expenditure_over_500_apr-jun-2017.csv": 4_052,
    "oxford_expenditure_over_500_jan-mar-2018.csv": 1_220,
    "oxford_expenditure_over_500_jul-sep-2017.csv": 3_259,
    "oxford_expenditure_over_500_oct-dec-2017.csv": 3_855,
    "trafford_gpc_transactions_2026-27.csv": 2_024,
}
HOMES = {
    "all_client_group": "Older people",
    "all_tier": "Specialist",
    "all_duty": "Must",
    "all_legal_basis": "Care Act 2014, section 18",
}
COUNCIL = {"all_kind": "Centre", "all_provider": "Trafford Council", "all_tier": "Universal", "all_duty": "May"}
OF_SERVICES: dict[str, tuple[dict[str, str], int]] = {
    "trafford_care_homes.csv": (HOMES, 56),
    "trafford_mental_health_services.csv": ({**COUNCIL, "all_client_group": "People who are unwell"}, 60),
    "trafford_childrens_centres.csv": ({**COUNCIL, "all_client_group": "Children under 5"}, 2),
    "trafford_general_practices.csv": ({**COUNCIL, "all_client_group": "Everybody"}, 26),
    "trafford_libraries.csv": ({**COUNCIL, "all_client_group": "Everybody"}, 13),
    "gm_food_banks.csv": ({**COUNCIL, "all_client_group": "People without food"}, 171),
    "trafford_schools_and_colleges.csv": (
        {**COUNCIL, "all_client_group": "Pupils", "all_unit": "pupils"},
        103,
    ),
}
OF_NEIGHBOURS: dict[str, tuple[dict[str, str], int]] = {
    "dfe_childrens_statistical_neighbours_april_2021.xlsx": ({}, 1_560),
    "dfe_childrens_statistical_neighbours_may_2025.xlsx": ({}, 1_580),
    **{
        f"trafford_{name}.csv": ({"kind": "neighbours", "area": "Trafford"}, 10 if name == "cssn" else 15)
        for name in ("cipfa2019", "cipfa2021", "cipfalga0724", "cssn", "nhsennpg")
    },
}


def tidy_figures() -> list[Path]:
    """Files of which every row is one figure: the themes, and the census but for its one wide table."""
    found = [*DATA.glob("indicators/trafford_themes/*/*.csv"), *DATA.glob("population/census2021/*.csv")]
    return sorted(path for path in found if str(path.relative_to(DATA)) not in OF_FIGURES)


def rows_in(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(any(row) for row in csv.reader(file)) - 1


def taken(client: Client, path: Path, said: dict[str, str], *, kind: str = "figures") -> str:
    """Upload, say what the file does not, look, confirm; the last page."""
    page = given(client, path.read_bytes(), path.name, name=said.get("name", ""))
    if said:
        described(client, page, said.get("kind", kind), **{key: text for key, text in said.items() if key != "kind"})
    looked = page_of(client, page)
    assert "Take it in" in looked, looked[looked.find("<main") :][:3000]
    return confirmed(client, page)


@pytest.fixture
def anna(client: Client, ardlebury: Partnership) -> Any:
    somebody = analyst()
    client.force_login(somebody)
    return somebody


@pytest.mark.parametrize("path", tidy_figures(), ids=lambda path: path.stem)
def test_each_row_is_a_figure(client: Client, anna: Any, path: Path) -> None:
    assert "Taken in" in taken(client, path, {})
    assert Observation.objects.count() == Dataset.objects.get().rows == rows_in(path)


@pytest.mark.parametrize(("name", "said", "figures"), [(name, *one) for name, one in OF_FIGURES.items()])
def test_each_cell_of_a_wide_table_is_a_figure(
    client: Client, anna: Any, name: str, said: dict[str, str], figures: int
) -> None:
    if "upload_valid" in name:
        for code in ("U25656", "U25680"):
            add_area(code=code, name=f"Primary care network {code}", by=anna, at=NOW)
    assert "Taken in" in taken(client, DATA / name, said)
    assert Observation.objects.count() == Dataset.objects.get().rows == figures


def test_the_form_of_the_department_says_period_age_and_decile_in_several_columns(client: Client, anna: Any) -> None:
    for code in ("U25656", "U25680"):
        add_area(code=code, name=f"Primary care network {code}", by=anna, at=NOW)
    taken(client, DATA / "indicators/fingertips_next/upload_valid.csv", {"name": "A new indicator"})
    held = {(one.period, one.breakdown): one.value for one in Observation.objects.order_by("pk")}
    assert held["2024", "Age: Aged 40 and under"] == 3457.0
    assert held["2024-01-01 to 2024-12-31 (financial year)", ""] == 5679.0


def test_the_departments_form_without_a_row_is_refused_at_its_headers(client: Client, anna: Any) -> None:
    path = DATA / "indicators" / "fingertips_next" / "upload_invalid.csv"
    client.post("/ardlebury/uploads/new/", {"file": SimpleUploadedFile(path.name, path.read_bytes())})
    page = f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/"
    told = html.unescape(client.get(page).content.decode())
    assert "Row 1" in told
    assert "area_code, date_from, date_to" in told
    assert "Has nothing under it." in told
    assert "Take it in" not in told
    client.post(f"{page}confirm/")
    assert [table.objects.count() for table in (Dataset, Observation)] == [0, 0]


@pytest.mark.parametrize(
    ("name", "indicators"), [("dfe_lait_data_dictionary.csv", 434), ("fingertips_next/indicators.csv", 37)]
)
def test_dictionaries_define_their_indicators(client: Client, anna: Any, name: str, indicators: int) -> None:
    assert "Taken in" in taken(client, DATA / "indicators" / name, {})
    dataset = Dataset.objects.get()
    assert (dataset.kind, dataset.series) == ("definitions", indicators)


@pytest.mark.parametrize(("name", "said", "pairs"), [(name, *one) for name, one in OF_NEIGHBOURS.items()])
def test_lists_of_neighbours(client: Client, anna: Any, name: str, said: dict[str, str], pairs: int) -> None:
    assert "Taken in" in taken(client, DATA / "neighbours" / name, said)
    assert NeighbourSet.objects.get().neighbours.count() == Dataset.objects.get().rows == pairs


@pytest.mark.parametrize(("name", "payments"), OF_SPEND.items())
def test_every_quarter_of_published_spend(client: Client, ardlebury: Partnership, name: str, payments: int) -> None:
    client.force_login(person("Fred", Role.FINANCE))
    assert "Taken in" in taken(client, DATA / "spend_500" / name, {})
    assert PublishedPayment.objects.count() == Dataset.objects.get().rows == payments


def test_the_charities_that_operate_in_a_place_are_organisations(client: Client, ardlebury: Partnership) -> None:
    client.force_login(person("Carla", Role.CONTRACT_MANAGER))
    before = Organisation.objects.count()
    path = DATA / "providers_services" / "charities_operating_in_trafford.csv"
    assert "Taken in" in taken(client, path, {})
    assert Organisation.objects.count() - before == Dataset.objects.get().rows == rows_in(path) == 736
    page = page_of(client, given(client, path.read_bytes(), path.name))
    assert "Nothing changes" in page
    assert "736 organisations" in page


# In these a service of one name and no reference stands twice: a catalogue has each name once, so its row is refused.
TWICE = {"gm_food_banks.csv", "trafford_mental_health_services.csv"}


@pytest.mark.parametrize(("name", "said", "services"), [(name, *one) for name, one in OF_SERVICES.items()])
def test_lists_of_services(client: Client, anna: Any, name: str, said: dict[str, str], services: int) -> None:
    path = DATA / "providers_services" / name
    page = given(client, path.read_bytes(), name)
    described(client, page, "services", **said)
    if name in TWICE:
        told = page_of(client, page)
        assert "Give each service its own name" in told
        page = given(client, once_each(path), name)
        described(client, page, "services", **said)
    assert "Taken in" in confirmed(client, page)
    assert Service.objects.count() == Dataset.objects.get().rows == services


def once_each(path: Path) -> bytes:
    """The file with its twins told apart, as whoever mends it would: by their postcode."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    name, postcode = (next(key for key in rows[0] if key.lower() == wanted) for wanted in ("name", "postcode"))
    names = Counter(row[name].strip().casefold() for row in rows)
    told = io.StringIO(newline="")
    out = csv.DictWriter(told, list(rows[0]))
    out.writeheader()
    for row in rows:
        twin = names[row[name].strip().casefold()] > 1
        out.writerow({**row, name: f"{row[name]}, {row[postcode]}" if twin else row[name]})
    return told.getvalue().encode()
