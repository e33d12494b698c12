"""A finance officer opens a fund, sets budgets, moves money; others see it and may not; every year is in its place."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.plan.funds.models import Fund, FundCycle, FundEntry
from quadrant.plan.funds.queries import year_of, years_of
from quadrant.plan.funds.terms import Arrangement
from tests.factories.cycle import cycle
from tests.factories.funds import allocated, committed, council, fund, officer
from tests.factories.partnership import organisation, person

DAY = {"belongs_on_day": "1", "belongs_on_month": "4", "belongs_on_year": "2027"}


@pytest.fixture
def fiona(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(officer())
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_finance_officer_opens_a_fund_and_sets_its_budgets(fiona: Client) -> None:
    owner = council()
    sent = fiona.post(
        "/ardlebury/funds/new/",
        {
            "name": "Area Improvement Fund",
            "owner": str(owner.pk),
            "stream": "grant",
            "nature": "revenue",
            "arrangement": "single",
            "over_programming": "5",
        },
    )
    made = Fund.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/funds/{made.pk}/")
    for year, amount in (("2027", "£900,000"), ("2028", "850000")):
        fiona.post(f"/ardlebury/funds/{made.pk}/budget/", {"year": year, "amount": amount})
    assert [(year.label, int(year.budget)) for year in years_of(made)] == [("2027/28", 900_000), ("2028/29", 850_000)]
    page = text(fiona.get(f"/ardlebury/funds/{made.pk}/"))
    assert "Commitments may go 5% beyond the allocation" in page
    assert "£1,750,000 is unallocated; 2028/29 has least, £850,000" in page
    allocated(made, 2027, 900_000)
    allocated(made, 2028, 850_000)
    assert "All of the budget is allocated" in text(fiona.get(f"/ardlebury/funds/{made.pk}/"))


def test_the_fund_page_shows_each_year_with_its_warnings_and_ledger(fiona: Client) -> None:
    made = fund(budget={2026: Decimal(1_000)})
    allocated(made, 2026, 800, "Visits")
    committed(made, 2026, 700)
    fiona.post(
        f"/ardlebury/funds/{made.pk}/spend/",
        {
            "amount": "1,250",
            "belongs_on_day": "31",
            "belongs_on_month": "3",
            "belongs_on_year": "2027",
            "about": "Rent",
        },
    )
    page = text(fiona.get(f"/ardlebury/funds/{made.pk}/"))
    assert "2026/27 is overspent by £250: more was spent than its budget." in page
    assert "In 2026/27, £550 was spent beyond what had been committed." in page
    for cell in ("£1,000", "£800", "£200", "£700", "£1,250", "Rent"):
        assert cell in page
    saved = fiona.get(f"/ardlebury/funds/{made.pk}/?download=csv")
    body = b"".join(saved.streaming_content).decode()  # type: ignore[attr-defined]  # a file is streamed
    assert "Actual spend" in body
    assert "1250" in body


def test_a_movement_beyond_the_money_is_refused_beside_its_field_and_nothing_typed_is_lost(fiona: Client) -> None:
    made = fund(budget={2027: Decimal(1_000)})
    sent = fiona.post(
        f"/ardlebury/funds/{made.pk}/allocate/", {"amount": "1,001", "about": "Too much for the year", **DAY}
    )
    assert sent.status_code == 409
    assert "Area Improvement Fund has £1,000 unallocated in 2027/28, not £1,001." in text(sent)
    assert "Too much for the year" in text(sent)
    fiona.post(f"/ardlebury/funds/{made.pk}/allocate/", {"amount": "600", "about": "Families", **DAY})
    fiona.post(f"/ardlebury/funds/{made.pk}/commit/", {"amount": "400", "about": "Contract", **DAY})
    line = FundEntry.objects.get(kind="commitment")
    fiona.post(f"/ardlebury/funds/{made.pk}/ledger/{line.pk}/release/", {"amount": "150", "about": "Ended early"})
    year = year_of(made, 2027)
    assert year is not None
    assert (year.allocated, year.committed) == (Decimal(600), Decimal(250))


def test_shares_of_a_pooled_fund_are_refused_unless_they_add_to_100(fiona: Client) -> None:
    made = fund("Joint post", budget={2026: Decimal(78_500)}, arrangement=Arrangement.POOLED)
    ours, theirs = council(), organisation("Estuary and Fells ICB", partner=True)
    page = f"/ardlebury/funds/{made.pk}/contributions/?year=2026"
    refused = fiona.post(page, {f"share_{ours.pk}": "60", f"share_{theirs.pk}": "45"})
    assert refused.status_code == 409
    assert "The shares add to 105, and must add to 100." in text(refused)
    fiona.post(page, {f"share_{ours.pk}": "55", f"share_{theirs.pk}": "45"})
    shown = text(fiona.get(f"/ardlebury/funds/{made.pk}/"))
    assert "£43,175" in shown
    assert "£35,325" in shown
    assert fiona.get(f"/ardlebury/funds/{made.pk}/contributions/?year=1999").status_code == 404


def test_a_fund_is_linked_to_a_cycle_and_seen_as_it_stood(fiona: Client) -> None:
    made, running = fund(budget={2027: Decimal(1_000)}), cycle()
    fiona.post(f"/ardlebury/funds/{made.pk}/cycles/new/", {"cycle": str(running.pk)})
    assert FundCycle.objects.get().cycle == running
    past = text(fiona.get(f"/ardlebury/funds/{made.pk}/?on=2026-11-15"))
    assert "As the ledger stood on 15 November 2026." in past
    assert "£1,000" not in past.split("Ledger</h2>")[0]


def test_who_only_looks_sees_funds_and_moves_nothing(ardlebury: Partnership, client: Client) -> None:
    made = fund(budget={2027: Decimal(1_000)})
    client.force_login(person("Anna", Role.ANALYST))
    assert client.get(f"/ardlebury/funds/{made.pk}/").status_code == 200
    assert client.get("/ardlebury/funds/new/").status_code == 404
    for place in ("change", "budget", "contributions", "cycles/new", "allocate", "commit", "spend"):
        assert client.get(f"/ardlebury/funds/{made.pk}/{place}/").status_code == 403, place
    client.force_login(person("Priya", Role.APPLICANT, organisation=organisation("Fens Trust")))
    assert client.get("/ardlebury/funds/").status_code == 404
    assert client.get(f"/ardlebury/funds/{made.pk}/").status_code == 404


def test_the_list_asks_the_database_no_more_for_three_funds_than_for_one(fiona: Client) -> None:
    fund("First")
    fiona.get("/ardlebury/funds/")
    with CaptureQueriesContext(connection) as one:
        fiona.get("/ardlebury/funds/")
    fund("Second")
    fund("Third")
    with CaptureQueriesContext(connection) as three:
        page = fiona.get("/ardlebury/funds/")
    assert len(three) == len(one)
    assert "£7,200,000" not in text(page)
    assert text(page).count("£2,400,000") == 6
