"""Forms that change a record which somebody else may be changing too, and that give a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms

from quadrant.audit.terms import Changed, Refusal
from quadrant.web.design.fields import LongTextField
from quadrant.web.design.forms import Form, Kept, in_words, typed


class VersionedForm(Form):
    """Where somebody else was quicker, both texts are shown, and a second save keeps the one typed here."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.recorded: dict[str, Any] = {}
        super().__init__(*args, **kwargs)

    def recorded_now(self) -> dict[str, Any]:
        """The record as it stands, as this form would have it typed, `version` included."""
        raise NotImplementedError(f"{type(self).__name__} does not say what is recorded")

    def refuse(self, refusal: Refusal) -> None:
        super().refuse(refusal)
        if isinstance(refusal, Changed):
            self.recorded = self.recorded_now()
            sent: Any = self.data
            self.data = sent.copy()
            self.data["version"] = str(self.recorded.get("version", ""))  # type: ignore[index]  # a copy may be written

    @property
    def kept(self) -> list[Kept]:
        """Every text typed, beside the text that now stands in the record."""
        if not self.recorded:
            return super().kept
        shown = [self[name] for name in self.recorded if name in self.fields and not self[name].is_hidden]
        return [
            Kept(
                str(bound.label),
                _chosen(bound, bound.value()) if _picks(bound) else typed(bound),
                _chosen(bound, self.recorded[bound.name]) if _picks(bound) else _said(self.recorded[bound.name]),
            )
            for bound in shown
        ]


def _picks(bound: forms.BoundField) -> bool:
    return bool(getattr(bound.field, "choices", ()))


def _chosen(bound: forms.BoundField, value: Any) -> str:
    """The words of what is chosen, never the numbers that stand for it."""
    return str(in_words(bound, "" if value is None else value))


def _said(value: Any) -> str:
    if isinstance(value, dt.date):
        return f"{value.day} {value.month} {value.year}"
    return "" if value is None else str(value)


class ReasonForm(Form):
    """An act that must say why."""

    why = LongTextField(label="Why", rows=3)

    def __init__(self, *args: Any, does: Callable[..., Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.does = does

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return self.does(why=self.cleaned_data["why"], by=by, at=at)
