"""The words of calls and proposals: their states, what a body is asked, what is offered."""

from __future__ import annotations

from dataclasses import dataclass, field

from quadrant.audit.terms import Term
from quadrant.methods.portfolio import Objective


class CallState(Term):
    """How far a call has come; derived."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class ProposalState(Term):
    """How far a proposal has come; derived from what was submitted, decided, offered and answered."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    RESERVE = "reserve"
    NOT_FUNDED = "not_funded"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "approved": "Approved for funding",
            "reserve": "On the reserve list",
            "offered": "Offer made",
            "accepted": "Offer accepted",
            "declined": "Offer declined",
            "lapsed": "Offer lapsed",
        }


class Asks(Term):
    """What a recommendation asks a body to do with a proposal."""

    FUND = "fund"
    RESERVE = "reserve"
    DO_NOT_FUND = "do_not_fund"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"fund": "Fund it", "reserve": "Hold it in reserve", "do_not_fund": "Do not fund it"}


class OfferState(Term):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"


class TieKind(Term):
    """How one proposal depends on another of the same call."""

    NEEDS = "needs"
    EXCLUDES = "excludes"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"needs": "Works only if the other is funded", "excludes": "Cannot be funded beside the other"}


class BestAt(Term):
    """What a set of proposals is to be best at. Nobody gets one by default: it matters more than anything else."""

    SCORES = "scores"
    SCORE_MONEY = "score_money"
    MARGIN_MONEY = "margin_money"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "scores": "The sum of the scores",
            "score_money": "Score times cost",
            "margin_money": "Points above the pass mark times cost",
        }

    @property
    def method(self) -> Objective:
        """The same in the words of `quadrant.methods.portfolio`."""
        return Objective[self.name]


@dataclass(frozen=True)
class About:
    """What a proposal says of itself, apart from answers and money."""

    title: str
    summary: str = ""
    improvement: str = ""
    delivery_partners: str = ""
    milestones: str = ""
    risks: str = ""


@dataclass(frozen=True)
class Reply:
    """An answer to a planning question; where the question does not apply, the text is the reason."""

    text: str
    does_not_apply: bool = False

    @property
    def given(self) -> bool:
        return bool(self.text.strip())


@dataclass(frozen=True)
class FrozenAnswer:
    """A question and its answer as they stood at submission."""

    number: int
    question: str
    text: str
    does_not_apply: bool
    is_part: bool


@dataclass(frozen=True)
class FrozenProposal:
    """A proposal as it stood when it was submitted."""

    about: About
    answers: tuple[FrozenAnswer, ...] = ()
    money: tuple[tuple[str, str], ...] = ()
    match: str = "0"
    match_source: str = ""
    priorities: tuple[tuple[str, str], ...] = ()
    outcomes: tuple[tuple[str, str], ...] = field(default=())
