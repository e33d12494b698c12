"""An organisational interest finds itself: a member's organisation has a stake in what is on the agenda."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.governance.commands import declare_at_meeting
from quadrant.governance.models import Meeting
from quadrant.governance.queries import found_by_themselves, item_of
from quadrant.partnership.commands import declare_interest, seat_member
from quadrant.partnership.models import Body, Organisation, Partnership
from quadrant.partnership.terms import InterestKind, Role, Seat
from tests.factories import agreements as made
from tests.factories.governance import meet, ready_report
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation, person

ASK = "Nothing is declared: ask whether it should be."


@pytest.fixture
def door(ardlebury: Partnership) -> Organisation:
    return organisation("Harbour Door")


@pytest.fixture
def group(door: Organisation) -> Body:
    """Mia sits for Harbour Door, Ned for nobody; Olga works for Harbour Door by her role."""
    formed = body("Management Group", known("Ned"), person("Olga", Role.GROUP_MEMBER, organisation=door))
    seat = {"person": known("Mia"), "seat": Seat.MEMBER, "organisation": door}
    seat_member(body=formed, from_on=LONG_AGO, by=administrator(), at=NOW, **seat)  # type: ignore[arg-type]  # of several kinds
    return formed


def found_at(meeting: Meeting) -> list[str]:
    return [sentence for of in found_by_themselves(meeting).values() for sentence in of]


def test_whoever_acts_for_what_a_report_concerns_is_named_on_the_item(
    group: Body, door: Organisation, client: Client
) -> None:
    meeting = meet(group, ready_report(group, organisations=[door]), ready_report(group, title="Parking"))
    told = [f"{name} acts for Harbour Door, which is what the report concerns. {ASK}" for name in ("Mia", "Olga")]
    assert found_at(meeting) == told
    client.force_login(known("Ned"))
    page = client.get(f"/ardlebury/meetings/{meeting.pk}/").content.decode()
    assert all(page.count(sentence) == 1 for sentence in told)


def test_what_is_declared_in_the_register_or_on_the_day_is_not_asked_again(group: Body, door: Organisation) -> None:
    report = ready_report(group, organisations=[door])
    meeting = meet(group, report)
    mia, olga = known("Mia"), known("Olga")
    kind = InterestKind.ORGANISATIONAL
    declare_interest(person=mia, kind=kind, nature="Works there", organisation=door, from_on=LONG_AGO, by=mia, at=NOW)
    assert [sentence.split()[0] for sentence in found_at(meeting)] == ["Olga"]
    item = item_of(meeting, report)
    assert item is not None
    declare_at_meeting(item=item, person=olga, kind=kind, nature="Works there", by=administrator(), at=NOW)
    assert found_at(meeting) == []


def test_whoever_is_paid_under_the_cycle_of_the_report_is_found(group: Body, door: Organisation) -> None:
    families = made.running()
    made.signed(cycle=families, of=door)
    meeting = meet(group, ready_report(group, cycle=families))
    told = "acts for Harbour Door, which is paid under “Family support”."
    assert found_at(meeting) == [f"Mia {told} {ASK}", f"Olga {told} {ASK}"]


def test_members_of_the_body_that_an_organisation_is_bound_by_decide_for_it(
    group: Body, door: Organisation, django_assert_num_queries: Any
) -> None:
    meeting = meet(group, ready_report(group, organisations=[door]))
    meeting.body.binds = door
    assert found_at(meeting) == []


@pytest.mark.parametrize("items", [1, 3])
def test_it_asks_as_often_for_three_items_as_for_one(
    group: Body, door: Organisation, items: int, django_assert_max_num_queries: Any
) -> None:
    reports = [ready_report(group, organisations=[door], title=f"Report {number}") for number in range(items)]
    meeting = meet(group, *reports)
    with django_assert_max_num_queries(10):
        assert len(found_at(meeting)) == 2 * items
