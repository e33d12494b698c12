"""What follows from findings: actions that are tasks of a cycle; and whom a study asked."""

from __future__ import annotations

from django.db import models

from quadrant.analyse.evidence.models.items import EvidenceItem, Finding
from quadrant.partnership.within import OfPartnership


class FindingAction(OfPartnership):
    """A task of a cycle, at one of its places or for the whole, that answers a finding."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="actions")
    task = models.ForeignKey("cycle.Task", on_delete=models.PROTECT, related_name="+")
    tied_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    tied_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "task"],
                name="finding_action_once",
                violation_error_message="This task answers the finding already.",
            )
        ]

    def __str__(self) -> str:
        return str(self.task.title)


class StudyConsultee(OfPartnership):
    """Somebody whom a study asks, as a group or in their office; what they said, once they have."""

    item = models.ForeignKey(EvidenceItem, on_delete=models.PROTECT, related_name="consultees")
    name = models.CharField(max_length=150)
    asked_on = models.DateField(null=True)
    said = models.TextField(blank=True)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "name"],
                name="study_consultee_once",
                violation_error_message="This consultee is listed already.",
            )
        ]

    def __str__(self) -> str:
        return self.name
