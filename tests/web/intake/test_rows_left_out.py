"""Totals and notes among figures are no figures: they are left out, and the page says which."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Observation
from quadrant.partnership.models import Partnership
from tests.factories.outcomes import analyst
from tests.web.intake.giving import confirmed, given, page_of, text


@pytest.fixture
def anna(client: Client, ardlebury: Partnership) -> Client:
    client.force_login(analyst())
    return client


def test_of_a_long_table_totals_and_notes_are_left_out(anna: Client) -> None:
    rows = [
        ("Herefordshire", "2023/24", 12.5),
        ("Total", "2023/24", 12.5),
        ("Herefordshire", "2024/25", 13.5),
        ("All councils total", "2024/25", 13.5),
        ("1. 2024/25 is provisional.", "", ""),
    ]
    address = given(anna, text(("Area", "Year", "Value"), rows), name="Waits")
    page = page_of(anna, address)
    assert "Left out: totals in rows 3 and 5" in page
    assert "Left out: a note in row 6" in page
    confirmed(anna, address)
    assert sorted(Observation.objects.values_list("value", flat=True)) == [12.5, 13.5]


def test_of_a_wide_table_too_and_what_is_wrong_keeps_its_row(anna: Client) -> None:
    rows = [("Herefordshire", 12.5, 13.5), ("Ward total", 12.5, 13.5), ("Herefordshir", 1.5, 2.5)]
    page = page_of(anna, given(anna, text(("Area", "2023/24", "2024/25"), rows), name="Waits"))
    assert "Row 4, column “Area”" in page
    assert "Did you mean Herefordshire?" in page
    assert "Row 3" not in page
