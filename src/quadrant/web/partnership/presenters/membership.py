"""Who sits on a body, who may stand in, in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.methods import words
from quadrant.partnership import queries
from quadrant.partnership.rules import may_administer, may_keep_seats
from quadrant.partnership.terms import VOTING_SEATS, Seat
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.partnership.models import Body, BodyMember


@dataclass(frozen=True)
class ShownMember:
    """A seat in a line, who may stand in, and where somebody who may keeps them."""

    name: str
    seat: str
    organisation: str
    since: str
    end: str
    name_substitute: str
    substitutes: tuple[tuple[str, str], ...]


def shown_members(request: HttpRequest, body: Body, on: date) -> list[ShownMember]:
    """Who sits on the body on the day, each with their substitutes: two queries however many they are."""
    may_end, may_keep = may_administer(request.user), may_keep_seats(request.user, body)
    named: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for one in queries.substitutes_not_over(body, on=on):
        end = address(request, "substitute_end", number=one.pk) if may_keep else ""
        named[one.member_id].append((f"{one.person.name}, {_days(one.from_on, one.to_on)}", end))
    return [
        ShownMember(
            name=member.person.name,
            seat=Seat(member.seat).label.lower() + _co_opted(member),
            organisation=member.organisation.name if member.organisation else "",
            since=_days(member.from_on, member.to_on),
            end=address(request, "seat_end", number=member.pk) if may_end else "",
            name_substitute=address(request, "substitute_new", number=member.pk)
            if may_keep and Seat(member.seat) in VOTING_SEATS
            else "",
            substitutes=tuple(named[member.pk]),
        )
        for member in queries.members_of(body, on=on)
    ]


def _co_opted(member: BodyMember) -> str:
    return f", co-opted ({member.co_opted_under})" if member.co_opted_under else ""


def _days(first: date, last: date | None) -> str:
    """`since 1 April 2026`, `from … to …`, or one day: `on 8 December 2026 only`."""
    if last is None:
        return f"since {words.date(first)}"
    return f"on {words.date(first)} only" if first == last else f"{words.date(first)} to {words.date(last)}"
