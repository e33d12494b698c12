"""Peer challenge: a body other than the owner challenges a cycle or a step of it, point by point."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.cycle.registry import at_places
from quadrant.governance.terms import ChallengeReply
from quadrant.partnership.within import OfPartnership


@at_places
class PeerChallenge(OfPartnership):
    """What is challenged, by which body, and what came of it once every point has its reply.

    `place` is the step of the cycle's framework, empty for the cycle as a whole. The owner is the cycle's lead body.
    """

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    challenger = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200)
    reply_by = models.DateField()
    opened_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    outcome = models.TextField(blank=True)
    concluded_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    concluded_at = models.DateTimeField(null=True)
    # Said by queries alone: how many points were put, and how many have no reply yet.
    raised: int
    unanswered: int

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "place", "challenger", "subject"],
                name="challenge_once",
                violation_error_message="This body is already asked to challenge this.",
            )
        ]

    def __str__(self) -> str:
        return self.subject


class ChallengePoint(OfPartnership):
    """One point put by the challenger, and the owner's reply to it."""

    challenge = models.ForeignKey(PeerChallenge, on_delete=models.PROTECT, related_name="points")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    raised_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=ChallengeReply.choices(), blank=True)
    reply = models.TextField(blank=True)
    replied_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    replied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "number"],
                name="challenge_point_once",
                violation_error_message="Somebody has just put a point of that number. Try again.",
            ),
            models.CheckConstraint(
                condition=Q(answer="") | ~Q(reply=""),
                name="challenge_reply_in_words",
                violation_error_message="Say in words what the reply is.",
            ),
        ]
