"""The words of decisions: reports and their spine, comments, meetings, resolutions, checklists."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quadrant.audit.terms import Term
from quadrant.partnership.terms import DecisionKind, Role


class ReportKind(Term):
    """What weight a decision has in law and in the council's constitution."""

    KEY = "key"
    NON_KEY = "non_key"
    URGENT = "urgent"
    DELEGATED = "delegated"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "key": "Key decision",
            "non_key": "Not a key decision",
            "urgent": "Urgent decision",
            "delegated": "Delegated decision",
        }


RESOLVED = "This recommendation has already been resolved. A later report may bring it again."
PROPOSER = "Whoever proposes a decision may not record it."


class ItemType(Term):
    """What the body is asked to do with the report."""

    DECISION = "decision"
    RATIFICATION = "ratification"
    RECOMMENDATION = "recommendation"
    ENDORSEMENT = "endorsement"
    COMMENT = "comment"
    INFORMATION = "information"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "decision": "For decision",
            "ratification": "To ratify",
            "recommendation": "To recommend onwards",
            "endorsement": "To endorse",
            "comment": "For comment",
            "information": "For information",
        }


class Section(Term):
    """The sections of a report that its author writes; a report's template says which it has, and in what order.

    The last six stand for headings of a partnership's own: its template gives each its title.
    """

    PURPOSE = "purpose"
    INTRODUCTION = "introduction"
    SUMMARY = "summary"
    OUTCOMES = "outcomes"
    BACKGROUND = "background"
    NEED = "need"
    OPTIONS = "options"
    PREFERRED = "preferred"
    REASONS = "reasons"
    CONSULTATION = "consultation"
    SOCIAL_VALUE = "social_value"
    RISK = "risk"
    ENVIRONMENT = "environment"
    DATA_PROTECTION = "data_protection"
    WARDS = "wards"
    TIMETABLE = "timetable"
    SERVICE_FINANCE = "service_finance"
    BACKGROUND_PAPERS = "background_papers"
    OWN_1 = "own_1"
    OWN_2 = "own_2"
    OWN_3 = "own_3"
    OWN_4 = "own_4"
    OWN_5 = "own_5"
    OWN_6 = "own_6"

    @property
    def is_own(self) -> bool:
        return self.value.startswith("own_")

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "introduction": "Introduction by the Cabinet member",
            "outcomes": "Links to outcomes",
            "options": "Options considered",
            "preferred": "Preferred option",
            "reasons": "Reasons for the recommendations",
            "risk": "Risks",
            "wards": "Wards affected",
            "timetable": "Timetable for carrying it out",
            "service_finance": "Service financial comments",
            **{f"own_{number}": f"Own section {number}" for number in range(1, 7)},
        }


class ExemptParagraph(Term):
    """Why part of a report may be kept from the public: Schedule 12A to the Local Government Act 1972."""

    INDIVIDUAL = "1"
    IDENTITY = "2"
    BUSINESS = "3"
    LABOUR = "4"
    PRIVILEGE = "5"
    NOTICES = "6"
    CRIME = "7"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "1": "Paragraph 1: about an individual",
            "2": "Paragraph 2: would reveal who an individual is",
            "3": "Paragraph 3: financial or business affairs of a person or body",
            "4": "Paragraph 4: consultations or negotiations on labour relations",
            "5": "Paragraph 5: legal professional privilege",
            "6": "Paragraph 6: a notice or order that is about to be served or made",
            "7": "Paragraph 7: preventing, investigating or prosecuting crime",
        }


class Consultee(Term):
    """Whose comment a report may carry; its template says whose it does."""

    FINANCE = "finance"
    LEGAL = "legal"
    EQUALITIES = "equalities"
    PROCUREMENT = "procurement"

    @property
    def role(self) -> Role:
        return Role(self.value)


class Presence(Term):
    PRESENT = "present"
    APOLOGIES = "apologies"


def in_seat_of(name: str, member: str) -> str:
    """Such as `Ama Owusu (for Grace Bell)`; in their own seat, the name alone."""
    return f"{name} (for {member})" if member else name


