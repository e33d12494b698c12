"""Evaluations of an agreement, or of what a whole cycle commissioned."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows
from quadrant.review.evaluation.terms import Recommends


class EvaluationRows(TenantRows):
    def concluded(self) -> EvaluationRows:
        return self.filter(concluded_at__isnull=False)

    def whole(self) -> EvaluationRows:
        """With everything that a row of a list prints."""
        return self.select_related("cycle", "agreement__provider", "agreement__unit", "begun_by", "concluded_by")


class Evaluation(OfPartnership):
    """What was found over a period, and what should happen next. Final once concluded.

    `version` counts the changes while it is under way, so that two people do not overwrite each other.
    """

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(
        "agreements.Agreement", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=200)
    from_on = models.DateField()
    to_on = models.DateField()
    how_much = models.TextField(blank=True)
    how_well = models.TextField(blank=True)
    better_off = models.TextField(blank=True)
    specification = models.TextField(blank=True)
    value_for_money = models.TextField(blank=True)
    recommends = models.CharField(max_length=15, choices=Recommends.choices(), blank=True)
    reasons = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    begun_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    concluded_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    concluded_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(EvaluationRows)()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "title"],
                name="evaluation_title_once",
                violation_error_message="This cycle already has an evaluation of that title.",
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")),
                name="evaluation_period_has_sense",
                violation_error_message="The period cannot end before it begins.",
            ),
            models.CheckConstraint(
                condition=Q(concluded_at=None) | ~Q(recommends="") & ~Q(reasons=""),
                name="evaluation_concludes_with_reasons",
                violation_error_message="An evaluation concludes with a recommendation and its reasons.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EvaluationReading(OfPartnership):
    """What the author of a needs assessment made of an evaluation: used it, or set it aside, and why."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="readings")
    assessment = models.ForeignKey("needs.NeedsAssessment", on_delete=models.PROTECT, related_name="+")
    used = models.BooleanField()
    why = models.TextField()
    read_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["read_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "assessment"],
                name="evaluation_read_once",
                violation_error_message="Somebody else has just said what was made of this evaluation.",
            ),
            models.CheckConstraint(
                condition=~Q(why=""),
                name="evaluation_read_with_reason",
                violation_error_message="Say how it was used, or why it is set aside.",
            ),
        ]
