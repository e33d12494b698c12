"""What must hold in a framework file beyond its shape; every check goes on after the first thing it finds."""

from __future__ import annotations

from collections.abc import Iterator

from quadrant.cycle.framework.checks.calendar import calendar_problems
from quadrant.cycle.framework.checks.keys import key_problems, number_problems
from quadrant.cycle.framework.checks.order import order_problems
from quadrant.cycle.framework.checks.references import reference_problems
from quadrant.cycle.framework.checks.steps import step_problems
from quadrant.cycle.framework.checks.weights import weight_problems
from quadrant.cycle.framework.problems import Problem
from quadrant.cycle.framework.reading import Sheet
from quadrant.cycle.framework.spots import Spot

_CHECKS = (
    key_problems,
    number_problems,
    step_problems,
    weight_problems,
    reference_problems,
    order_problems,
    calendar_problems,
)

__all__ = ["meaning_problems"]


def meaning_problems(sheet: Sheet) -> Iterator[Problem]:
    """Everything that is wrong with what this file says, whether or not its shape is right."""
    whole = Spot(sheet, sheet.value)
    for check in _CHECKS:
        yield from check(whole)
