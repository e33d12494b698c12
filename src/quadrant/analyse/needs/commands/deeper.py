"""Acts on the questions that an assessment leaves open."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.analyse.needs.commands.needs import WORKERS
from quadrant.analyse.needs.models import DeeperQuestion, NeedsAssessment
from quadrant.analyse.needs.rules import may_answer_question, may_change_assessment
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person


@act("deeper_question.asked")
def ask_deeper_question(
    *, assessment: NeedsAssessment, question: str, owner: Person, due_on: date, by: Person, at: datetime
) -> Done[DeeperQuestion]:
    """List something to look into more deeply, also after the assessment is approved: its text does not change."""
    allow(may_change_assessment(by, assessment), WORKERS)
    insist(bool(question.strip()), "Say what is to be looked into.", field="question")
    later = NeedsAssessment.objects.filter(supersedes=assessment).exists()
    insist(not later, "The next version of this assessment is begun: ask it there.")
    made = DeeperQuestion(assessment=assessment, question=question.strip(), owner=owner, due_on=due_on)
    made.asked_by, made.asked_at = by, at
    made.save()
    return Done(made, f"{made.question} ({owner.name}, by {due_on:%-d %B %Y})")


@act("deeper_question.answered")
def answer_deeper_question(*, question: DeeperQuestion, answer: str, by: Person, at: datetime) -> Done[DeeperQuestion]:
    """Say what was found."""
    kept: DeeperQuestion = DeeperQuestion.objects.select_for_update().get(pk=question.pk)
    allow(may_answer_question(by, kept), "Whoever was asked, or those who work on this cycle, may answer.")
    insist(kept.answered_at is None, "This question was answered already.")
    carried = DeeperQuestion.objects.filter(carried_from=kept).exists()
    insist(not carried, "The next version of the assessment carries this question on: answer it there.")
    insist(bool(answer.strip()), "Say what was found.", field="answer")
    kept.answer, kept.answered_by, kept.answered_at = answer.strip(), by, at
    kept.save()
    return Done(kept, kept.answer)


def carry_questions(earlier: NeedsAssessment, later: NeedsAssessment, *, by: Person, at: datetime) -> None:
    """What nobody has answered goes on to the next version, with its owner and day. Part of renewing."""
    for one in DeeperQuestion.objects.open().select_for_update(of=("self",)).filter(assessment=earlier).order_by("pk"):
        carried = DeeperQuestion(assessment=later, question=one.question, owner=one.owner, due_on=one.due_on)
        carried.asked_by, carried.asked_at, carried.carried_from = by, at, one
        carried.save()
