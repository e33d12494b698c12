"""Marginal analyses, as the people of a cycle would make them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from quadrant.analyse.priorities import commands
from quadrant.analyse.priorities.commands import ShiftSaid
from quadrant.analyse.priorities.models import MarginalAnalysis, ShiftOption
from quadrant.analyse.priorities.terms import EvidenceStrength, Shift
from quadrant.analyse.services.models import Service
from quadrant.cycle.models import Cycle
from tests.factories.partnership import NOW
from tests.factories.priorities import commissioner


def begun(cycle: Cycle, *services: Service, title: str = "Breaks for carers") -> MarginalAnalysis:
    """A programme of these services, each of which has spend of this year."""
    why = "More families reached"
    return commands.begin_marginal_analysis(
        cycle=cycle, title=title, why=why, services=services, by=commissioner(), at=NOW
    )


def option(
    of: MarginalAnalysis, shift: Shift, title: str, pounds: str, *, service: Service | None = None, **more: Any
) -> ShiftOption:
    given: dict[str, Any] = {
        "effect": "Forty families more",
        "strength": EvidenceStrength.FAIR,
        "evidence": "Returns of 2025/26",
        **more,
    }
    said = ShiftSaid(shift=shift, title=title, amount=Decimal(pounds), service=service, **given)
    return commands.add_shift_option(analysis=of, said=said, by=commissioner(), at=NOW)
