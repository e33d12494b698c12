"""A form that changes a record, and tells when the record has changed since its page was opened."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from typing import Any

from django import forms

from quadrant.audit.terms import Changed
from quadrant.methods import words
from quadrant.web.design.forms import Form, Kept, typed

MEANWHILE = "Somebody else has changed this since you opened it. Compare the two, then save again if yours stands."


class WatchedForm(Form):
    """Its fields start with what the record says. A mark of that goes along with the page; sent when the record says
    something else by then, the form is shown again with both, and sent once more it stands. A form that begins a
    record drops `seen`.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        return self._mark() if field_name == "seen" else super().get_initial_for_field(field, field_name)

    def enacted(self, *, by: Any, at: dt.datetime) -> bool:
        if not self.is_valid():
            return False
        seen = self.cleaned_data.pop("seen", "")
        if seen and seen != self._mark():
            self.refuse(Changed(MEANWHILE))
            sent: Any = self.data
            self.data = sent.copy()
            self.data["seen"] = self._mark()  # type: ignore[index]  # a copy of what was sent may be written
            return False
        return super().enacted(by=by, at=at)

    @property
    def kept(self) -> list[Kept]:
        if not isinstance(self.refusal, Changed):
            return super().kept
        differing = [self[name] for name in self._watched() if name in self.changed_data]
        return [Kept(str(bound.label), typed(bound), self._recorded(bound.name)) for bound in differing]

    def _watched(self) -> list[str]:
        """The fields that say something in words; a tick is seen on the page itself."""
        ticks = (forms.BooleanField,)
        return [name for name, field in self.fields.items() if name != "seen" and not isinstance(field, ticks)]

    def _mark(self) -> str:
        told = [
            (name, self.get_initial_for_field(field, name)) for name, field in self.fields.items() if name != "seen"
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()[:16]

    def _recorded(self, name: str) -> str:
        field = self.fields[name]
        value = self.get_initial_for_field(field, name)
        if isinstance(value, Decimal):
            return str(field.prepare_value(value))
        if isinstance(value, dt.date):
            return f"{value.day} {value.month} {value.year}"
        if isinstance(value, dt.time):
            return words.time(value)
        return "" if value is None else str(value)
