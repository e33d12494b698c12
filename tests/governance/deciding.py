"""What the bodies of these tests are asked to decide, and what they may."""

from __future__ import annotations

from decimal import Decimal

from quadrant.governance.terms import Proposed
from quadrant.partnership.terms import DecisionKind

AWARD = Proposed("That Quaybright be awarded the contract", DecisionKind.AWARD, Decimal(389_500))
POWERS = {DecisionKind.GATE: None, DecisionKind.AWARD: Decimal(500_000)}
