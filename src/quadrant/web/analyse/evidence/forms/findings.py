"""Forms of findings, the actions that answer them, and whom a study asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from quadrant.analyse.evidence import commands
from quadrant.analyse.evidence.models import EvidenceItem, Finding, FindingAction, StudyConsultee
from quadrant.cycle.framework.places import steps_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.partnership.models import Person
from quadrant.partnership.queries import people_inside
from quadrant.web.design.fields import DateBoxesField, LongTextField, TextField
from quadrant.web.design.forms import Form

BETWEEN = "|"


class FindingForm(Form):
    says = LongTextField(label="What was found", rows=4, help_text="Without anybody’s name or case")
    about = TextField(label="Of which service or part", max_length=200, required=False)

    def __init__(self, *args: Any, item: EvidenceItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item

    def enact(self, *, by: Any, at: dt.datetime) -> Finding:
        return commands.add_finding(item=self.item, **self.cleaned_data, by=by, at=at)


class ActionForm(Form):
    """A task that answers a finding, in one of the cycles that the person works on."""

    what = TextField(label="What is to be done", max_length=200)
    owner = forms.ChoiceField(label="By whom")
    due_on = DateBoxesField(label="By when", help_text="For example 31 3 2027")
    where = forms.ChoiceField(label="In which cycle or step")

    def __init__(self, *args: Any, finding: Finding, among: Sequence[Cycle], **kwargs: Any) -> None:
        self.finding, self.among = finding, {str(one.pk): one for one in among}
        super().__init__(*args, **kwargs)
        choices: Any = self.fields
        choices["owner"].choices = [("", "Choose a person"), *((str(one.pk), one.name) for one in people_inside())]
        choices["where"].choices = [("", "Choose a cycle or step"), *(_places(one) for one in among)]

    def enact(self, *, by: Any, at: dt.datetime) -> FindingAction:
        said = self.cleaned_data
        number, _, place = said["where"].partition(BETWEEN)
        return commands.act_on_finding(
            finding=self.finding,
            what=said["what"],
            owner=Person.objects.get(pk=said["owner"]),
            due_on=said["due_on"],
            cycle=self.among[number],
            place=place,
            by=by,
            at=at,
        )


def _places(cycle: Cycle) -> tuple[str, list[tuple[str, str]]]:
    """The cycle's name over itself as a whole and its steps."""
    steps = steps_of(framework_of(cycle.framework))
    listed = [(f"{cycle.pk}{BETWEEN}{one.key}", f"{one.step.number}. {one.step.name}") for one in steps]
    return cycle.name, [(f"{cycle.pk}{BETWEEN}", "The whole cycle"), *listed]


class ConsulteeForm(Form):
    """Somebody whom a study asks."""

    name = TextField(label="Who", max_length=150, help_text="A group or an office, no private person")
    asked_on = DateBoxesField(label="Asked on", required=False, help_text="For example 1 9 2026")
    said = LongTextField(label="What they said", rows=4, required=False)

    def __init__(self, *args: Any, item: EvidenceItem, consultee: StudyConsultee | None = None, **kwargs: Any) -> None:
        self.item, self.consultee = item, consultee
        if consultee is not None:
            kwargs["initial"] = {name: getattr(consultee, name) for name in ("name", "asked_on", "said")}
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: dt.datetime) -> StudyConsultee:
        if self.consultee is None:
            return commands.list_consultee(item=self.item, **self.cleaned_data, by=by, at=at)
        return commands.change_consultee(consultee=self.consultee, **self.cleaned_data, by=by, at=at)
