"""Who somebody is here: roles and seats, asked once per visit; every other room's rules stand on these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quadrant.partnership.models import Body, BodyMember, Organisation, Person, RoleHolding, Substitute
from quadrant.partnership.terms import OUTSIDE_ROLES, Role, Seat
from quadrant.partnership.within import here


@dataclass(frozen=True)
class Standing:
    """A person's roles, the organisations that they act for in each, and their seats by body."""

    roles: frozenset[Role]
    organisations: frozenset[int]
    seats: dict[int, Seat]
    acts_for: frozenset[tuple[Role, int]]


def standing_of(person: Any) -> Standing:
    """What this person is in the partnership entered, on its day. Remembered until `forget_standing`."""
    number = getattr(person, "pk", None)
    if number is None or not getattr(person, "is_active", False):
        return Standing(frozenset(), frozenset(), {}, frozenset())
    now = here()
    if number not in now.standings:
        held = list(RoleHolding.objects.held_on(now.on).filter(person_id=number).values_list("role", "organisation_id"))
        seats = BodyMember.objects.sitting_on(now.on).filter(person_id=number)
        taken = list(seats.values_list("body_id", "seat", "organisation_id"))
        now.standings[number] = Standing(
            roles=frozenset(Role(role) for role, _ in held),
            organisations=frozenset(o for _, o in held if o) | frozenset(o for _, _, o in taken if o),
            seats={body: Seat(seat) for body, seat, _ in taken},
            acts_for=frozenset((Role(role), o) for role, o in held if o),
        )
    found: Standing = now.standings[number]
    return found


def forget_standing() -> None:
    """Roles or seats have changed: ask anew, at once."""
    here().standings.clear()
    here().remembered.pop("substitutes", None)


def has_role(person: Any, *roles: Role) -> bool:
    """Does this person hold any of the roles today?"""
    return not standing_of(person).roles.isdisjoint(roles)


def acts_for(person: Any, role: Role, organisation_id: int | None) -> bool:
    """Does this person hold the role for that organisation today?"""
    return organisation_id is not None and (role, organisation_id) in standing_of(person).acts_for


def sits_on(person: Any, body_id: int | None, *seats: Seat) -> bool:
    """Does this person have a seat (of any of these kinds, or any) on the body today?"""
    seat = standing_of(person).seats.get(body_id) if body_id else None
    return seat is not None and (not seats or seat in seats)


def stands_in_on(person: Any, body_id: int | None) -> bool:
    """Is this person named to sit in somebody's seat on the body, today or on a day to come?

    Such a person reads the papers of the meeting as its members do.
    """
    number = getattr(person, "pk", None)
    if number is None or body_id is None:
        return False
    known = here().remembered.setdefault("substitutes", {})
    if number not in known:
        named = Substitute.objects.not_over_on(here().on).filter(person=number)
        known[number] = frozenset(named.values_list("member__body_id", flat=True))
    return body_id in known[number]


def signed_in(person: Any) -> bool:
    return bool(getattr(person, "is_authenticated", False)) and bool(person.is_active)


def anyone(person: Any, *_: Any) -> bool:
    """A public page, or one about a row whose loader gives only what is public."""
    return True


def may_enter(person: Any) -> bool:
    """Anyone with a role or a seat in the partnership, providers and applicants too."""
    standing = standing_of(person)
    return bool(standing.roles or standing.seats)


def may_look_inside(person: Any) -> bool:
    """Those who commission: any role but provider and applicant, or a seat on a body."""
    standing = standing_of(person)
    return bool(standing.roles - OUTSIDE_ROLES or standing.seats)


def may_administer(person: Any) -> bool:
    return has_role(person, Role.ADMINISTRATOR)


def may_commission(person: Any) -> bool:
    return has_role(person, Role.COMMISSIONER)


def may_analyse(person: Any) -> bool:
    return has_role(person, Role.ANALYST, Role.COMMISSIONER)


def may_manage_contracts(person: Any) -> bool:
    return has_role(person, Role.CONTRACT_MANAGER, Role.COMMISSIONER)


def may_list_suppliers(person: Any) -> bool:
    """Add the suppliers whom a register of contracts names."""
    return may_manage_contracts(person)


def may_list_organisations(person: Any) -> bool:
    """Bring in organisations from a file: administrators, and those who manage contracts."""
    return may_administer(person) or may_manage_contracts(person)


def may_name_providers(person: Any) -> bool:
    """Add the providers whom a list of services names: those who keep the catalogue."""
    return may_analyse(person)


def may_see_audit(person: Any) -> bool:
    return has_role(person, Role.AUDITOR, Role.ADMINISTRATOR, Role.MONITORING_OFFICER)


def may_see_organisation(person: Any, organisation: Organisation) -> bool:
    return may_look_inside(person)


def may_see_body(person: Any, body: Body) -> bool:
    return may_look_inside(person)


def may_keep_terms(person: Any, body: Body) -> bool:
    """Write a body's terms of reference and record their review: its chair, or an administrator."""
    return may_administer(person) or sits_on(person, body.pk, Seat.CHAIR)


def may_keep_seats(person: Any, body: Body) -> bool:
    """Record whom a body co-opts and who stands in for whom: an administrator or the monitoring officer."""
    return has_role(person, Role.ADMINISTRATOR, Role.MONITORING_OFFICER)


def may_see_seat(person: Any, member: BodyMember) -> bool:
    return may_see_body(person, member.body)


def may_keep_seat(person: Any, member: BodyMember) -> bool:
    return may_keep_seats(person, member.body)


def may_see_substitute(person: Any, substitute: Substitute) -> bool:
    return may_see_body(person, substitute.member.body)


def may_keep_substitute(person: Any, substitute: Substitute) -> bool:
    return may_keep_seats(person, substitute.member.body)


def may_see_terms(person: Any, terms: Any) -> bool:
    return may_see_body(person, terms.body)


def may_declare_for(person: Any, other: Person) -> bool:
    """Everybody declares their own interests; the monitoring officer may record another's."""
    return (person.pk == other.pk and may_enter(person)) or has_role(person, Role.MONITORING_OFFICER)


def may_set_effects(person: Any) -> bool:
    """Say what an interest of a kind does here."""
    return has_role(person, Role.ADMINISTRATOR, Role.MONITORING_OFFICER)


def may_dispense(person: Any, interest: Any) -> bool:
    """The monitoring officer, but not in an interest of their own."""
    return has_role(person, Role.MONITORING_OFFICER) and person.pk != interest.person_id


def may_publish_register(person: Any) -> bool:
    """Say from when the public may read the register of interests."""
    return has_role(person, Role.MONITORING_OFFICER)


def may_withhold(person: Any, interest: Any) -> bool:
    """Keep an interest off the public register: the monitoring officer."""
    return has_role(person, Role.MONITORING_OFFICER)


def may_read_interest(person: Any, interest: Any) -> bool:
    """Those inside read the whole register; providers and applicants their own lines."""
    return may_look_inside(person) or (may_enter(person) and person.pk == interest.person_id)


def may_see_interest(person: Any, interest: Any) -> bool:
    return may_declare_for(person, interest.person)
