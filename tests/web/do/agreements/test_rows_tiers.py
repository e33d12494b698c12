"""Rows GCT-103 to GCT-105: what is bought, and what it costs, is shown and filtered by tier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from quadrant.cycle.terms import Tier
from quadrant.do.agreements import queries
from quadrant.do.agreements.commands import approve_waiver, propose_waiver, record_payment
from quadrant.do.agreements.terms import Terms
from quadrant.partnership.models import Partnership
from tests.factories import agreements as made
from tests.factories.cycle import cycle
from tests.web.telling import words


@pytest.mark.parametrize("tier", Tier)
def test_agreements_are_filtered_by_tier(ardlebury: Partnership, client: Client, tier: Tier) -> None:
    client.force_login(made.commissioner())
    running = cycle(key="hsp-2009", by=made.commissioner(), tier=tier)
    made.draft(running)
    for asked in Tier:
        page = client.get(f"/ardlebury/agreements/?tier={asked.value}").content.decode()
        assert ("Family support" in page) == (asked == tier)
    page = client.get("/ardlebury/agreements/").content.decode()
    assert f"<span>{tier.value.capitalize()}</span></td>" in page
    assert "£100,000" in page


def test_worth_and_payments_are_told_by_tier_and_an_agreement_says_its_tier(
    ardlebury: Partnership, client: Client
) -> None:
    client.force_login(made.commissioner())
    started = {
        tier: cycle(f"{tier} cycle", key="hsp-2009", by=made.commissioner(), tier=tier)
        for tier in (Tier.TARGETED, Tier.SPECIALIST)
    }
    made.draft(started[Tier.TARGETED], terms=named(Tier.TARGETED))
    special = made.signed(cycle=started[Tier.SPECIALIST], terms=named(Tier.SPECIALIST))
    record_payment(
        agreement=special, fund=made.paying(), amount=Decimal("12345.60"), paid_on=made.NOW.date(), about="Quarter",
        by=made.manager(), at=made.NOW,
    )  # fmt: skip
    page = words(client.get("/ardlebury/agreements/").content.decode())
    total = "Worth and payments by tier, of the agreements listed Tier Agreements Worth Paid"
    assert f"{total} Targeted 1 £100,000 £0 Specialist 1 £100,000 £12,345.60 All 2 £200,000 £12,345.60" in page
    page = words(client.get("/ardlebury/agreements/?tier=specialist").content.decode())
    assert f"{total} Specialist 1 £100,000 £12,345.60 All 1 £100,000 £12,345.60" in page
    assert "Tier Specialist, as its cycle" in words(client.get(f"/ardlebury/agreements/{special.pk}/").content.decode())


def named(tier: Tier) -> Terms:
    return replace(made.TERMS, title=f"Support, {tier}")


def test_the_worth_by_tier_is_one_query(
    ardlebury: Partnership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for tier in Tier:
        made.draft(cycle(f"{tier} cycle", key="hsp-2009", by=made.commissioner(), tier=tier), terms=named(tier))
    with django_assert_num_queries(1):
        found = queries.worth_by_tier(queries.agreements())
    assert [(one.tier, one.count, one.worth) for one in found] == [(tier, 1, Decimal(100_000)) for tier in Tier]


def test_what_is_waived_is_listed_of_the_agreements_listed_only(ardlebury: Partnership, client: Client) -> None:
    client.force_login(made.commissioner())
    running = cycle(key="gateshead-2010", by=made.commissioner(), tier=Tier.TARGETED)
    agreement = made.meets(made.draft(running), but=["compliance"])
    asked = propose_waiver(
        agreement=agreement,
        standard="compliance",
        reason="Their policy is being rewritten",
        until=date(2027, 2, 28),
        by=made.manager(),
        at=made.NOW,
    )
    approve_waiver(waiver=asked, by=made.second_commissioner(), at=made.NOW)
    for tier, listed in (("", True), ("targeted", True), ("specialist", False)):
        page = client.get(f"/ardlebury/agreements/?tier={tier}").content.decode()
        assert ("Quality standards waived today" in page) == listed
