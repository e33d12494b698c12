"""Leaving out the facts that a framework does not rest on changes nothing of its position."""

from __future__ import annotations

from datetime import date

import pytest

from quadrant.cycle.framework.loader import shipped
from quadrant.cycle.framework.places import activities_of
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.position import Cast, position
from quadrant.cycle.position.needed import facts_needed
from quadrant.cycle.terms import Fact, FactKey

ON = date(2026, 11, 16)


@pytest.mark.parametrize("framework", shipped(), ids=lambda framework: framework.key)
def test_the_other_facts_change_nothing(framework: Framework) -> None:
    every = {key: [Fact(ON, key.value)] for key in FactKey}
    needed = {key: facts for key, facts in every.items() if key in facts_needed(framework)}
    cast = Cast(date(2026, 4, 1), None, {})
    assert position(framework, cast, needed, ON) == position(framework, cast, every, ON)


def test_a_framework_without_a_call_is_not_asked_for_proposals() -> None:
    cypsp = next(
        framework
        for framework in shipped()
        if framework.programme
        and framework.matrix
        and not any(place.item.record == "call" for place in activities_of(framework))
    )
    assert FactKey.PROPOSAL_SUBMITTED not in facts_needed(cypsp)
