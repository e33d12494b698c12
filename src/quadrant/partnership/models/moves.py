"""A body that came to stand under another, or to bind another organisation: with its day, so that the past stays."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.partnership.models.bodies import Body
from quadrant.partnership.within import OfPartnership


class BodyMove(OfPartnership):
    """From the day on, the body reports to and binds others than before; `Body` itself says what holds now.

    An organisation that it does not bind any more, or not before, is empty: it was, or is, of the partnership.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="moves")
    on = models.DateField()
    from_parent = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    to_parent = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    from_binds = models.ForeignKey("Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    to_binds = models.ForeignKey("Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    moved_by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "on"],
                name="body_move_once_a_day",
                violation_error_message="This body has already moved on that day.",
            ),
            models.CheckConstraint(
                condition=~Q(why=""),
                name="body_move_says_why",
                violation_error_message="Say by which decision it moves.",
            ),
        ]
