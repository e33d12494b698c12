"""What comes of an interest that came to light after a decision."""

from __future__ import annotations

from quadrant.audit.terms import Term


class DoubtOutcome(Term):
    """Whether the decision still holds."""

    STANDS = "stands"
    REOPENED = "reopened"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"stands": "The decision stands", "reopened": "It goes back to the body, and holds no longer"}
