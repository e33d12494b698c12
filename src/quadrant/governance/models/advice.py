"""Specialist legal advice: that it is being taken, and, kept apart, what was advised and for whom."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from quadrant.governance.models.comments import Comment
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class AdviceRows(TenantRows):
    def live(self) -> AdviceRows:
        """Still being taken."""
        return self.filter(ended_on=None)


class LegalAdvice(OfPartnership):
    """A legal comment cites advice: for which service area, of whom by role, whether privileged. Never what it says."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="advice")
    area = models.CharField(max_length=150)
    adviser = models.CharField(max_length=150)
    privileged = models.BooleanField(default=True)
    since_on = models.DateField()
    ended_on = models.DateField(null=True)
    cited_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    cited_at = models.DateTimeField()

    objects = TenantManager.from_queryset(AdviceRows)()

    class Meta:
        ordering = ["since_on", "pk"]
        verbose_name = "legal advice"
        verbose_name_plural = "legal advice"
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "area", "adviser"],
                condition=Q(ended_on=None),
                name="advice_cited_once",
                violation_error_message="This advice is already cited.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("since_on")),
                name="advice_ends_after_start",
                violation_error_message="Advice cannot end before it began.",
            ),
        ]

    def __str__(self) -> str:
        return f"Advice on {self.area}"


class AdviceGiven(OfPartnership):
    """What was advised, once. Read by those whom `may_read_advice` lets in, and its history by no other.

    Nothing else points here, and no page but the advice's own counts these rows.
    """

    audit_sealed: ClassVar = True
    audit_hides: ClassVar = ("text", "file_name", "kind", "stored", "digest", "size")

    advice = models.ForeignKey(LegalAdvice, on_delete=models.PROTECT, related_name="given")
    text = models.TextField(blank=True)
    file_name = models.CharField(max_length=150, blank=True)
    kind = models.CharField(max_length=10, blank=True)
    stored = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    given_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at", "pk"]
        verbose_name = "advice"
        verbose_name_plural = "advice"
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | ~Q(stored=""),
                name="advice_given_with_something",
                violation_error_message="Write what was advised, or attach it.",
            ),
            models.UniqueConstraint(
                fields=["advice", "digest"],
                condition=~Q(digest=""),
                name="advice_file_once",
                violation_error_message="This file is already kept with the advice.",
            ),
        ]


class AdviceReader(OfPartnership):
    """Somebody named as a reader of the advice, besides legal officers."""

    audit_sealed: ClassVar = True
    audit_hides: ClassVar = ("person_id",)

    advice = models.ForeignKey(LegalAdvice, on_delete=models.PROTECT, related_name="readers")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        verbose_name = "reader"
        constraints = [
            models.UniqueConstraint(
                fields=["advice", "person"],
                name="advice_reader_once",
                violation_error_message="This person is already named.",
            )
        ]
