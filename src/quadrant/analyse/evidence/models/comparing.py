"""Commissioning models side by side: aspect by aspect, and what was made of each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.evidence.models.items import EvidenceItem
from quadrant.analyse.evidence.terms import Verdict
from quadrant.cycle.registry import at_places
from quadrant.partnership.within import OfPartnership


@at_places
class ModelComparison(OfPartnership):
    """Models compared for a cycle, begun at one of its places or for the whole; `concluded` says what was chosen."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=150)
    aspects = models.JSONField(default=list)
    begun_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    concluded = models.TextField(blank=True)
    concluded_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "title"],
                name="model_comparison_once",
                violation_error_message="The cycle already has a comparison of this title.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ComparedModel(OfPartnership):
    """One of the models compared; `item` is the library's item that tells of it. `version` counts its judgements."""

    comparison = models.ForeignKey(ModelComparison, on_delete=models.PROTECT, related_name="models")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    item = models.ForeignKey(EvidenceItem, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "name"],
                name="compared_model_once",
                violation_error_message="The comparison already has a model of this name.",
            ),
            models.UniqueConstraint(
                fields=["comparison", "number"],
                name="compared_model_number_once",
                violation_error_message="Somebody has just added a model. Try again.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ComparedAspect(OfPartnership):
    """What a model does in one aspect, and whether that is adopted, adapted or rejected here, and why."""

    model = models.ForeignKey(ComparedModel, on_delete=models.PROTECT, related_name="aspects")
    aspect = models.CharField(max_length=100)
    does = models.TextField(blank=True)
    verdict = models.CharField(max_length=6, choices=Verdict.choices(), blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "aspect"],
                name="compared_aspect_once",
                violation_error_message="Somebody has just written about this aspect. Look at it first.",
            ),
            models.CheckConstraint(
                condition=Q(verdict="") | ~Q(note=""),
                name="compared_verdict_with_note",
                violation_error_message="Say why it is adopted, adapted or rejected.",
            ),
        ]

    def __str__(self) -> str:
        return self.aspect
