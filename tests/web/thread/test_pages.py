"""The thread's pages: with nothing on it they say so; they are for those who commission; they add to the ledger."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.governance.models import Recommendation, Resolution
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import InterestKind, Role
from tests.factories import agreements as made
from tests.factories import funds as paying
from tests.factories.governance import holding
from tests.factories.partnership import organisation, person
from tests.factories.proposals import approved, call, submitted
from tests.web.lists import giving
from tests.web.telling import words

PAGES = ["", "gaps/needs/", "gaps/spend/", "gaps/agreements/"]


@pytest.mark.parametrize("page", PAGES)
def test_empty_pages_say_so(ardlebury: Partnership, client: Client, page: str) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    assert client.get(f"/ardlebury/thread/{page}").status_code == 200


@pytest.mark.parametrize("page", [*PAGES, "need/1/", "nonsense/1/"])
def test_not_for_providers(ardlebury: Partnership, client: Client, page: str) -> None:
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    assert client.get(f"/ardlebury/thread/{page}").status_code == 404


def test_a_record_that_is_not_there(ardlebury: Partnership, client: Client) -> None:
    client.force_login(person("Clara", Role.COMMISSIONER))
    assert client.get("/ardlebury/thread/need/1/").status_code == 404
    assert client.get("/ardlebury/thread/person/1/").status_code == 404


def test_a_decision_on_the_thread_leads_to_what_was_resolved(ardlebury: Partnership, client: Client) -> None:
    giving.agreed("Coaches")
    client.force_login(holding("Lena", Role.LEGAL))
    recommendation, resolution = Recommendation.objects.get(), Resolution.objects.get()
    page = f"/ardlebury/recommendations/{recommendation.pk}/"
    assert page in client.get(f"/ardlebury/thread/decision/{recommendation.pk}/").content.decode()
    assert client.get(page)["Location"] == f"/ardlebury/decisions/{resolution.pk}/"


def test_whom_an_interest_keeps_from_a_proposal_finds_no_link_to_it(ardlebury: Partnership, client: Client) -> None:
    made = submitted(call())
    approved(made)
    decision = Recommendation.objects.get()
    lena = holding("Lena", Role.LEGAL)
    client.force_login(lena)
    place, page = f"/ardlebury/thread/decision/{decision.pk}/", f"/ardlebury/proposals/{made.pk}/"
    assert page in client.get(place).content.decode()
    giving.interest(lena, made.organisation, InterestKind.DISCLOSABLE_PECUNIARY)
    assert client.get(page).status_code == 404
    answer = client.get(place).content.decode()
    assert made.title in answer
    assert page not in answer


def test_every_record_leads_to_its_whole_thread_and_its_money(ardlebury: Partnership, client: Client) -> None:
    """A measure, its agreement, the fund and the decision: one click from each to everything up and down."""
    agreement = made.signed()
    measure = made.kpi(agreement)
    fund, decision = made.paying(), agreement.recommendation_id
    client.force_login(made.commissioner())
    pages = {
        f"thread/kpi/{measure.pk}/": f"measures/{measure.pk}/",
        f"thread/agreement/{agreement.pk}/": f"agreements/{agreement.pk}/",
        f"thread/fund/{fund.pk}/": f"funds/{fund.pk}/",
        f"thread/decision/{decision}/": f"recommendations/{decision}/",
    }
    for place, page in pages.items():
        assert f'href="/ardlebury/{place}"' in client.get(f"/ardlebury/{page}", follow=True).content.decode(), page
        told = words(client.get(f"/ardlebury/{place}").content.decode())
        assert "Total £100,000" in told, place


def test_the_tables_of_the_thread_add_to_the_ledger(ardlebury: Partnership, client: Client) -> None:
    paying.committed(made.paying(), 2026, 25_000)
    made.signed()
    client.force_login(made.commissioner())
    told = words(client.get("/ardlebury/thread/").content.decode())
    assert (
        "£100,000 is committed in 1 signed agreement and £25,000 for no agreement: £125,000 together, which is what "
        "the ledgers hold (£125,000)."
    ) in told
    assert told.count("No agreement £25,000 20.0% Total £125,000 100%") == 2
