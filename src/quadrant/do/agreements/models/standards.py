"""Quality standards of a framework, checked on an agreement; and waivers of those that are not met."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quadrant.do.agreements.models.agreements import Agreement
from quadrant.do.agreements.terms import Judged
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class StandardCheck(OfPartnership):
    """What a check found on one standard; the latest check of a standard holds.

    Without a standard (number 0) it says that somebody looked and the framework asks for none.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="checks")
    standard = models.CharField(max_length=60, blank=True)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    judged = models.CharField(max_length=12, choices=Judged.choices())
    evidence = models.TextField()
    expires_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(evidence=""),
                name="standard_check_has_evidence",
                violation_error_message="Say on what evidence.",
            )
        ]


class WaiverRows(TenantRows):
    def approved(self) -> WaiverRows:
        return self.filter(approved_at__isnull=False)


class StandardWaiver(OfPartnership):
    """Leave to go on without one standard, until a day: why, who asked, who approved, under which decision."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="waivers")
    standard = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    reason = models.TextField()
    until = models.DateField()
    proposed_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    recommendation = models.ForeignKey(
        "governance.Recommendation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(WaiverRows)()

    class Meta:
        ordering = ["number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "standard"],
                condition=Q(approved_at=None),
                name="waiver_asked_once",
                violation_error_message="A waiver of this standard already waits for approval.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="waiver_has_reason",
                violation_error_message="Say why the standard is waived.",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None)
                | Q(recommendation__isnull=False)
                | Q(approved_by__isnull=False) & ~Q(approved_by=F("proposed_by")),
                name="waiver_approved_by_another",
                violation_error_message="Somebody other than the one who asked approves a waiver.",
            ),
        ]
