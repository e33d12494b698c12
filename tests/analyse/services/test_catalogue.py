"""The catalogue: added, changed, retired; outcomes in shares, places, funding lines; what it covers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from quadrant.analyse.services import commands
from quadrant.analyse.services.models import Service, ServiceFunding, ServiceOutcome
from quadrant.analyse.services.queries import funders_of_services, outcomes_of_services, services, tracker
from quadrant.analyse.services.terms import Covered, Duty
from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.partnership.terms import Role
from tests.factories.catalogue import (
    again,
    analyst,
    commissioner,
    evaluation,
    paid,
    payer,
    said,
    serves,
    service,
    service_again,
    signed_off,
    strategy,
)
from tests.factories.governance import holding
from tests.factories.needs import outcome
from tests.factories.partnership import NOW

pytestmark = pytest.mark.usefixtures("ardlebury")


def test_a_service_opens_with_what_its_users_say() -> None:
    with pytest.raises(Refusal, match="as its users would say it") as refused:
        service(as_users_say=" ")
    assert refused.value.field == "as_users_say"
    assert not Service.objects.exists()


def test_what_the_law_requires_names_its_law() -> None:
    with pytest.raises(Refusal, match="Name the law that requires the service"):
        service(duty=Duty.MIXED, legal_basis="")
    assert service(duty=Duty.MAY, legal_basis="").legal_basis == ""


def test_capacity_is_counted_in_something() -> None:
    with pytest.raises(Refusal, match="Say what capacity and volume are counted in"):
        service(capacity=230)
    assert service(capacity=230, unit="families").capacity == 230


def test_many_are_added_at_once_or_none() -> None:
    with pytest.raises(Refusal, match="already in the catalogue"):
        commands.add_services(said=[said("Parking"), said("Parking")], by=analyst(), at=NOW)
    assert not Service.objects.exists()
    commands.add_services(said=[said("Parking"), said("Libraries")], by=analyst(), at=NOW)
    assert [one.name for one in services()] == ["Libraries", "Parking"]


def test_two_who_change_it_at_once_both_keep_their_text() -> None:
    made = service()
    commands.change_service(service=made, version=1, said=said(quality="Good"), by=analyst(), at=NOW)
    with pytest.raises(Changed) as refused:
        commands.change_service(service=made, version=1, said=said(quality="Poor"), by=commissioner(), at=NOW)
    assert (refused.value.field, refused.value.theirs, refused.value.yours) == ("quality", "Good", "Poor")


def test_a_retired_service_is_left_alone_and_its_name_is_free() -> None:
    made = service()
    commands.retire_service(service=made, why="The contract ended", by=analyst(), at=NOW)
    with pytest.raises(Refusal, match="retired"):
        paid(made, 1000)
    assert list(services()) == []
    assert service().pk != made.pk


def test_others_do_not_keep_the_catalogue() -> None:
    finance = holding("Fay", Role.FINANCE)
    with pytest.raises(NotAllowed):
        commands.add_service(said=said(), by=finance, at=NOW)
    made = service()
    line = commands.enter_funding(
        service=made, organisation=payer(), source="Grant", year=2026, amount=Decimal(5), by=finance, at=NOW
    )
    assert line.financial_year.starts == 2026


def test_shares_of_outcomes_add_to_a_hundred_and_earlier_links_stay() -> None:
    made, safe, well = service(), outcome("Safe"), outcome("Well")
    with pytest.raises(Refusal, match="The shares add to 60, and must add to 100"):
        commands.link_service_to_outcomes(service=made, shares={safe: Decimal(60)}, by=analyst(), at=NOW)
    serves(made, safe)
    serves(made, safe, well)
    assert [(link.outcome, link.share) for link in outcomes_of_services([made.pk])[made.pk]] == [
        (safe, Decimal(50)),
        (well, Decimal(50)),
    ]
    assert ServiceOutcome.objects.count() == 3


def test_a_funding_line_counts_in_its_year_until_it_is_struck_out() -> None:
    made = service()
    line = paid(made, 200_000)
    paid(made, 100_000, "Estuary and Fells ICB")
    paid(made, 90_000, year=2025)
    assert service_again(made).cost == Decimal(300_000)
    assert funders_of_services(2026)[made.pk] == ["Ardlebury Council", "Estuary and Fells ICB"]
    with pytest.raises(Refusal, match="already pays from that source"):
        paid(made, 1)
    commands.strike_funding(line=line, why="Counted twice", by=analyst(), at=NOW)
    assert service_again(made).cost == Decimal(100_000)
    assert ServiceFunding.objects.count() == 3
    with pytest.raises(Refusal, match="already struck out"):
        commands.strike_funding(line=line, why="Again", by=analyst(), at=NOW)


def test_the_tracker_says_what_is_reviewed_what_has_a_strategy_and_what_is_left() -> None:
    commands.set_programme(
        name="All by March", deadline_on=date(2029, 3, 31), year=2026, gross_spend=Decimal(871_000_000),
        source="Budget book", by=commissioner(), at=NOW,
    )  # fmt: skip
    whole, reviewed = service("Whole"), service("Reviewed", review_by=date(2026, 1, 31))
    planned, bare = service("Planned", review_by=date(2027, 6, 30)), service("Bare")
    for one in (whole, reviewed):
        signed_off(evaluation(one))
    for one in (whole, planned):
        strategy(one)
    evaluation(bare)
    paid(whole, 300)
    found = tracker()
    assert {one.service.name: one.state for one in found.services} == {
        "Bare": Covered.NOTHING,
        "Planned": Covered.STRATEGY,
        "Reviewed": Covered.REVIEWED,
        "Whole": Covered.WHOLE,
    }
    assert [one.service.name for one in found.remaining] == ["Reviewed", "Planned", "Bare"]
    assert [one.is_overdue(NOW.date()) for one in found.remaining] == [True, False, False]
    assert (found.counts.reviewed, found.counts.with_strategy, found.counts.outstanding) == (2, 2, 3)
    assert found.spend == Decimal(300)


def test_a_strategy_is_recorded_once_it_is_adopted() -> None:
    made = service()
    strategy(made)
    with pytest.raises(Refusal, match="already recorded"):
        strategy(made)
    late = again(evaluation(made)).service
    from quadrant.partnership.models import Body

    with pytest.raises(Refusal, match="once it is adopted"):
        commands.record_strategy(
            service=late, title="Next", body=Body.objects.get(), adopted_on=NOW.date() + timedelta(days=1),
            by=commissioner(), at=NOW,
        )  # fmt: skip
