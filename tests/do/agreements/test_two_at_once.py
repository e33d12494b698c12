"""One offer becomes one agreement; an agreement is signed and committed once, whoever presses at the same moment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quadrant.do.agreements import commands
from quadrant.do.agreements.models import Agreement
from quadrant.partnership.within import within
from quadrant.plan.funds.queries import year_of
from tests.conftest import TODAY
from tests.factories import agreements as made
from tests.factories import proposals
from tests.factories.partnership import found
from tests.together import needs_a_server, together

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_agreement_is_signed_once() -> None:
    needs_a_server()
    place = found("Ardlebury")
    with within(place, on=TODAY):
        fund, drafted = made.paying(), made.draft()
        signers = [made.commissioner(), made.second_commissioner()]
    said = together(
        place, *[lambda by=by: commands.sign_agreement(agreement=drafted, by=by, at=made.NOW) for by in signers * 2]
    )
    assert said == ["The agreement is signed. Its terms no longer change."] * 3 + ["done"]
    with within(place, on=TODAY):
        year = year_of(fund, 2026)
        assert year is not None
        assert year.committed == Decimal(40_000)


def test_an_offer_becomes_one_agreement() -> None:
    needs_a_server()
    place, asked = found("Ardlebury"), {2027: Decimal(50_000)}
    with within(place, on=TODAY):
        [won] = proposals.approved(proposals.submitted(proposals.call(), asks=asked))
        taken = proposals.accepted(proposals.offer(won, asked))
        by = made.manager()

    def draft(title: str) -> Agreement:
        years = made.terms(title=title, starts_on=date(2027, 4, 1), ends_on=date(2028, 3, 31))
        return commands.draft_agreement(
            cycle=won.call.cycle, terms=years, provider=won.organisation, offer=taken, by=by, at=made.NOW
        )

    said = together(place, lambda: draft("Coaches"), lambda: draft("Family coaches"))
    assert said == ["This offer already has an agreement.", "done"]
