"""An assessment beside the last one: needs that came, went and changed, figures then and now, chapters changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quadrant.analyse.needs.models import (
    AssessedEvidence,
    AssessedNeed,
    AssessmentRecommendation,
    Chapter,
    NeedsAssessment,
)
from quadrant.analyse.needs.queries.assessments import assessed_needs
from quadrant.analyse.needs.queries.chapters import chapters_of
from quadrant.analyse.needs.queries.drawing import recommendations_of
from quadrant.analyse.needs.terms import Met, Part, Severity, Trend
from quadrant.analyse.outcomes.queries import how_new
from quadrant.methods import words
from quadrant.methods.periods import Length, length_of

SAID_OF = ("statement", "who", "how_many", "severity", "trend", "met", "inequality", "gap", "where")
LABELS = {
    "statement": "need",
    "who": "who",
    "how_many": "how many",
    "severity": "how hard",
    "trend": "trend",
    "met": "met",
    "inequality": "inequality",
    "gap": "gap",
    "where": "where",
}
CHOSEN = {"severity": Severity, "trend": Trend, "met": Met}


@dataclass(frozen=True)
class ChangedNeed:
    """A need that both hold and that is now said otherwise: what, then, now."""

    need: AssessedNeed
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class ThenAndNow:
    """A figure that both hold, of one indicator and area."""

    then: AssessedEvidence
    now: AssessedEvidence

    @property
    def moved(self) -> bool:
        return (self.then.value, self.then.period) != (self.now.value, self.now.period)


@dataclass(frozen=True)
class Rewritten:
    """A chapter, or a part, of both or one of them: what it said then and says now."""

    title: str
    then: str
    now: str


@dataclass(frozen=True)
class ComparedAssessments:
    """What changed from one assessment to the next."""

    added: tuple[AssessedNeed, ...]
    gone: tuple[AssessedNeed, ...]
    changed: tuple[ChangedNeed, ...]
    figures: tuple[ThenAndNow, ...]
    chapters: tuple[Rewritten, ...]
    same: tuple[str, ...]
    recommended: tuple[AssessmentRecommendation, ...]


def assessment_before(assessment: NeedsAssessment) -> NeedsAssessment | None:
    """The assessment that this one follows on: the version before, else the latest drafted before it in the cycle."""
    if assessment.supersedes is not None:
        return assessment.supersedes
    earlier = NeedsAssessment.objects.filter(cycle=assessment.cycle_id, drafted_at__lt=assessment.drafted_at)
    found: NeedsAssessment | None = earlier.select_related("cycle").order_by("-drafted_at", "-pk").first()
    return found


def compare_assessments(then: NeedsAssessment, now: NeedsAssessment) -> ComparedAssessments:
    """What became of the needs, figures, chapters and recommendations of `then` in `now`. Twelve queries."""
    before = {one.need_id: one for one in assessed_needs(then)}
    after = {one.need_id: one for one in assessed_needs(now)}
    both = [(before[number], one) for number, one in after.items() if number in before]
    changed = [(one, _changes(old, one)) for old, one in both]
    chapters = list(_chapters(then, now))
    return ComparedAssessments(
        tuple(one for number, one in after.items() if number not in before),
        tuple(one for number, one in before.items() if number not in after),
        tuple(ChangedNeed(one, changes) for one, changes in changed if changes),
        tuple(_figures(then, now)),
        tuple(one for one in chapters if one.then.split() != one.now.split()),
        tuple(one.title for one in chapters if one.then.split() == one.now.split()),
        tuple(recommendations_of(then)),
    )


def _changes(old: AssessedNeed, new: AssessedNeed) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (LABELS[name], _in_words(name, old), _in_words(name, new))
        for name in SAID_OF
        if getattr(old, name) != getattr(new, name)
    )


def _in_words(name: str, need: AssessedNeed) -> str:
    value = getattr(need, name)
    if name in CHOSEN:
        return CHOSEN[name](value).label
    return words.number(value) if isinstance(value, int) else str(value or words.NOTHING)


def _figures(then: NeedsAssessment, now: NeedsAssessment) -> Iterable[ThenAndNow]:
    """Figures of the same indicator and area in both, of periods of one length; where one holds several periods, the
    latest."""
    held: list[dict[tuple[int, int, Length | None], AssessedEvidence]] = []
    for one in (then, now):
        pieces = AssessedEvidence.objects.filter(assessed__assessment=one, evidence__indicator__isnull=False)
        listed = pieces.select_related("evidence").order_by("pk")
        found = sorted(listed, key=lambda each: how_new(each.evidence.dated_on, each.period))
        held.append(
            {(each.evidence.indicator_id, each.evidence.area_id, length_of(each.period)): each for each in found}
        )
    return [ThenAndNow(old, held[1][key]) for key, old in held[0].items() if key in held[1]]


def _chapters(then: NeedsAssessment, now: NeedsAssessment) -> Iterable[Rewritten]:
    """Chapters by their keys, then the parts that either has written."""
    old, new = ({one.key: one for one in chapters_of(each)} for each in (then, now))
    for key in dict.fromkeys([*new, *old]):
        title = (new.get(key) or old[key]).title
        yield Rewritten(title, _text(old.get(key)), _text(new.get(key)))
    for part in Part:
        texts = getattr(then, part.value), getattr(now, part.value)
        if any(texts):
            yield Rewritten(part.label, *texts)


def _text(chapter: Chapter | None) -> str:
    return chapter.text if chapter is not None else ""
