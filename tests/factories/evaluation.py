"""Evaluations, written and concluded by the contract manager."""

from __future__ import annotations

from datetime import date
from typing import Any

from quadrant.cycle.models import Cycle
from quadrant.do.agreements.models import Agreement
from quadrant.review.evaluation import commands
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.evaluation.terms import Findings, Recommends
from tests.factories.agreements import NOW, manager

FOUND = Findings(
    how_much="214 families were visited.",
    how_well="Nine in ten visits kept to their day.",
    better_off="Eight in ten families met their own goals.",
    specification="All that was asked for is delivered, in two of three places.",
)


def begun(cycle: Cycle, agreement: Agreement | None = None, **more: Any) -> Evaluation:
    settings: dict[str, Any] = {
        "title": "Family support, first half-year",
        "from_on": date(2026, 4, 1),
        "to_on": date(2026, 9, 30),
        **more,
    }
    return commands.begin_evaluation(cycle=cycle, agreement=agreement, by=manager(), at=NOW, **settings)


def written(cycle: Cycle, agreement: Agreement | None = None, **more: Any) -> Evaluation:
    made = begun(cycle, agreement, **more)
    return commands.write_evaluation(evaluation=made, findings=FOUND, by=manager(), at=NOW)


def concluded(
    cycle: Cycle, agreement: Agreement | None = None, recommends: Recommends = Recommends.IMPROVE, **more: Any
) -> Evaluation:
    return commands.conclude_evaluation(
        evaluation=written(cycle, agreement, **more),
        recommends=recommends,
        reasons="It works, and the third place waits for it.",
        by=manager(),
        at=NOW,
    )
