"""What priorities are ranked by is weighed for a cycle; how sure the order is stands beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.priorities import commands
from quadrant.analyse.priorities.models import PriorityWeights
from quadrant.analyse.priorities.queries import marks_of, priorities_of, suggested_order, sureness_of, weights_of
from quadrant.analyse.priorities.terms import Consideration
from quadrant.audit.terms import Refusal
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from tests.factories import cycle as cycles
from tests.factories.needs import analyst
from tests.factories.partnership import NOW
from tests.factories.priorities import commissioner, judged, ranked

SENT = {"baseline": "10", "direction": "10", "gain": "70", "inequality": "10", "reason": "The board must save"}


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def weigh(cycle: Cycle, *weights: str) -> PriorityWeights:
    told = dict(zip(Consideration, map(Decimal, weights), strict=True))
    return commands.weigh_considerations(
        cycle=cycle, weights=told, reason="The board must save", by=commissioner(), at=NOW
    )


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


@pytest.fixture
def clara(families: Cycle, client: Client) -> Client:
    client.force_login(commissioner())
    return client


def test_weights_change_the_order_that_marks_suggest_and_the_agreed_one_keeps_its_own(families: Cycle) -> None:
    health, homes = judged(families, "Emotional health", 3, 3, 0, 3), judged(families, "Warm homes", 1, 1, 3, 1)
    marks = marks_of([health.pk, homes.pk])
    even = suggested_order(priorities_of(families), marks, None)
    assert [(one.priority, one.score) for one in even] == [(health, Decimal("75.00")), (homes, Decimal("50.00"))]
    agreed = ranked(families, health, homes)
    weighed = weigh(families, "10", "10", "70", "10")
    assert weights_of(families) == weighed
    now = suggested_order(priorities_of(families), marks, weighed)
    assert [(one.priority, one.score) for one in now] == [(homes, Decimal("80.00")), (health, Decimal("30.00"))]
    assert agreed.weights is None
    assert ranked(families, homes, health).weights == weighed


def test_weights_that_are_no_whole_or_of_somebody_else_are_refused(families: Cycle) -> None:
    with pytest.raises(Refusal, match=r"^The weights add to 99.5, must be 100\.$"):
        weigh(families, "24.5", "25", "25", "25")
    even = dict.fromkeys(Consideration, Decimal(25))
    with pytest.raises(Refusal, match="Only those who answer for this cycle"):
        commands.weigh_considerations(cycle=families, weights=even, reason="So", by=analyst(), at=NOW)
    assert not PriorityWeights.objects.exists()


def test_how_sure_the_order_is_cannot_be_asked_of_one_or_where_one_consideration_is_all(families: Cycle) -> None:
    first = judged(families, "Emotional health", 3, 3, 0, 3)
    assert sureness_of([first], marks_of([first.pk]), None) is None
    second = judged(families, "Warm homes", 1, 1, 3, 1)
    both, marks = [first, second], marks_of([first.pk, second.pk])
    assert sureness_of(both, marks, weigh(families, "0", "0", "100", "0")) is None
    found = sureness_of(both, marks, None)
    assert found is not None
    assert (
        found.sentences[0] == "“Emotional health” is first for all of the weightings consistent with what was agreed."
    )
    assert "“Warm homes” overtakes if the weight of financial gain rises above 40%." in found.sentences
    assert [(one.title, share, low, high) for one, share, low, high in found.lines] == [
        ("Emotional health", 1.0, 1, 1),
        ("Warm homes", 0.0, 2, 2),
    ]


def test_the_page_says_the_weights_how_sure_the_order_is_and_what_changed_since(clara: Client, families: Cycle) -> None:
    health, homes = judged(families, "Emotional health", 3, 3, 0, 3), judged(families, "Warm homes", 1, 1, 3, 1)
    ranked(families, health, homes)
    address = f"/ardlebury/cycles/{families.pk}/priorities/"
    page = text(clara.get(address))
    assert "Nobody has weighed them, so all four count the same: baseline 25%, direction of travel 25%" in page
    assert "How sure this order is" in page
    assert "were changed since this order was agreed" not in page
    refused = clara.post(f"{address}weights/", {**SENT, "gain": "60"})
    assert refused.status_code == 409
    assert "The weights add to 90, must be 100." in text(refused)
    assert "The board must save" in text(refused)
    assert clara.post(f"{address}weights/", SENT)["Location"] == address
    page = text(clara.get(address))
    assert "baseline 10%, direction of travel 10%, financial gain 70%, inequality 10%. Set on" in page
    assert "“Warm homes” is first for" in page
    told = "The weights were changed since this order was agreed, and give other scores now to: Emotional health, Warm"
    assert told in page


def test_who_does_not_answer_for_the_cycle_reads_the_weights_and_changes_none(families: Cycle, client: Client) -> None:
    client.force_login(analyst())
    address = f"/ardlebury/cycles/{families.pk}/priorities/"
    judged(families, "Emotional health", 3, 3, 0, 3)
    assert "Weigh them" not in text(client.get(address))
    assert client.get(f"{address}weights/").status_code == 403
    assert client.post(f"{address}weights/", SENT).status_code == 403
    assert not PriorityWeights.objects.exists()
