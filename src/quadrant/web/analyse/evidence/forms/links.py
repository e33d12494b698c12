"""Forms that choose an item of the library and say what it bears on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms

from quadrant.analyse.evidence.models import EvidenceItem
from quadrant.analyse.evidence.queries import dated_words, item_numbered
from quadrant.analyse.evidence.terms import Kind
from quadrant.audit.terms import Refusal
from quadrant.cycle.framework.places import activities_of, steps_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.web.design.fields import OneOfField, TextField
from quadrant.web.design.forms import Form, dress

if TYPE_CHECKING:
    from quadrant.web.analyse.evidence.presenters.choosing import Choosing


def item_hint(item: EvidenceItem) -> str:
    """What tells one item of a search from another."""
    return ", ".join(part for part in (Kind(item.kind).label, item.issuer, dated_words(item)) if part)


class _ItemField(OneOfField):
    """One of the items found. What was found before may be found no more: then the act says so, not the list."""

    def valid_value(self, value: Any) -> bool:
        return str(value).isascii() and str(value).isdigit() and len(str(value)) < 18


class ChooseItemForm(Form):
    """One of the items found is linked by `does(item=)`."""

    def __init__(self, now: Choosing, *, does: Callable[..., Any]) -> None:
        self.does, found = does, now.found
        super().__init__(now.sent, initial=dict(now.filled))
        choices = [(str(one.pk), one.title) for one in found]
        hints = {str(one.pk): item_hint(one) for one in found}
        field = _ItemField(label="Which item", choices=choices, hints=hints, widget=forms.RadioSelect)
        dress("item", field)
        self.fields = {"item": field, **self.fields}

    def item(self) -> EvidenceItem:
        found = item_numbered(int(self.cleaned_data["item"]))
        if found is None:
            raise Refusal("There is no such item. Choose again.", field="item")
        return found

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return self.does(item=self.item(), by=by, at=at)


def places_of_cycle(cycle: Cycle) -> list[tuple[str, str]]:
    """The whole cycle, its steps and their activities, as choices."""
    framework = framework_of(cycle.framework)
    activities: dict[str, list[tuple[str, str]]] = {}
    for one in activities_of(framework):
        activities.setdefault(f"{one.phase.key}.{one.step.key}", []).append((one.key, f"– {one.item.name}"))
    listed = [("", "The whole cycle")]
    for step in steps_of(framework):
        listed += [(step.key, f"{step.step.number}. {step.step.name}"), *activities.get(step.key, [])]
    return listed


class AttachForm(ChooseItemForm):
    """An item bears on a cycle or on one place of it."""

    place = forms.ChoiceField(label="What it bears on", required=False)
    why = TextField(label="How it bears on it", max_length=300, required=False)

    def __init__(self, now: Choosing, *, cycle: Cycle, does: Callable[..., Any]) -> None:
        super().__init__(now, does=does)
        self.fields["place"].choices = places_of_cycle(cycle)  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data
        return self.does(item=self.item(), place=said["place"], why=said["why"], by=by, at=at)
