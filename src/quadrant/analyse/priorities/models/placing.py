"""Where a priority stands between need and ability to change."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.priorities.models.priorities import Priority
from quadrant.analyse.priorities.terms import HIGHEST_PLACING, Axis
from quadrant.partnership.within import OfPartnership


class PriorityPlacing(OfPartnership):
    """How great the need behind a priority is, or how far it can be changed: 0 to 10, by whom and why."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="placings")
    axis = models.CharField(max_length=8, choices=Axis.choices())
    mark = models.PositiveSmallIntegerField()
    reason = models.TextField()
    marked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "axis"],
                name="priority_placing_once",
                violation_error_message="Somebody else has just placed this priority. Open the page again.",
            ),
            models.CheckConstraint(
                condition=Q(mark__lte=HIGHEST_PLACING) & ~Q(reason=""),
                name="priority_placing_in_scale",
                violation_error_message="A priority is placed from 0 to 10, with a reason.",
            ),
        ]
