"""Founding a partnership: its first administrator, its people, organisations, bodies and their powers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.demo.loading.days import moment
from quadrant.demo.loading.story import Story
from quadrant.partnership import commands
from quadrant.partnership.queries import person_with_email
from quadrant.partnership.terms import BodyKind, DecisionKind, Frequency, OrganisationKind, Role, Seat

if TYPE_CHECKING:
    from quadrant.partnership.models import Body, Organisation, Person

Powers = Mapping[DecisionKind, Decimal | None]


@dataclass(frozen=True)
class NewPerson:
    """Somebody by role: a key, a name, an address, the roles held and the organisation that they come from (its key).

    The same address in two partnerships is the same person.
    """

    key: str
    name: str
    email: str
    roles: tuple[Role, ...] = ()
    organisation: str = ""


@dataclass(frozen=True)
class NewBody:
    """A body by a key, under its parent (founded before it). The first of its members takes the chair."""

    key: str
    name: str
    kind: BodyKind
    members: tuple[str, ...] = ()
    advisers: tuple[str, ...] = ()
    parent: str = ""
    also_called: str = ""
    duty: str = ""
    frequency: Frequency = Frequency.AS_NEEDED
    quorum: int = 1
    powers: Powers = field(default_factory=dict)
    binds: str = ""
    only_recommends: bool = False


def found(story: Story, *, name: str, slug: str, place: str, area_code: str, colour: str, on: date, email: str) -> None:
    """Found the partnership on a day, with its administrator (key `administrator`)."""
    story.place = commands.found_partnership(
        name=name, slug=slug, place=place, area_code=area_code, colour=colour, by=None, at=moment(on)
    )
    with story.on(on) as at:
        person = known("Partnership administrator", email, at=at)
        commands.grant_role(person=person, role=Role.ADMINISTRATOR, from_on=on, by=None, at=at)
        story.people["administrator"] = person


def known(name: str, email: str, *, at: datetime) -> Person:
    """The person of this address, registered if nobody has it yet. No password fits: the demo signs in by a click."""
    return person_with_email(email) or commands.register_person(name=name, email=email, password=None, by=None, at=at)


def add_organisation(
    story: Story, key: str, name: str, kind: OrganisationKind, *, partner: bool = False, at: datetime
) -> Organisation:
    """Add an organisation; call within the story's `when`."""
    made = commands.add_organisation(name=name, kind=kind, is_partner=partner, by=story.person("administrator"), at=at)
    story.organisations[key] = made
    return made


def add_people(story: Story, people: Iterable[NewPerson], *, at: datetime) -> None:
    """Register people and give them their roles from the day entered on."""
    administrator = story.person("administrator")
    for one in people:
        person = known(one.name, one.email, at=at)
        story.people[one.key] = person
        of = story.organisation(one.organisation) if one.organisation else None
        for role in one.roles:
            commands.grant_role(person=person, role=role, organisation=of, from_on=at.date(), by=administrator, at=at)


def form_body(story: Story, new: NewBody, *, at: datetime) -> Body:
    """Form a body under its parent, seat its people, give it its powers."""
    by = story.person("administrator")
    made = commands.form_body(
        name=new.name,
        kind=new.kind,
        parent=story.body(new.parent) if new.parent else None,
        also_called=new.also_called,
        terms_of_reference=new.duty,
        frequency=new.frequency,
        quorum=new.quorum,
        binds=story.organisation(new.binds) if new.binds else None,
        only_recommends=new.only_recommends,
        by=by,
        at=at,
    )
    story.bodies[new.key] = made
    seats = [(key, Seat.MEMBER if place else Seat.CHAIR) for place, key in enumerate(new.members)]
    for key, seat in [*seats, *((key, Seat.ADVISER) for key in new.advisers)]:
        commands.seat_member(body=made, person=story.person(key), seat=seat, from_on=at.date(), by=by, at=at)
    for decision, limit in new.powers.items():
        commands.give_power(body=made, decision=decision, limit=limit, by=by, at=at)
    return made
