"""What people say when they ask a partner for data, and when data come."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import DataReceived, DataRequest
from quadrant.analyse.outcomes.terms import Subject
from quadrant.cycle.queries import cycles
from quadrant.methods import words
from quadrant.partnership.keeping import keep
from quadrant.partnership.queries import organisations
from quadrant.partnership.within import here
from quadrant.web.design.boxes import DateBoxesField
from quadrant.web.design.fields import LongTextField, SomeOfField
from quadrant.web.design.forms import Form


class AskForDataForm(Form):
    organisation = forms.ChoiceField(label="Whom you ask")
    subjects = SomeOfField(label="What the data are about", choices=Subject.choices())
    what = LongTextField(
        label="What you want", help_text="The figures, of which years, by which groups; never anybody’s name or case"
    )
    due_on = DateBoxesField(label="By when", help_text="For example 31 1 2027")
    cycle = forms.ChoiceField(label="For which cycle", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked_of = {str(one.pk): one for one in organisations()}
        self.cycles = {str(one.pk): one for one in cycles()}
        named: Any = self.fields["organisation"]
        named.choices = [("", "Choose a partner"), *((key, one.name) for key, one in self.asked_of.items())]
        chosen: Any = self.fields["cycle"]
        chosen.choices = [("", "None in particular"), *((key, one.name) for key, one in self.cycles.items())]

    def enact(self, *, by: Any, at: datetime) -> DataRequest:
        said = self.cleaned_data
        return commands.ask_for_data(
            organisation=self.asked_of[said["organisation"]],
            subjects=[Subject(each) for each in said["subjects"]],
            what=said["what"],
            due_on=said["due_on"],
            cycle=self.cycles.get(said["cycle"]),
            by=by,
            at=at,
        )


class ReceiveDataForm(Form):
    file = forms.FileField(label="File", help_text="As it came, of any kind. Upload its figures afterwards.")
    note = LongTextField(label="Note", rows=3, required=False, help_text="What it covers, and what is missing")

    def __init__(self, *args: Any, asked: DataRequest, **kwargs: Any) -> None:
        self.asked = asked
        super().__init__(*args, **kwargs)

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > settings.LARGEST_UPLOAD:
            raise ValidationError(f"The file must be {words.file_size(settings.LARGEST_UPLOAD)} or smaller.")
        return given

    def enact(self, *, by: Any, at: datetime) -> DataReceived:
        given = self.cleaned_data["file"]
        kept = keep(given.chunks(), partnership=here().partnership_id)
        note = self.cleaned_data["note"]
        return commands.receive_data(request=self.asked, file_name=given.name, kept=kept, note=note, by=by, at=at)


class GiveUpForm(Form):
    why = LongTextField(label="Why it is given up", rows=3)

    def __init__(self, *args: Any, asked: DataRequest, **kwargs: Any) -> None:
        self.asked = asked
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> DataRequest:
        return commands.withdraw_data_request(request=self.asked, why=self.cleaned_data["why"], by=by, at=at)
