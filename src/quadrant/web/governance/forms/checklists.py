"""The form of a checklist: for each item an answer, a reason and who will see to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms

from quadrant.governance.commands import ItemAnswer
from quadrant.governance.models import ChecklistRun
from quadrant.governance.queries import AnsweredList, Line
from quadrant.governance.terms import CheckAnswer
from quadrant.partnership.models import Person
from quadrant.partnership.queries import people_here
from quadrant.web.design.fields import LongTextField, OneOfField
from quadrant.web.design.forms import Form, Group, dress


class ChecklistForm(Form):
    """Items may be answered a few at a time; what is left open stays open."""

    def __init__(self, *args: Any, on: AnsweredList, does: Callable[..., ChecklistRun], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on, self.does = on, does
        owners = [("", "Nobody yet"), *((str(one.pk), one.name) for one in people_here())]
        for number, line in enumerate(on.lines, 1):
            self._ask(number, line, owners)
        self.groups = [
            Group(f"{number}. {line.item.text}", [line.item.key, f"{line.item.key}_reason", f"{line.item.key}_owner"])
            for number, line in enumerate(on.lines, 1)
        ]

    def _ask(self, number: int, line: Line, owners: list[tuple[str, str]]) -> None:
        key, known = line.item.key, line.answer
        self.fields[key] = OneOfField(
            label=f"Answer to item {number}",
            choices=CheckAnswer.choices(),
            required=False,
            initial=known.answer if known else "",
        )
        reason = LongTextField(
            label=f"Why, for item {number}",
            rows=2,
            required=False,
            initial=known.reason if known else "",
            help_text="Needed unless the answer is yes.",
        )
        self.fields[f"{key}_reason"] = reason
        self.fields[f"{key}_owner"] = forms.ChoiceField(
            label=f"Who will see to item {number}",
            choices=owners,
            required=False,
            initial=str(known.owner_id or "") if known else "",
        )
        for name in (key, f"{key}_reason", f"{key}_owner"):
            dress(name, self.fields[name])
            self.fields[name].may_wait = True  # type: ignore[attr-defined]  # asked by the label: answered sooner or later

    def enact(self, *, by: Any, at: dt.datetime) -> ChecklistRun:
        said = self.cleaned_data
        chosen = {said[f"{line.item.key}_owner"] for line in self.on.lines} - {""}
        people = {str(one.pk): one for one in Person.objects.filter(pk__in=chosen)}
        answers = [
            ItemAnswer(key, CheckAnswer(said[key]), said[f"{key}_reason"], people.get(said[f"{key}_owner"]))
            for key in (line.item.key for line in self.on.lines)
            if said[key]
        ]
        return self.does(checklist=self.on.checklist.key, answers=answers, by=by, at=at)
