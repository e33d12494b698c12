"""The words of commissioning priorities: what they are ranked by, and the tests that a framework puts to them."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.audit.terms import Term

HIGHEST_MARK = 3
HIGHEST_PLACING, MIDDLE = 10, 5


class Consideration(Term):
    """What priorities are ranked by; each is marked 0 to 3. All four weigh the same until a cycle says otherwise."""

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


class Axis(Term):
    """What a priority is placed by, 0 to 10 each, beside its score and never instead of it."""

    NEED = "need"
    ABILITY = "ability"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"ability": "Ability to change"}

    @property
    def asks(self) -> str:
        """What the number says."""
        return {
            Axis.NEED: "How great the need is: 0 hardly any, 10 as great as it could be",
            Axis.ABILITY: "How far the partnership could change it: 0 not at all, 10 wholly and surely",
        }[self]


class Corner(Term):
    """What a place between need and ability to change suggests; 5 and more is high."""

    ACT = "act"
    FIND_OUT = "find_out"
    KEEP = "keep"
    LEAVE = "leave"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "act": "Act on it first",
            "find_out": "Find out what would work",
            "keep": "Keep it going at little cost",
            "leave": "Leave it for now",
        }

    @classmethod
    def at(cls, need: int, ability: int) -> Corner:
        """The corner that two numbers lead to."""
        if need >= MIDDLE:
            return cls.ACT if ability >= MIDDLE else cls.FIND_OUT
        return cls.KEEP if ability >= MIDDLE else cls.LEAVE

    @property
    def because(self) -> str:
        return {
            Corner.ACT: "The need is great and can be changed",
            Corner.FIND_OUT: "The need is great, and nobody knows yet how to change it: try, ask, learn from others",
            Corner.KEEP: "The need is small and could be changed: do what costs little",
            Corner.LEAVE: "The need is small and little could be changed",
        }[self]


class Shift(Term):
    """Which way an option of a marginal analysis moves money."""

    OUT = "out"
    IN = "in"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"out": "Shift out", "in": "Shift in"}


class EvidenceStrength(Term):
    """How well it is known what an option would do."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"
    NONE = "none"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "strong": "Strong: trials or reviews agree",
            "fair": "Fair: good studies or our own figures",
            "weak": "Weak: single studies or views",
            "none": "None is known",
        }


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
