"""Forms on what an assessment leaves open, and on the groups that the partnership watches over."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.models import DeeperQuestion, NeedsAssessment, VulnerableGroup
from quadrant.partnership.queries import people_here
from quadrant.web.cycle.forms.cycles import choose
from quadrant.web.design.fields import DateBoxesField, LongTextField, TextField
from quadrant.web.design.forms import Form


class AskForm(Form):
    """A question for deeper work."""

    question = TextField(label="What is to be looked into", max_length=300)
    owner = forms.ChoiceField(label="By whom")
    due_on = DateBoxesField(label="By when", help_text="For example 31 1 2027")

    def __init__(self, *args: Any, assessment: NeedsAssessment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assessment = assessment
        self.people = {str(one.pk): one for one in people_here()}
        owners: Any = self.fields["owner"]
        owners.choices = choose(self.people.values(), empty="Choose a person")

    def enact(self, *, by: Any, at: dt.datetime) -> DeeperQuestion:
        said = dict(self.cleaned_data)
        said["owner"] = self.people[said["owner"]]
        return commands.ask_deeper_question(assessment=self.assessment, **said, by=by, at=at)


class AnswerForm(Form):
    answer = LongTextField(label="What was found", rows=5)

    def __init__(self, *args: Any, question: DeeperQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question

    def enact(self, *, by: Any, at: dt.datetime) -> DeeperQuestion:
        return commands.answer_deeper_question(question=self.question, **self.cleaned_data, by=by, at=at)


class GroupForm(Form):
    """A group to watch over."""

    name = TextField(label="The group", max_length=150, help_text="For example: young carers")
    why = LongTextField(label="Why needs bear on it more than on others", rows=3)
    source = TextField(label="Where that is known from", max_length=300, required=False)

    def enact(self, *, by: Any, at: dt.datetime) -> VulnerableGroup:
        return commands.add_vulnerable_group(**self.cleaned_data, by=by, at=at)
