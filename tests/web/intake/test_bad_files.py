"""Forty files as they go wrong in offices: each is refused at its sheet, row and column with what was found and what
would do, and nothing of it is kept."""

from __future__ import annotations

import html
import io
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.analyse.outcomes.models import Dataset, Indicator, Observation
from quadrant.do.agreements.models import PublishedPayment, RegisteredContract
from quadrant.intake.models import Upload
from quadrant.partnership.models import Organisation, Partnership
from quadrant.partnership.terms import Role
from tests.factories.partnership import person
from tests.web.intake.bad_files import CONTRACTS, FILES, HELD, Bad, text


@pytest.mark.parametrize("bad", FILES.values(), ids=FILES)
def test_it_is_refused_at_its_place_and_nothing_is_kept(client: Client, ardlebury: Partnership, bad: Bad) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER, Role.ANALYST))
    before = Organisation.objects.count()
    answer = client.post("/ardlebury/uploads/new/", {"file": SimpleUploadedFile("file.csv", bad.content)})
    assert answer.status_code == 302
    address = f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/"
    page = html.unescape(client.get(address).content.decode())
    for told in (bad.where, bad.found, bad.remedy):
        assert told in page
    assert "Take it in" not in page
    assert client.get(f"{address}describe/").status_code == 200
    client.post(f"{address}confirm/")
    report = html.unescape(client.get(f"{address}progress/").content.decode())
    assert "Taken in" not in report
    assert bad.where in report
    kept = (Dataset, Indicator, Observation, RegisteredContract, PublishedPayment)
    assert [table.objects.count() for table in kept] == [0, 0, 0, 0, 0]
    assert Organisation.objects.count() == before


def test_sums_in_thousands_and_millions_are_told_and_multiplied(client: Client, ardlebury: Partnership) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    rows = [(*HELD[0][:5], "1.2345678"), ("C2", "Meals", *HELD[0][2:5], "250k")]
    content = text((*CONTRACTS[:5], "Value (£m)"), *rows)
    client.post("/ardlebury/uploads/new/", {"file": SimpleUploadedFile("file.csv", content)})
    address = f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/"
    page = html.unescape(client.get(address).content.decode())
    assert "“Value (£m)” is read in millions of pounds: 2 is £2,000,000" in page
    client.post(f"{address}confirm/")
    held = RegisteredContract.objects.order_by("reference").values_list("value", flat=True)
    assert [str(one) for one in held] == ["1234567.80", "250000.00"]


def test_days_of_a_workbook_that_counts_from_1904_are_the_days_it_shows(client: Client, ardlebury: Partnership) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"date_1904": True}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, CONTRACTS)
        sheet.write_row(1, 0, ("C1", "Homecare", "Tidewell"))
        sheet.write_datetime(1, 3, date(2024, 4, 1), day)
        sheet.write_datetime(1, 4, date(2027, 1, 31), day)
        sheet.write(1, 5, 1250)
    client.post("/ardlebury/uploads/new/", {"file": SimpleUploadedFile("file.xlsx", made.getvalue())})
    client.post(f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/confirm/")
    assert RegisteredContract.objects.values_list("starts_on", "ends_on").get() == (date(2024, 4, 1), date(2027, 1, 31))


def test_names_that_turn_round_or_act_as_formulas_do_neither_on_the_way_out(
    client: Client, ardlebury: Partnership
) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    rows = [("C1", "=HYPERLINK(1)", "Tide\u202ewell\u200b", *HELD[0][3:])]
    client.post("/ardlebury/uploads/new/", {"file": SimpleUploadedFile("file.csv", text(CONTRACTS, *rows))})
    client.post(f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/confirm/")
    assert Organisation.objects.filter(name="Tidewell").exists()
    answer: Any = client.get("/ardlebury/contracts/?download=csv")
    assert "'=HYPERLINK(1)" in b"".join(answer.streaming_content).decode("utf-8-sig")
