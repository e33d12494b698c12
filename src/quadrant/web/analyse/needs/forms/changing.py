"""Forms that change a record which somebody else may be changing too, that give a reason, that divide into shares."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from django import forms

from quadrant.audit.terms import Changed, Refusal
from quadrant.web.design.fields import LongTextField, PercentField
from quadrant.web.design.forms import Form, Kept, dress, typed


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
        return [Kept(str(bound.label), typed(bound), _said(self.recorded[bound.name])) for bound in shown]


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


class SharesForm(Form):
    """One box for each record that may have a share; an empty box is no share. Together 100."""

    def __init__(
        self, *args: Any, among: Sequence[Any], known: dict[int, Decimal], does: Callable[..., Any], **kwargs: Any
    ) -> None:
        self.among, self.does = list(among), does
        super().__init__(*args, **kwargs)
        for one in self.among:
            name = f"share_{one.pk}"
            self.fields[name] = PercentField(label=str(one), required=False, initial=known.get(one.pk))
            dress(name, self.fields[name])

    def shares(self) -> dict[Any, Decimal]:
        said = {one: self.cleaned_data.get(f"share_{one.pk}") for one in self.among}
        return {one: share for one, share in said.items() if share}

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return self.does(self.shares(), by=by, at=at)
