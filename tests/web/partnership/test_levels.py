"""Three levels with permissions of their own: the board, the Management Group, the delivery groups."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.audit.terms import Refusal
from quadrant.governance.commands import Resolved, resolve_recommendation
from quadrant.governance.queries import recommendations_of
from quadrant.governance.terms import Outcome, Proposed
from quadrant.partnership.commands import name_kinds
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.factories.governance import decide, meet, ready_report
from tests.factories.partnership import NOW, administrator, body, known, person

D = DecisionKind
NAMES = ("Children", "Health", "Safer", "Skills", "Environment", "Homes")


@pytest.fixture
def levels(ardlebury: Partnership) -> dict[DecisionKind, Body]:
    """The board agrees principles, the Management Group cost and value, each of six groups its priorities."""
    board = body("Partnership Board", chair=known("Bea"), powers={D.STRATEGY: None})
    management = body("Management Group", chair=known("Mo"), parent=board, powers={D.BRIEF: Decimal(250_000)})
    groups = [
        body(f"{name} group", chair=known(f"Chair {name}"), kind=BodyKind.DELIVERY_GROUP, parent=management,
             powers={D.PRIORITIES: None})
        for name in NAMES
    ]  # fmt: skip
    return {D.STRATEGY: board, D.BRIEF: management, D.PRIORITIES: groups[0]}


def test_hfd_013_each_level_decides_what_is_its_own_and_nothing_of_another(levels: dict[DecisionKind, Body]) -> None:
    for own, decider in levels.items():
        asked = Proposed(f"That it be so: {own.label}", own, Decimal(200_000))
        for other in levels.values():
            report = ready_report(other, recommends=[asked], title=f"{own.label} to {other.name}")
            recommendation = recommendations_of(report)[0]
            if other == decider:
                assert decide(recommendation).outcome == Outcome.APPROVED
                continue
            with pytest.raises(Refusal):
                resolve_recommendation(
                    recommendation=recommendation, meeting=meet(other, report),
                    resolved=Resolved(Outcome.APPROVED), by=administrator(), at=NOW,
                )  # fmt: skip


def test_hfd_013_the_three_levels_are_shown_with_their_permissions(
    levels: dict[DecisionKind, Body], client: Client, django_assert_max_num_queries: Any
) -> None:
    called = {BodyKind.DELIVERY_GROUP: ["Policy and Delivery Group"]}
    name_kinds(names=called, by=administrator(), at=NOW)
    client.force_login(person("Clara", Role.COMMISSIONER))
    client.get("/ardlebury/bodies/")
    with django_assert_max_num_queries(10):
        page = client.get("/ardlebury/bodies/levels/").content.decode()
    labelled = re.sub(r'<span class="quadrant-table__label".*?</span>|</?span>', "", page)
    cells = [cell.strip() for cell in re.findall(r"<t[hd][^>]*>([^<]+)</t[hd]>", labelled)]
    assert cells == [
        "May decide", "Level 1", "Level 2", "Level 3",
        "Agree commissioning priorities", "–", "–", "Policy and Delivery Group × 6",
        "Approve a brief or option", "–", "Management Group (up to £250,000)", "–",
        "Adopt a strategy", "Partnership Board", "–", "–",
    ]  # fmt: skip
