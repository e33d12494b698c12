"""Acts on people and their roles."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.commands.organisations import ADMINISTRATORS_ONLY
from quadrant.partnership.models import Organisation, Person, RoleHolding
from quadrant.partnership.rules import forget_standing, may_administer
from quadrant.partnership.terms import OUTSIDE_ROLES, Role


def spelled(email: str) -> str:
    """An address as it is kept: trimmed and in lower case, so that twins cannot sign up."""
    return email.strip().lower()


@act("person.registered")
def register_person(*, name: str, email: str, password: str | None, by: Person | None, at: datetime) -> Done[Person]:
    """Make a person known to the deployment; without a password they set one through a reset link."""
    made = Person(name=name.strip(), email=spelled(email), password=make_password(password))
    made.full_clean(exclude=["password"])
    made.save()
    return Done(made)


@act("role.granted")
def grant_role(
    *,
    person: Person,
    role: Role,
    organisation: Organisation | None = None,
    from_on: date,
    to_on: date | None = None,
    by: Person | None,
    at: datetime,
) -> Done[RoleHolding]:
    """Give a role. Nobody gives one to themselves; the first administrator comes from the command line (`by` None)."""
    if by is not None:
        allow(may_administer(by), ADMINISTRATORS_ONLY)
        allow(by.pk != person.pk, "You cannot give yourself a role. Ask another administrator.")
    if role in OUTSIDE_ROLES:
        insist(organisation is not None, "Say which organisation this person acts for.", field="organisation")
    made = RoleHolding(person=person, role=role, organisation=organisation, from_on=from_on, to_on=to_on)
    made.save()
    forget_standing()
    return Done(made, f"{person.name}: {role.label}")


@act("role.ended")
def end_role(*, holding: RoleHolding, to_on: date, by: Person, at: datetime) -> Done[RoleHolding]:
    """End a role with the given day, which is its last."""
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    kept = RoleHolding.objects.select_for_update().get(pk=holding.pk)
    insist(kept.to_on is None or kept.to_on > to_on, "This role has already ended.")
    kept.to_on = to_on
    kept.save()
    forget_standing()
    return Done(kept)


@act("person.deactivated")
def deactivate_person(*, person: Person, by: Person | None, at: datetime) -> Done[Person]:
    """Stop somebody signing in to the whole deployment; from the command line, or by an administrator here."""
    if by is not None:
        allow(may_administer(by) and by.pk != person.pk, ADMINISTRATORS_ONLY)
    kept = Person.objects.select_for_update().get(pk=person.pk)
    kept.is_active = False
    kept.save()
    return Done(kept)


@act("person.password_set")
def set_password(*, person: Person, password: str, by: Person | None, at: datetime) -> Done[Person]:
    kept = Person.objects.select_for_update().get(pk=person.pk)
    kept.set_password(password)
    kept.save()
    person.password = kept.password
    return Done(kept)


@act("person.signed_in")
def record_sign_in(*, person: Person, by: Person, at: datetime) -> Done[Person]:
    return Done(person)


@act("person.signed_out")
def record_sign_out(*, person: Person, by: Person, at: datetime) -> Done[Person]:
    return Done(person)
