"""What is asked of those who draft, change and extend calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from quadrant.appraisal.queries import criteria_sets_of
from quadrant.cycle.models import Cycle
from quadrant.plan.funds.queries import funds_of_cycle
from quadrant.plan.proposals import commands
from quadrant.plan.proposals.models import Call
from quadrant.plan.proposals.queries import question_sets_of
from quadrant.web.design.fields import LongTextField, TextField
from quadrant.web.design.forms import Group
from quadrant.web.design.watched import WatchedForm
from quadrant.web.plan.proposals.forms.moments import MomentForm, clock_field, day_field, split

TOLD = ("title", "intentions", "eligibility", "support", "part_funding", "decision_on", "offers_on")


class CallForm(MomentForm, WatchedForm):
    """A call: what is wanted, for whom, from which money, judged how, until when."""

    moment = "closes"
    title = TextField(label="Title of the call", max_length=150)
    letters = TextField(
        label="Letters before the number of each proposal",
        max_length=6,
        required=False,
        help_text="WP gives WP01, WP02 and so on",
    )
    intentions = LongTextField(label="What is wanted", rows=8)
    eligibility = LongTextField(label="Who may apply", rows=4)
    support = LongTextField(label="Who helps authors", rows=3, required=False)
    part_funding = forms.BooleanField(label="A proposal may be funded in part", required=False, initial=True)
    fund = forms.ChoiceField(label="Fund")
    criteria_set = forms.ChoiceField(label="Criteria that decide")
    question_set = forms.ChoiceField(label="Planning questions to answer", required=False)
    closes_on = day_field("Closes on")
    closes_clock = clock_field("Closes at")
    decision_on = day_field("Decision by")
    offers_on = day_field("Offers from")
    groups: Sequence[Group] = (
        Group("What and for whom", ["title", "letters", "intentions", "eligibility", "support", "part_funding"]),
        Group("Money and criteria", ["fund", "criteria_set", "question_set"]),
        Group("Timetable", ["closes_on", "closes_clock", "decision_on", "offers_on"]),
    )

    def __init__(self, *args: Any, cycle: Cycle, call: Call | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_recorded(call), **kwargs)
        self.cycle, self.call = cycle, call
        self.funds = {str(one.pk): one for one in funds_of_cycle(cycle)}
        self.criteria = {str(one.pk): one for one in criteria_sets_of(cycle)}
        self._choose("fund", [(key, one.name) for key, one in self.funds.items()])
        self._choose("criteria_set", [(key, str(one)) for key, one in self.criteria.items()])
        self._choose("question_set", [(one.key, one.name) for one in question_sets_of(cycle)], "No planning questions")
        if call is None:
            del self.fields["seen"]
        else:
            del self.fields["letters"], self.fields["question_set"]
            self.groups = tuple(
                Group(group.title, [name for name in group.fields if name in self.fields]) for group in self.groups
            )

    def _choose(self, name: str, choices: list[tuple[str, str]], empty: str = "Choose one") -> None:
        field: Any = self.fields[name]
        field.choices = [("", empty), *choices]
        if len(choices) == 1:
            field.initial = choices[0][0]

    def enact(self, *, by: Any, at: dt.datetime) -> Call:
        said = self.cleaned_data
        told = {name: said[name] for name in (*TOLD, "closes_at")}
        told["fund"], told["criteria_set"] = self.funds[said["fund"]], self.criteria[said["criteria_set"]]
        if self.call is not None:
            return commands.change_call(call=self.call, **told, by=by, at=at)
        more = {"prefix": said["letters"], "question_set": said["question_set"]}
        return commands.draft_call(cycle=self.cycle, **told, **more, by=by, at=at)


def _recorded(call: Call | None) -> dict[str, Any]:
    if call is None:
        return {}
    day, clock = split(call.closes_at)
    chosen = {"fund": str(call.fund_id), "criteria_set": str(call.criteria_set_id)}
    return {**{name: getattr(call, name) for name in TOLD}, **chosen, "closes_on": day, "closes_clock": clock}


class ExtendForm(MomentForm):
    """More time for every author."""

    moment = "closes"
    closes_on = day_field("New closing day")
    closes_clock = clock_field("Closes at")
    why = LongTextField(label="Why authors get more time", rows=3)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, initial={"closes_clock": split(call.closes_at)[1]}, **kwargs)
        self.call = call

    def enact(self, *, by: Any, at: dt.datetime) -> Call:
        said = self.cleaned_data
        return commands.extend_call(call=self.call, closes_at=said["closes_at"], why=said["why"], by=by, at=at)
