"""Choose which sections of a draft are filled from the records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from quadrant.governance import commands
from quadrant.governance.models import Report
from quadrant.governance.queries import DrawnSection, mark_of
from quadrant.governance.terms import Section
from quadrant.web.design.fields import SomeOfField
from quadrant.web.design.forms import Form, dress


class FillForm(Form):
    """Blank sections are ticked to begin with; one that says what the records say already is not offered."""

    sections = SomeOfField(label="Sections to fill", choices=[])
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, report: Report, drawn: Sequence[DrawnSection], **kwargs: Any) -> None:
        offered = [one for one in drawn if not one.is_up_to_date]
        blank = [one.section.value for one in offered if one.is_blank]
        super().__init__(*args, initial={"sections": blank, "seen": mark_of(drawn)}, **kwargs)
        self.report = report
        choices = [(one.section.value, one.title) for one in offered]
        self.fields["sections"] = SomeOfField(label="Sections to fill", choices=choices)
        dress("sections", self.fields["sections"])

    def enact(self, *, by: Any, at: dt.datetime) -> Report:
        chosen = [Section(one) for one in self.cleaned_data["sections"]]
        return commands.fill_sections(report=self.report, sections=chosen, seen=self.cleaned_data["seen"], by=by, at=at)
