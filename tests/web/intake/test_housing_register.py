"""A council's housing register: names of wards as its officers write them, titles that could be of anything, a sheet
for each quarter. What stops it is said on the page, and the file itself stays as it is."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import polars as pl
import pytest
import xlsxwriter
from django.test import Client

from quadrant.analyse.outcomes.commands import import_lookup
from quadrant.analyse.outcomes.models import Dataset, Indicator, Observation
from quadrant.analyse.outcomes.terms import AreaKind, AreaSpec, LiesIn
from quadrant.intake.models import NamedMapping, Upload
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import HEREFORDSHIRE, analyst, area, bring, figures, received
from tests.factories.partnership import found
from tests.web.intake.giving import chosen_columns, confirmed, described, given, page_of, signed, text

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
WARDS = ("Abbey Gate", "Canal Side", "Orchard Park")
HEADERS = ("Ward of current address", "Band A", "Band B", "Median wait (wks)")
ROWS = (
    ("Abbey Gate", 17, 30, 72.4),
    ("Canalside", 16, 25, 48.6),
    ("Orchard Pk", 14, 68, 44.5),
    ("Out of borough", 11, 25, 20.5),
    ("BOROUGH TOTAL", 58, 148, 49.6),
)
ABOVE = ("Position at 30 September 2026", "", "", "")
FIGURES = "figures"
OWN = "Herefordshire"


@pytest.fixture
def anna(client: Client, db: None) -> Iterator[Client]:
    """Anna's browser, in a partnership of Herefordshire with three wards."""
    with within(found("Ardlebury", area_code=HEREFORDSHIRE), on=NOW.date()):
        somebody = analyst()
        client.force_login(somebody)
        wards = [AreaSpec(f"E0501295{at}", name, AreaKind.WARD) for at, name in enumerate(WARDS)]
        pairs = [LiesIn(ward, area(HEREFORDSHIRE)) for ward in wards]
        import_lookup(pairs=pairs, file=received("Wards"), by=somebody, at=NOW)
        yield client


def register() -> bytes:
    return text(ABOVE, [HEADERS, *ROWS])


def boxes(page: str) -> dict[str, str]:
    """The box of each name that is asked for, by the name."""
    return dict(re.findall(r"“([^”]+)” means.*?name=\"(area_\d+)\"", page, re.DOTALL))


def test_names_that_are_no_area_are_said_on_the_page(anna: Client) -> None:
    address = given(anna, register(), "Housing register.csv")
    page = page_of(anna, address)
    assert "“Canalside” Is no area" not in page
    assert all(name in page for name in ("Canalside", "Orchard Pk", "Out of borough"))
    form = page_of(anna, f"{address}describe/")
    assert set(boxes(form)) == {"Canalside", "Orchard Pk", "Out of borough", "BOROUGH TOTAL"}
    meant = {
        "Canalside": "Canal Side",
        "Orchard Pk": "Orchard Park",
        "Out of borough": "-",
        "BOROUGH TOTAL": OWN,
    }
    said = {box: meant[name] for name, box in boxes(form).items()}
    described(anna, address, FIGURES, before_names="Housing register", remember_as="Register", **said)
    page = page_of(anna, address)
    assert "“Canalside” is Canal Side; “Orchard Pk” is Orchard Park; “Out of borough” is left out" in page
    assert "Left out, as you said: the rows of “Out of borough”" in page
    assert "The period 30 September 2026 is taken from what stands above the headers" in page
    confirmed(anna, address)
    of_band_a = Observation.objects.filter(indicator__name="Housing register: Band A").order_by("area__name")
    assert [(one.area.name, one.period, one.value) for one in of_band_a] == [
        ("Abbey Gate", "30 September 2026", 17.0),
        ("Canal Side", "30 September 2026", 16.0),
        ("Herefordshire", "30 September 2026", 58.0),
        ("Orchard Park", "30 September 2026", 14.0),
    ]


def test_the_next_quarter_is_read_as_the_last_was(anna: Client) -> None:
    address = given(anna, register(), "Q1.csv")
    said = {box: "-" for name, box in boxes(page_of(anna, f"{address}describe/")).items() if name != "BOROUGH TOTAL"}
    described(anna, address, FIGURES, before_names="Housing register", remember_as="Register", **said)
    assert NamedMapping.objects.get().areas_meant == {"Canalside": "", "Orchard Pk": "", "Out of borough": ""}
    given(anna, register(), "Q2.csv")
    next_one = Upload.objects.latest("pk")
    assert (next_one.before_names, next_one.problems) == ("Housing register", 0)
    assert next_one.areas_meant == {"Canalside": "", "Orchard Pk": "", "Out of borough": ""}


def test_bare_titles_say_which_indicators_they_would_join(anna: Client) -> None:
    bring(figures("Band A", {HEREFORDSHIRE: {"2025": 4.5}}, unit="£000"), name="Fees by band")
    address = given(anna, text(("Ward", "Band A", "Band B"), [("Abbey Gate", 3.5, 2.5)]), "Register.csv")
    described(anna, address, FIGURES, period="2026")
    assert "Band A (£000), from Fees by band" in page_of(anna, address)
    described(anna, address, FIGURES, period="2026", before_names="Housing register:")
    page = page_of(anna, address)
    assert "Fees by band" not in page
    assert "2 indicators: Housing register: Band A; Housing register: Band B" in page


