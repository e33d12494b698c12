"""Forms of specialist legal advice: cited, given, and for whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.governance import commands
from quadrant.governance.models import AdviceGiven, Comment, LegalAdvice
from quadrant.governance.queries import readers_of
from quadrant.partnership.papers import TAKEN
from quadrant.partnership.queries import people_inside, roles_here
from quadrant.partnership.terms import Role
from quadrant.web.design.fields import DateBoxesField, LongTextField, SomeOfField, TextField
from quadrant.web.design.forms import Form
from quadrant.web.governance.forms.attachments import taken


class CiteAdviceForm(Form):
    """Say that advice is being taken."""

    area = TextField(label="Service area", max_length=150, help_text="For example: children’s transport")
    adviser = TextField(
        label="Who advises, by role", max_length=150, help_text="For example: counsel in procurement law. No name."
    )
    privileged = forms.BooleanField(
        label="The advice is privileged: only legal officers and those named read what it says",
        required=False,
        initial=True,
    )
    since_on = DateBoxesField(label="Since when it is being taken")

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.comment = comment

    def enact(self, *, by: Any, at: dt.datetime) -> LegalAdvice:
        return commands.cite_advice(comment=self.comment, **self.cleaned_data, by=by, at=at)


class GiveAdviceForm(Form):
    """Keep what was advised."""

    text = LongTextField(label="What was advised", rows=8, required=False)
    file = forms.FileField(label="Or the advice as a file", required=False, help_text=f"{TAKEN}, at most 20 MB")

    def __init__(self, *args: Any, advice: LegalAdvice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.advice = advice

    def enact(self, *, by: Any, at: dt.datetime) -> AdviceGiven:
        said = self.cleaned_data
        paper = taken(said["file"]) if said["file"] else None
        return commands.give_advice(advice=self.advice, text=said["text"], paper=paper, by=by, at=at)


class AdviceReadersForm(Form):
    """Say who reads the advice besides legal officers."""

    people = SomeOfField(label="Who else reads it", choices=[], required=False)

    def __init__(self, *args: Any, advice: LegalAdvice, **kwargs: Any) -> None:
        kwargs["initial"] = {"people": [str(person.pk) for person in readers_of(advice)]}
        super().__init__(*args, **kwargs)
        self.advice, author = advice, advice.comment.report.author_id
        reads = {one.person_id for one in roles_here() if one.role == Role.LEGAL}
        reads |= {one.person_id for one in roles_here() if one.role == Role.COMMISSIONER and one.person_id == author}
        self.offered = {str(person.pk): person for person in people_inside() if person.pk not in reads}
        people: Any = self.fields["people"]
        people.choices = [(number, person.name) for number, person in self.offered.items()]

    def enact(self, *, by: Any, at: dt.datetime) -> LegalAdvice:
        people = [self.offered[number] for number in self.cleaned_data["people"]]
        return commands.name_advice_readers(advice=self.advice, people=people, by=by, at=at)
