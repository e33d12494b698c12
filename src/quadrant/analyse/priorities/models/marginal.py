"""Marginal analysis of a programme: what is spent on its services, what could be shifted out and in, the decision."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.priorities.terms import EvidenceStrength, Shift
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class MarginalAnalysis(OfPartnership):
    """A programme of services in one financial year, looked at for what to do less and more of at the same cost."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=150)
    why = models.TextField()
    year = models.PositiveSmallIntegerField()
    begun_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    body = models.ForeignKey("partnership.Body", null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True)
    decision = models.TextField(blank=True)
    recorded_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begun_at", "-pk"]
        verbose_name_plural = "marginal analyses"
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "title"],
                name="marginal_analysis_title_once",
                violation_error_message="The cycle already has a marginal analysis of this title.",
            ),
            models.CheckConstraint(
                condition=Q(recorded_at=None, decision="", body=None)
                | Q(recorded_at__isnull=False, body__isnull=False, decided_on__isnull=False) & ~Q(decision=""),
                name="marginal_analysis_decided_whole",
                violation_error_message="Say which body decided what, and when.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProgrammeService(OfPartnership):
    """A service of the programme, with what was spent on it when the analysis began."""

    analysis = models.ForeignKey(MarginalAnalysis, on_delete=models.PROTECT, related_name="services")
    service = models.ForeignKey("services.Service", on_delete=models.PROTECT, related_name="+")
    spend = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["-spend", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "service"],
                name="programme_service_once",
                violation_error_message="The programme already has this service.",
            )
        ]


class ShiftOptionRows(TenantRows):
    def standing(self) -> ShiftOptionRows:
        return self.filter(withdrawn_at=None)


class ShiftOption(OfPartnership):
    """Something to do less of (shift out) or more of (shift in): what it costs, what it would do, how that is known."""

    analysis = models.ForeignKey(MarginalAnalysis, on_delete=models.PROTECT, related_name="options")
    shift = models.CharField(max_length=4, choices=Shift.choices())
    title = models.CharField(max_length=200)
    service = models.ForeignKey("services.Service", null=True, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    effect = models.TextField()
    people = models.PositiveIntegerField(null=True)
    strength = models.CharField(max_length=8, choices=EvidenceStrength.choices())
    evidence = models.TextField(blank=True)
    chosen = models.BooleanField(default=False)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    objects = TenantManager.from_queryset(ShiftOptionRows)()

    class Meta:
        ordering = ["shift", "-amount", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "shift", "title"],
                condition=Q(withdrawn_at=None),
                name="shift_option_once",
                violation_error_message="The analysis already has this option.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="shift_option_costs_something",
                violation_error_message="An option shifts more than £0.",
            ),
            models.CheckConstraint(
                condition=Q(strength="none") | ~Q(evidence=""),
                name="shift_option_with_its_evidence",
                violation_error_message="Name the evidence, or say that there is none.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
