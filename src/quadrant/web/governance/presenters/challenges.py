"""Peer challenges in words: the list of a cycle, one with its points and replies side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.cycle.queries import place_in
from quadrant.governance import queries
from quadrant.governance.rules import (
    may_conclude_challenge,
    may_open_challenge,
    may_raise_point,
    may_reply_to_point,
)
from quadrant.governance.terms import ChallengeReply
from quadrant.methods import words
from quadrant.partnership.within import here
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Kind, Table

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.governance.models import PeerChallenge


@dataclass(frozen=True)
class ShownPoint:
    """A point and its reply, and where this person may reply."""

    number: int
    text: str
    raised: str
    state: str
    reply: str
    replied: str
    address: str
    label: str


def challenges_table(request: HttpRequest, cycle: Cycle) -> Table[Any]:
    begin = (address(request, "challenge_new", number=cycle.pk), "Ask for a peer challenge")
    return Table(
        name="challenges",
        caption="Peer challenges",
        one="challenge",
        rows=queries.challenges_of(cycle),
        columns=[
            Column(
                "subject",
                "What is challenged",
                lambda one: one.subject,
                order=("subject",),
                address=lambda one: address(request, "peerchallenge", number=one.pk),
            ),
            Column("challenger", "By", lambda one: one.challenger.name, order=("challenger__name",)),
            Column("reply_by", "Reply by", lambda one: one.reply_by, kind=Kind.DATE, order=("reply_by",)),
            Column("raised", "Points", lambda one: one.raised, kind=Kind.NUMBER, order=("raised",)),
            Column("replied", "Replied to", lambda one: one.replied, kind=Kind.NUMBER, order=("replied",)),
            Column("state", "State", lambda one: "Concluded" if one.concluded_at else "Open", kind=Kind.STATE),
        ],
        order="-reply_by",
        empty=Empty("No body has been asked to challenge this.", *_offered(request, cycle, begin)),
    )


def _offered(request: HttpRequest, cycle: Cycle, begin: tuple[str, str]) -> tuple[str, str]:
    return begin if may_open_challenge(request.user, cycle) else ("", "")


def challenge_record(request: HttpRequest, challenge: PeerChallenge) -> Record:
    cycle = challenge.cycle
    place = place_in(cycle, challenge.place) if challenge.place else None
    rows = [
        SummaryRow("Cycle", cycle.name, address=address(request, "cycle", number=cycle.pk)),
        SummaryRow("Step", place.piece.name if place else "The cycle as a whole"),
        SummaryRow("Owner", cycle.lead_body.name, address=address(request, "body", number=cycle.lead_body_id)),
        SummaryRow(
            "Challenger",
            challenge.challenger.name,
            address=address(request, "body", number=challenge.challenger_id),
            note="Nobody who sits on the owner takes part.",
        ),
        SummaryRow("Asked for", f"{challenge.opened_by.name}, {words.date(challenge.opened_at)}"),
        SummaryRow("Reply by", words.date(challenge.reply_by)),
    ]
    if challenge.concluded_by is not None:
        note = f"{challenge.concluded_by.name}, {words.date(challenge.concluded_at)}"
        rows.append(SummaryRow("What came of it", challenge.outcome, note=note))
    return Record(summary=rows, state="Concluded" if challenge.concluded_at else "Open")


def shown_points(request: HttpRequest, challenge: PeerChallenge) -> list[ShownPoint]:
    may_reply = may_reply_to_point(request.user, challenge) and challenge.concluded_at is None
    late = here().on > challenge.reply_by
    none_yet = f"None given by {words.date(challenge.reply_by)}." if late else "No reply yet."
    return [
        ShownPoint(
            number=point.number,
            text=point.text,
            raised=f"{point.raised_by.name}, {words.date(point.raised_at)}",
            state=ChallengeReply(point.answer).label if point.answer else "No reply yet",
            reply=point.reply or none_yet,
            replied=f"{point.replied_by.name}, {words.date(point.replied_at)}" if point.replied_by else "",
            address=address(request, "point_reply", number=point.pk) if may_reply else "",
            label="Put the reply better" if point.answer else "Reply",
        )
        for point in queries.points_of(challenge)
    ]


def challenge_todos(request: HttpRequest, challenge: PeerChallenge) -> list[tuple[str, str]]:
    """What this person may do with an open challenge."""
    if challenge.concluded_at is not None:
        return []
    offered = []
    if may_raise_point(request.user, challenge):
        offered.append(("Put a point", address(request, "point_raise", number=challenge.pk)))
    if may_conclude_challenge(request.user, challenge):
        offered.append(("Say what came of it", address(request, "challenge_conclude", number=challenge.pk)))
    return offered


def counted_replies(points: list[ShownPoint]) -> str:
    """How many points were taken up, in part, and not."""
    if not points:
        return "No point has been put yet."
    states = [*(one.label for one in ChallengeReply), "No reply yet"]
    counts = [(sum(point.state == state for point in points), state) for state in states]
    told = words.listing([f"{count} {words.lower_first(state)}" for count, state in counts if count])
    return f"{words.plural(len(points), 'point')}: {told}."
