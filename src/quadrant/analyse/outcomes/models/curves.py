"""Outcome curve reviews: the baseline of an indicator, why it runs as it does, and what is to bend it."""

from __future__ import annotations

from django.db import models

from quadrant.analyse.outcomes.models.areas import Area
from quadrant.analyse.outcomes.models.indicators import Indicator
from quadrant.analyse.outcomes.terms import Power
from quadrant.partnership.within import OfPartnership


class CurveReview(OfPartnership):
    """One look at one indicator in one area. Its baseline is kept as it was forecast when the review began."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey("cycle.Cycle", null=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.CharField(max_length=100)
    story = models.TextField(blank=True)
    partners = models.TextField(blank=True)
    works = models.TextField(blank=True)
    off_the_wall = models.TextField(blank=True)
    agenda = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    started_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return f"Outcome curve review: {self.indicator}"


class CurvePoint(OfPartnership):
    """Where the indicator was heading in a period if nothing changed."""

    review = models.ForeignKey(CurveReview, on_delete=models.PROTECT, related_name="baseline")
    period = models.CharField(max_length=60)
    period_on = models.DateField()
    value = models.FloatField()

    class Meta:
        ordering = ["period_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "period_on"],
                name="curve_point_once",
                violation_error_message="A baseline has one value for each period.",
            )
        ]


class CurveAction(OfPartnership):
    """Something that is to bend the curve. `who` does it; where that is somebody of the partnership, `person` too."""

    review = models.ForeignKey(CurveReview, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=150)
    person = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    cost = models.CharField(max_length=100, blank=True)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    done_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "pk"]


class IndicatorPower(OfPartnership):
    """How an indicator does on the three tests by which it is chosen, and what is done where its data are weak."""

    indicator = models.OneToOneField(Indicator, on_delete=models.PROTECT, related_name="power")
    communication = models.CharField(max_length=10, choices=Power.choices())
    proxy = models.CharField(max_length=10, choices=Power.choices())
    data = models.CharField(max_length=10, choices=Power.choices())
    agenda = models.TextField(blank=True)
    judged_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()
