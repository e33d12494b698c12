"""Tasks of a cycle."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.cycle import commands
from quadrant.cycle.framework.places import activities_of, steps_of
from quadrant.cycle.models import Cycle, Task
from quadrant.cycle.queries import framework_of
from quadrant.partnership.models import Person
from quadrant.partnership.queries import people_here
from quadrant.web.cycle.forms.cycles import choose
from quadrant.web.design.fields import DateBoxesField, LongTextField, TextField
from quadrant.web.design.forms import Form


class TaskForm(Form):
    title = TextField(label="What is to be done", max_length=200)
    owner = forms.ChoiceField(label="By whom")
    due_on = DateBoxesField(label="By when", help_text="For example 31 1 2027")
    place = forms.ChoiceField(label="For which activity", required=False)

    def __init__(self, *args: Any, cycle: Cycle, place: str = "", **kwargs: Any) -> None:
        super().__init__(*args, initial={"place": place}, **kwargs)
        self.cycle = cycle
        framework = framework_of(cycle.framework)
        steps = [(one.key, f"{one.step.number} {one.step.name}") for one in steps_of(framework)]
        activities = [(one.key, f"{one.step.number} – {one.item.name}") for one in activities_of(framework)]
        self.fields["owner"].choices = choose(people_here(), empty="Choose a person")  # type: ignore[attr-defined]  # a choice field
        self.fields["place"].choices = [("", "The whole cycle"), *steps, *activities]  # type: ignore[attr-defined]  # as above

    def enact(self, *, by: Any, at: dt.datetime) -> Task:
        said = self.cleaned_data
        return commands.set_task(
            cycle=self.cycle,
            title=said["title"],
            owner=Person.objects.get(pk=said["owner"]),
            due_on=said["due_on"],
            place=said["place"],
            by=by,
            at=at,
        )


class FinishForm(Form):
    note = LongTextField(label="A note, if you like", rows=3, required=False)

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.task = task

    def enact(self, *, by: Any, at: dt.datetime) -> Task:
        return commands.finish_task(task=self.task, note=self.cleaned_data["note"], by=by, at=at)
