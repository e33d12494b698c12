"""Forms that say what a priority starts from and what it could save."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.analyse.needs.queries import places_for
from quadrant.analyse.outcomes.queries import chosen_indicators, indicators
from quadrant.analyse.priorities import commands
from quadrant.analyse.priorities.models import Priority, PriorityBaseline
from quadrant.analyse.priorities.queries import gain_of
from quadrant.web.cycle.forms.cycles import choose
from quadrant.web.design.fields import LongTextField, MoneyField
from quadrant.web.design.forms import Form


class BaselineForm(Form):
    """Which figure a priority starts from: those that the cycle looks at come first."""

    indicator = forms.ChoiceField(label="Indicator")
    area = forms.ChoiceField(label="Area")

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.priority = priority
        first = [one.indicator for one in chosen_indicators(priority.cycle)]
        taken = {one.pk for one in first}
        self.listed = {str(one.pk): one for one in [*first, *(one for one in indicators() if one.pk not in taken)]}
        self.places = {str(one.pk): one for one in places_for(priority.cycle)}
        for name, rows, empty in (
            ("indicator", self.listed, "Choose an indicator"),
            ("area", self.places, "Choose an area"),
        ):
            field: Any = self.fields[name]
            field.choices = choose(rows.values(), empty=empty)

    def enact(self, *, by: Any, at: dt.datetime) -> PriorityBaseline:
        said = self.cleaned_data
        return commands.take_baseline(
            priority=self.priority,
            indicator=self.listed[said["indicator"]],
            area=self.places[said["area"]],
            by=by,
            at=at,
        )


class GainForm(Form):
    """What a priority could save or avoid in a year."""

    pounds = MoneyField(label="What could be saved or avoided in a year", help_text="For example £180,000")
    how = LongTextField(label="How that was worked out", rows=4, help_text="With its source and date")

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        self.priority = priority
        known = gain_of(priority)
        initial = {"pounds": known.pounds, "how": known.how} if known else {}
        super().__init__(*args, initial=initial, **kwargs)

    def enact(self, *, by: Any, at: dt.datetime) -> Priority:
        return commands.estimate_gain(priority=self.priority, **self.cleaned_data, by=by, at=at)
