"""The words of commissioning priorities: what they are ranked by, and the tests that a framework puts to them."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.audit.terms import Term

HIGHEST_MARK = 3


class Consideration(Term):
    """What priorities are ranked by; each is marked 0 to 3, and all four weigh the same."""

    BASELINE = "baseline"
    DIRECTION = "direction"
    GAIN = "gain"
    INEQUALITY = "inequality"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "baseline": "Baseline",
            "direction": "Direction of travel",
            "gain": "Financial gain",
        }

    @property
    def asks(self) -> str:
        """What the mark says, from 0 to 3."""
        return {
            Consideration.BASELINE: "Where things stand: 0 among the best, 3 among the worst",
            Consideration.DIRECTION: "Which way they move: 0 better fast, 3 worse fast",
            Consideration.GAIN: "What could be saved or avoided: 0 nothing, 3 a great deal",
            Consideration.INEQUALITY: "How unequal it is: 0 alike for all, 3 far apart",
        }[self]


class Strength(Term):
    """How much of a cross-cutting priority a group carries."""

    LEADS = "leads"
    CONTRIBUTES = "contributes"
    TOUCHES = "touches"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"leads": "Leads on it", "contributes": "Contributes", "touches": "Bears on it a little"}


@dataclass(frozen=True)
class PriorityQuestion:
    """One test of the framework's screen, asked of every priority."""

    key: str
    name: str
    guidance: str = ""
