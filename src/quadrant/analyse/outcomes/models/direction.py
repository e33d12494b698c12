"""What a partnership is for, in its own words, and the few measures by which it wants to be judged."""

from __future__ import annotations

from django.db import models

from quadrant.analyse.outcomes.models.indicators import Indicator
from quadrant.analyse.outcomes.terms import Counted
from quadrant.partnership.within import OfPartnership


class Vision(OfPartnership):
    """The partnership's vision, a row for each wording: the latest holds."""

    statement = models.TextField()
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-set_at", "-pk"]

    def __str__(self) -> str:
        return self.statement


class HeadlineSet(OfPartnership):
    """The headline measures as they were chosen at one time: the latest set holds. `why_outside` says why they are
    fewer than three or more than five."""

    counted = models.CharField(max_length=20, choices=Counted.choices())
    why_outside = models.TextField(blank=True)
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-set_at", "-pk"]


class HeadlineMeasure(OfPartnership):
    """One indicator of a headline set."""

    set = models.ForeignKey(HeadlineSet, on_delete=models.PROTECT, related_name="measures")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["set", "indicator"],
                name="headline_once",
                violation_error_message="This indicator is among the headline measures already.",
            )
        ]
