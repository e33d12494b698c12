"""Acts of a peer challenge: asked for, a point put, a point replied to, concluded."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import place_in
from quadrant.governance.models import ChallengePoint, PeerChallenge
from quadrant.governance.rules import (
    may_conclude_challenge,
    may_open_challenge,
    may_raise_point,
    may_reply_to_point,
)
from quadrant.governance.terms import ChallengeReply
from quadrant.partnership.models import Body, Person

CONCLUDED = "This challenge is concluded."


@act("challenge.opened")
def open_challenge(
    *, cycle: Cycle, place: str = "", challenger: Body, subject: str, reply_by: date, by: Person, at: datetime
) -> Done[PeerChallenge]:
    """Ask a body that does not own the cycle to challenge it, or a step of it, as a peer."""
    allow(may_open_challenge(by, cycle), "Only those who work on this cycle may ask for a challenge.")
    insist(challenger.pk != cycle.lead_body_id, "A body does not challenge what it owns.", field="challenger")
    insist(bool(subject.strip()), "Say what is challenged.", field="subject")
    insist(not place or place_in(cycle, place) is not None, "The framework has no such place.", field="place")
    today = timezone.localdate(at)
    insist(challenger.stands_on(today), f"{challenger.name} has ended, or is not formed yet.", field="challenger")
    insist(reply_by >= today, "The day of the reply is past.", field="reply_by")
    made = PeerChallenge(cycle=cycle, place=place, challenger=challenger, subject=subject.strip(), reply_by=reply_by)
    made.opened_by, made.opened_at = by, at
    made.save()
    return Done(made, f"{challenger.name}: {made.subject}")


def _open(challenge: PeerChallenge) -> PeerChallenge:
    kept: PeerChallenge = PeerChallenge.objects.select_for_update().get(pk=challenge.pk)
    insist(kept.concluded_at is None, CONCLUDED)
    return kept


@act("challenge.point_raised")
def raise_point(*, challenge: PeerChallenge, text: str, by: Person, at: datetime) -> Done[ChallengePoint]:
    """Put a point. Nobody does who sits on the body that owns what is challenged."""
    allow(may_raise_point(by, challenge), "Only members of the challenging body who do not sit on the owner's.")
    kept = _open(challenge)
    insist(bool(text.strip()), "Say what the point is.", field="text")
    last = ChallengePoint.objects.filter(challenge=kept).order_by("-number").first()
    made = ChallengePoint(challenge=kept, number=last.number + 1 if last else 1, text=text.strip())
    made.raised_by, made.raised_at = by, at
    made.save()
    return Done(made, f"{kept.subject}: point {made.number}")


@act("challenge.replied")
def reply_to_point(
    *, point: ChallengePoint, answer: ChallengeReply, reply: str, by: Person, at: datetime
) -> Done[ChallengePoint]:
    """The owner's reply to one point; it may be put better until the challenge is concluded."""
    kept: ChallengePoint = ChallengePoint.objects.select_for_update().get(pk=point.pk)
    challenge = _open(kept.challenge)
    allow(may_reply_to_point(by, challenge), "Only the body that owns what is challenged replies.")
    insist(bool(reply.strip()), "Say in words what the reply is.", field="reply")
    kept.answer, kept.reply, kept.replied_by, kept.replied_at = answer, reply.strip(), by, at
    kept.save()
    return Done(kept, f"{challenge.subject}, point {kept.number}: {answer.label}")


@act("challenge.concluded")
def conclude_challenge(*, challenge: PeerChallenge, outcome: str, by: Person, at: datetime) -> Done[PeerChallenge]:
    """The challenger says what came of it, once every point has its reply."""
    allow(may_conclude_challenge(by, challenge), "Only the chair of the challenging body, or its clerk, concludes it.")
    kept = _open(challenge)
    insist(bool(outcome.strip()), "Say what came of it.", field="outcome")
    points = list(ChallengePoint.objects.filter(challenge=kept).order_by("number"))
    insist(bool(points), "No point has been put yet.")
    waiting = [str(point.number) for point in points if point.replied_at is None]
    insist(not waiting, f"These points have no reply yet: {', '.join(waiting)}.")
    kept.outcome, kept.concluded_by, kept.concluded_at = outcome.strip(), by, at
    kept.save()
    return Done(kept, kept.subject)
