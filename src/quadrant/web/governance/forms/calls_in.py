"""Forms of a decision that is published, called in, heard."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.governance import commands
from quadrant.governance.models import CallIn, DecisionNotice, DoubtSettled, Resolution
from quadrant.governance.queries import Doubt, scrutiny_over
from quadrant.governance.terms import CallInOutcome, DoubtOutcome
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form


class PublishForm(Form):
    """Publish a decision; only an urgent one says more, and only where somebody may call it in."""

    urgent_why = LongTextField(
        label="If it cannot wait for call-in: why",
        rows=3,
        required=False,
        help_text="Leave this empty for every decision that can wait.",
    )
    urgent_agreed_by = TextField(label="Who agreed that it is urgent", max_length=200, required=False)

    def __init__(self, *args: Any, made: Resolution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made = made
        if scrutiny_over(made) is None:
            del self.fields["urgent_why"], self.fields["urgent_agreed_by"]

    def enact(self, *, by: Any, at: dt.datetime) -> DecisionNotice:
        said = self.cleaned_data
        return commands.publish_decision(
            resolution=self.made,
            urgent_why=said.get("urgent_why", ""),
            urgent_agreed_by=said.get("urgent_agreed_by", ""),
            by=by,
            at=at,
        )


class CallInForm(Form):
    """Ask that a decision be looked at before it is carried out."""

    reason = LongTextField(label="Why it should be looked at again", rows=5)
    supported_by = TextField(label="Who else asks for it", max_length=300, required=False)

    def __init__(self, *args: Any, notice: DecisionNotice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notice = notice

    def enact(self, *, by: Any, at: dt.datetime) -> CallIn:
        said = self.cleaned_data
        return commands.call_in_decision(
            notice=self.notice, reason=said["reason"], supported_by=said["supported_by"], by=by, at=at
        )


class HeardForm(Form):
    """What the scrutiny body resolved."""

    outcome = OneOfField(label="What was resolved", choices=CallInOutcome.choices())
    heard_on = DateBoxesField(label="Heard on")
    words = LongTextField(label="The resolution in words", rows=5)

    def __init__(self, *args: Any, call: CallIn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call

    def enact(self, *, by: Any, at: dt.datetime) -> CallIn:
        said = self.cleaned_data
        return commands.settle_call_in(
            call=self.call,
            outcome=CallInOutcome(said["outcome"]),
            heard_on=said["heard_on"],
            words=said["words"],
            by=by,
            at=at,
        )


class LookAgainForm(Form):
    """Whether a decision stands though an interest came to light after it."""

    interest = OneOfField(label="Which interest", choices=[], widget=forms.RadioSelect)
    outcome = OneOfField(label="What comes of it", choices=DoubtOutcome.choices(), widget=forms.RadioSelect)
    why = LongTextField(label="Why", rows=4, help_text="It stands beside the decision, for everybody inside.")

    def __init__(self, *args: Any, made: Resolution, waiting: list[Doubt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made, self.offered = made, {str(one.interest.pk): one for one in waiting}
        self.fields["interest"].choices = [(key, one.sentence) for key, one in self.offered.items()]  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> DoubtSettled:
        said = self.cleaned_data
        return commands.settle_doubt(
            resolution=self.made,
            interest=self.offered[said["interest"]].interest,
            outcome=DoubtOutcome(said["outcome"]),
            why=said["why"],
            by=by,
            at=at,
        )
