"""Signing in and out are acts: they stand in the deployment's own chain."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver

from quadrant.door.clock import now
from quadrant.partnership.commands import record_sign_in, record_sign_out


@receiver(user_logged_in, dispatch_uid="quadrant.signed_in")
def signed_in(sender: Any, user: Any, **_: Any) -> None:
    record_sign_in(person=user, by=user, at=now())


@receiver(user_logged_out, dispatch_uid="quadrant.signed_out")
def signed_out(sender: Any, user: Any, **_: Any) -> None:
    if user is not None:
        record_sign_out(person=user, by=user, at=now())
