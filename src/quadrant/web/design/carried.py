"""A file that is previewed before it is kept: it goes out with the preview, and comes back with the confirmation."""

from __future__ import annotations

import base64
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from quadrant.web.design.forms import Form

LONGEST_NAME = 200


def carried(name: str, content: bytes) -> dict[str, str]:
    """What the confirming page sends back."""
    return {"name": name[:LONGEST_NAME], "content": base64.b64encode(content).decode()}


def refused_again(form: Any, confirmed: forms.BaseForm) -> Any:
    """An empty form for a file, which says why the one that was confirmed could not be kept."""
    form.errors.clear()
    why = [str(sentence) for listed in confirmed.errors.values() for sentence in listed]
    for sentence in [*why, "Choose the file again."]:
        form.add_error("file", sentence)
    return form


class CarriedForm(Form):
    """A file as it was previewed, sent back to be kept; a kind of it says how large it may be and what it enacts."""

    largest: int

    name = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_NAME)
    content = forms.CharField(widget=forms.HiddenInput)

    def clean_content(self) -> bytes:
        sent = self.cleaned_data["content"]
        if len(sent) > 2 * self.largest:
            raise ValidationError("The file that came back is too large. Choose it again.")
        try:
            return base64.b64decode(sent, validate=True)
        except ValueError as broken:
            raise ValidationError("The file did not come back whole. Choose it again.") from broken
