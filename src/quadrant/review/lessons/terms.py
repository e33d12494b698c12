"""The words of lessons."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.audit.terms import Term


class LessonState(Term):
    """Where a lesson stands; derived."""

    RECORDED = "recorded"
    CARRIED = "carried"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"carried": "Carried into a later cycle"}


@dataclass(frozen=True)
class Learnt:
    """What was tried, what was learnt from it, and what should change."""

    title: str
    tried: str
    learnt: str
    change: str
