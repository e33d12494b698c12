"""Letters that Quadrant sends. A mail server that does not answer stops nobody's work: the sender is told."""

from __future__ import annotations

import smtplib

import structlog
from django.core.mail import EmailMessage

log = structlog.get_logger(__name__)


def _line(text: str) -> str:
    """Text for a header: one line."""
    return " ".join(text.split())


def send(*, to: str, subject: str, body: str) -> bool:
    """Send a plain letter; False where the mail server did not take it."""
    try:
        EmailMessage(subject=_line(subject), body=body, to=[_line(to)]).send()
    except (OSError, smtplib.SMTPException) as broken:
        log.warning("mail not sent", subject=_line(subject), reason=type(broken).__name__)
        return False
    return True


def send_invitation(*, to: str, name: str, partnership: str, invited_by: str, link: str) -> bool:
    """The letter with an invitation's link."""
    body = (
        f"{name},\n\n{invited_by} invites you to {partnership} on Quadrant, where it plans, buys and reviews services "
        f"together with its partners.\n\nOpen this link within seven days; it works once:\n{link}\n"
    )
    return send(to=to, subject=f"Join {partnership} on Quadrant", body=body)
