"""Forms on what an assessment recommends, and on its equity audit."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.commands import Compared
from quadrant.analyse.needs.models import AssessmentRecommendation, EquityLine, NeedsAssessment
from quadrant.analyse.needs.queries import needs_of, vulnerable_groups
from quadrant.analyse.needs.terms import EquitySide
from quadrant.web.analyse.needs.forms.needs import MANY, NeedForm
from quadrant.web.cycle.forms.cycles import choose
from quadrant.web.design.fields import (
    AmountField,
    DateBoxesField,
    OneOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form

LARGEST = 999_999_999
BETTER = [("more", "More is better"), ("less", "Less is better")]


class FigureField(AmountField):
    """A rate or a share: four numbers after the point."""

    places = 4


class RecommendForm(Form):
    """What commissioners should do."""

    text = TextField(label="What is recommended", max_length=300)
    need = forms.ChoiceField(label="Which need it answers", required=False)
    who_acts = TextField(label="Who acts", max_length=150, help_text="For example: the children’s commissioning team")
    due_on = DateBoxesField(label="By when", help_text="For example 31 3 2027")

    def __init__(self, *args: Any, assessment: NeedsAssessment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assessment = assessment
        self.needs = {str(one.pk): one for one in needs_of(assessment.cycle)}
        answers: Any = self.fields["need"]
        answers.choices = choose(self.needs.values(), empty="None of those stated so far")

    def enact(self, *, by: Any, at: dt.datetime) -> AssessmentRecommendation:
        said = dict(self.cleaned_data)
        said["answers"] = self.needs.get(said.pop("need"))
        return commands.recommend(assessment=self.assessment, **said, by=by, at=at)


class TakeUpForm(NeedForm):
    """State the need that a recommendation asks to be met."""

    def __init__(self, *args: Any, recommendation: AssessmentRecommendation, **kwargs: Any) -> None:
        self.recommendation = recommendation
        answered = recommendation.answers
        known = {"statement": recommendation.text, "who": answered.who if answered else ""}
        super().__init__(*args, cycle=recommendation.assessment.cycle, initial=known, **kwargs)
        del self.fields["origin"]

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return commands.take_up_recommendation(recommendation=self.recommendation, said=self.said(), by=by, at=at)


class EquityForm(Form):
    """A group at risk beside everybody."""

    group = forms.ChoiceField(label="The group")
    side = OneOfField(label="What is looked at", choices=EquitySide.choices())
    measure = TextField(
        label="What is measured", max_length=200, help_text="For example: waited less than 18 weeks for a first visit"
    )
    theirs = FigureField(label="The figure of this group", most=LARGEST)
    everybody = FigureField(label="The figure of everybody", most=LARGEST)
    unit = TextField(label="Unit", max_length=60, help_text="For example: %, or per 100,000")
    better = OneOfField(label="Which way is better", choices=BETTER)
    people = WholeNumberField(
        label="How many people are in the group that the figure is of",
        most=MANY,
        help_text="All of them: 240, where 27% of 240 first visits were in time. A per cent or a rate that counts 1 to "
        "4 of them, or all but 1 to 4, does not go into a paper",
    )
    source = TextField(label="Source", max_length=300)
    dated_on = DateBoxesField(label="The figures’ day", help_text="For example 31 3 2026")

    def __init__(self, *args: Any, assessment: NeedsAssessment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assessment = assessment
        self.listed = {str(one.pk): one for one in vulnerable_groups()}
        groups: Any = self.fields["group"]
        groups.choices = choose(self.listed.values(), empty="Choose a group")
        if not self.listed:
            groups.help_text = "No group is on the partnership’s list yet: add it under Needs, Vulnerable groups"

    def enact(self, *, by: Any, at: dt.datetime) -> EquityLine:
        said = dict(self.cleaned_data)
        group, better = self.listed[said.pop("group")], said.pop("better")
        side, people = EquitySide(said.pop("side")), int(said.pop("people"))
        found = Compared(side=side, people=people, more_is_better=better == "more", **said)
        return commands.add_equity_line(assessment=self.assessment, group=group, found=found, by=by, at=at)
