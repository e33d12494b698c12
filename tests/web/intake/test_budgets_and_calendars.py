"""Budgets of funds and the calendar of committees come in by the page."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from django.test import Client

from quadrant.analyse.outcomes.models import Dataset
from quadrant.governance.models import Meeting
from quadrant.intake.models import Upload
from quadrant.partnership.models import Organisation, Partnership
from quadrant.partnership.terms import Role
from quadrant.plan.funds.models import Fund, FundEntry, FundYear
from tests.factories.funds import fund
from tests.factories.partnership import administrator, body
from tests.web.intake.giving import confirmed, given, page_of, signed, text


def test_budgets_set_years_and_open_funds_that_say_what_they_are(client: Client, ardlebury: Partnership) -> None:
    signed(client, "Fiona", Role.FINANCE)
    held = fund()
    headers = ("Fund", "Financial year", "Budget", "Funding source", "Owner", "Provisional")
    council = Organisation.objects.get(pk=held.owner_id).name
    rows = [
        (held.name, "2031/32", "£1,000,000", "", "", "Yes"),
        ("Winter grant", "2031-32", "50k", "Grant", council, ""),
    ]
    page = page_of(client, given(client, text(headers, rows)))
    assert "2 budgets of 2 funds, £1,050,000.00 in all" in page
    assert "Winter grant (a new fund), 2031/32: £50,000" in page
    confirmed(client, f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/")
    year = FundYear.objects.with_totals().get(fund=held, starts=2031)
    assert (year.budget, year.provisional) == (Decimal(1_000_000), True)
    assert Fund.objects.get(name="Winter grant").stream == "grant"
    again = [(held.name, "2031/32", "900000", "", "", "Yes"), rows[1]]
    address = given(client, text(headers, again))
    page = page_of(client, address)
    assert "Changed: 1 field of 1 budget" in page
    assert "£1,000,000" in page
    confirmed(client, address)
    entries = list(FundEntry.objects.filter(year=year).order_by("pk").values_list("amount", "about"))
    assert entries == [
        (Decimal(1_000_000), "Budget as in list.csv"),
        (Decimal(-100_000), "Budget as in list.csv"),
    ]


def test_a_committee_calendar_calls_meetings_moves_them_and_is_taken_back(
    client: Client, ardlebury: Partnership
) -> None:
    client.force_login(administrator())
    board = body("Health board")
    headers = ("Committee", "Date", "Start time", "Venue")
    rows = [
        ("Health board", "08/12/2026", "6.30pm", "Town hall"),
        ("health  board", "2027-06-08", "18:30", ""),
        ("Health board", "01/11/2026", "18:30", ""),
    ]
    page = page_of(client, given(client, text(headers, rows), name="Calendar"))
    assert "2 meetings of 1 body" in page
    assert "Left out, since the day has gone: row 4" in page
    confirmed(client, f"/ardlebury/uploads/{Upload.objects.latest('pk').pk}/")
    called = list(Meeting.objects.filter(body=board).order_by("at").values_list("at", "venue"))
    # London is on summer time in June.
    assert called == [
        (datetime(2026, 12, 8, 18, 30, tzinfo=UTC), "Town hall"),
        (datetime(2027, 6, 8, 17, 30, tzinfo=UTC), ""),
    ]
    moved = [("Health board", "08/12/2026", "7pm", "Library"), rows[1]]
    address = given(client, text(headers, moved), name="Calendar, corrected")
    page = page_of(client, address)
    assert "Changed: 2 fields of 1 meeting" in page
    assert "1 meeting would stay as it is" in page
    confirmed(client, address)
    assert Meeting.objects.get(venue="Library").at == datetime(2026, 12, 8, 19, tzinfo=UTC)
    first = Dataset.objects.get(name="Calendar")
    client.post(f"/ardlebury/datasets/{first.pk}/withdraw/", {"why": "Not agreed"})
    assert not Meeting.objects.standing().exists()
