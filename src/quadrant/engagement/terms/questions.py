"""The words of questions: their kinds, the two editions, how an answer came, and the equality questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from quadrant.audit.terms import Term

LOWEST, HIGHEST = 1, 5


class QuestionKind(Term):
    """What is given in answer."""

    ONE = "one"
    MANY = "many"
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "one": "One of several choices",
            "many": "Any of several choices",
            "scale": "A scale from 1 to 5",
            "number": "A number",
            "text": "In their own words",
        }


WITH_CHOICES = frozenset({QuestionKind.ONE, QuestionKind.MANY})


class Edition(Term):
    """Which questions were answered: all of them, or the easy-read ones for young people."""

    FULL = "full"
    YOUNG = "young"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"full": "Everybody's questions", "young": "Young people's version"}


class Way(Term):
    """How a response came."""

    ONLINE = "online"
    PAPER = "paper"
    FILE = "file"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"paper": "On paper", "file": "In a file"}


class YoungAge(Term):
    """The age of somebody who answers the young people's version."""

    UNDER_11 = "under_11"
    TO_12 = "to_12"
    TO_15 = "to_15"
    TO_17 = "to_17"
    TO_25 = "to_25"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "under_11": "10 or younger",
            "to_12": "11 or 12",
            "to_15": "13, 14 or 15",
            "to_17": "16 or 17",
            "to_25": "18 to 25",
        }

    @property
    def needs_a_parent(self) -> bool:
        """Children under 13 answer with the consent of a parent or carer."""
        return self in (YoungAge.UNDER_11, YoungAge.TO_12)


class Monitored(Term):
    """What an equality question is about."""

    AGE = "age"
    SEX = "sex"
    GENDER = "gender"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"
    RELIGION = "religion"
    ORIENTATION = "orientation"
    CARER = "carer"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"gender": "Gender identity", "ethnicity": "Ethnic group", "orientation": "Sexual orientation"}

    @property
    def asks(self) -> str:
        """The question as it is asked, in the manner of the 2021 census."""
        return _ASKS[self]

    @property
    def answers(self) -> tuple[str, ...]:
        return (*_ANSWERS[self], PREFER_NOT)


PREFER_NOT = "Prefer not to say"
_ASKS = {
    Monitored.AGE: "How old are you?",
    Monitored.SEX: "What is your sex?",
    Monitored.GENDER: "Is the gender you identify with the same as your sex registered at birth?",
    Monitored.ETHNICITY: "What is your ethnic group?",
    Monitored.DISABILITY: "Do you have a physical or mental condition or illness lasting 12 months or more that "
    "reduces what you can do day to day?",
    Monitored.RELIGION: "What is your religion?",
    Monitored.ORIENTATION: "Which of the following best describes your sexual orientation?",
    Monitored.CARER: "Do you look after anyone because of a long-term condition, illness or old age?",
}
_ANSWERS = {
    Monitored.AGE: ("Under 16", "16 to 24", "25 to 34", "35 to 49", "50 to 64", "65 to 74", "75 and over"),
    Monitored.SEX: ("Female", "Male"),
    Monitored.GENDER: ("Yes", "No"),
    Monitored.ETHNICITY: (
        "Asian or Asian British",
        "Black, Black British, Caribbean or African",
        "Mixed or multiple ethnic groups",
        "White",
        "Other ethnic group",
    ),
    Monitored.DISABILITY: ("Yes, a lot", "Yes, a little", "No"),
    Monitored.RELIGION: (
        "No religion", "Christian", "Buddhist", "Hindu", "Jewish", "Muslim", "Sikh", "Any other religion",
    ),
    Monitored.ORIENTATION: ("Straight or heterosexual", "Gay or lesbian", "Bisexual", "Other sexual orientation"),
    Monitored.CARER: ("No", "Yes, up to 19 hours a week", "Yes, 20 hours a week or more"),
}  # fmt: skip


Value = int | tuple[int, ...] | Decimal | str
"""What is answered: the number of a choice (from 0) or of several, a step of the scale, a number, a text."""


@dataclass(frozen=True)
class Given:
    """One response as it came: the answers by number of question; what was left empty is not among them."""

    answers: dict[int, Value]
    received_on: date
    edition: Edition = Edition.FULL
    age: YoungAge | None = None
    consented: bool = False
    form: str = ""
