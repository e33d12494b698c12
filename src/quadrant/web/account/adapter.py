"""What the sign-in package asks of us: passwords are set by an act, nobody signs up by themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from quadrant.door.clock import now
from quadrant.partnership.commands import set_password


class SignInAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation only."""
        return False

    def set_password(self, user: Any, password: str) -> None:
        set_password(person=user, password=password, by=user, at=now())
