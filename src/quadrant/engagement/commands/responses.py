"""Acts on what comes back: answers from the public page, on paper or in a file; texts read; files withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, insist
from quadrant.engagement.commands.consultations import run_by
from quadrant.engagement.models import Answer, Consultation, Delivery, Question, Quote, Response, Tagging
from quadrant.engagement.queries import questions_of
from quadrant.engagement.terms import HIGHEST, LOWEST, Edition, Given, QuestionKind, Value, Way, held_for
from quadrant.methods.calendar import london_day
from quadrant.partnership.keeping import KeptFile
from quadrant.partnership.models import Person

LONGEST_TEXT = 4_000
MOST_IN_A_FILE = 20_000
AT_ONCE = 1_000


@act("response.received")
def receive_response(*, consultation: Consultation, given: Given, by: None, at: datetime) -> Done[Delivery]:
    """Take what somebody answered on the public page. Nobody is signed in, and nothing says who it was."""
    kept: Consultation = Consultation.objects.select_for_update().get(pk=consultation.pk)
    insist(at >= kept.opens_at and kept.published_at is not None, "This consultation is not open yet.")
    insist(at < kept.last_moment, "This consultation has closed. Your answers came too late to be counted.")
    return Done(_take(kept, [given], Way.ONLINE, None, at), "A response came in")


@act("response.entered")
def enter_response(*, consultation: Consultation, given: Given, by: Person, at: datetime) -> Done[Delivery]:
    """Enter a response that came on paper; it may be entered after the last day if it was received by then."""
    kept = run_by(consultation, by)
    _insist_published(kept)
    first, last = london_day(kept.opens_at), london_day(kept.last_moment)
    insist(given.received_on <= london_day(at), "That day lies in the future.", field="received_on")
    in_time = first <= given.received_on <= last
    insist(in_time, f"It was open from {first:%-d %B %Y} to {last:%-d %B %Y}.", field="received_on")
    return Done(_take(kept, [given], Way.PAPER, by, at), "A response on paper was entered")


@act("responses.entered")
def enter_responses(
    *, consultation: Consultation, given: Sequence[Given], way: Way, by: Person | None, at: datetime
) -> Done[Delivery]:
    """Enter many responses at once that were gathered elsewhere by one way."""
    locked = Consultation.objects.select_for_update()
    kept: Consultation = run_by(consultation, by) if by is not None else locked.get(pk=consultation.pk)
    _insist_published(kept)
    return Done(_take(kept, given, way, by, at), f"{len(given)} responses, {way.label.lower()}")


def _insist_published(consultation: Consultation) -> None:
    insist(consultation.published_at is not None, "Publish the consultation first: then its questions are fixed.")


def _take(consultation: Consultation, given: Sequence[Given], way: Way, by: Person | None, at: datetime) -> Delivery:
    made = Delivery(consultation=consultation, way=way, received_at=at, entered_by=by, taken_at=at)
    made.save()
    _fill(made, given)
    return made


def _fill(delivery: Delivery, given: Sequence[Given]) -> None:
    """Write the responses of a delivery, each answer checked against its question."""
    questions = {one.pk: one for one in questions_of(delivery.consultation)}
    insist(bool(given), "There is nothing to take in.")
    tenant = {"partnership_id": delivery.partnership_id, "delivery": delivery}
    responses = []
    for one in given:
        insist(bool(one.answers), "Answer at least one question.")
        if one.edition is Edition.YOUNG:
            insist(one.age is not None, "Say how old you are.", field="age")
        made = Response(**tenant, consultation=delivery.consultation, edition=one.edition, received_on=one.received_on)
        made.age, made.consented, made.form = one.age or "", one.consented, one.form
        responses.append(made)
    Response.objects.bulk_create(responses, batch_size=AT_ONCE)
    answers = [
        Answer(**tenant, response=response, **columns)
        for response, one in zip(responses, given, strict=True)
        for number, value in one.answers.items()
        for columns in _columns(questions, number, value)
    ]
    Answer.objects.bulk_create(answers, batch_size=AT_ONCE)


def _columns(questions: Mapping[int, Question], number: int, value: Value) -> Iterator[dict[str, Any]]:
    """The rows of one answer; refused where it does not fit its question."""
    question = questions.get(number)
    if question is None:
        raise Refusal("This is no question of the consultation.")
    kind = QuestionKind(question.kind)
    if kind is QuestionKind.TEXT:
        text = str(value).strip()
        insist(0 < len(text) <= LONGEST_TEXT, f"“{question.text}”: write at most {LONGEST_TEXT:,} characters.")
        yield {"question": question, "text": text, "held": [reason.value for reason in held_for(text)]}
    elif kind is QuestionKind.NUMBER:
        insist(isinstance(value, Decimal), f"“{question.text}”: give a number.")
        yield {"question": question, "number": value}
    else:
        first, last = (LOWEST, HIGHEST) if kind is QuestionKind.SCALE else (0, len(question.choices) - 1)
        chosen = value if isinstance(value, tuple) else (value,)
        one = kind is QuestionKind.MANY or len(chosen) == 1
        fits = one and all(isinstance(each, int) and first <= each <= last for each in chosen)
        insist(fits, f"“{question.text}”: choose among the answers given.")
        yield from ({"question": question, "choice": each} for each in dict.fromkeys(chosen))


@act("responses.file_received")
def receive_file(
    *, consultation: Consultation, file_name: str, kept: KeptFile, by: Person, at: datetime
) -> Done[Delivery]:
    """A file of responses has come; nothing of it counts until its columns are told and it is taken in."""
    consulted = run_by(consultation, by)
    _insist_published(consulted)
    made = Delivery(consultation=consulted, way=Way.FILE, received_at=at, entered_by=by, file_name=file_name[-150:])
    made.stored, made.digest = kept.stored, kept.digest
    made.save()
    return Done(made, f"{made.file_name} was received")


@act("responses.columns_told")
def tell_columns(*, delivery: Delivery, columns: Mapping[str, str], by: Person, at: datetime) -> Done[Delivery]:
    """Say which column of a file answers which question: headers by the number of the question."""
    kept = _file(delivery, by)
    insist(kept.taken_at is None, "This file is taken in already.")
    kept.columns = {number: header for number, header in columns.items() if header}
    insist(bool(kept.columns), "Say of at least one question which column answers it.")
    kept.save()
    return Done(kept)


@act("responses.file_taken_in")
def take_in_responses(*, delivery: Delivery, given: Sequence[Given], by: Person, at: datetime) -> Done[Delivery]:
    """Take in every response of a file, or none."""
    kept = _file(delivery, by)
    insist(kept.taken_at is None, "This file is taken in already.")
    insist(len(given) <= MOST_IN_A_FILE, f"Give at most {MOST_IN_A_FILE:,} responses in one file. Divide it.")
    kept.taken_at = at
    kept.save()
    _fill(kept, given)
    return Done(kept, f"{len(given)} responses from {kept.file_name}")


@act("responses.file_withdrawn")
def withdraw_file(*, delivery: Delivery, why: str, by: Person, at: datetime) -> Done[Delivery]:
    """Take a file away as a whole, waiting or taken in: none of its responses counts any more."""
    kept = _file(delivery, by)
    insist(bool(why.strip()), "Say why.", field="why")
    kept.withdrawn_by, kept.withdrawn_at, kept.withdrawn_why = by, at, why.strip()
    kept.save()
    return Done(kept, kept.withdrawn_why)


def _file(delivery: Delivery, by: Person) -> Delivery:
    run_by(delivery.consultation, by)
    kept: Delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    insist(kept.withdrawn_at is None, "This file was withdrawn.")
    return kept


@act("answer.read")
def read_answer(*, answer: Answer, text: str, leave_out: bool = False, by: Person, at: datetime) -> Done[Consultation]:
    """Say of a text that was held back whether it may be read, with what names somebody taken out, or is left out."""
    consulted = run_by(answer.response.consultation, by)
    kept: Answer = Answer.objects.select_for_update().get(pk=answer.pk)
    insist(bool(kept.held) and kept.read_at is None, "Somebody has read this text already.")
    kept.read_by, kept.read_at, kept.left_out = by, at, leave_out
    if leave_out:
        # Nothing is to be kept of what a person has decided not to keep; the count of answers stays.
        Tagging.objects.filter(answer=kept).delete()
        Quote.objects.filter(answer=kept).delete()
        kept.text = "(left out)"
    else:
        insist(bool(text.strip()), "Leave some text, or leave the answer out.", field="text")
        insist(len(text.strip()) <= LONGEST_TEXT, f"Write at most {LONGEST_TEXT:,} characters.", field="text")
        kept.text = text.strip()
    kept.save()
    return Done(consulted, "A text was read and left out" if leave_out else "A text was read and let through")
