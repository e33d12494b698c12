"""The order of a cycle's priorities: what it is weighed by, and how it was agreed."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from quadrant.analyse.priorities.models.priorities import Priority
from quadrant.analyse.priorities.terms import Consideration
from quadrant.partnership.within import OfPartnership


class PriorityWeights(OfPartnership):
    """How much each consideration counts in a cycle, in per cent, and why. The latest counts; earlier ones stay."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    baseline = models.DecimalField(max_digits=5, decimal_places=2)
    direction = models.DecimalField(max_digits=5, decimal_places=2)
    gain = models.DecimalField(max_digits=5, decimal_places=2)
    inequality = models.DecimalField(max_digits=5, decimal_places=2)
    reason = models.TextField()
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-set_at", "-pk"]
        verbose_name_plural = "priority weights"
        constraints = [
            models.CheckConstraint(
                condition=Q(baseline__gte=0, direction__gte=0, gain__gte=0, inequality__gte=0) & ~Q(reason=""),
                name="priority_weights_with_reason",
                violation_error_message="No weight is below 0, and there is a reason.",
            )
        ]

    def of(self, consideration: Consideration) -> Decimal:
        weight: Decimal = getattr(self, consideration.value)
        return weight


class PriorityRanking(OfPartnership):
    """The order of a cycle's priorities as people agreed it at one time, by the weights that stood then (none: all the
    same). The latest counts; earlier ones stay."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    weights = models.ForeignKey(PriorityWeights, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-agreed_at", "-pk"]


class RankedPriority(OfPartnership):
    """A priority's place in an agreed order.

    `score` (of 100) and the places `suggested_from` to `suggested_to`, more than one in a tie, are what its marks gave
    then. Another place needs a reason.
    """

    ranking = models.ForeignKey(PriorityRanking, on_delete=models.PROTECT, related_name="places")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="places")
    rank = models.PositiveSmallIntegerField()
    score = models.DecimalField(max_digits=5, decimal_places=2)
    suggested_from = models.PositiveSmallIntegerField()
    suggested_to = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["rank"]
        verbose_name_plural = "ranked priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["ranking", "priority"],
                name="ranked_priority_once",
                violation_error_message="Each priority has one place in the order.",
            ),
            models.UniqueConstraint(
                fields=["ranking", "rank"],
                name="ranked_place_once",
                violation_error_message="Two priorities cannot have the same place.",
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=F("suggested_from"), rank__lte=F("suggested_to")) | ~Q(reason=""),
                name="ranked_otherwise_with_reason",
                violation_error_message="Say why a priority stands elsewhere than its marks suggest.",
            ),
        ]
