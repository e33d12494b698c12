"""Consultations, what came back, meetings and messages, made as those who run them would make them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from quadrant.cycle.models import Cycle
from quadrant.engagement import commands
from quadrant.engagement.commands import Asked, Met, QuestionAs
from quadrant.engagement.models import Consultation, Delivery, Engagement, Finding, Message, Question
from quadrant.engagement.queries import consultation_numbered, questions_of
from quadrant.engagement.terms import (
    Edition,
    Given,
    MessageKind,
    Method,
    QuestionKind,
    Reply,
    Rung,
    Sector,
    Stage,
    Strategy,
    Value,
    Way,
    YoungAge,
)
from quadrant.methods.calendar import deadline
from quadrant.partnership.models import Person
from quadrant.partnership.terms import Role
from tests.factories.governance import holding
from tests.factories.partnership import NOW

OPENED = date(2026, 9, 7)
LAST_DAY = date(2026, 12, 11)
TODAY = NOW.date()
ASKED = Asked(
    title="Short breaks",
    purpose="Which short breaks children with disabilities and their families need.",
    plain="We want to know which days out you like.",
    decision="The Cabinet chooses how short breaks are run, in February 2027.",
    stage=Stage.OPTIONS,
    audience="Families of 730 children",
    sectors=(Sector.USERS, Sector.YOUNG),
    methods=(Method.SURVEY, Method.EASY_READ),
    other_ways="Paper copies in every library; ring 01632 960 001",
    opens_at=deadline(OPENED, time(0)),
    closes_at=deadline(LAST_DAY, time(17)),
    rung_aimed=Rung.ENGAGEMENT,
)
PLACES = ("North Quay", "Moorside", "Harbour")
WHERE = QuestionAs("Where do you live?", QuestionKind.ONE, PLACES)
BREAKS = QuestionAs("Which breaks do you use?", QuestionKind.MANY, ("Weekends", "Holidays", "Evenings"))
HELPS = QuestionAs(
    "How much do breaks help?", QuestionKind.SCALE, low="not at all", high="very much", plain="Do days out help you?"
)
HOURS = QuestionAs("How many hours a week?", QuestionKind.NUMBER)
WORDS = QuestionAs("What would you change?", QuestionKind.TEXT, plain="What should be different?")
QUESTIONS = (WHERE, BREAKS, HELPS, HOURS, WORDS)


def commissioner() -> Person:
    """Clara, who runs consultations."""
    return holding("Clara", Role.COMMISSIONER)


def draft(cycle: Cycle | None = None, *questions: QuestionAs, **changes: Any) -> Consultation:
    """A draft with its questions, its strategy considered."""
    asked = Asked(**{**ASKED.__dict__, **changes})
    made = commands.draft_consultation(asked=asked, cycle=cycle, by=commissioner(), at=NOW)
    for said in questions or QUESTIONS:
        commands.ask_question(consultation=made, said=said, by=commissioner(), at=NOW)
    return commands.consider_strategy(
        consultation=made, strategy=Strategy.NO, why="Few families, all known to us", by=commissioner(), at=NOW
    )


def consultation(cycle: Cycle | None = None, *questions: QuestionAs, **changes: Any) -> Consultation:
    """One that is published and open today."""
    made = draft(cycle, *questions, **changes)
    return commands.publish_consultation(consultation=made, by=commissioner(), at=NOW)


def asked(of: Consultation, text: str) -> Question:
    """The question that begins so."""
    return next(one for one in questions_of(of) if one.text.startswith(text))


def given(of: Consultation, answers: Mapping[str, Value], *, age: YoungAge | None = None, form: str = "") -> Given:
    """Answers by the beginning of each question's text."""
    numbered = {asked(of, text).pk: value for text, value in answers.items()}
    edition = Edition.YOUNG if age else Edition.FULL
    return Given(numbered, TODAY, edition, age, age is not None, form)


def answered(
    of: Consultation, answers: Sequence[Mapping[str, Value]], *, way: Way = Way.PAPER, age: YoungAge | None = None
) -> Delivery:
    """Many responses at once."""
    said = [given(of, each, age=age) for each in answers]
    return commands.enter_responses(consultation=of, given=said, way=way, by=commissioner(), at=NOW)


def online(of: Consultation, answers: Mapping[str, Value], *, at: datetime = NOW, form: str = "") -> Delivery:
    """One response from the public page."""
    return commands.receive_response(consultation=of, given=given(of, answers, form=form), by=None, at=at)


def ended(of: Consultation) -> Consultation:
    return commands.end_consultation(consultation=of, why="Enough was said", by=commissioner(), at=NOW)


def finding(of: Consultation, text: str = "Breaks are too far from home", reply: Reply | None = Reply.DID) -> Finding:
    """What people said, and (unless `reply` is None) what was done about it."""
    made = commands.record_finding(consultation=of, text=text, heard="Most said so", by=commissioner(), at=NOW)
    if reply is None:
        return made
    return commands.reply_to_finding(finding=made, reply=reply, text="A house in Harbour", by=commissioner(), at=NOW)


def reported(cycle: Cycle | None = None, **changes: Any) -> Consultation:
    """One that ended and whose report is published."""
    made = ended(consultation(cycle, **changes))
    finding(made)
    commands.publish_report(consultation=made, by=commissioner(), at=NOW)
    again = consultation_numbered(made.pk)
    assert again is not None
    return again


def met(cycle: Cycle | None = None, title: str = "Parents’ evening", **changes: Any) -> Engagement:
    """A meeting with families, and what was done about what they said."""
    said = Met(
        **{
            "title": title,
            "held_on": date(2026, 10, 12),
            "method": Method.FOCUS_GROUP,
            "sectors": (Sector.CARERS,),
            "how_many": 32,
            "findings": "Evenings suit nobody with small children.",
            "action": "Breaks are offered from two in the afternoon.",
            **changes,
        }
    )
    return commands.record_engagement(met=said, cycle=cycle, by=commissioner(), at=NOW)


def message(cycle: Cycle | None = None, title: str = "What we found", *audiences: str, **changes: Any) -> Message:
    """A message in plain words for some audiences."""
    said = {"kind": MessageKind.NEEDS_SUMMARY, "words": "More children wait longer.", **changes}
    return commands.write_message(
        title=title, audiences=audiences or ("Parents", "Schools"), cycle=cycle, by=commissioner(), at=NOW, **said
    )
