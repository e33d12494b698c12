"""A partnership's own report templates, each version as it was given."""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import Q

from quadrant.governance.terms import ReportTemplate
from quadrant.partnership.within import OfPartnership


class ReportTemplateVersion(OfPartnership):
    """One version of a template: its text word for word, what it says (`content`, JSON) and a fingerprint of that.

    The newest version of a key is offered for new reports until it is ended.
    """

    key = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    text = models.TextField()
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key", "number"],
                name="report_template_version_once",
                violation_error_message="Somebody has just kept a version of this template. Check yours against it.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_by__isnull=False),
                name="report_template_ended_by_somebody",
                violation_error_message="Say who ended the template.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"

    @cached_property
    def template(self) -> ReportTemplate:
        return ReportTemplate.model_validate_json(self.content)
