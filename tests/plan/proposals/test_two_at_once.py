"""Two people at once submit, offer and answer: each happens once, and the other is told in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.appraisal.models import Entry
from quadrant.partnership.within import within
from quadrant.plan.funds.queries import year_of
from quadrant.plan.proposals import commands
from quadrant.plan.proposals.models import Offer, ProposalVersion
from tests.conftest import TODAY
from tests.factories import proposals as made
from tests.factories.partnership import found
from tests.together import needs_a_server, together

pytestmark = pytest.mark.django_db(transaction=True)
SMALL = {2027: Decimal(50_000)}


def test_a_proposal_is_submitted_once_however_often_the_button_is_pressed() -> None:
    needs_a_server()
    place = found("Ardlebury")
    with within(place, on=TODAY):
        drafts = [made.draft(made.call(), title) for title in ("Coaches",)]
        drafts.append(made.draft(drafts[0].call, "Mentors"))
        by = made.applicant(drafts[0].organisation)

    def submit(number: int) -> None:
        commands.submit_proposal(proposal=drafts[number], by=by, at=made.IN_TIME)

    said = together(place, lambda: submit(0), lambda: submit(0), lambda: submit(0), lambda: submit(1))
    assert said.count("done") == 2
    assert {one for one in said if one != "done"} == {
        "This proposal was submitted and no longer changes. Take it back to change it."
    }
    with within(place, on=TODAY):
        assert Entry.objects.count() == ProposalVersion.objects.count() == 2
        assert sorted(ProposalVersion.objects.values_list("proposal__number", flat=True)) == [1, 2]


def test_a_proposal_is_offered_its_money_once_and_the_offer_answered_once() -> None:
    needs_a_server()
    place = found("Ardlebury")
    with within(place, on=TODAY):
        [won] = made.approved(made.submitted(made.call(), asks=SMALL))
    said = together(place, *[lambda: made.offer(won, SMALL)] * 3)
    assert said == ["This proposal already has an offer."] * 2 + ["done"]
    with within(place, on=TODAY):
        [offer], by = Offer.objects.all(), made.applicant(won.organisation)
        year = year_of(won.call.fund, 2027)
        assert year is not None
        assert year.allocated == Decimal(50_000)
    said = together(
        place,
        lambda: commands.accept_offer(offer=offer, by=by, at=made.OFFERED),
        lambda: commands.decline_offer(offer=offer, why="No staff", by=by, at=made.OFFERED),
        lambda: commands.accept_offer(offer=offer, by=by, at=made.OFFERED),
    )
    assert said == ["This offer has already been answered."] * 2 + ["done"]
