"""Resolutions: what a body resolved on each recommendation, and who was there. Never changed, only superseded."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from quadrant.governance.models.joint import JointPart
from quadrant.governance.models.meetings import Meeting
from quadrant.governance.models.reports import Recommendation
from quadrant.governance.terms import PUTS_OFF, RESOLVED, Outcome, Part, in_seat_of
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows

CONDITIONS = "Write the conditions of an approval with conditions."
AMENDED = "Write the words as they were amended."


class ResolutionRows(TenantRows):
    def with_state(self) -> ResolutionRows:
        """Says of each whether a later decision on the same matter supersedes it (`is_superseded`), and whether other
        bodies have to resolve the same (`is_joint`)."""
        later = Resolution.objects.filter(recommendation__replaces=OuterRef("recommendation"))
        parts = JointPart.objects.filter(recommendation=OuterRef("recommendation"))
        stated: ResolutionRows = self.annotate(
            is_superseded=Exists(later.exclude(outcome__in=PUTS_OFF)), is_joint=Exists(parts)
        )
        return stated

    def standing(self) -> ResolutionRows:
        return self.with_state().filter(is_superseded=False)

    def whole(self) -> ResolutionRows:
        """With everything that a register row prints."""
        return self.select_related("recommendation__report__cycle", "body", "meeting", "recorded_by", "chaired_by")


class Resolution(OfPartnership):
    """What a body resolved on one recommendation, under which power, by which votes; final."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="resolutions")
    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="resolutions")
    decided_on = models.DateField()
    outcome = models.CharField(max_length=30, choices=Outcome.choices())
    conditions = models.TextField(blank=True)
    amended_to = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    options_rejected = models.TextField(blank=True)
    under = models.CharField(max_length=300, blank=True)
    quorum = models.PositiveSmallIntegerField()
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    abstained = models.PositiveSmallIntegerField(null=True)
    chaired_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    # Said by `with_state()` alone.
    is_superseded: bool
    is_joint: bool

    objects = TenantManager.from_queryset(ResolutionRows)()

    @property
    def words(self) -> str:
        """What was resolved: the words as amended, else as they were recommended."""
        return self.amended_to or str(self.recommendation.text)

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation"],
                name="resolution_once",
                violation_error_message=RESOLVED,
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.APPROVED_WITH_CONDITIONS) | ~Q(conditions=""),
                name="resolution_conditions_written",
                violation_error_message=CONDITIONS,
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.APPROVED_AS_AMENDED) | ~Q(amended_to=""),
                name="resolution_amendment_written",
                violation_error_message=AMENDED,
            ),
        ]

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise TypeError("A resolution is final: a later decision supersedes it.")
        super().save(*args, **options)


class Present(OfPartnership):
    """How somebody who was present took part in a resolution, in whose seat, and because of which interest."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="present")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part.choices())
    because = models.CharField(max_length=400, blank=True)
    stands_in_for = models.ForeignKey("partnership.BodyMember", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "person"],
                name="present_once",
                violation_error_message="This person is already recorded as present.",
            )
        ]

    @property
    def name(self) -> str:
        """Such as `Ama Owusu (for Grace Bell)`."""
        return in_seat_of(self.person.name, self.stands_in_for.person.name if self.stands_in_for is not None else "")
