"""Chapters of a needs assessment: the list that a partnership offers, their texts version by version, comments."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from quadrant.analyse.needs.models.assessments import NeedsAssessment
from quadrant.analyse.needs.terms import ChapterPlan, Draws
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class Planned(OfPartnership):
    """What a chapter is to hold. `draws` are terms of `Draws`, with spaces between; `key` is the same from one
    assessment to the next, so that the two can be compared."""

    key = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    guidance = models.CharField(max_length=300, blank=True)
    draws = models.CharField(max_length=200, blank=True)
    place = models.PositiveSmallIntegerField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def plan(self) -> ChapterPlan:
        return ChapterPlan(self.key, self.title, self.guidance, tuple(Draws(one) for one in self.draws.split()))


class OfferedChapter(Planned):
    """A chapter of the partnership's own list, which new assessments begin with. An ended one is offered no longer."""

    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key"],
                condition=Q(ended_at=None),
                name="offered_chapter_once",
                violation_error_message="Somebody has just set this list. Open the page again.",
            )
        ]


class ChapterRows(TenantRows):
    def standing(self) -> ChapterRows:
        """Those that the assessment has; one left out keeps its texts."""
        return self.exclude(place=None)

    def with_text(self) -> ChapterRows:
        """Each with its latest text and that text's number, who wrote it when, and how many comments are open."""
        latest = ChapterText.objects.filter(chapter=OuterRef("pk")).order_by("-number")
        told: ChapterRows = self.annotate(
            text=Coalesce(Subquery(latest.values("text")[:1]), Value("", models.TextField())),
            number=Coalesce(Subquery(latest.values("number")[:1]), 0),
            written_at=Subquery(latest.values("written_at")[:1]),
            writer=Subquery(latest.values("written_by__name")[:1]),
            open_comments=Count("comments", filter=Q(comments__resolved_at=None), distinct=True),
        )
        return told


class Chapter(Planned):
    """A chapter of one assessment. Without a `place` it is left out, its texts kept."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="chapters")
    text: str  # by `with_text`, as what follows
    number: int  # of the latest text, 0 before there is one
    written_at: datetime | None
    writer: str | None
    open_comments: int

    objects = TenantManager.from_queryset(ChapterRows)()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "key"],
                name="chapter_key_once",
                violation_error_message="The assessment already has this chapter.",
            ),
            models.UniqueConstraint(
                fields=["assessment", "title"],
                name="chapter_title_once",
                violation_error_message="The assessment already has a chapter of this title.",
            ),
        ]


class ChapterText(OfPartnership):
    """A chapter's text as it was saved once. The highest number holds; `put_back` is the earlier one it repeats."""

    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    drawn = models.BooleanField(default=False)
    put_back = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    written_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["chapter", "number"],
                name="chapter_text_number_once",
                violation_error_message="Somebody else saved this chapter at the same moment. Save again.",
            )
        ]


class ChapterDraft(OfPartnership):
    """What one person is typing into a chapter and has not saved yet. Nobody else sees it; it is no record, and is kept
    every few seconds, so it stands outside the chain.

    `based_on` is the number of the text that it began from.
    """

    audit_not_covered: ClassVar = True

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey("partnership.Person", on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    based_on = models.PositiveIntegerField()
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "person"], name="chapter_draft_once")]


class ChapterReader(OfPartnership):
    """Somebody asked to read a chapter and say what they think, by a day."""

    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="readers")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    asked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["chapter", "person"],
                name="chapter_reader_once",
                violation_error_message="This person was asked already.",
            )
        ]


class ChapterComment(OfPartnership):
    """What somebody said of a chapter's text of that number, and how its author resolved it."""

    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="comments")
    on_text = models.PositiveIntegerField()
    text = models.TextField()
    said_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    resolved_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True)
    resolution = models.TextField(blank=True)

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolution="") | Q(resolved_at__isnull=False) & ~Q(resolution=""),
                name="chapter_comment_resolved_in_words",
                violation_error_message="Say what became of the comment.",
            )
        ]

    def __str__(self) -> str:
        return self.text
