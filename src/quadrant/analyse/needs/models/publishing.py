"""Needs assessments that anybody may read."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.needs.models.assessments import NeedsAssessment
from quadrant.partnership.within import OfPartnership


class AssessmentPublication(OfPartnership):
    """An approved assessment is published; an approved one does not change, so what is read stays what was approved."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="publications")
    published_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    ended_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"],
                condition=Q(ended_at=None),
                name="needs_assessment_published_once",
                violation_error_message="The assessment is published already.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | ~Q(ended_why=""),
                name="needs_publication_ended_with_reason",
                violation_error_message="Say why it is taken from the public.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.assessment)
