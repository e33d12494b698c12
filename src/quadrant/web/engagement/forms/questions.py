"""Forms of questions: one question, the equality questions, the population beside one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from quadrant.engagement import commands
from quadrant.engagement.commands import QuestionAs
from quadrant.engagement.models import Consultation, Question
from quadrant.engagement.queries import population_of, questions_of
from quadrant.engagement.terms import Monitored, QuestionKind
from quadrant.web.design.fields import LongTextField, OneOfField, PercentField, SomeOfField, TextField
from quadrant.web.design.forms import Form, Group, dress


class QuestionForm(Form):
    """Add a question to a draft, or change one."""

    text = TextField(label="The question", max_length=300)
    hint = TextField(label="A hint under it", max_length=300, required=False)
    kind = OneOfField(label="What is given in answer", choices=QuestionKind.choices())
    choices = LongTextField(
        label="The choices, one on each line", rows=6, required=False, help_text="For one or several of a list"
    )
    low = TextField(label="What 1 means", max_length=60, required=False, help_text="For example: not at all")
    high = TextField(label="What 5 means", max_length=60, required=False, help_text="For example: very much")
    plain = TextField(
        label="The question in easy words",
        max_length=300,
        required=False,
        help_text="Where you write one, the young people’s version asks it too.",
    )
    groups = (
        Group("The question", ["text", "hint", "kind"]),
        Group("Choices of a list", ["choices"]),
        Group("Ends of a scale", ["low", "high"]),
        Group("For young people", ["plain"]),
    )

    def __init__(self, *args: Any, consultation: Consultation, question: Question | None = None, **kwargs: Any) -> None:
        self.consultation, self.question = consultation, question
        if question is not None:
            names = ("text", "hint", "kind", "low", "high", "plain")
            initial = {name: getattr(question, name) for name in names}
            kwargs["initial"] = {**initial, "choices": "\n".join(question.choices)}
        super().__init__(*args, **kwargs)
        for name in ("choices", "low", "high"):
            self.fields[name].may_wait = True  # type: ignore[attr-defined]  # needed for some kinds, said by the headings

    def enact(self, *, by: Any, at: dt.datetime) -> Question:
        said = dict(self.cleaned_data)
        kind, choices = QuestionKind(said.pop("kind")), tuple(said.pop("choices").split("\n"))
        asked = QuestionAs(kind=kind, choices=choices, **said)
        if self.question is None:
            return commands.ask_question(consultation=self.consultation, said=asked, by=by, at=at)
        return commands.change_question(question=self.question, said=asked, by=by, at=at)


class EqualityForm(Form):
    """Which equality questions are asked."""

    about = SomeOfField(
        label="Ask about",
        choices=Monitored.choices(),
        required=False,
        help_text="Worded as in the census of 2021. Nobody has to answer, and each offers “Prefer not to say”.",
    )

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        asked = [one.monitors for one in questions_of(consultation) if one.monitors]
        super().__init__(*args, initial={"about": asked}, **kwargs)
        self.consultation = consultation

    def enact(self, *, by: Any, at: dt.datetime) -> Consultation:
        about = [Monitored(each) for each in self.cleaned_data["about"]]
        return commands.ask_equality(consultation=self.consultation, about=about, by=by, at=at)


class PopulationForm(Form):
    """What share of the population each answer stands for. An empty box leaves its answer out."""

    source = TextField(label="Source, with its year", max_length=200, required=False)

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        known = population_of(question)
        super().__init__(*args, initial={"source": known[0].source if known else ""}, **kwargs)
        self.question = question
        shares = {one.choice: one.share for one in known}
        for place, choice in enumerate(question.choices):
            field = PercentField(label=choice, required=False, initial=shares.get(place))
            self.fields[f"share_{place}"] = field
            dress(f"share_{place}", field)
        self.fields["source"].may_wait = True  # type: ignore[attr-defined]  # needed with any share
        self.order_fields([*(name for name in self.fields if name != "source"), "source"])

    def enact(self, *, by: Any, at: dt.datetime) -> Question:
        said = self.cleaned_data
        shares: dict[int, Decimal] = {
            place: said[f"share_{place}"]
            for place in range(len(self.question.choices))
            if said[f"share_{place}"] is not None
        }
        return commands.set_population(question=self.question, shares=shares, source=said["source"], by=by, at=at)
