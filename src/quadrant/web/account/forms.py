"""The forms of coming in: choosing a password with an invitation, and changing it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from quadrant.partnership.commands import accept_invitation
from quadrant.partnership.models import Invitation, Person
from quadrant.web.design.forms import Form


class AcceptForm(Form):
    """Take up an invitation; `known` is the person already registered under its address, who needs no password."""

    password = forms.CharField(
        label="Choose a password",
        help_text="12 characters or more. Three words that do not belong together are a good one.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, invitation: Invitation, known: Person | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        if known is not None:
            del self.fields["password"]

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, Person(name=self.invitation.name, email=self.invitation.email))
        return password

    def enact(self, *, by: Any, at: dt.datetime) -> Invitation:
        return accept_invitation(invitation=self.invitation, password=self.cleaned_data.get("password"), by=by, at=at)
