"""What comes with a report: its appendices, and the background papers that it rests on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from quadrant.governance.models.reports import Report
from quadrant.governance.terms import ExemptParagraph, letter_of
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class AppendixRows(TenantRows):
    def standing(self) -> AppendixRows:
        """Not taken away."""
        return self.filter(removed_at=None)


class Appendix(OfPartnership):
    """A file that comes with a report, lettered by its place in the order.

    An exempt one keeps its file, and its title too unless that is public, from whoever may not read the exempt part.
    One added after the report was final says why it is late. The file of a framework names its version.
    """

    # An exempt title must not be read from a history; which of them are exempt may change.
    audit_hides: ClassVar = ("title", "file_name", "stored", "digest", "size")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="appendices")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=150)
    kind = models.CharField(max_length=10)
    stored = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    exempt_paragraph = models.CharField(max_length=2, choices=ExemptParagraph.choices(), blank=True)
    exempt_reason = models.TextField(blank=True)
    title_public = models.BooleanField(default=True)
    framework_key = models.CharField(max_length=60, blank=True)
    framework_version = models.PositiveIntegerField(null=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    late_why = models.TextField(blank=True)
    late_agreed_by = models.CharField(max_length=150, blank=True)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_why = models.TextField(blank=True)
    removed_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(AppendixRows)()

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "appendices"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                condition=Q(removed_at=None),
                name="appendix_number_once",
                violation_error_message="Somebody has just added an appendix there. Try again.",
            ),
            models.UniqueConstraint(
                fields=["report", "digest"],
                condition=Q(removed_at=None),
                name="appendix_file_once",
                violation_error_message="This file already comes with the report.",
            ),
            models.CheckConstraint(
                condition=Q(exempt_paragraph="") | ~Q(exempt_reason=""),
                name="appendix_exempt_with_reason",
                violation_error_message="Say why the public interest is in not publishing this appendix.",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | ~Q(removed_why=""),
                name="appendix_removed_with_reason",
                violation_error_message="Say why the appendix is taken away.",
            ),
        ]

    def __str__(self) -> str:
        return f"Appendix {self.letter}"

    @property
    def letter(self) -> str:
        return letter_of(self.number)

    @property
    def is_exempt(self) -> bool:
        return bool(self.exempt_paragraph)


class BackgroundPaper(OfPartnership):
    """A paper that a report rests on to a material extent, and where anybody may see it."""

    # The report may be exempt as a whole, or become so.
    audit_hides: ClassVar = ("title", "link", "office")

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="background")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    link = models.CharField(max_length=500, blank=True)
    office = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="background_number_once",
                violation_error_message="Somebody has just listed a paper there. Try again.",
            ),
            models.UniqueConstraint(
                fields=["report", "title"],
                name="background_title_once",
                violation_error_message="This paper is already listed.",
            ),
            models.CheckConstraint(
                condition=~Q(link="") | ~Q(office=""),
                name="background_can_be_seen",
                violation_error_message="Say where the paper can be seen: a link or an office.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
