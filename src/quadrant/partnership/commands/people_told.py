"""People and bodies that a file brings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.commands.bodies import form_body, seat_member
from quadrant.partnership.commands.listing import list_organisations
from quadrant.partnership.commands.organisations import ADMINISTRATORS_ONLY
from quadrant.partnership.commands.people import grant_role, register_person
from quadrant.partnership.models import Body, Organisation, Person
from quadrant.partnership.queries.listing import organisations_known
from quadrant.partnership.queries.people_told import held_here
from quadrant.partnership.rules import may_administer
from quadrant.partnership.terms import PersonLine, Role, plain_words


@act("people.brought")
def bring_people(*, lines: Sequence[PersonLine], by: Person, at: datetime) -> Done[list[Person]]:
    """Make people known, with the role and the seat that each line names and no other right; all lines, or none.

    Nobody becomes an administrator so, nobody is invited, and nothing is taken from those who are known already.
    """
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    raised = [line.name for line in lines if line.role is Role.ADMINISTRATOR]
    insist(not raised, f"Nobody becomes an administrator by a file: {', '.join(raised)}.")
    _list_organisations(lines, by=by, at=at)
    held, organisations = held_here(), organisations_known()
    bodies, found, day = dict(held.bodies), [], timezone.localdate(at)
    for line in lines:
        gives_role, gives_seat = held.is_new(line)
        person = _known(line, by=by, at=at)
        found.append(person)
        organisation = organisations.of(line.organisation) if line.organisation else None
        if gives_role and line.role is not None:
            start = line.from_on or day
            grant_role(person=person, role=line.role, organisation=organisation, from_on=start, by=by, at=at)
        if gives_seat:
            body = bodies.get(plain_words(line.body)) or _formed(line, by=by, at=at)
            bodies[plain_words(line.body)] = body
            _seat(line, body, person, organisation, by=by, at=at)
    return Done(found, f"{len({person.pk for person in found})} people were brought in")


def _seat(
    line: PersonLine, body: Body, person: Person, organisation: Organisation | None, *, by: Person, at: datetime
) -> None:
    start = line.from_on or timezone.localdate(at)
    seat_member(body=body, person=person, seat=line.seat, organisation=organisation, from_on=start, by=by, at=at)


def _known(line: PersonLine, *, by: Person, at: datetime) -> Person:
    known = Person.objects.filter(email__iexact=line.mail).first()
    return known or register_person(name=line.name, email=line.mail, password=None, by=by, at=at)


def _formed(line: PersonLine, *, by: Person, at: datetime) -> Body:
    insist(line.body_kind is not None, f"There is no body called “{line.body}”. Say what kind of body it is.")
    assert line.body_kind is not None  # noqa: S101  the line above refused it
    return form_body(name=line.body, kind=line.body_kind, by=by, at=at)


def _list_organisations(lines: Sequence[PersonLine], *, by: Person, at: datetime) -> None:
    known = organisations_known()
    named = {plain_words(line.organisation.name): line.organisation for line in lines if line.organisation}
    new = [one for one in named.values() if known.of(one) is None]
    if new:
        list_organisations(lines=new, by=by, at=at)
