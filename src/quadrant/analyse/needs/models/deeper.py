"""Questions that an assessment leaves open for deeper work."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.needs.models.assessments import NeedsAssessment
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class DeeperQuestionRows(TenantRows):
    def open(self) -> DeeperQuestionRows:
        """Neither answered nor carried on to a later assessment."""
        return self.filter(answered_at=None, carried_to=None)


class DeeperQuestion(OfPartnership):
    """Something to look into more deeply, with who does it by when. Unanswered, the next version carries it on."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="questions")
    question = models.CharField(max_length=300)
    owner = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    asked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    carried_from = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="carried_to")
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(DeeperQuestionRows)()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "question"],
                name="deeper_question_once",
                violation_error_message="The assessment already asks this.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="deeper_question_answered_in_words",
                violation_error_message="Say what was found.",
            ),
        ]

    def __str__(self) -> str:
        return self.question
