"""Results: for each question how many said what, small numbers hidden; and who answered beside who lives here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import fmean, median

import numpy as np
from django.db.models import Count

from quadrant.engagement.models import Answer, Consultation, PopulationShare, Question
from quadrant.engagement.queries.consultations import questions_of
from quadrant.engagement.terms import HIGHEST, LOWEST, SMALLEST_SHOWN, QuestionKind
from quadrant.methods.disclosure import suppress
from quadrant.methods.rates import wilson


@dataclass(frozen=True)
class Line:
    """One answer that could be chosen: how many chose it, None where that is hidden, and their share of all."""

    label: str
    count: int | None
    share: float | None


@dataclass(frozen=True)
class QuestionResult:
    """What came back to one question. `base` is how many answered it, None where that is hidden."""

    question: Question
    base: int | None
    lines: tuple[Line, ...] = ()
    mean: float | None = None
    middle: float | None = None
    texts: int = 0

    @property
    def hides(self) -> bool:
        return self.base is None or any(line.count is None for line in self.lines)


@dataclass(frozen=True)
class ProfileLine:
    """One group: its share among those who answered, with 95 % limits, beside its share of the population."""

    label: str
    count: int | None
    share: float | None
    lower: float | None
    upper: float | None
    population: Decimal

    @property
    def verdict(self) -> str:
        """Whether the group is heard as much as it is large, as far as chance allows to say."""
        if self.lower is None or self.upper is None:
            return "Too few to say"
        if self.upper < self.population:
            return "Under-represented"
        return "Over-represented" if self.lower > self.population else "About right"


@dataclass(frozen=True)
class Profile:
    """Who answered, by one question, beside the population."""

    question: Question
    source: str
    lines: tuple[ProfileLine, ...]


@dataclass
class _Counted:
    """What the database counted of one question."""

    people: int = 0
    choices: dict[int, int] = field(default_factory=dict)
    numbers: list[Decimal] = field(default_factory=list)
    texts: int = 0


def results_of(consultation: Consultation) -> list[QuestionResult]:
    """The result of every question. The same four queries however many responses there are."""
    questions = questions_of(consultation)
    counted = _counted(consultation)
    return [_result(one, counted[one.pk]) for one in questions]


def _counted(consultation: Consultation) -> defaultdict[int, _Counted]:
    answers = Answer.objects.counted().filter(question__consultation=consultation).order_by()
    found: defaultdict[int, _Counted] = defaultdict(_Counted)
    people = answers.filter(text="").values_list("question").annotate(people=Count("response", distinct=True))
    for number, count in people:
        found[number].people = count
    chosen = answers.filter(choice__isnull=False).values_list("question", "choice").annotate(count=Count("pk"))
    for number, choice, count in chosen:
        found[number].choices[choice] = count
    for number, said in answers.filter(number__isnull=False).values_list("question", "number"):
        found[number].numbers.append(said)
    for number, count in answers.exclude(text="").values_list("question").annotate(count=Count("pk")):
        found[number].texts = count
    return found


def _result(question: Question, counted: _Counted) -> QuestionResult:
    kind = QuestionKind(question.kind)
    if kind is QuestionKind.TEXT:
        return QuestionResult(question, counted.texts, texts=counted.texts)
    if kind is QuestionKind.NUMBER:
        return _of_numbers(question, counted.numbers)
    labels = scale_labels(question) if kind is QuestionKind.SCALE else question.choices
    first = LOWEST if kind is QuestionKind.SCALE else 0
    counts = [counted.choices.get(at, 0) for at in range(first, first + len(labels))]
    if kind is QuestionKind.MANY:
        return _of_many(question, labels, counts, counted.people)
    made = _of_one(question, labels, counts)
    if kind is QuestionKind.SCALE and not made.hides and made.base:
        # With a hidden count the mean would give it away.
        total = sum(step * count for step, count in enumerate(counts, start=LOWEST))
        return QuestionResult(question, made.base, made.lines, mean=total / made.base)
    return made


def scale_labels(question: Question) -> list[str]:
    """The steps of a scale, its two ends with their words."""
    ends = {LOWEST: question.low, HIGHEST: question.high}
    return [f"{step}, {ends[step]}" if ends.get(step) else str(step) for step in range(LOWEST, HIGHEST + 1)]


def _of_one(question: Question, labels: Sequence[str], counts: Sequence[int]) -> QuestionResult:
    """Each answered once: the counts add to the base, so hidden ones are hidden together."""
    shown = suppress(np.array(counts), SMALLEST_SHOWN).shown
    *each, total = [None if np.isnan(value) else int(value) for value in shown]
    lines = tuple(Line(label, count, _share(count, total)) for label, count in zip(labels, each, strict=True))
    return QuestionResult(question, total, lines)


def _of_many(question: Question, labels: Sequence[str], counts: Sequence[int], people: int) -> QuestionResult:
    """Several may be chosen: a count is hidden where those who chose it, or those who did not, are few."""
    if 0 < people < SMALLEST_SHOWN:
        return QuestionResult(question, None, tuple(Line(label, None, None) for label in labels))
    each = [None if _few(count) or _few(people - count) else count for count in counts]
    lines = tuple(Line(label, count, _share(count, people)) for label, count in zip(labels, each, strict=True))
    return QuestionResult(question, people, lines)


def _few(count: int) -> bool:
    return 0 < count < SMALLEST_SHOWN


def _of_numbers(question: Question, numbers: list[Decimal]) -> QuestionResult:
    if len(numbers) < SMALLEST_SHOWN:
        return QuestionResult(question, None if numbers else 0)
    said = [float(number) for number in numbers]
    return QuestionResult(question, len(said), mean=fmean(said), middle=median(said))


def _share(count: int | None, total: int | None) -> float | None:
    return 100 * count / total if count is not None and total else None


def population_of(question: Question) -> list[PopulationShare]:
    return list(PopulationShare.objects.filter(question=question).order_by("choice"))


def profiles_of(consultation: Consultation, results: Sequence[QuestionResult]) -> list[Profile]:
    """Who answered beside who lives here, for each question whose population is known. One query."""
    shares: dict[int, list[PopulationShare]] = defaultdict(list)
    known = PopulationShare.objects.filter(question__consultation=consultation).order_by("question", "choice")
    for share in known:
        shares[share.question_id].append(share)
    return [
        Profile(one.question, shares[one.question.pk][0].source, _profile(one, shares[one.question.pk]))
        for one in results
        if one.question.pk in shares
    ]


def _profile(result: QuestionResult, shares: Sequence[PopulationShare]) -> tuple[ProfileLine, ...]:
    """Shares are of those who named one of the groups: who would rather not say is in none."""
    counts = {share.choice: result.lines[share.choice].count for share in shares}
    known = [count for count in counts.values() if count is not None]
    total = sum(known) if len(known) == len(counts) else result.base
    return tuple(_profile_line(result.lines[share.choice], share, total) for share in shares)


def _profile_line(line: Line, share: PopulationShare, total: int | None) -> ProfileLine:
    if line.count is None or not total:
        return ProfileLine(line.label, line.count, None, None, None, share.share)
    found = wilson(line.count, total)
    value, lower, upper = (100 * float(limit) for limit in (found.value, found.lower, found.upper))
    return ProfileLine(line.label, line.count, value, lower, upper, share.share)
