"""Headers in two rows by the page: found and said, or said by somebody and remembered for the next file like it."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Observation
from quadrant.do.agreements.models import RegisteredContract
from quadrant.intake.models import NamedMapping
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.web.intake.giving import confirmed, described, given, page_of, signed, taken, text

YEARS = ("Area", "2023/24", "", "2024/25", "")
ROWS = (
    ("", "Count", "Rate", "Count", "Rate"),
    ("England", 1200, 3.5, 1400, 3.9),
    ("Herefordshire", 12, 4.5, 14, 5.1),
)
ABOVE = ("Ours", "", "When", "", "Money")
BELOW = ("What", "With whom", "First", "Last", "Pounds")
HOMECARE = ("Homecare", "Tidewell", "01/04/2024", "31/01/2027", 5)
FIELDS = {
    "column_title": "Ours – What",
    "column_supplier": "With whom",
    "column_starts_on": "When – First",
    "column_ends_on": "Last",
    "column_value": "Money – Pounds",
}


@pytest.mark.usefixtures("ardlebury")
def test_years_over_counts_and_rates_come_in_as_they_are(client: Client) -> None:
    signed(client, "Anna", Role.ANALYST)
    address = given(client, text(YEARS, ROWS), name="In care")
    page = page_of(client, address)
    assert "4 figures of 1 indicator in 2 areas" in page
    assert "4 columns, 2023/24 – Count to 2024/25 – Rate" in page
    assert "their headers say the period and which number of the figure it is" in page
    assert "1 and 2" in page
    confirmed(client, address)
    held = Observation.objects.order_by("area__code", "period").values_list("period", "value", "numerator")
    assert list(held) == [
        ("2023/24", 4.5, 12.0), ("2024/25", 5.1, 14.0), ("2023/24", 3.5, 1200.0), ("2024/25", 3.9, 1400.0),
    ]  # fmt: skip


def test_two_rows_that_somebody_named_are_remembered(ardlebury: Partnership, client: Client) -> None:
    signed(client, "Carla", Role.CONTRACT_MANAGER)
    address = given(client, text(ABOVE, [BELOW, HOMECARE]), name="Ours")
    described(client, address, "contracts", header_rows="2")
    said = {"name": "Ours", "kind": "contracts", "header_rows": "2", "remember_as": "Our two rows", **FIELDS}
    assert client.post(f"{address}describe/", said).status_code == 302
    assert "1 contract with 1 supplier" in page_of(client, address)
    assert NamedMapping.objects.get().header_rows == 2
    meals = ("Meals", "Hot Plate", "01/04/2025", "31/03/2027", 6)
    again = page_of(client, given(client, text(ABOVE, [BELOW, HOMECARE, meals]), name="Ours"))
    assert "Our two rows" in again
    assert "2 contracts with 2 suppliers" in again
    taken(client, text(ABOVE, [BELOW, HOMECARE, meals]), name="Ours")
    assert list(RegisteredContract.objects.order_by("title").values_list("title", flat=True)) == ["Homecare", "Meals"]


def test_what_was_guessed_can_be_said_to_be_one_row(ardlebury: Partnership, client: Client) -> None:
    signed(client, "Anna", Role.ANALYST)
    address = given(client, text(YEARS, ROWS), name="In care")
    described(client, address, "figures", header_rows="1")
    page = page_of(client, address)
    assert "2023/24 – Count" not in page
    assert "This file cannot be taken in as it is." in page
