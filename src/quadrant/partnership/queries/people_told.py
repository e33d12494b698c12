"""What a file of people would give: to whom, which role, which seat; told before anybody confirms it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quadrant.audit.terms import Differences
from quadrant.partnership.models import Body, BodyMember, RoleHolding
from quadrant.partnership.queries.listing import organisations_known
from quadrant.partnership.terms import PersonLine, plain_words
from quadrant.partnership.within import here


@dataclass(frozen=True, eq=False)
class HeldHere:
    """Roles and seats that are held today: roles by mail, seats by mail and body."""

    roles: frozenset[tuple[str, str]]
    seats: frozenset[tuple[str, str]]
    bodies: dict[str, Body]

    def is_new(self, line: PersonLine) -> tuple[bool, bool]:
        """Whether the line gives a role, and whether it gives a seat, that the person does not hold."""
        role = line.role is not None and (line.mail, line.role.value) not in self.roles
        return role, bool(line.body) and (line.mail, plain_words(line.body)) not in self.seats


def held_here() -> HeldHere:
    roles = RoleHolding.objects.held_on(here().on).select_related("person")
    seats = BodyMember.objects.sitting_on(here().on).select_related("person", "body")
    return HeldHere(
        frozenset((one.person.email.lower(), one.role) for one in roles),
        frozenset((one.person.email.lower(), plain_words(one.body.name)) for one in seats),
        {plain_words(body.name): body for body in Body.objects.order_by("pk")},
    )


def people_differences(lines: Sequence[PersonLine]) -> Differences:
    """Whom the lines would make known and what each would be given. Nothing is written, nothing taken away."""
    held, organisations = held_here(), organisations_known()
    given = [line for line in lines if any(held.is_new(line))]
    bodies = {plain_words(line.body): line.body for line in lines if line.body}
    formed = [name for plain, name in bodies.items() if plain not in held.bodies]
    named = {plain_words(line.organisation.name): line.organisation for line in lines if line.organisation}
    listed = tuple(one.name for one in named.values() if organisations.of(one) is None)
    notes = [f"Formed as new bodies: {', '.join(formed)}."] if formed else []
    uninvited = "No invitation is sent: whoever is new sets a password by “I have forgotten my password”."
    return Differences(
        added=tuple(f"{line.name} ({line.mail}): {line.rights}" for line in given),
        same=len(lines) - len(given),
        listed=listed,
        notes=(*notes, *organisations.asked(listed), uninvited),
    )
