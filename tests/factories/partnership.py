"""Partnerships, people, organisations and bodies, made as an administrator would make them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from quadrant.partnership import commands
from quadrant.partnership.models import Body, Organisation, Partnership, Person
from quadrant.partnership.queries import person_with_email
from quadrant.partnership.terms import BodyKind, DecisionKind, OrganisationKind, Role, Seat
from quadrant.partnership.within import within

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)
PASSWORD = "correct horse battery"


def known(name: str) -> Person:
    """The person of this name, registered if not known yet: `known("Alice")` is alice@example.org."""
    email = f"{name.lower().replace(' ', '.')}@example.org"
    return person_with_email(email) or commands.register_person(
        name=name, email=email, password=PASSWORD, by=None, at=NOW
    )


def found(name: str, *, area_code: str = "") -> Partnership:
    """A partnership with its administrator, "Ada of <name>"."""
    place = commands.found_partnership(name=name, slug=name.lower(), area_code=area_code, by=None, at=NOW)
    with within(place, on=NOW.date()):
        commands.grant_role(person=known(f"Ada of {name}"), role=Role.ADMINISTRATOR, from_on=LONG_AGO, by=None, at=NOW)
    return place


def administrator() -> Person:
    """The administrator of the partnership entered."""
    from quadrant.partnership.models import RoleHolding

    return RoleHolding.objects.get(role=Role.ADMINISTRATOR).person


def person(name: str, *roles: Role, organisation: Organisation | None = None) -> Person:
    """Somebody with roles in the partnership entered."""
    somebody = known(name)
    for role in roles:
        commands.grant_role(
            person=somebody, role=role, organisation=organisation, from_on=LONG_AGO, by=administrator(), at=NOW
        )
    return somebody


def organisation(name: str, kind: OrganisationKind = OrganisationKind.VCS, *, partner: bool = False) -> Organisation:
    return commands.add_organisation(name=name, kind=kind, is_partner=partner, by=administrator(), at=NOW)


def body(
    name: str,
    *members: Person,
    chair: Person | None = None,
    kind: BodyKind = BodyKind.BOARD,
    quorum: int = 1,
    parent: Body | None = None,
    powers: Mapping[DecisionKind, Decimal | None] | None = None,
) -> Body:
    """A body with a chair and members, and powers by kind of decision (None: whatever the value)."""
    by = administrator()
    made = commands.form_body(name=name, kind=kind, quorum=quorum, parent=parent, by=by, at=NOW)
    if chair is not None:
        commands.seat_member(body=made, person=chair, seat=Seat.CHAIR, from_on=LONG_AGO, by=by, at=NOW)
    for member in members:
        commands.seat_member(body=made, person=member, seat=Seat.MEMBER, from_on=LONG_AGO, by=by, at=NOW)
    for decision, limit in (powers or {}).items():
        commands.give_power(body=made, decision=decision, limit=limit, by=by, at=NOW)
    return made
