"""The finance officer brings in a period, ties its cost centres once, and everybody sees both ledgers side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.outcomes.models import Dataset
from quadrant.intake.models import Upload
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.plan.funds.commands import record_actual
from quadrant.plan.funds.models import CostCentre, Fund, MonitoringLine
from tests.factories.catalogue import service
from tests.factories.funds import NOW, allocated, committed, fund, officer
from tests.factories.partnership import organisation, person
from tests.intake import exporting
from tests.web.intake.giving import confirmed, given, page_of, taken

P7 = exporting.AGRESSO.encode()
NAME = "Adults ledger"


@pytest.fixture
def fiona(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(officer())
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def tied_fund() -> Fund:
    """£120,000 spent and £20,000 more bound in 2026/27, and £50 that belongs to November."""
    made = fund(budget={2026: Decimal(300_000)})
    allocated(made, 2026, 200_000)
    committed(made, 2026, 140_000)
    for amount, day in ((Decimal(120_000), date(2026, 10, 31)), (Decimal(50), date(2026, 11, 2))):
        record_actual(fund=made, amount=amount, belongs_on=day, about="Invoices", by=officer(), at=NOW)
    return made


def tie(client: Client, code: str, to: str) -> Any:
    one = CostCentre.objects.get(code=code)
    return client.post(f"/ardlebury/funds/cost-centres/{one.pk}/tie/", {f"tie_{one.pk}": to})


def test_a_period_comes_in_and_its_cost_centres_are_tied_once(fiona: Client) -> None:
    assert "No budget monitoring has been brought in yet." in text(fiona.get("/ardlebury/funds/monitoring/"))
    address = given(fiona, P7, name=NAME)
    page = page_of(fiona, address)
    assert "3 cost centres are new here: say afterwards which fund or service each belongs to." in page
    assert "P7 2026/27 (to the end of October 2026): 6 lines of 3 cost centres" in page
    confirmed(fiona, address)
    assert Dataset.objects.get().name == "Adults ledger, P7 2026/27"
    page = text(fiona.get("/ardlebury/funds/monitoring/"))
    assert "3 cost centres are not tied to a fund or a service yet: £177,498.74 of what is spent." in page
    made, breaks = tied_fund(), service("Day centres")
    one, two, three = CostCentre.objects.order_by("code")
    chosen = {f"tie_{one.pk}": f"fund-{made.pk}", f"tie_{two.pk}": f"service-{breaks.pk}", f"tie_{three.pk}": "outside"}
    assert fiona.post("/ardlebury/funds/monitoring/tie/", chosen).status_code == 302
    page = text(fiona.get("/ardlebury/funds/monitoring/"))
    assert "not tied to a fund" not in page
    for words in ("£175,000", "£116,629.64", "£22,950.50 over", "£800 under", "On budget", "None of ours"):
        assert words in page, words
    assert "the year is forecast at £308,901, £22,150.50 over." in page
    following = exporting.AGRESSO.replace("202607", "202608")
    taken(fiona, following.encode(), name=NAME)
    held = CostCentre.objects.order_by("code")
    assert [(each.fund_id, each.service_id, each.outside) for each in held] == [
        (made.pk, None, False),
        (None, breaks.pk, False),
        (None, None, True),
    ]
    assert "P8 2026/27, to the end of November 2026" in text(fiona.get("/ardlebury/funds/monitoring/"))


def test_a_tied_fund_stands_beside_its_own_ledger_with_both_figures_and_the_day(fiona: Client) -> None:
    made = tied_fund()
    taken(fiona, P7, name=NAME)
    tie(fiona, "12010", f"fund-{made.pk}")
    page = text(fiona.get("/ardlebury/funds/monitoring/"))
    row = page.partition(">Paid</td>")[2].partition("</tr>")[0]
    assert "£116,629.64" in row
    assert "£120,000" in row
    assert "£3,370.36 more in Quadrant" in row
    row = page.partition(">Committed, not yet paid</td>")[2].partition("</tr>")[0]
    assert "£3,100" in row
    assert "£20,000" in row
    assert "£16,900 more in Quadrant" in row
    assert "as it stands on 16 November 2026, what belongs to 2026/27 up to 31 October 2026" in page
    assert "Adults ledger, P7 2026/27</a>, taken in on 16 November 2026" in page
    said = (
        "At 31 October 2026 (P7 2026/27) it has £116,629.64 spent of a budget of £175,000 on 1 cost centre; the "
        "forecast for the year is £197,950.50, £22,950.50 over."
    )
    assert said in text(fiona.get(f"/ardlebury/funds/{made.pk}/"))
    breaks = service()
    assert "What the finance system says" not in text(fiona.get(f"/ardlebury/services/{breaks.pk}/"))
    tie(fiona, "12010", f"service-{breaks.pk}")
    assert said in text(fiona.get(f"/ardlebury/services/{breaks.pk}/"))
    assert "What the finance system says" not in text(fiona.get(f"/ardlebury/funds/{made.pk}/"))


def test_the_list_is_narrowed_by_what_it_belongs_to_and_by_its_variance_and_downloaded(fiona: Client) -> None:
    made = tied_fund()
    taken(fiona, P7, name=NAME)
    tie(fiona, "12010", f"fund-{made.pk}")
    page = text(fiona.get(f"/ardlebury/funds/monitoring/?of=fund-{made.pk}"))
    assert "12020 Day centres" not in page
    page = text(fiona.get("/ardlebury/funds/monitoring/?variance=under"))
    assert "12020 Day centres" in page
    assert "31400" not in page
    saved: Any = fiona.get("/ardlebury/funds/monitoring/?download=csv")
    lines = b"".join(saved.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].split(",")[:4] == ["Cost centre", "Belongs to", "Variance", "Original budget"]
    assert lines[1].split(",") == [
        "12010 Home care", "Area Improvement Fund", "-22950.50", "173000.00", "175000.00", "102083.38", "116629.64",
        "3100.00", "197950.50",
    ]  # fmt: skip


def test_a_corrected_file_says_each_account_and_the_next_period_says_each_cost_centre(fiona: Client) -> None:
    taken(fiona, P7, name=NAME)
    corrected = exporting.AGRESSO.replace("22499.99", "22500.00").replace(
        "31400,Highways depot,2200", "31400,Highways depot,2300"
    )
    address = given(fiona, corrected.encode(), name=NAME)
    page = page_of(fiona, address)
    assert "Account by account, against what is here of P7 2026/27 under this name." in page
    assert "Changed: 1 field of 1 line" in page
    assert "12010 Home care: 4100 Agency staff" in page
    assert "Gone: 1 line" in page
    assert "31400 Highways depot: 2200 Repairs" in page
    assert "Adults ledger, P7 2026/27 of 16 November 2026" in page
    confirmed(fiona, address)
    assert MonitoringLine.objects.count() == 6
    assert MonitoringLine.objects.get(account="4100").actual == Decimal("22500.00")
    following = exporting.AGRESSO.replace("202607", "202608").replace("55870.10", "64000.10")
    page = page_of(fiona, given(fiona, following.encode(), name=NAME))
    assert "Cost centre by cost centre, against P7 2026/27, which stays as it is." in page
    assert "12020 Day centres" in page
    assert "£60,869.10" in page
    assert "£68,999.10" in page
    assert "Nothing: it is a new dataset" in page


def test_a_line_that_another_file_holds_is_refused_at_its_cell_and_nothing_is_kept(fiona: Client) -> None:
    taken(fiona, P7, name=NAME)
    page = page_of(fiona, given(fiona, P7, name="Another name"))
    assert "Is here for cost centre 12010 already, in “Adults ledger, P7 2026/27”." in page
    assert "Call this file “Adults ledger”, or withdraw that one." in page
    assert MonitoringLine.objects.count() == 6


def test_a_withdrawn_period_goes_and_its_ties_stay(fiona: Client) -> None:
    made = tied_fund()
    taken(fiona, P7, name=NAME)
    tie(fiona, "12010", f"fund-{made.pk}")
    dataset = Dataset.objects.get()
    fiona.post(f"/ardlebury/datasets/{dataset.pk}/withdraw/", {"why": "The wrong ledger"})
    assert not MonitoringLine.objects.exists()
    assert CostCentre.objects.get(code="12010").fund == made
    one = CostCentre.objects.get(code="12010")
    page = text(fiona.get(f"/ardlebury/funds/cost-centres/{one.pk}/"))
    assert "No file in use says anything of this cost centre." in page
    taken(fiona, P7, name=NAME)
    assert "£22,950.50 over" in text(fiona.get(f"/ardlebury/funds/monitoring/?of=fund-{made.pk}"))


def test_a_cost_centre_shows_its_accounts_and_every_period(fiona: Client) -> None:
    taken(fiona, P7, name=NAME)
    taken(fiona, exporting.AGRESSO.replace("202607", "202606").replace("22499.99", "18000").encode(), name=NAME)
    one = CostCentre.objects.get(code="12010")
    page = text(fiona.get(f"/ardlebury/funds/cost-centres/{one.pk}/"))
    for words in (
        "P7 2026/27, to the end of October 2026",
        "4100 Agency staff",
        "£22,499.99",
        "£112,129.65",
        "£1,350 under",
    ):
        assert words in page, words
    assert "£18,000" in text(fiona.get(f"/ardlebury/funds/cost-centres/{one.pk}/?period=2026-6"))
    tie(fiona, "12010", "outside")
    history = f"/ardlebury/history/funds_costcentre/{one.pk}/"
    assert history in text(fiona.get(f"/ardlebury/funds/cost-centres/{one.pk}/"))
    assert "12010 Home care: None of ours" in text(fiona.get(history))
    earlier = text(fiona.get("/ardlebury/funds/monitoring/?period=2026-6"))
    assert "P6 2026/27, to the end of September 2026" in earlier
    saved: Any = fiona.get("/ardlebury/funds/monitoring/?period=2026-6&download=csv")
    assert "112129.65" in b"".join(saved.streaming_content).decode()
    assert "period=2026-6&amp;download=csv" in earlier


def test_a_report_writers_workbook_comes_in_by_the_page(fiona: Client, tmp_path: Path) -> None:
    report = taken(fiona, exporting.civica(tmp_path).read_bytes(), file_name="civica.xlsx", name="Civica")
    assert "Civica" in report
    assert sum(MonitoringLine.objects.values_list("actual", flat=True)) == Decimal(exporting.ACTUAL)


def test_only_finance_and_commissioners_bring_and_tie_and_nobody_outside_sees(fiona: Client, client: Client) -> None:
    taken(fiona, P7, name=NAME)
    one = CostCentre.objects.first()
    assert one is not None
    pages = ("monitoring/", f"cost-centres/{one.pk}/")
    client.force_login(person("Mona", Role.CONTRACT_MANAGER))
    for place in pages:
        assert client.get(f"/ardlebury/funds/{place}").status_code == 200, place
    assert "Say what they belong to" not in text(client.get("/ardlebury/funds/monitoring/"))
    assert client.get(f"/ardlebury/funds/cost-centres/{one.pk}/tie/").status_code == 403
    assert client.get("/ardlebury/funds/monitoring/tie/").status_code == 404
    refused = page_of(client, given(client, P7.replace(b"202607", b"202609")))
    assert "which you may not bring in" in refused
    assert Upload.objects.filter(dataset=None).count() == 1
    client.force_login(person("Priya", Role.PROVIDER, organisation=organisation("Fens Trust")))
    for place in (*pages, "monitoring/tie/", f"cost-centres/{one.pk}/tie/"):
        assert client.get(f"/ardlebury/funds/{place}").status_code == 404, place


def test_the_page_asks_the_database_no_more_for_three_cost_centres_than_for_one(fiona: Client) -> None:
    first = exporting.AGRESSO.splitlines()[:2]
    made = tied_fund()
    taken(fiona, "\n".join(first).encode(), name=NAME)
    tie(fiona, "12010", f"fund-{made.pk}")
    fiona.get("/ardlebury/funds/monitoring/")
    with CaptureQueriesContext(connection) as one:
        fiona.get("/ardlebury/funds/monitoring/")
    taken(fiona, P7, name=NAME)
    for code in ("12020", "31400"):
        tie(fiona, code, f"fund-{fund(code, budget={}).pk}")
    with CaptureQueriesContext(connection) as three:
        page = fiona.get("/ardlebury/funds/monitoring/")
    assert len(three) == len(one)
    assert text(page).count("Committed, not yet paid") == 3


def test_tying_nothing_is_refused_and_an_unknown_choice_too(fiona: Client) -> None:
    taken(fiona, P7, name=NAME)
    assert fiona.post("/ardlebury/funds/monitoring/tie/", {}).status_code == 409
    refused = tie(fiona, "12010", "fund-999999")
    assert "Error:" in text(refused)
    assert CostCentre.objects.get(code="12010").fund is None
