"""One return in words: its versions, and what was said of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quadrant.methods import words
from quadrant.review.performance import queries
from quadrant.review.performance.terms import Judgement
from quadrant.web.review.performance.presenters.lists import shown_value

if TYPE_CHECKING:
    from quadrant.review.performance.models import KpiReturn


@dataclass(frozen=True)
class ShownVersion:
    """One version of a return with the answer to it."""

    number: int
    value: str
    counts: str
    sent: str
    commentary: str
    state: str
    answer: str
    doubtful: bool


def shown_versions(sent: KpiReturn) -> list[ShownVersion]:
    """Every version for the period of a return, the latest first."""
    return [_shown(one) for one in queries.versions_of(sent.kpi, queries.period_of_return(sent))]


def _shown(one: KpiReturn) -> ShownVersion:
    late = ", late" if one.version == 1 and queries.was_late(one) else ""
    return ShownVersion(
        number=one.version,
        value=shown_value(one),
        counts=_counts(one),
        sent=f"{one.sent_by.name} on {words.datetime(one.sent_at)}{late}",
        commentary=one.commentary,
        state=queries.state_of(one).label,
        answer=_answer(one),
        doubtful=one.is_doubtful,
    )


def _counts(one: KpiReturn) -> str:
    if one.numerator is None or one.denominator is None:
        return ""
    return (
        f"{words.number(one.numerator)} {one.kpi.numerator}, of {words.number(one.denominator)} {one.kpi.denominator}"
    )


def _answer(one: KpiReturn) -> str:
    said = getattr(one, "judgement", None)
    if said is None:
        return ""
    by = f"{Judgement(said.judgement).label} by {said.judged_by.name} on {words.date(said.judged_at)}"
    return f"{by}: {said.words}" if said.words else by
