"""Measures that an agreement is judged by, and their targets from day to day."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from quadrant.analyse.outcomes.terms import Polarity
from quadrant.do.agreements.models.agreements import Agreement
from quadrant.do.agreements.terms import Frequency, KpiKind, Measure
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class KpiRows(TenantRows):
    def standing(self) -> KpiRows:
        """Of agreements that were not withdrawn."""
        return self.filter(agreement__withdrawn_at=None)

    def reported_on(self, on: date) -> KpiRows:
        """Of signed agreements that have begun, whatever has ended since."""
        return self.filter(agreement__signed_at__isnull=False, from_on__lte=on)

    def whole(self) -> KpiRows:
        """With everything that a page of one prints."""
        return self.select_related("agreement__provider", "agreement__unit", "agreement__cycle", "indicator", "outcome")


class Kpi(OfPartnership):
    """A key performance indicator of an agreement: what is counted, how often, which way is better.

    `per` is what a rate is counted by; `due_days` how long after its period a return is due; `baseline` says how many
    first values fix the limits of its control chart (none: all of them).
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="kpis")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=KpiKind.choices())
    indicator = models.ForeignKey(
        "outcomes.Indicator", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.ForeignKey("outcomes.Outcome", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    definition = models.TextField(blank=True)
    measure = models.CharField(max_length=10, choices=Measure.choices())
    numerator = models.CharField(max_length=200, blank=True)
    denominator = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    per = models.PositiveIntegerField(default=1000)
    polarity = models.CharField(max_length=10, choices=Polarity.choices())
    frequency = models.CharField(max_length=10, choices=Frequency.choices())
    due_days = models.PositiveSmallIntegerField(default=14)
    baseline = models.PositiveSmallIntegerField(null=True, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    objects = TenantManager.from_queryset(KpiRows)()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "name"],
                name="kpi_name_once",
                violation_error_message="The agreement already has a measure of this name.",
            ),
            models.CheckConstraint(
                condition=Q(per__gte=1),
                name="kpi_rate_by_something",
                violation_error_message="A rate is counted by 1 or more.",
            ),
            models.CheckConstraint(
                condition=Q(baseline=None) | Q(baseline__gte=2),
                name="kpi_baseline_of_two",
                violation_error_message="Limits need at least 2 first values.",
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="kpi_ends_after_start",
                violation_error_message="A measure cannot end before it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_unit(self) -> str:
        """What stands behind its values: per cent, so many per so many, or its own unit."""
        if self.measure == Measure.PER_CENT:
            return "%"
        return self.unit or (f"per {self.per:,}" if self.measure == Measure.RATE else "")


class KpiTarget(OfPartnership):
    """What a measure should reach from a day on, and how far short still counts as near."""

    kpi = models.ForeignKey(Kpi, on_delete=models.PROTECT, related_name="targets")
    from_on = models.DateField()
    target = models.DecimalField(max_digits=14, decimal_places=4)
    tolerance = models.DecimalField(max_digits=14, decimal_places=4, default=0)
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["kpi", "from_on"],
                name="kpi_target_once",
                violation_error_message="This measure already has a target from that day.",
            ),
            models.CheckConstraint(
                condition=Q(tolerance__gte=0),
                name="kpi_tolerance_not_negative",
                violation_error_message="A tolerance is 0 or more.",
            ),
        ]
