"""The thread's pages with nothing on it: they say so, and are for those who commission."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.governance.models import Recommendation, Resolution
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import InterestKind, Role
from tests.factories.governance import holding
from tests.factories.partnership import organisation, person
from tests.factories.proposals import approved, call, submitted
from tests.web.lists import giving

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
