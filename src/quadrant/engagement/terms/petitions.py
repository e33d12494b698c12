"""The words of petitions: how one came, how far it has come, what the scheme promises."""

from __future__ import annotations

from quadrant.audit.terms import Term


class PetitionWay(Term):
    """How a petition came."""

    PAPER = "paper"
    ONLINE = "online"
    BOTH = "both"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"paper": "On paper", "online": "Online", "both": "On paper and online"}


class PetitionState(Term):
    """How far a petition has come; derived from what is recorded of it."""

    TO_CHECK = "to_check"
    TO_DEBATE = "to_debate"
    TO_ANSWER = "to_answer"
    ANSWERED = "answered"
    REFUSED = "not_accepted"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "to_check": "Signatures to be checked",
            "to_debate": "To be debated",
            "to_answer": "Waiting for an answer",
        }
