"""Targets of an indicator in an area: from where, by when, along which way, and who answers for it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quadrant.analyse.outcomes.models.areas import Area
from quadrant.analyse.outcomes.models.indicators import Indicator
from quadrant.analyse.outcomes.terms import AtRisk
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class TargetRows(TenantRows):
    def standing(self) -> TargetRows:
        return self.filter(ended_at=None)


class Target(OfPartnership):
    """Where an indicator should stand on a day. `floor` must not be missed; `stretch` is hoped for. One that changes
    is ended and a new one set, so what was asked on any day can be read."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    baseline = models.FloatField()
    baseline_on = models.DateField()
    value = models.FloatField()
    due_on = models.DateField()
    floor = models.FloatField(null=True)
    stretch = models.FloatField(null=True)
    at_risk_when = models.CharField(max_length=20, choices=AtRisk.choices(), default=AtRisk.EITHER)
    tolerance = models.FloatField(default=0.0)
    owner = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    effective_from = models.DateField()
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    effective_to = models.DateField(null=True)
    ended_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    why_ended = models.TextField(blank=True)

    objects = TenantManager.from_queryset(TargetRows)()

    class Meta:
        ordering = ["-effective_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area"],
                condition=Q(ended_at=None),
                name="target_stands_once",
                violation_error_message="This indicator has a target here already. End that one first.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("baseline_on")),
                name="target_due_after_baseline",
                violation_error_message="The target must be due after the day of its baseline.",
            ),
        ]


class TargetStep(OfPartnership):
    """Where the indicator should stand on the way to its target."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="steps")
    on = models.DateField()
    value = models.FloatField()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "on"],
                name="target_step_once",
                violation_error_message="A trajectory has one value for each day.",
            )
        ]
