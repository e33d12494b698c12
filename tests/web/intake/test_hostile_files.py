"""Files that somebody's spreadsheet, or somebody, made to break the site: the place is named, nothing is kept."""

from __future__ import annotations

import html
import io
import zipfile
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.analyse.outcomes.models import Dataset, Indicator, Observation
from quadrant.desk.models import JobProgress
from quadrant.intake.models import Upload
from quadrant.partnership.commands import end_role
from quadrant.partnership.models import Partnership, RoleHolding
from quadrant.partnership.terms import Role
from tests.conftest import NOW
from tests.factories.outcomes import analyst
from tests.factories.partnership import person

HEADERS = ("Indicator", "Period", "Area", "Value")
GOOD = (("Obese", "2023", "England", "2"), ("Obese", "2023", "Herefordshire", "3"))


def text(*first: str, headers: tuple[str, ...] = HEADERS, after: tuple[str, ...] = ()) -> bytes:
    """A file of figures whose row 2 is as given, with a last row as given."""
    rows = [headers, first, *GOOD, after]
    return "".join(";".join(row) + "\n" for row in rows if row).encode()


def value(cell: str) -> bytes:
    return text("Obese", "2024", "England", cell)


def workbook(*cells: tuple[int, int, str]) -> bytes:
    """Good figures and these cells beside or over them; a cell that begins with = is a formula never worked out."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Figures")
        sheet.write_row(0, 0, HEADERS)
        for at, (indicator, period, area, figure) in enumerate([("Obese", "2024", "England", "1"), *GOOD], start=1):
            sheet.write_row(at, 0, (indicator, period, area, float(figure)))
        for row, column, cell in cells:
            if cell.startswith("="):
                sheet.write_formula(row, column, cell, None, "")
            else:
                sheet.write(row, column, cell)
    return made.getvalue()


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 60_000_000)
    return made.getvalue()


HOSTILE = {
    "brackets": (value("(500)"), "Row 2, column “Value”", "Write -500 for a number below 0."),
    "continental": (value("1.234,50"), "Row 2, column “Value”", "Write 1234.50, with a point before the decimals."),
    "overflow": (value("1e308"), "Row 2, column “Value”", "Is larger than any figure could be."),
    "underflow": (value("1e-400"), "Row 2, column “Value”", "Is too small to be kept apart from 0."),
    "broken reference": (value("#REF!"), "Row 2, column “Value”", "This is a formula's error: mend the formula."),
    "no such day": (text("Obese", "29/02/2023", "England", "1"), "Row 2, column “Period”", "Is not a period."),
    "a digit short": (text("Obese", "2024", "E0600001", "1"), "Row 2, column “Area”", "Is no GSS code."),
    "formula as area": (text("Obese", "2024", "=cmd|'/C calc'!A0", "1"), "Row 2, column “Area”", "Is no area"),
    "script as area": (text("Obese", "2024", "<script>alert(1)</script>", "1"), "Row 2, column “Area”", "Is no area"),
    "nameless": (text("", "2024", "England", "1"), "Row 2, column “Indicator”", "Name the indicator."),
    "no area": (text("Obese", "2024", "England", "1", after=("All", "", "", "6")), "Row 5, column “Area”", "empty"),
    "two headers": (text("name", "year", "place", "number"), "Row 2, column “Value”", "Is not a number."),
    "row twice": (value("1") + b"Obese;2024;England;7\n", "Row 5, column “Indicator”", "already in row 2"),
    "column twice": (text("a", "2024", "England", "1", headers=(*HEADERS, "Value")), "The file", "Two columns are"),
    "open quotation": (value('"1'), "Row 2", "A quotation mark is opened and not closed"),
    "bytes of 0": (value("1\0"), "The file", "it holds bytes of value 0."),
    "formula": (workbook((1, 3, "=A1")), "Sheet “Figures”, row 2, column “Value”", "its formula has no result"),
    "far cell": (workbook((1_048_575, 16_383, "x")), "The file", "a cell stands far away from the others"),
    "bomb": (bomb(), "The file", "unpacks to far more than it could hold"),
    "web page": (b"<html><table></table></html>", "The file", "This is a web page"),
    "no map": (b'{"type": "FeatureCollection"}', "The file", "This is JSON, but no GeoJSON or TopoJSON"),
}


@pytest.mark.parametrize(("content", "where", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused_at_its_place_on_every_page_and_nothing_is_kept(
    client: Client, ardlebury: Partnership, content: bytes, where: str, sentence: str
) -> None:
    client.force_login(analyst())
    answer = client.post("/ardlebury/uploads/new/", {"file": SimpleUploadedFile("figures.xls", content)})
    assert answer.status_code == 302
    address = f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/"
    assert client.get(f"{address}describe/").status_code == 200
    assert client.post(f"{address}confirm/").status_code == 302
    assert JobProgress.objects.get().ending == "refused"
    page = client.get(f"{address}progress/").content.decode()
    assert "<script>alert" not in page
    assert where in html.unescape(page)
    assert sentence in html.unescape(page)
    assert [table.objects.count() for table in (Dataset, Indicator, Observation)] == [0, 0, 0]


def test_who_loses_the_right_between_looking_and_confirming_confirms_nothing(
    client: Client, ardlebury: Partnership
) -> None:
    anna = analyst()
    client.force_login(anna)
    client.post("/ardlebury/uploads/new/", {"file": SimpleUploadedFile("figures.csv", value("1"))})
    address = f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/"
    assert "Take it in" in client.get(address).content.decode()
    end_role(
        holding=RoleHolding.objects.get(person=anna),
        to_on=date(2026, 11, 15),
        by=person("Ada", Role.ADMINISTRATOR),
        at=NOW,
    )
    assert client.post(f"{address}confirm/").status_code == 404
    assert not JobProgress.objects.exists()
