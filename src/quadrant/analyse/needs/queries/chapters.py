"""What can be asked of the chapters of an assessment: their latest texts, versions, drafts and comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

import yaml
from django.db.models import F, OuterRef, Q, Subquery

from quadrant.analyse.needs.models import (
    Chapter,
    ChapterComment,
    ChapterDraft,
    ChapterReader,
    ChapterText,
    NeedsAssessment,
    OfferedChapter,
)
from quadrant.analyse.needs.queries.assessments import standings_of
from quadrant.analyse.needs.terms import ChapterPlan, Draws
from quadrant.partnership.models import Person

WRITING_NOW = timedelta(minutes=15)


@cache
def usual_chapters() -> tuple[ChapterPlan, ...]:
    """The chapters that Quadrant offers where a partnership keeps no list of its own (`chapters.yaml`)."""
    text = resources.files("quadrant.analyse.needs").joinpath("chapters.yaml").read_text(encoding="utf-8")
    return tuple(
        ChapterPlan(one["key"], one["title"], one["guidance"], tuple(Draws(each) for each in one.get("draws", ())))
        for one in yaml.safe_load(text)
    )


def offered_chapters() -> tuple[ChapterPlan, ...]:
    """The chapters that an assessment of this partnership begins with, in order."""
    own = OfferedChapter.objects.filter(ended_at=None).exclude(place=None).order_by("place", "pk")
    return tuple(one.plan for one in own) or usual_chapters()


def _with_text() -> Any:
    found = Chapter.objects.with_text().select_related(
        "assessment__cycle__framework", "assessment__owner", "assessment__drafted_by"
    )
    return found.defer("assessment__cycle__framework__text", "assessment__cycle__framework__content")


def chapters_of(assessment: NeedsAssessment) -> list[Chapter]:
    """The chapters of an assessment in order, each with its latest text (`text`, `number`). One query."""
    return list(_with_text().filter(assessment=assessment, place__isnull=False).order_by("place", "pk"))


def all_chapters_of(assessment: NeedsAssessment) -> list[Chapter]:
    """Those left out too, after the others."""
    return list(_with_text().filter(assessment=assessment).order_by(F("place").asc(nulls_last=True), "pk"))


def chapter_numbered(number: int) -> Chapter | None:
    found: Chapter | None = _with_text().filter(pk=number).first()
    return found


def texts_of(chapter: Chapter) -> list[ChapterText]:
    """Every text that a chapter had, the latest first."""
    found = ChapterText.objects.filter(chapter=chapter).select_related("written_by", "put_back")
    return list(found.order_by("-number"))


def chapter_text_numbered(number: int) -> ChapterText | None:
    found = ChapterText.objects.select_related("chapter__assessment__cycle__framework", "written_by")
    one: ChapterText | None = (
        found.defer("chapter__assessment__cycle__framework__text", "chapter__assessment__cycle__framework__content")
        .filter(pk=number)
        .first()
    )
    return one


def draft_of(chapter: Chapter, person: Any) -> ChapterDraft | None:
    """What this person typed into the chapter and has not saved."""
    found: ChapterDraft | None = ChapterDraft.objects.filter(chapter=chapter, person=person).first()
    return found


def writing_now(chapter: Chapter, person: Any, at: datetime) -> list[str]:
    """Who else has been typing into the chapter within the last quarter of an hour."""
    recent = ChapterDraft.objects.filter(chapter=chapter, kept_at__gte=at - WRITING_NOW, kept_at__lte=at)
    return list(recent.exclude(person=person).order_by("person__name").values_list("person__name", flat=True))


def readers_of(chapter: Chapter) -> list[ChapterReader]:
    return list(ChapterReader.objects.filter(chapter=chapter).select_related("person").order_by("due_on", "pk"))


def comments_on(chapter: Chapter) -> list[ChapterComment]:
    """What was said of a chapter, oldest first."""
    found = ChapterComment.objects.filter(chapter=chapter).select_related("said_by", "resolved_by")
    return list(found.order_by("said_at", "pk"))


def comment_numbered(number: int) -> ChapterComment | None:
    found = ChapterComment.objects.select_related("chapter__assessment__cycle__framework", "said_by")
    one: ChapterComment | None = (
        found.defer("chapter__assessment__cycle__framework__text", "chapter__assessment__cycle__framework__content")
        .filter(pk=number)
        .first()
    )
    return one


def chapters_to_read(person: Person) -> list[ChapterReader]:
    """What a person was asked to read and has said nothing of yet, soonest first."""
    asked = ChapterReader.objects.filter(person=person, answered_at=None, chapter__place__isnull=False)
    return list(asked.select_related("chapter__assessment").order_by("due_on", "pk"))


def comments_to_resolve(person: Person) -> list[ChapterComment]:
    """Open comments of others on the chapters that a person wrote last, or whose assessment they lead, oldest first;
    while the assessment can still change."""
    latest = ChapterText.objects.filter(chapter=OuterRef("chapter")).order_by("-number").values("written_by")[:1]
    leads = Q(chapter__assessment__owner=person.pk)
    leads |= Q(chapter__assessment__owner=None, chapter__assessment__drafted_by=person.pk)
    said = ChapterComment.objects.filter(resolved_at=None, chapter__place__isnull=False).exclude(said_by=person.pk)
    mine = said.annotate(writer=Subquery(latest)).filter(leads | Q(writer=person.pk))
    listed = list(
        mine.select_related("chapter__assessment__cycle__framework", "said_by")
        .defer("chapter__assessment__cycle__framework__text", "chapter__assessment__cycle__framework__content")
        .order_by("said_at", "pk")
    )
    assessments = {one.chapter.assessment_id: one.chapter.assessment for one in listed}
    standings = standings_of(assessments.values())
    return [one for one in listed if standings[one.chapter.assessment_id].may_change]


@dataclass(frozen=True)
class Unfinished:
    """What keeps an assessment in chapters from being put to a body."""

    blank: tuple[str, ...]
    commented: tuple[str, ...]


def unfinished(chapters: Iterable[Chapter]) -> Unfinished:
    listed = list(chapters)
    waiting = Counter(
        ChapterComment.objects.filter(chapter__in=listed, resolved_at=None).values_list("chapter", flat=True)
    )
    return Unfinished(
        tuple(one.title for one in listed if not one.text.strip()),
        tuple(one.title for one in listed if waiting[one.pk]),
    )
