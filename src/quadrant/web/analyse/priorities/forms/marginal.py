"""Forms of a marginal analysis: its programme, an option, the decision."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.analyse.priorities import commands
from quadrant.analyse.priorities.commands import ShiftSaid
from quadrant.analyse.priorities.models import MarginalAnalysis, ShiftOption
from quadrant.analyse.priorities.queries import programme_of, shift_options
from quadrant.analyse.priorities.terms import EvidenceStrength, Shift
from quadrant.analyse.services.queries import services
from quadrant.cycle.models import Cycle
from quadrant.methods import words
from quadrant.partnership.queries import bodies
from quadrant.web.analyse.needs.forms.needs import MANY
from quadrant.web.cycle.forms.cycles import choose
from quadrant.web.design.fields import (
    DateBoxesField,
    LongTextField,
    MoneyField,
    OneOfField,
    SomeOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, dress


class ProgrammeForm(Form):
    """A programme of services, looked at for what to do less and more of."""

    title = TextField(label="Title of the programme", max_length=150)
    why = LongTextField(label="What is to be reached at the same cost", rows=3)

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        self.cycle = cycle
        super().__init__(*args, **kwargs)
        self.listed = {str(one.pk): one for one in services() if one.cost}
        field = SomeOfField(
            label="Services of the programme",
            choices=[(number, one.name) for number, one in self.listed.items()],
            hints={number: f"{words.money(one.cost)} this year" for number, one in self.listed.items()},
            help_text="Those of the catalogue with spend recorded for this year; the figure is kept as it is today",
        )
        dress("services", field)
        self.fields["services"] = field

    def enact(self, *, by: Any, at: dt.datetime) -> MarginalAnalysis:
        said = dict(self.cleaned_data)
        chosen = [self.listed[number] for number in said.pop("services")]
        return commands.begin_marginal_analysis(cycle=self.cycle, services=chosen, **said, by=by, at=at)


class ShiftForm(Form):
    """Something to do less or more of."""

    shift = OneOfField(label="Which way", choices=[("out", "Shift out: do less"), ("in", "Shift in: do more")])
    title = TextField(label="What would be done", max_length=200)
    service = forms.ChoiceField(label="In which service", required=False)
    amount = MoneyField(label="How much a year", help_text="Pounds and pence, for example £84,250.50")
    effect = LongTextField(label="What it is expected to do, and for whom", rows=3)
    people = WholeNumberField(label="How many people it would reach", required=False, most=MANY)
    strength = OneOfField(label="How well that is known", choices=EvidenceStrength.choices())
    evidence = LongTextField(label="The evidence, with its source and date", rows=3, required=False)

    def __init__(self, *args: Any, analysis: MarginalAnalysis, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.analysis = analysis
        self.listed = {str(line.service_id): line.service for line in programme_of(analysis)}
        field: Any = self.fields["service"]
        field.choices = choose(self.listed.values(), empty="A new one (shift in only)")

    def enact(self, *, by: Any, at: dt.datetime) -> ShiftOption:
        said = dict(self.cleaned_data)
        people = said.pop("people")
        option = ShiftSaid(
            shift=Shift(said.pop("shift")),
            strength=EvidenceStrength(said.pop("strength")),
            service=self.listed.get(said.pop("service")),
            people=None if people is None else int(people),
            **said,
        )
        return commands.add_shift_option(analysis=self.analysis, said=option, by=by, at=at)


class DecideShiftForm(Form):
    """Which options were decided on, by which body."""

    decision = LongTextField(label="What was decided, and why", rows=4)
    body = forms.ChoiceField(label="Which body decided")
    decided_on = DateBoxesField(label="When", help_text="For example 16 11 2026")

    def __init__(self, *args: Any, analysis: MarginalAnalysis, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.analysis = analysis
        self.bodies = {str(one.pk): one for one in bodies()}
        field: Any = self.fields["body"]
        field.choices = choose(self.bodies.values(), empty="Choose a body")
        self.listed = {str(one.pk): one for one in shift_options(analysis)}
        ticked = SomeOfField(
            label="Options chosen",
            choices=[(number, f"{Shift(one.shift).label}: {one.title}") for number, one in self.listed.items()],
            hints={number: words.money(one.amount) for number, one in self.listed.items()},
            help_text="What is shifted in must cost what is shifted out, to the penny",
        )
        dress("options", ticked)
        self.fields["options"] = ticked
        self.order_fields(["options", "decision", "body", "decided_on"])

    def enact(self, *, by: Any, at: dt.datetime) -> MarginalAnalysis:
        said = dict(self.cleaned_data)
        said["body"] = self.bodies[said["body"]]
        said["options"] = [self.listed[number] for number in said["options"]]
        return commands.decide_shift(analysis=self.analysis, **said, by=by, at=at)
