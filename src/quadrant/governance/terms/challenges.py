"""The words of a peer challenge."""

from __future__ import annotations

from quadrant.audit.terms import Term


class ChallengeReply(Term):
    """What the owner makes of a point."""

    TAKEN_UP = "taken_up"
    IN_PART = "in_part"
    NOT_TAKEN_UP = "not_taken_up"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"in_part": "Taken up in part"}
