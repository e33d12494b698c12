"""Acts on the questions of a draft: asked, changed, removed; the equality questions; what the population is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal

from django.db.models import Max

from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.engagement.commands.consultations import draft_of, run_by
from quadrant.engagement.models import Consultation, PopulationShare, Question
from quadrant.engagement.terms import WITH_CHOICES, Monitored, QuestionKind
from quadrant.partnership.models import Person

MOST_QUESTIONS, MOST_CHOICES, LONGEST_CHOICE = 60, 30, 120
ABOUT_ALL = Decimal(2)
"""Rounded shares of a population may miss 100 by this much."""


@dataclass(frozen=True)
class QuestionAs:
    """A question as it is to be asked; `plain` in easy words, for young people too."""

    text: str
    kind: QuestionKind
    choices: tuple[str, ...] = ()
    hint: str = ""
    plain: str = ""
    low: str = ""
    high: str = ""


def _put(question: Question, said: QuestionAs) -> None:
    for field in fields(QuestionAs):
        value = getattr(said, field.name)
        setattr(question, field.name, value.strip() if type(value) is str else value)
    question.choices = [choice.strip() for choice in said.choices if choice.strip()]
    insist(bool(question.text), "Write the question.", field="text")
    if said.kind not in WITH_CHOICES:
        question.choices = []
        return
    insist(len(question.choices) >= 2, "Give at least two choices, one on each line.", field="choices")
    insist(len(question.choices) <= MOST_CHOICES, f"Give at most {MOST_CHOICES} choices.", field="choices")
    insist(len(set(question.choices)) == len(question.choices), "Two choices are the same.", field="choices")
    long = next((choice for choice in question.choices if len(choice) > LONGEST_CHOICE), "")
    insist(not long, f"“{long[:40]}…” is longer than {LONGEST_CHOICE} characters.", field="choices")


def _next_number(consultation: Consultation) -> int:
    last = Question.objects.filter(consultation=consultation).aggregate(last=Max("number"))["last"] or 0
    return int(last) + 1


@act("question.asked")
def ask_question(*, consultation: Consultation, said: QuestionAs, by: Person, at: datetime) -> Done[Question]:
    """Add a question at the end of a draft."""
    kept = draft_of(consultation, by)
    number = _next_number(kept)
    insist(number <= MOST_QUESTIONS, f"Nobody answers more than {MOST_QUESTIONS} questions.")
    made = Question(consultation=kept, number=number)
    _put(made, said)
    made.save()
    return Done(made, made.text)


@act("question.changed")
def change_question(*, question: Question, said: QuestionAs, by: Person, at: datetime) -> Done[Question]:
    draft_of(question.consultation, by)
    kept: Question = Question.objects.select_for_update().get(pk=question.pk)
    _put(kept, said)
    kept.save()
    return Done(kept, kept.text)


@act("question.removed")
def remove_question(*, question: Question, by: Person, at: datetime) -> Done[Consultation]:
    """Take a question out of a draft; those after it move up."""
    kept = draft_of(question.consultation, by)
    PopulationShare.objects.filter(question=question).delete()
    gone: Question = Question.objects.select_for_update().get(pk=question.pk)
    text, number = gone.text, gone.number
    gone.delete()
    for later in Question.objects.filter(consultation=kept, number__gt=number).order_by("number"):
        later.number -= 1
        later.save()
    return Done(kept, f"No longer asked: {text}")


@act("question.moved_up")
def move_question_up(*, question: Question, by: Person, at: datetime) -> Done[Question]:
    """Ask a question one place earlier."""
    draft_of(question.consultation, by)
    kept: Question = Question.objects.select_for_update().get(pk=question.pk)
    before = Question.objects.filter(consultation=kept.consultation, number__lt=kept.number).order_by("-number").first()
    insist(before is not None, "It is the first question already.")
    if before is not None:
        mine, theirs = kept.number, before.number
        # Two questions may never share a number, so one steps aside for a moment.
        kept.number = _next_number(kept.consultation) + MOST_QUESTIONS
        kept.save()
        before.number = mine
        before.save()
        kept.number = theirs
        kept.save()
    return Done(kept, kept.text)


@act("consultation.equality_asked")
def ask_equality(
    *, consultation: Consultation, about: Sequence[Monitored], by: Person, at: datetime
) -> Done[Consultation]:
    """Ask these equality questions and no others, worded as in the census of 2021; nobody has to answer them."""
    kept = draft_of(consultation, by)
    standing = {one.monitors: one for one in Question.objects.filter(consultation=kept).exclude(monitors="")}
    for monitors, question in standing.items():
        if monitors not in about:
            remove_question(question=question, by=by, at=at)
    for each in Monitored:
        if each in about and each not in standing:
            made = Question(consultation=kept, number=_next_number(kept), kind=QuestionKind.ONE, monitors=each)
            made.text, made.choices = each.asks, list(each.answers)
            made.save()
    return Done(kept, ", ".join(each.label for each in about) or "None")


@act("question.population_set")
def set_population(
    *, question: Question, shares: Mapping[int, Decimal], source: str, by: Person, at: datetime
) -> Done[Question]:
    """Say what share of the population each answer stands for, so that responses can be set beside it."""
    run_by(question.consultation, by)
    kept: Question = Question.objects.select_for_update().get(pk=question.pk)
    insist(kept.kind == QuestionKind.ONE, "Only a question with one answer can be set beside the population.")
    insist(bool(source.strip()) or not shares, "Name the source, with its year.", field="source")
    insist(all(0 <= at_ < len(kept.choices) for at_ in shares), "The question has no such answer.")
    total = sum(shares.values(), Decimal(0))
    near = not shares or abs(total - 100) <= ABOUT_ALL
    insist(near, f"The shares add to {total.normalize():f}, and must add to about 100.", field="source")
    PopulationShare.objects.filter(question=kept).delete()
    for choice, share in sorted(shares.items()):
        made = PopulationShare(question=kept, choice=choice, share=share, source=source.strip())
        made.set_by, made.set_at = by, at
        made.save()
    return Done(kept, source.strip() or "No population")
