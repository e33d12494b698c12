"""What finance, legal, equalities and procurement say about a report."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quadrant.governance.models.reports import Report
from quadrant.governance.terms import Consultee
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class CommentRows(TenantRows):
    def outstanding(self) -> CommentRows:
        """Asked, and neither waived nor answered on the text as it stands."""
        return self.filter(waived_at=None).exclude(answered_at__isnull=False, on_version=F("report__version"))


class Comment(OfPartnership):
    """One consultee's comment: asked, then answered or waived. An answer to an earlier text is outstanding again."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="comments")
    consultee = models.CharField(max_length=20, choices=Consultee.choices())
    asked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    text = models.TextField(blank=True)
    on_version = models.PositiveIntegerField(null=True)
    answered_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    waived_why = models.TextField(blank=True)
    waived_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    waived_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(CommentRows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "consultee"],
                name="comment_once",
                violation_error_message="This comment has already been asked for.",
            ),
            models.CheckConstraint(
                condition=Q(waived_at=None) | ~Q(waived_why=""),
                name="comment_waived_with_reason",
                violation_error_message="Say why the comment is not needed.",
            ),
        ]

    @property
    def label(self) -> str:
        return Consultee(self.consultee).label
