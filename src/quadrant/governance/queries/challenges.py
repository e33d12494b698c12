"""What can be asked of peer challenges."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from quadrant.cycle.models import Cycle
from quadrant.governance.models import ChallengePoint, PeerChallenge
from quadrant.partnership.rules import standing_of
from quadrant.partnership.terms import Seat


def challenges_of(cycle: Cycle) -> Any:
    """The challenges of a cycle, the latest first, with how many points were put and replied to."""
    rows = PeerChallenge.objects.filter(cycle=cycle).select_related("challenger", "cycle")
    replied = Count("points", filter=Q(points__replied_at__isnull=False))
    return rows.annotate(raised=Count("points"), replied=replied).order_by("-opened_at", "-pk")


def challenge_numbered(number: int) -> PeerChallenge | None:
    found: PeerChallenge | None = (
        PeerChallenge.objects.select_related(
            "challenger", "cycle__framework", "cycle__lead_body", "opened_by", "concluded_by"
        )
        .filter(pk=number)
        .first()
    )
    return found


def points_of(challenge: PeerChallenge) -> list[ChallengePoint]:
    rows = ChallengePoint.objects.filter(challenge=challenge).select_related("raised_by", "replied_by")
    return list(rows.order_by("number"))


def point_numbered(number: int) -> ChallengePoint | None:
    rows = ChallengePoint.objects.select_related("challenge__challenger", "challenge__cycle__lead_body")
    found: ChallengePoint | None = rows.filter(pk=number).first()
    return found


def challenges_waiting_for(person: Any) -> list[PeerChallenge]:
    """Open challenges that wait for a chair, with how many points were put and have no reply yet.

    The owner's chair replies to points; the challenger's chair has points put, and says in the end what came of it.
    """
    chaired = [body for body, seat in standing_of(person).seats.items() if seat is Seat.CHAIR]
    if not chaired:
        return []
    open_points = Count("points", filter=Q(points__replied_at=None))
    rows = PeerChallenge.objects.filter(concluded_at=None).select_related("challenger", "cycle")
    rows = rows.annotate(raised=Count("points"), unanswered=open_points)
    owned = rows.filter(cycle__lead_body__in=chaired, unanswered__gt=0)
    put = rows.filter(challenger__in=chaired, unanswered=0)
    return [*owned.order_by("pk"), *put.order_by("pk")]
