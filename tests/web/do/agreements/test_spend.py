"""Spend over £500 comes in quarter by quarter, however the headers differ, and is searched and summed."""

from __future__ import annotations

import html
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.analyse.outcomes.models import Dataset
from quadrant.do.agreements.models import PublishedPayment
from quadrant.intake.models import Upload
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.partnership import person
from tests.shared_folder import needs_shared, shared

HEADERS = "Supplier Name;Paid Date;Amount;Service Area;Expenditure Catergory"
ROWS = (
    "Tidewell;03/10/2026;1,000.50;Adults;Care",
    "Tidewell;10/11/2026;500;Adults;Care",
    "Suds;12/11/2026;(200.25);Estates;Laundry",
)


@pytest.fixture
def fred(client: Client, ardlebury: Partnership) -> Any:
    """A finance officer, signed in."""
    somebody = person("Fred", Role.FINANCE)
    client.force_login(somebody)
    return somebody


def taken(client: Client, name: str, content: bytes) -> str:
    answer = client.post("/ardlebury/uploads/new/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()
    answer = client.post(f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/confirm/", follow=True)
    return html.unescape(answer.content.decode())


def test_payments_are_listed_searched_and_summed_by_month_and_supplier(client: Client, fred: Any) -> None:
    assert "3 rows were taken in" in taken(client, "spend.csv", "\n".join([HEADERS, *ROWS]).encode())
    page = client.get("/ardlebury/spend/").content.decode()
    assert "3 payments, £1,300.25 in all, 3 October 2026 to 12 November 2026." in page
    assert "October 2026" in page
    assert "£1,500.50" in page
    found = client.get("/ardlebury/spend/?q=suds").content.decode()
    assert "1 payment, −£200.25 in all" in found or "1 payment, -£200.25 in all" in found
    assert "Tidewell" not in found


def test_the_same_list_again_replaces_it_and_a_withdrawn_one_is_gone(client: Client, fred: Any) -> None:
    taken(client, "spend.csv", "\n".join([HEADERS, *ROWS]).encode())
    taken(client, "spend.csv", "\n".join([HEADERS, *ROWS[:2]]).encode())
    assert PublishedPayment.objects.count() == 2
    dataset = Dataset.objects.standing().get()
    assert client.post(f"/ardlebury/datasets/{dataset.pk}/withdraw/", {"why": "Names of people"}).status_code == 302
    assert PublishedPayment.objects.count() == 0


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Tidewell;31/11/2026;5;;", "November 2026 has 30 days."),
        ("Tidewell;01/11/2026;;;", "Is missing"),
        ("Tidewell;-;5;;", "A payment has an amount and a day."),
    ],
)
def test_a_payment_without_its_day_or_amount_is_refused_at_its_cell(
    client: Client, fred: Any, row: str, sentence: str
) -> None:
    report = taken(client, "spend.csv", "\n".join([HEADERS, *ROWS, row]).encode())
    assert "Row 5, column" in report
    assert sentence in report
    assert not PublishedPayment.objects.exists()


OXFORD = {"apr-jun-2017": 4052, "jul-sep-2017": 3259, "oct-dec-2017": 3855, "jan-mar-2018": 1220}


@needs_shared
def test_four_quarters_of_oxford_come_in_though_their_headers_differ(client: Client, fred: Any) -> None:
    for quarter, rows in OXFORD.items():
        path: Path = shared("data", "spend_500", f"oxford_expenditure_over_500_{quarter}.csv")
        assert f"{rows:,} rows were taken in" in taken(client, path.name, path.read_bytes())
    assert PublishedPayment.objects.count() == sum(OXFORD.values())
    first = PublishedPayment.objects.get(reference="60075748 - 0")
    assert (first.supplier, first.amount, first.category) == ("HANSON AGGREGATES", Decimal("736.58"), "Materials")
    assert Dataset.objects.standing().count() == 4


@needs_shared
def test_card_payments_of_trafford_come_in(client: Client, fred: Any) -> None:
    path: Path = shared("data", "spend_500", "trafford_gpc_transactions_2026-27.csv")
    assert "2,024 rows were taken in" in taken(client, path.name, path.read_bytes())
    assert PublishedPayment.objects.filter(supplier="Dunsters Farm Limited").exists()
