"""What a priority starts from, which way that moves, and what it could save."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.priorities.models.priorities import Priority
from quadrant.partnership.within import OfPartnership


class PriorityBaseline(OfPartnership):
    """The figure that a priority starts from, kept as it stood when it was taken; later figures show its direction."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="baselines")
    indicator = models.ForeignKey("outcomes.Indicator", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("outcomes.Area", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=60)
    value = models.FloatField()
    england = models.FloatField(null=True)
    taken_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ["taken_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "indicator", "area"],
                name="priority_baseline_once",
                violation_error_message="The priority already has this figure as a baseline.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}"


class PriorityGain(OfPartnership):
    """What a priority could save or avoid in a year, in pounds, and how that was worked out."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="gains")
    pounds = models.DecimalField(max_digits=14, decimal_places=2)
    how = models.TextField()
    estimated_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    estimated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority"],
                name="priority_gain_once",
                violation_error_message="Somebody else has just estimated this gain. Open the page again.",
            ),
            models.CheckConstraint(
                condition=Q(pounds__gte=0) & ~Q(how=""),
                name="priority_gain_explained",
                violation_error_message="A gain is £0 or more, with how it was worked out.",
            ),
        ]
