"""What can be asked about partnerships, organisations, bodies and people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch

from quadrant.partnership.models import (
    Body,
    BodyMember,
    Invitation,
    Organisation,
    Partnership,
    Person,
    Power,
    RoleHolding,
)
from quadrant.partnership.terms import (
    OUTSIDE_ROLES,
    VOTING_SEATS,
    DecisionKind,
    Seat,
)
from quadrant.partnership.within import here


def partnership_at(slug: str) -> Partnership | None:
    return Partnership.objects.filter(slug=slug).first()


def partnerships_of(person: Person, *, on: date) -> list[Partnership]:
    """Where this person has a role or a seat on the day, by name."""
    roles = RoleHolding._base_manager.filter(person=person, from_on__lte=on).exclude(to_on__lt=on)
    seats = BodyMember._base_manager.filter(person=person, from_on__lte=on).exclude(to_on__lt=on)
    numbers = {*roles.values_list("partnership_id", flat=True), *seats.values_list("partnership_id", flat=True)}
    return list(Partnership.objects.filter(pk__in=numbers).order_by("name"))


def all_partnerships() -> list[Partnership]:
    """Every partnership of the deployment, for jobs and the command line."""
    return list(Partnership.objects.order_by("pk"))


def organisation_numbered(number: int) -> Organisation | None:
    asked = Organisation.objects.select_related("succeeded_by").prefetch_related("further_numbers")
    return asked.filter(pk=number).first()


def organisations() -> Any:
    return Organisation.objects.order_by("name")


def body_numbered(number: int) -> Body | None:
    return Body.objects.select_related("parent", "binds").filter(pk=number).first()


def bodies() -> Any:
    return Body.objects.standing_on(here().on).select_related("parent").order_by("name")


@dataclass(frozen=True)
class Branch:
    """A body in its tree, with how deep it stands."""

    body: Body
    depth: int


def body_tree() -> list[Branch]:
    """All bodies, each after its parent, siblings by name."""
    below: dict[int | None, list[Body]] = defaultdict(list)
    known = list(bodies())
    numbers = {body.pk for body in known}
    for body in known:
        below[body.parent_id if body.parent_id in numbers else None].append(body)
    branches: list[Branch] = []

    def grow(parent: int | None, depth: int) -> None:
        for body in below[parent]:
            branches.append(Branch(body, depth))
            grow(body.pk, depth + 1)

    grow(None, 0)
    return branches


def members_of(body: Body, *, on: date) -> list[BodyMember]:
    order = {seat: at for at, seat in enumerate(Seat)}
    sitting = BodyMember.objects.sitting_on(on).filter(body=body).select_related("person", "organisation")
    return sorted(sitting, key=lambda member: (order[Seat(member.seat)], member.person.name))


def voting_members_of(body: Body, *, on: date) -> list[BodyMember]:
    return [member for member in members_of(body, on=on) if member.seat in VOTING_SEATS]


def chairs_of(chosen: Iterable[Body], *, on: date) -> dict[int, str]:
    """Who chairs each of the bodies on the day, by the body's number. One query."""
    seats = BodyMember.objects.sitting_on(on).filter(body__in=list(chosen), seat=Seat.CHAIR)
    return dict(seats.values_list("body_id", "person__name"))


def powers_of(body: Body) -> list[Power]:
    return list(Power.objects.filter(body=body).order_by("decision"))


def delegations() -> Any:
    """Every power of every body that stands today, with whom its decisions bind."""
    standing = Body.objects.standing_on(here().on)
    sitting = Prefetch("body__members", BodyMember.objects.sitting_on(here().on).select_related("person"))
    return Power.objects.filter(body__in=standing).select_related("body__binds").prefetch_related(sitting)


def power_numbered(number: int) -> Power | None:
    return Power.objects.select_related("body").filter(pk=number).first()


def power_for(body: Body, decision: DecisionKind, value: Decimal | None) -> Power | None:
    """The power under which the body may take this kind of decision at this value; None when it has none."""
    power: Power | None = Power.objects.filter(body=body, decision=decision).first()
    if power is None or (value is not None and power.limit is not None and value > power.limit):
        return None
    return power


def people_here() -> list[Person]:
    """Everybody with a role or a seat in the partnership entered, by name."""
    today = here().on
    numbers = {
        *RoleHolding.objects.held_on(today).values_list("person_id", flat=True),
        *BodyMember.objects.sitting_on(today).values_list("person_id", flat=True),
    }
    return list(Person.objects.filter(pk__in=numbers).order_by("name"))


def people_inside() -> list[Person]:
    """Those of them who may look inside (`rules.may_look_inside`): no providers' and applicants' own people."""
    today = here().on
    inside = RoleHolding.objects.held_on(today).exclude(role__in=OUTSIDE_ROLES)
    numbers = {
        *inside.values_list("person_id", flat=True),
        *BodyMember.objects.sitting_on(today).values_list("person_id", flat=True),
    }
    return list(Person.objects.filter(pk__in=numbers, is_active=True).order_by("name"))


def roles_here() -> list[RoleHolding]:
    """Every role held today, with its person and organisation."""
    held = RoleHolding.objects.held_on(here().on).select_related("person", "organisation")
    return list(held.order_by("person__name", "role"))


def organisations_acted_for(people: Iterable[int], *, on: date) -> dict[int, dict[int, str]]:
    """For whom each person acts by a role on the day: the organisations by number, with their names. One query."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    held = RoleHolding.objects.held_on(on).filter(person__in=list(people), organisation__isnull=False)
    for person, number, name in held.values_list("person_id", "organisation_id", "organisation__name"):
        found[person][number] = name
    return found


def role_numbered(number: int) -> RoleHolding | None:
    return RoleHolding.objects.select_related("person").filter(pk=number).first()


def person_here(number: int) -> Person | None:
    return next((person for person in people_here() if person.pk == number), None)


def person_numbered(number: int) -> Person | None:
    return Person.objects.filter(pk=number).first()


def person_with_email(email: str) -> Person | None:
    return Person.objects.filter(email__iexact=email.strip()).first()


def invitation_with(token_digest: str) -> Invitation | None:
    """The invitation of a link, in whichever partnership it is: the link itself is the right to see it."""
    found: Invitation | None = (
        Invitation._base_manager.select_related("partnership", "organisation").filter(token_digest=token_digest).first()
    )
    return found


def open_invitations() -> list[Invitation]:
    return list(Invitation.objects.filter(accepted_at=None, withdrawn_at=None).order_by("-invited_at"))


def invitation_numbered(number: int) -> Invitation | None:
    return Invitation.objects.filter(pk=number).first()


def people_with_emails(emails: Iterable[str]) -> dict[str, Person]:
    """The people known under these addresses, by address."""
    return {person.email: person for person in Person.objects.filter(email__in=list(emails), is_active=True)}


def seat_numbered(number: int) -> BodyMember | None:
    return BodyMember.objects.select_related("body", "person").filter(pk=number).first()
