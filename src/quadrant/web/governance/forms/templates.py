"""Bringing in a report template: as a file or typed, first what it would be, then the upload itself."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from quadrant.cycle.framework.problems import FrameworkRefused
from quadrant.governance import commands
from quadrant.governance.models import ReportTemplateVersion
from quadrant.governance.queries import read_template, why_not_kept
from quadrant.governance.terms import ReportTemplate
from quadrant.web.design.carried import CarriedForm, carried, refused_again
from quadrant.web.design.fields import LongTextField
from quadrant.web.design.forms import Form

LARGEST = 100_000
MOST_TOLD = 50  # problems on one page
TYPED = "what you typed"


class TemplateFileForm(Form):
    """A YAML file, or the same typed; refused with every fault named by its line. `read` is what it says."""

    file = forms.FileField(label="Template file", required=False, help_text="A YAML file, at most 100 kB")
    text = LongTextField(
        label="Or write it here",
        rows=20,
        required=False,
        help_text="The same as in a file. Where a file is chosen, the file counts.",
    )
    read: ReportTemplate
    sent: bytes
    name: str

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if self.errors:
            return said
        at = "file" if said.get("file") else "text"
        try:
            self._read(said)
        except FrameworkRefused as refused:
            told = [str(one) for one in refused.problems[:MOST_TOLD]]
            left = len(refused.problems) - MOST_TOLD
            more = [f"… and {left:,} more like these"] if left > 0 else []
            self.add_error(at, ValidationError([*told, *more]))
            return said
        if why_not := why_not_kept(self.read):
            self.add_error(at, why_not)
        return said

    def _read(self, said: dict[str, Any]) -> None:
        file, text = said.get("file"), said.get("text", "")
        if not file and not text:
            raise ValidationError({"file": "Choose a file, or write the template below"})
        if file and file.size > LARGEST:
            raise ValidationError({"file": "The file is larger than 100 kB"})
        self.sent, self.name = (file.read(), file.name[:200]) if file else (text.encode(), TYPED)
        self.read = read_template(self.sent, name=self.name)

    @classmethod
    def again(cls, confirmed: ConfirmTemplateForm) -> TemplateFileForm:
        return cast(TemplateFileForm, refused_again(cls({}), confirmed))

    def carried(self) -> dict[str, str]:
        """What the confirming page sends back."""
        return carried(self.name, self.sent)


class ConfirmTemplateForm(CarriedForm):
    """The template as it was previewed, sent back to be kept."""

    largest = LARGEST

    def enact(self, *, by: Any, at: dt.datetime) -> ReportTemplateVersion:
        return commands.keep_template(data=self.cleaned_data["content"], name=self.cleaned_data["name"], by=by, at=at)
