"""Lessons, and the needs that they opened in later cycles."""

from __future__ import annotations

from django.db import models
from django.db.models import Count, Q

from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class LessonRows(TenantRows):
    def with_carried(self) -> LessonRows:
        """Says of each how many needs it opened that still stand (`carried`)."""
        counted: LessonRows = self.annotate(carried=Count("needs", filter=Q(needs__need__withdrawn_at=None)))
        return counted

    def whole(self) -> LessonRows:
        """With everything that a row of a list prints."""
        return self.select_related("cycle", "agreement", "evaluation", "recorded_by")


class Lesson(OfPartnership):
    """What was tried at a step of a cycle, what was learnt, and what should change. `place` is that step's key."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    agreement = models.ForeignKey(
        "agreements.Agreement", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    evaluation = models.ForeignKey(
        "evaluation.Evaluation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=200)
    tried = models.TextField()
    learnt = models.TextField()
    change = models.TextField()
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = TenantManager.from_queryset(LessonRows)()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "title"],
                name="lesson_title_once",
                violation_error_message="This cycle already has a lesson of that title.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class LessonNeed(OfPartnership):
    """A need that a lesson opened in a later cycle. The need itself never hears of the lesson."""

    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="needs")
    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="+")
    carried_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    carried_at = models.DateTimeField()

    class Meta:
        ordering = ["carried_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lesson", "need"],
                name="lesson_need_once",
                violation_error_message="This lesson has already opened that need.",
            ),
            models.UniqueConstraint(
                fields=["need"],
                name="need_of_one_lesson",
                violation_error_message="That need was opened by another lesson.",
            ),
        ]
