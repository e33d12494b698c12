"""Needs assessments: the paper, its needs and figures frozen, and the recommendation that approves it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.needs.models.evidence import Evidence, NeedEvidence
from quadrant.analyse.needs.models.needs import Need, StatedNeed
from quadrant.analyse.needs.terms import AssessmentKind
from quadrant.partnership.within import OfPartnership


class NeedsAssessment(OfPartnership):
    """A dated document of needs. `version` counts its changes; `supersedes` is the assessment that it replaces.

    `area` is the place that it covers; `owner` answers for it and for its next review.
    """

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=150)
    kind = models.CharField(max_length=10, choices=AssessmentKind.choices(), default=AssessmentKind.TOPIC)
    area = models.ForeignKey("outcomes.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    summary = models.TextField(blank=True)
    why = models.TextField(blank=True)
    national = models.TextField(blank=True)
    local = models.TextField(blank=True)
    being_done = models.TextField(blank=True)
    could_do = models.TextField(blank=True)
    data_gaps = models.TextField(blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    supersedes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="later")
    drafted_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-drafted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "title"],
                condition=Q(supersedes=None),
                name="needs_assessment_title_once",
                violation_error_message="The cycle already has a needs assessment of this title.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class AssessedNeed(StatedNeed):
    """A need as it was stated when it was taken into an assessment."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="needs")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    need_version = models.PositiveIntegerField()
    shown: list[AssessedEvidence]  # prefetched by queries

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "need"],
                name="assessed_need_once",
                violation_error_message="The assessment already holds this need.",
            ),
            models.UniqueConstraint(
                fields=["assessment", "number"],
                name="assessed_need_number_once",
                violation_error_message="Somebody has just added a need of that number. Try again.",
            ),
        ]


class AssessedEvidence(Evidence):
    """A figure or source as it stood behind a need when the need was taken into an assessment."""

    assessed = models.ForeignKey(AssessedNeed, on_delete=models.PROTECT, related_name="evidence")
    evidence = models.ForeignKey(NeedEvidence, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "assessed evidence"
        constraints = [
            models.UniqueConstraint(
                fields=["assessed", "evidence"],
                name="assessed_evidence_once",
                violation_error_message="The assessment already holds this evidence.",
            )
        ]


class AssessmentDecision(OfPartnership):
    """The assessment, at the version it then had, was put to a body by this recommendation. The latest counts."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="decisions")
    recommendation = models.ForeignKey("governance.Recommendation", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    put_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    put_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation"],
                name="assessment_recommendation_once",
                violation_error_message="That recommendation already asks for an assessment to be approved.",
            )
        ]
