"""Peer challenges: those of a cycle, one with its points, and the acts of challenger and owner."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.governance.rules import may_open_challenge
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import ChallengeForm, OutcomeForm, PointForm, ReplyForm
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.challenges import (
    challenge_record,
    challenge_todos,
    challenges_table,
    counted_replies,
    shown_points,
)

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.governance.models import ChallengePoint, PeerChallenge


def listing(request: HttpRequest, cycle: Cycle) -> HttpResponseBase:
    table = challenges_table(request, cycle)
    context = {
        "title": "Peer challenges",
        "caption": cycle.name,
        "breadcrumbs": [("Cycles", address(request, "cycles")), (cycle.name, _cycle(request, cycle))],
        "begin": address(request, "challenge_new", number=cycle.pk) if may_open_challenge(request.user, cycle) else "",
    }
    return table.download(request) or render(
        request, "governance/challenges.html", {**context, "table": table.page(request)}
    )


def ask(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    return asked_with(
        request,
        ChallengeForm(sent(request), cycle=cycle, place=request.GET.get("place", "")),
        title="Ask for a peer challenge",
        caption=cycle.name,
        cancel=address(request, "challenges", number=cycle.pk),
        on_to=partial(_page, request),
        said="The challenge is open. Members of the challenging body put its points here.",
    )


def challenge(request: HttpRequest, challenge: PeerChallenge) -> HttpResponse:
    points = shown_points(request, challenge)
    cycle = challenge.cycle
    context = {
        "title": challenge.subject,
        "caption": f"Peer challenge by {challenge.challenger.name}",
        "breadcrumbs": [
            (cycle.name, _cycle(request, cycle)),
            ("Peer challenges", address(request, "challenges", number=cycle.pk)),
        ],
        "record": challenge_record(request, challenge),
        "todos": challenge_todos(request, challenge),
        "points": points,
        "counted": counted_replies(points),
        "challenge": challenge,
    }
    return render(request, "governance/challenge.html", context)


def raise_point(request: HttpRequest, challenge: PeerChallenge) -> HttpResponse:
    return asked_with(
        request,
        PointForm(sent(request), challenge=challenge),
        title="Put a point",
        caption=challenge.subject,
        cancel=_page(request, challenge),
        on_to=lambda _: _page(request, challenge),
        said=lambda made: f"Point {made.number} is put.",
    )


def reply(request: HttpRequest, point: ChallengePoint) -> HttpResponse:
    return asked_with(
        request,
        ReplyForm(sent(request), point=point),
        title=f"Reply to point {point.number}",
        caption=point.challenge.subject,
        hint=point.text,
        cancel=_page(request, point.challenge),
        on_to=lambda _: _page(request, point.challenge),
        said="The reply stands beside the point.",
    )


def conclude(request: HttpRequest, challenge: PeerChallenge) -> HttpResponse:
    return asked_with(
        request,
        OutcomeForm(sent(request), challenge=challenge),
        title="Say what came of the challenge",
        caption=challenge.subject,
        cancel=_page(request, challenge),
        on_to=partial(_page, request),
        said="The challenge is concluded.",
    )


def _page(request: HttpRequest, of: Any) -> str:
    return address(request, "peerchallenge", number=of.pk)


def _cycle(request: HttpRequest, cycle: Cycle) -> str:
    return address(request, "cycle", number=cycle.pk)
