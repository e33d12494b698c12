"""How much each consideration counts in a cycle."""

from __future__ import annotations

from decimal import Decimal

from quadrant.analyse.priorities.models import PriorityWeights
from quadrant.analyse.priorities.terms import Consideration
from quadrant.cycle.models import Cycle


def weights_of(cycle: Cycle) -> PriorityWeights | None:
    """The weights that stand; None where all considerations count the same."""
    found: PriorityWeights | None = (
        PriorityWeights.objects.filter(cycle=cycle).select_related("set_by").order_by("-set_at", "-pk").first()
    )
    return found


def shares_of(weights: PriorityWeights | None) -> dict[Consideration, Decimal]:
    """The weight of each consideration, in per cent."""
    even = Decimal(100) / len(Consideration)
    return {each: weights.of(each) if weights is not None else even for each in Consideration}
