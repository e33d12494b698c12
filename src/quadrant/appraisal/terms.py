"""The words of appraisal: what happens to a criterion that does not apply, which criteria are local, exclusions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.audit.terms import Term
from quadrant.partnership.terms import InterestEffect

if TYPE_CHECKING:
    from quadrant.methods.scoring import NotApplicable

# A cell of the meeting list in which the markers' disagreement can move the score by this much is talked about.
WORTH_DISCUSSING = Decimal(20)


class DoesNotApply(Term):
    """What a marker may say of a criterion that does not apply to a proposal, and what it does to the score."""

    REFUSE = "refuse"
    REDISTRIBUTE = "redistribute"
    LOSE = "lose"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "refuse": "Every criterion is marked",
            "redistribute": "A criterion may not apply; the other weights are raised in proportion",
            "lose": "A criterion may not apply; its points are lost",
        }

    @property
    def method(self) -> NotApplicable:
        """The same in the words of `quadrant.methods.scoring`."""
        ways: dict[DoesNotApply, NotApplicable] = {
            DoesNotApply.REFUSE: "refuse",
            DoesNotApply.REDISTRIBUTE: "redistribute",
            DoesNotApply.LOSE: "lose",
        }
        return ways[self]


class CriterionKind(Term):
    """Fixed criteria come from the framework and compare across cycles; local ones are this cycle's own."""

    FIXED = "fixed"
    LOCAL = "local"


class AppraisalState(Term):
    """How far an appraisal has come, from criteria drafted to entries ranked; derived, never typed in."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    MARKING = "marking"
    MODERATION = "moderation"
    AGREED = "agreed"
    RANKED = "ranked"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"agreed": "Scores agreed"}


@dataclass(frozen=True)
class Exclusion:
    """Why a person has no part in an entry, and what it does to them."""

    person: int
    entry: int
    why: str
    effect: InterestEffect
    dispensed_by: str = ""

    @property
    def bars(self) -> bool:
        """No marks and no moderation."""
        return self.effect is not InterestEffect.NOTED and not self.dispensed_by

    @property
    def hides(self) -> bool:
        """Sees nothing of the entry either."""
        return self.effect is InterestEffect.LEAVES and not self.dispensed_by


@dataclass(frozen=True)
class StillComing:
    """Something that still takes in what is scored, and its last moment: no marking ends before it."""

    sentence: str
    until: datetime


@dataclass(frozen=True)
class GivenMark:
    """What a marker says on one criterion: a whole mark or that it does not apply, and why."""

    mark: int | None
    reason: str
    not_applicable: bool = False
