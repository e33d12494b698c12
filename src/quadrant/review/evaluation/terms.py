"""The words of evaluation: what is judged, and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.audit.terms import Term


class Recommends(Term):
    """What an evaluation says should happen next."""

    CONTINUE = "continue"
    IMPROVE = "improve"
    REDESIGN = "redesign"
    RECOMMISSION = "recommission"
    DECOMMISSION = "decommission"


class EvaluationState(Term):
    """How far an evaluation has come; derived."""

    BEGUN = "begun"
    CONCLUDED = "concluded"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"begun": "Under way"}


@dataclass(frozen=True)
class Findings:
    """What was found: how much was done, how well, whether anyone is better off, and beside the specification."""

    how_much: str = ""
    how_well: str = ""
    better_off: str = ""
    specification: str = ""
    value_for_money: str = ""
