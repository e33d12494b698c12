"""Inviting somebody by an e-mail link that works once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.commands.organisations import ADMINISTRATORS_ONLY
from quadrant.partnership.commands.people import grant_role, register_person, spelled
from quadrant.partnership.models import Invitation, Organisation, Person
from quadrant.partnership.rules import may_administer
from quadrant.partnership.terms import OUTSIDE_ROLES, Role

LASTS = timedelta(days=7)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@act("invitation.sent")
def _record_invitation(*, invitation: Invitation, by: Person, at: datetime) -> Done[Invitation]:
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    insist(
        Role(invitation.role) not in OUTSIDE_ROLES or invitation.organisation is not None,
        "Say which organisation this person acts for.",
        field="organisation",
    )
    invitation.save()
    return Done(invitation)


def invite(
    *, email: str, name: str, role: Role, organisation: Organisation | None, by: Person, at: datetime
) -> tuple[Invitation, str]:
    """Make an invitation; the second value is the word for the link, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        email=spelled(email),
        name=name.strip(),
        role=role,
        organisation=organisation,
        token_digest=digest_of(token),
        invited_by=by,
        invited_at=at,
        expires_at=at + LASTS,
    )
    return _record_invitation(invitation=invitation, by=by, at=at), token


@act("invitation.withdrawn")
def withdraw_invitation(*, invitation: Invitation, by: Person, at: datetime) -> Done[Invitation]:
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    kept = Invitation.objects.select_for_update().get(pk=invitation.pk)
    insist(kept.accepted_at is None, "This invitation has been accepted; end the role instead.")
    kept.withdrawn_at = at
    kept.save()
    return Done(kept)


@act("invitation.accepted")
def accept_invitation(
    *, invitation: Invitation, password: str | None, by: Person | None, at: datetime
) -> Done[Invitation]:
    """Take up an invitation. Somebody new sets a password; somebody known must be signed in as the one invited."""
    kept = Invitation.objects.select_for_update().get(pk=invitation.pk)
    usable = kept.accepted_at is None and kept.withdrawn_at is None and at < kept.expires_at
    insist(usable, "This invitation has been used, withdrawn or is more than seven days old. Ask for a new one.")
    person = Person.objects.filter(email__iexact=kept.email).first()
    if person is None:
        insist(bool(password), "Choose a password.", field="password")
        person = register_person(name=kept.name, email=kept.email, password=password, by=None, at=at)
    else:
        allow(by is not None and by.pk == person.pk, f"Sign in as {kept.email} first, then open the link again.")
    grant_role(person=person, role=Role(kept.role), organisation=kept.organisation, from_on=at.date(), by=None, at=at)
    kept.accepted_at = at
    kept.save()
    return Done(kept)
