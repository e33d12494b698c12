"""Forms that record a lesson and carry it into another cycle."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.analyse.needs.commands import StatedAs
from quadrant.analyse.needs.terms import Severity
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import cycle_numbered, cycles
from quadrant.do.agreements.models import Agreement
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.lessons import commands
from quadrant.review.lessons.models import Lesson, LessonNeed
from quadrant.review.lessons.queries import cycles_to_carry_into, steps_to_name
from quadrant.review.lessons.terms import Learnt
from quadrant.web.design.fields import LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form

SAID = ("title", "tried", "learnt", "change")
LONGEST = 12  # digits of a number that a record can have


class LessonForm(Form):
    """What was tried, what was learnt and what should change. The step is chosen once the cycle is known."""

    cycle = forms.ChoiceField(label="Cycle")
    place = forms.ChoiceField(label="Step", required=False)
    title = TextField(label="The lesson in a few words", max_length=200)
    tried = LongTextField(label="What was tried", rows=3)
    learnt = LongTextField(label="What was learnt", rows=3)
    change = LongTextField(label="What should change", rows=3)
    agreement = forms.IntegerField(widget=forms.HiddenInput, required=False)
    evaluation = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", "Choose one"), *((str(one.pk), one.name) for one in cycles())]
        self.fields["cycle"].choices = every  # type: ignore[attr-defined]  # a choice field
        number = str(self.data.get("cycle") or self.initial.get("cycle") or "")
        known = number.isascii() and number.isdigit() and len(number) < LONGEST
        chosen = cycle_numbered(int(number)) if known else None
        if chosen is None:
            del self.fields["place"]
            return
        steps = [(place.key, f"{place.step.number}. {place.step.name}") for place in steps_to_name(chosen)]
        self.fields["place"].choices = [("", "No step in particular"), *steps]  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> Lesson:
        given = self.cleaned_data
        return commands.record_lesson(
            cycle=Cycle.objects.get(pk=given["cycle"]),
            learnt=Learnt(**{name: given[name] for name in SAID}),
            place=given.get("place", ""),
            agreement=Agreement.objects.filter(pk=given["agreement"]).first(),
            evaluation=Evaluation.objects.filter(pk=given["evaluation"]).first(),
            by=by,
            at=at,
        )


class CarryForm(Form):
    """Open a need in another cycle from a lesson."""

    into = forms.ChoiceField(label="Into which cycle")
    statement = TextField(label="The need", max_length=300, help_text="In one sentence, without anybody's name or case")
    who = TextField(label="Who has it", max_length=200, help_text="For example: people aged 10 to 24")
    severity = OneOfField(label="How hard it bears on them", choices=Severity.choices())

    def __init__(self, *args: Any, lesson: Lesson, **kwargs: Any) -> None:
        kwargs["initial"] = {"statement": lesson.change[:300]}
        super().__init__(*args, **kwargs)
        self.lesson = lesson
        listed = [(str(one.pk), one.name) for one in cycles_to_carry_into(lesson)]
        self.fields["into"].choices = [("", "Choose one"), *listed]  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> LessonNeed:
        given = self.cleaned_data
        said = StatedAs(statement=given["statement"], who=given["who"], severity=Severity(given["severity"]))
        into = Cycle.objects.get(pk=given["into"])
        return commands.carry_lesson(lesson=self.lesson, into=into, said=said, by=by, at=at)
