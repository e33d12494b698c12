"""What the sign-in package asks of us: passwords are set by an act, nobody signs up by themselves."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from quadrant.door.clock import now
from quadrant.door.request import client_address, in_letters
from quadrant.partnership.commands import set_password


class SignInAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation only."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the letter begins with the deployment's own address, never with what the request calls it."""
        person, _, word = key.partition("-")
        return in_letters(reverse("account_reset_password_from_key", kwargs={"uidb36": person, "key": quote(word)}))

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def set_password(self, user: Any, password: str) -> None:
        set_password(person=user, password=password, by=user, at=now())
