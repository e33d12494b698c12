"""At half past eleven at night on 31 March by UTC it is 1 April in London: last year is still open, and each line of
the ledger falls into the year of the day that is typed, whatever the server's clock says.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from quadrant.do.agreements.queries import money_of
from quadrant.partnership.models import Partnership
from quadrant.plan.funds.queries import years_of
from quadrant.review.performance.models import KpiReturn
from tests.factories import agreements as made
from tests.factories.funds import allocated, fund, officer
from tests.web.telling import signed_in

HALF_PAST_MIDNIGHT = datetime(2027, 3, 31, 23, 30, tzinfo=UTC)
LAST_YEAR, THIS_YEAR = date(2027, 3, 31), date(2027, 4, 1)


@pytest.fixture(autouse=True)
def _the_first_of_april(_the_demos_day: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quadrant.door.middleware.now", lambda: HALF_PAST_MIDNIGHT)


def on(day: date, name: str) -> dict[str, str]:
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def boxes(answer: Any, name: str) -> bool:
    """Does the page offer 1 April 2027 in the boxes of its day?"""
    page = answer.content.decode()
    return all(f'name="{box}"' in page and f'value="{said}"' in page for box, said in on(THIS_YEAR, name).items())


def test_a_fund_takes_both_years_by_page(ardlebury: Partnership) -> None:
    kept = fund(budget={2026: Decimal(10_000), 2027: Decimal(10_000)})
    fiona, page = signed_in(officer()), f"/ardlebury/funds/{kept.pk}"
    assert boxes(fiona.get(f"{page}/spend/"), "belongs_on")
    for day, amount in ((LAST_YEAR, "700"), (THIS_YEAR, "400")):
        for move in ("allocate", "commit", "spend"):
            sent = fiona.post(f"{page}/{move}/", {"amount": amount, "about": "Visits", **on(day, "belongs_on")})
            assert sent.status_code == 302
    told = {year.label: {year.allocated, year.committed, year.actual} for year in years_of(kept)}
    assert told == {"2026/27": {Decimal(700)}, "2027/28": {Decimal(400)}}


def test_an_agreement_is_paid_today_by_the_london_day(ardlebury: Partnership) -> None:
    paying, agreement = made.paying(), made.signed()
    drew, page = signed_in(made.manager()), f"/ardlebury/agreements/{agreement.pk}/payments/new/"
    for day, amount in ((LAST_YEAR, "10000"), (THIS_YEAR, "5000")):
        told = {"fund": str(paying.pk), "amount": amount, "about": "Quarter", **on(day, "paid_on")}
        assert drew.post(page, told).status_code == 302
    fell = [("2026/27", Decimal(10_000)), ("2027/28", Decimal(5_000))]
    assert [(year.year.label, year.paid) for year in money_of(agreement)] == fell
    assert [(year.label, year.actual) for year in years_of(paying)][:2] == fell


def test_march_is_over_and_april_is_not(ardlebury: Partnership) -> None:
    kpi = made.kpi(made.signed())
    provider, page = signed_in(made.reporter(kpi.agreement.provider)), f"/ardlebury/measures/{kpi.pk}/returns"
    counts = {"numerator": "17", "denominator": "20"}
    assert provider.post(f"{page}/2027-03-01/", counts).status_code == 302
    assert provider.post(f"{page}/2027-04-01/", counts).status_code == 409
    assert [str(one.period_on) for one in KpiReturn.objects.all()] == ["2027-03-01"]


def test_a_fund_commits_nothing_of_the_year_that_has_no_allocation(ardlebury: Partnership) -> None:
    kept = fund(budget={2026: Decimal(10_000), 2027: Decimal(10_000)})
    allocated(kept, 2026, 10_000)
    sent = signed_in(officer()).post(
        f"/ardlebury/funds/{kept.pk}/commit/", {"amount": "1", "about": "Visits", **on(THIS_YEAR, "belongs_on")}
    )
    assert sent.status_code == 409
    assert "£0 left to commit in 2027/28, not £1" in " ".join(sent.content.decode().split())
