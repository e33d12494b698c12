"""The words of the evidence library: kinds of item, how strong, from how far, what was made of a model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quadrant.audit.terms import Term

if TYPE_CHECKING:
    from quadrant.partnership.models import Organisation, Person
    from quadrant.partnership.papers import KeptPaper

BEST, WORST = 5, 1
"""How far a case could be repeated here: 5 as it stands, 1 hardly at all."""


class Kind(Term):
    """What an item of the library is. Each kind asks for its own fields (`FIELDS`)."""

    RESEARCH = "research"
    LAW = "law"
    POLICY = "policy"
    GUIDANCE = "guidance"
    INSPECTION = "inspection"
    PRACTICE = "practice"
    STUDY = "study"
    PLAN = "plan"
    RULES = "rules"
    LOCAL = "local"
    CONTACT = "contact"
    EXPERT = "expert"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "practice": "Best practice",
            "study": "Commissioned study",
            "plan": "Plan, strategy or tool",
            "rules": "Partner’s rules",
            "local": "Local knowledge",
            "contact": "Team to contact",
            "expert": "Outside expert",
        }


HINTS = {
    Kind.RESEARCH: "A published study, trial or review",
    Kind.LAW: "An Act, a regulation or a duty, with the dates between which it holds",
    Kind.POLICY: "What a government, the council or a partner has said it will do",
    Kind.GUIDANCE: "Statutory or professional guidance on how it should be done",
    Kind.INSPECTION: "What a regulator or inspector found, with the actions that follow",
    Kind.PRACTICE: "How somebody else does it well, and whether it could be repeated here",
    Kind.STUDY: "A study that you commission: its findings, actions, forward plan and whom it asked",
    Kind.PLAN: "A needs assessment, plan, strategy, scorecard or tool that a step draws on",
    Kind.RULES: "A partner’s own commissioning or procurement rules and their limits",
    Kind.LOCAL: "What people who live and work here know and no figure shows",
    Kind.CONTACT: "A team that helps: what for, and how to reach it",
    Kind.EXPERT: "Somebody outside who can help with cost and cause, such as a research institute",
}
CARDS = frozenset({Kind.CONTACT, Kind.EXPERT})
"""Kinds that are somebody to ask and nothing to read."""


class Strength(Term):
    """How far an item can be relied on, strongest first."""

    STRONG = "strong"
    GOOD = "good"
    FAIR = "fair"
    WEAK = "weak"


STRENGTHS = {
    Strength.STRONG: "Several independent studies agree, or a record of everybody concerned",
    Strength.GOOD: "One sound study, an inspection, or an audited figure",
    Strength.FAIR: "A small study, or several people who say the same",
    Strength.WEAK: "One account or opinion",
}


class Distance(Term):
    """From how far an item comes, nearest first."""

    AREA = "area"
    REGION = "region"
    NATION = "nation"
    ELSEWHERE = "elsewhere"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"area": "Within the area", "region": "Within the region", "nation": "Within the nation"}


NEAR_TO_FAR = (Distance.AREA, Distance.REGION, Distance.NATION)
"""The three that good practice is drawn from; what comes from elsewhere is beside them."""


class Exactness(Term):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"day": "To the day", "month": "To the month", "year": "To the year"}


class ItemState(Term):
    """Whether an item may be relied on now; derived from its review day and its withdrawal."""

    CURRENT = "current"
    REVIEW_DUE = "review_due"
    WITHDRAWN = "withdrawn"


class Verdict(Term):
    """What was made of one aspect of a commissioning model."""

    ADOPT = "adopt"
    ADAPT = "adapt"
    REJECT = "reject"


_SHARED = ("title", "says", "issuer", "dated_on", "dated_to", "relevance", "strength", "distance")
_KEPT_BY = ("owner", "review_on")
FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.LAW: ("title", "reference", "says", "issuer", "dated_on", "dated_to", "in_force_from", "in_force_until",
               "relevance", *_KEPT_BY),
    Kind.PRACTICE: (*_SHARED, "replicability", "replicability_notes", *_KEPT_BY),
    Kind.STUDY: (*_SHARED, "forward_plan", *_KEPT_BY),
    Kind.PLAN: ("title", "says", "issuer", "organisation", "dated_on", "dated_to", "relevance", "limits", *_KEPT_BY),
    Kind.RULES: ("title", "says", "issuer", "organisation", "dated_on", "dated_to", "relevance", "limits", *_KEPT_BY),
    Kind.CONTACT: ("title", "says", "organisation", "reach", *_KEPT_BY),
    Kind.EXPERT: ("title", "says", "issuer", "reach", *_KEPT_BY),
}  # fmt: skip
MUST = frozenset({"title", "says", "issuer", "dated_on", "relevance", "reference", "reach"})
"""What a kind that asks for it cannot be without."""


def fields_of(kind: Kind) -> tuple[str, ...]:
    """What is asked about an item of this kind, in the order of its form."""
    return FIELDS.get(kind, (*_SHARED, *_KEPT_BY))


def must(kind: Kind) -> frozenset[str]:
    """What an item of this kind cannot be without. A partner's rules are some partner's."""
    return (MUST & set(fields_of(kind))) | (frozenset({"organisation"}) if kind is Kind.RULES else frozenset())


@dataclass(frozen=True)
class Said:
    """What is said about an item. Fields that its kind does not ask for stay empty."""

    title: str
    says: str
    issuer: str = ""
    dated_on: date | None = None
    dated_to: Exactness = Exactness.DAY
    relevance: str = ""
    strength: Strength | None = None
    distance: Distance | None = None
    owner: Person | None = None
    review_on: date | None = None
    reference: str = ""
    in_force_from: date | None = None
    in_force_until: date | None = None
    organisation: Organisation | None = None
    limits: str = ""
    reach: str = ""
    replicability: int | None = None
    replicability_notes: str = ""
    forward_plan: str = ""


@dataclass(frozen=True)
class NewEdition:
    """An edition of an item's text: what it is called, of which day, and where it is read: a link, a file or both."""

    name: str
    dated_on: date | None = None
    link: str = ""
    paper: KeptPaper | None = None