class Part(Term):
    """How somebody who was present took part in one resolution."""

    COUNTED = "counted"
    PROPOSER = "proposer"
    LEFT = "left"
    ABSENT = "absent"
    NO_VOTE = "no_vote"
    NON_VOTING = "non_voting"
    ADVISER = "adviser"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "counted": "Took part",
            "proposer": "Proposed it: not counted, no vote",
            "left": "Left the meeting",
            "absent": "Not in the room",
            "no_vote": "Stayed: not counted, no vote",
            "non_voting": "Member without a vote: not counted",
            "adviser": "Adviser: not counted, no vote",
        }


class Outcome(Term):
    """What a body resolved on one recommendation."""

    APPROVED = "approved"
    APPROVED_AS_AMENDED = "approved_as_amended"
    APPROVED_WITH_CONDITIONS = "approved_with_conditions"
    RECOMMENDED = "recommended_onwards"
    ENDORSED = "endorsed"
    NOTED = "noted"
    DEFERRED = "deferred"
    REFERRED_BACK = "referred_back"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


APPROVALS = frozenset({Outcome.APPROVED, Outcome.APPROVED_AS_AMENDED, Outcome.APPROVED_WITH_CONDITIONS})
USES_POWER = APPROVALS | {Outcome.REFUSED}
"""Resolutions that decide the matter, for which the body needs a power of that kind and value."""
PUTS_OFF = frozenset({Outcome.DEFERRED, Outcome.REFERRED_BACK, Outcome.WITHDRAWN})
"""Resolutions that decide nothing: what was decided before still stands, and the matter may come again."""
NEEDS_REASON = frozenset({Outcome.REFUSED, Outcome.DEFERRED, Outcome.REFERRED_BACK})

OPENS_GATE: dict[ItemType, frozenset[Outcome]] = {
    ItemType.DECISION: APPROVALS,
    ItemType.RATIFICATION: APPROVALS,
    ItemType.RECOMMENDATION: APPROVALS | {Outcome.RECOMMENDED},
    ItemType.ENDORSEMENT: APPROVALS | {Outcome.ENDORSED},
    ItemType.COMMENT: APPROVALS,
    ItemType.INFORMATION: APPROVALS,
}
"""Which resolutions open the gate that a report was written for."""

ITEM_OF_GATE = {
    "decide": ItemType.DECISION,
    "ratify": ItemType.RATIFICATION,
    "recommend": ItemType.RECOMMENDATION,
    "endorse": ItemType.ENDORSEMENT,
}

NEEDS_VALUE = frozenset({DecisionKind.AWARD, DecisionKind.FUNDING, DecisionKind.BUDGET})
"""Decisions about money: a recommendation of these kinds says how much."""


class CheckAnswer(Term):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class KeyGround(Term):
    """What makes a decision key."""

    MONEY = "money"
    WARDS = "wards"
    BOTH = "both"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "money": "Significant spending or saving for the service",
            "wards": "Significant effect in two or more wards",
            "both": "Significant spending or saving, and effect in two or more wards",
        }


class NoticeRoute(Term):
    """In time, or by which exception."""

    IN_TIME = "in_time"
    GENERAL_EXCEPTION = "general_exception"
    SPECIAL_URGENCY = "special_urgency"


class CallInOutcome(Term):
    """What scrutiny resolved on a decision that was called in."""

    STANDS = "stands"
    RECONSIDER = "reconsider"
    FULL_COUNCIL = "full_council"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "stands": "The decision stands",
            "reconsider": "Back to the body that decided",
            "full_council": "To full council",
        }


@dataclass(frozen=True)
class Votes:
    """How many voted for, against and not at all."""

    for_: int
    against: int
    abstained: int = 0

    @property
    def cast(self) -> int:
        return self.for_ + self.against + self.abstained


@dataclass(frozen=True)
class Exempt:
    """What of a report is not public: the text of a part, or the whole, the paragraph it rests on, and why."""

    text: str
    paragraph: ExemptParagraph
    reason: str
    whole: bool = False


@dataclass(frozen=True)
class Proposed:
    """A recommendation as it is about to be written: what is asked, which kind of decision, how much money."""

    text: str
    kind: DecisionKind
    value: Decimal | None = None
