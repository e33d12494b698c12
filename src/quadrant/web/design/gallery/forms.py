"""The gallery's form, filled well and filled badly."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.audit.terms import Changed
from quadrant.web.design.fields import (
    ClockField,
    DateBoxesField,
    LongTextField,
    MoneyField,
    OneOfField,
    PercentField,
    SomeOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, Group


class ProposalForm(Form):
    """Every kind of field once."""

    groups = (
        Group("The proposal", ["title", "group", "reasons", "partners"]),
        Group("Money", ["amount", "match", "places"], "Ask for the whole of the three years."),
        Group("When", ["starts", "closes"]),
    )

    title = TextField(label="Title", max_length=100, help_text="As it should stand in the list of proposals")
    group = OneOfField(
        label="Which group does it serve?",
        choices=[
            ("children", "Children and young people"),
            ("older", "Older people"),
            ("economy", "Economy and skills"),
        ],
        hints={"children": "From before birth to 19, or 25 for disabled young people"},
    )
    reasons = LongTextField(label="Why is it needed?", max_length=500, help_text="Name the need and your evidence")
    partners = SomeOfField(
        label="Who works with you?",
        choices=[("icb", "Estuary and Fells ICB"), ("police", "Police"), ("va", "Withenshire Voluntary Action")],
        required=False,
    )
    amount = MoneyField(label="Amount asked", help_text="For example £186,000")
    match = PercentField(label="Match funding", help_text="As a share of the whole cost", required=False)
    places = WholeNumberField(label="People reached in a year")
    starts = DateBoxesField(label="First day", help_text="For example 1 4 2027")
    closes = ClockField(label="Opens each day at", help_text="For example 9:30am or 12 noon", required=False)
    lead = OneOfField(label="Lead officer", choices=[(str(at), f"Officer {at}") for at in range(1, 12)], required=False)
    budget = forms.FileField(
        label="Budget", widget=forms.FileInput, help_text="An Excel workbook, up to 50 MB", required=False
    )
    agreed = forms.BooleanField(label="Our trustees have agreed this proposal")

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        raise TypeError("The gallery's form is only for looking at")


class WrongProposal(ProposalForm):
    """The same, filled in with the mistakes that people make."""

    @classmethod
    def conflicting(cls) -> WrongProposal:
        typed = {
            "title": "First Steps family coaches",
            "reasons": "One family in six waits more than 20 weeks.",
            "amount": "£186,000.555",
            "match": "120",
            "places": "lots",
            "starts_day": "31",
            "starts_month": "6",
            "starts_year": "2027",
            "closes": "25:00",
        }
        form = cls(typed)
        form.is_valid()
        sentence = "The reasons were changed by the partnership manager at 8:52am. Choose which text to keep."
        form.refuse(Changed(sentence, field="reasons", theirs="One family in five waits more than 20 weeks."))
        return form
