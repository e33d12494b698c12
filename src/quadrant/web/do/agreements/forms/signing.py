"""Forms that sign an agreement, give a draft up, end an agreement and record a payment."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.do.agreements import commands
from quadrant.do.agreements.models import Agreement, Payment
from quadrant.do.agreements.queries import funds_of
from quadrant.do.agreements.terms import Ending
from quadrant.plan.funds.models import Fund
from quadrant.web.design.fields import DateBoxesField, LongTextField, MoneyField, OneOfField, TextField
from quadrant.web.design.forms import Form


class OfAgreement(Form):
    """A form about one agreement."""

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement


class SignForm(OfAgreement):
    """Sign for the partnership."""

    sure = forms.BooleanField(label="I have read the agreement and sign it for the partnership")

    def enact(self, *, by: Any, at: dt.datetime) -> Agreement:
        return commands.sign_agreement(agreement=self.agreement, by=by, at=at)


class WithdrawForm(OfAgreement):
    """Give a draft up."""

    why = TextField(label="Why the draft is given up", max_length=300)

    def enact(self, *, by: Any, at: dt.datetime) -> Agreement:
        return commands.withdraw_agreement(agreement=self.agreement, why=self.cleaned_data["why"], by=by, at=at)


class EndForm(OfAgreement):
    """End a signed agreement before its last day."""

    ended_on = DateBoxesField(label="Its last day")
    ending = OneOfField(label="How it ends", choices=Ending.choices())
    why = LongTextField(label="Why", rows=3)

    def enact(self, *, by: Any, at: dt.datetime) -> Agreement:
        given = {**self.cleaned_data, "ending": Ending(self.cleaned_data["ending"])}
        return commands.end_agreement(agreement=self.agreement, **given, by=by, at=at)


class PaymentForm(OfAgreement):
    """Record what was paid."""

    fund = forms.ChoiceField(label="From which fund")
    amount = MoneyField(label="Amount", least=None, help_text="With a minus sign for money that came back")
    paid_on = DateBoxesField(label="Paid on", help_text="This day decides the financial year")
    about = TextField(label="What for", max_length=200)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, agreement=agreement, **kwargs)
        listed = [(str(fund.pk), fund.name) for fund in funds_of(agreement)]
        self.fields["fund"].choices = listed  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> Payment:
        given = {**self.cleaned_data, "fund": Fund.objects.get(pk=self.cleaned_data["fund"])}
        return commands.record_payment(agreement=self.agreement, **given, by=by, at=at)
