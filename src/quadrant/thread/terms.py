"""The records that the golden thread runs through, in its order, from outcome to pound and back."""

from __future__ import annotations

from quadrant.audit.terms import Term


class Kind(Term):
    OUTCOME = "outcome"
    INDICATOR = "indicator"
    NEED = "need"
    SERVICE = "service"
    PRIORITY = "priority"
    PROPOSAL = "proposal"
    DECISION = "decision"
    FUND = "fund"
    AGREEMENT = "agreement"
    KPI = "kpi"
    EVALUATION = "evaluation"
    LESSON = "lesson"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"kpi": "KPI"}
