"""Totals and notes among figures are no figures: they are left out, and the page says which."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Observation
from quadrant.partnership.models import Partnership
from tests.factories.outcomes import analyst
from tests.web.intake.giving import confirmed, described, given, page_of, text


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


def test_what_stands_alone_under_a_table_is_a_note_and_what_has_a_figure_is_none(anna: Client) -> None:
    rows = [
        ("Waits", "Herefordshire", "2024/25", 13.5),
        ("Base: all valid responses", "", "", ""),
        ("", "", "", ""),
        ("Source: the council's own survey", "", "", ""),
        ("", "* suppressed", "", ""),
    ]
    headers = ("Indicator", "Area", "Year", "Value")
    address = given(anna, text(headers, rows), name="Waits")
    assert "Left out: notes in rows 3, 5 and 6" in page_of(anna, address)
    confirmed(anna, address)
    assert list(Observation.objects.values_list("value", flat=True)) == [13.5]
    page = page_of(anna, given(anna, text(headers, [*rows, ("Base: all", "", "", 352)]), name="Base"))
    assert "Row 7, column “Area”" in page


def test_notes_under_a_wide_table_are_named_too_though_its_period_is_said_of_all(anna: Client) -> None:
    rows = [("Herefordshire", 12.5, 3, 4), ("", "", "", ""), ("Shropshire", 13.5, 5, 6), ("Source: NHS", "", "", "")]
    address = given(anna, text(("Area", "Waits", "Falls", "Visits"), rows), name="Survey")
    described(anna, address, "figures", period="2026")
    assert "Left out: a note in row 5" in page_of(anna, address)
    confirmed(anna, address)
    assert sorted(Observation.objects.values_list("value", flat=True)) == [3, 4, 5, 6, 12.5, 13.5]


@pytest.mark.parametrize("total", ["Total", "Grand total", "Herefordshire total", "TOTAL:"])
def test_a_total_without_a_code_is_left_out_and_not_refused_at_four_cells(anna: Client, total: str) -> None:
    rows = [("E06000019", "Herefordshire", "2024", 7), ("", total, "", 7)]
    page = page_of(anna, given(anna, text(("Area code", "Part", "Year", "Value"), rows), name="Falls"))
    assert "Left out: a total in row 3" in page
    assert "cannot be taken in" not in page


def test_of_a_wide_table_too_and_what_is_wrong_keeps_its_row(anna: Client) -> None:
    rows = [("Herefordshire", 12.5, 13.5), ("Ward total", 12.5, 13.5), ("Herefordshir", 1.5, 2.5)]
    page = page_of(anna, given(anna, text(("Area", "2023/24", "2024/25"), rows), name="Waits"))
    assert "Row 4, column “Area”" in page
    assert "Did you mean Herefordshire?" in page
    assert "Row 3" not in page