def test_figures_that_another_dataset_holds_are_told_before_anything_is_confirmed(anna: Client) -> None:
    bring(figures("Band A", {HEREFORDSHIRE: {"2025": 4.5, "2026": 5.5}}), name="Pupils by band")
    address = given(anna, text(("Indicator", "Area", "Year", "Value"), [("Band A", OWN, 2026, 9.5)]), "Costs.csv")
    page = page_of(anna, address)
    assert "1 of these figures are already held from “Pupils by band”, which has others besides" in page
    assert "begin their names with a word of their own" in page
    assert not Dataset.objects.filter(name="Costs").exists()


def two_sheets() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for name in ("Cost", "Placements"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Placement type", "Phase", "2025/26", "2026/27"])
            for at, phase in enumerate(("Primary", "Secondary"), 1):
                sheet.write_row(at, 0, ["School", phase, at + 0.5, at + 1.5])
    return made.getvalue()


def test_columns_chosen_together_with_another_sheet_are_kept(anna: Client) -> None:
    address = given(anna, two_sheets(), "Placements.xlsx")
    form = page_of(anna, f"{address}describe/")
    said = {**chosen_columns(form), "column_name": "Placement type", "column_breakdown": "Phase"}
    whole = {"name": "Placements", "kind": FIGURES, "area": OWN, "sheet": "Placements", **said}
    refused = anna.post(f"{address}describe/", {**whole, "remember_as": "Placements"})
    assert refused.status_code == 200
    assert "Save without this, look at them, and then give the name." in html.unescape(refused.content.decode())
    assert anna.post(f"{address}describe/", whole).status_code == 302
    upload = Upload.objects.latest("pk")
    assert (upload.sheet, upload.columns) == ("Placements", {"name": "Placement type"})


def test_no_column_alone_holds_the_values(anna: Client) -> None:
    content = text(("Ward", "Year", "Vacancies", "Agency staff"), [("Abbey Gate", 2026, 12, 6)])
    address = given(anna, content, "Staff.csv")
    described(anna, address, FIGURES, column_value="", column_indicator="")
    page = page_of(anna, address)
    assert "2 indicators: Vacancies; Agency staff" in page
    assert "their headers say the indicator" in page


def test_where_no_column_tells_the_area_the_council_s_own_is_offered(anna: Client) -> None:
    address = given(anna, text(("Indicator", "Year", "Rate"), [("Waiting", 2026, 12.5)]), "Waiting.csv")
    assert f'value="{OWN}"' in page_of(anna, f"{address}describe/")
    assert not Indicator.objects.exists()


def test_from_the_page_of_a_list_its_kind_is_chosen(anna: Client) -> None:
    signed(anna, "Conrad", Role.ANALYST, Role.CONTRACT_MANAGER)
    page = page_of(anna, "/ardlebury/uploads/new/?kind=contracts")
    assert '<option value="contracts" selected>' in page
    content = text(("Organisation", "Award"), [("Lantern House", 500)])
    given(anna, content, "Grants.csv", kind="contracts")
    assert Upload.objects.latest("pk").kind == "contracts"
    assert '<option value="" selected>' in page_of(anna, "/ardlebury/uploads/new/?kind=nonsense")


def test_a_number_hidden_by_whoever_made_the_file_is_no_number_that_is_not_there(anna: Client) -> None:
    rows = [("Abbey Gate", 2025, 12), ("Abbey Gate", 2026, "<5"), ("Canal Side", 2026, "-"), ("Orchard Park", 2026, 9)]
    address = given(anna, text(("Ward", "Year", "Value"), rows), "Families.csv")
    confirmed(anna, address)
    kept = Observation.objects.filter(period="2026").order_by("area__name").values_list("area__name", "value", "note")
    assert list(kept) == [
        ("Abbey Gate", None, "Hidden at its source"),
        ("Canal Side", None, ""),
        ("Orchard Park", 9.0, ""),
    ]
    page = page_of(anna, f"/ardlebury/indicators/{Indicator.objects.get().pk}/?area=E05012950&period=2026")
    assert "Abbey Gate, 2026: hidden at its source" in page


def test_a_name_with_bytes_that_no_database_keeps_is_asked_for_as_it_shows(anna: Client) -> None:
    """Parquet may hold them; the names that somebody said are kept in the database."""
    made = io.BytesIO()
    rows = {"Ward\x00": ["Abbey Gate", "Out\x00 of\x07 borough"], "Year": ["2026", "2026"], "Value": ["12", "9"]}
    pl.DataFrame(rows).write_parquet(made)
    address = given(anna, made.getvalue(), "Families.parquet")
    form = page_of(anna, f"{address}describe/")
    assert [*boxes(form)] == ["Out of borough"]
    described(anna, address, FIGURES, remember_as="Families", **dict.fromkeys(boxes(form).values(), "-"))
    assert NamedMapping.objects.get().areas_meant == {"Out of borough": ""}
    assert "Left out, as you said: the rows of “Out of borough”" in page_of(anna, address)
