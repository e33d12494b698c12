"""The thread's pages: with nothing on it they say so; they are for those who commission; they add to the ledger."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client

from quadrant.analyse.needs.commands import link_need_to_outcomes
from quadrant.governance.models import Recommendation, Resolution
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import InterestKind, Role
from tests.factories import agreements as made
from tests.factories import funds as paying
from tests.factories.cycle import cycle
from tests.factories.governance import holding
from tests.factories.needs import analyst, need
from tests.factories.outcomes import outcome
from tests.factories.partnership import NOW, known, organisation, person
from tests.factories.priorities import priority
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


def test_each_share_says_of_what_it_is_and_for_what(ardlebury: Partnership, client: Client) -> None:
    running = cycle()
    well, ready = outcome("Children are well"), outcome("Children are ready for school")
    harm = need(running, "Self-harm")
    figured = {well: Decimal(60), ready: Decimal(40)}
    link_need_to_outcomes(need=harm, shares=figured, by=analyst(), at=NOW)
    worked_on = priority(running, "Emotional health", needs={harm: Decimal(100)})
    client.force_login(known("Clara"))
    down = words(client.get(f"/ardlebury/thread/outcome/{well.pk}/").content.decode())
    assert "Need Self-harm (60% of it, for this)" in down
    assert "Priority Emotional health (100% of it, for the need “Self-harm”)" in down
    up = words(client.get(f"/ardlebury/thread/priority/{worked_on.pk}/").content.decode())
    assert "Need Self-harm (100% of this)" in up
    assert "Children are well (60% of the need “Self-harm”)" in up
    place = words(client.get(f"/ardlebury/outcomes/{well.pk}/").content.decode())
    assert "Self-harm 60% of it, for this" in place
