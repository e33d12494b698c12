"""Acts on which chapters an assessment has: the partnership's own list, and the chapters of one assessment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.text import slugify

from quadrant.analyse.needs.commands.assessments import insist_latest, open_assessment
from quadrant.analyse.needs.models import AssessmentDecision, Chapter, NeedsAssessment, OfferedChapter
from quadrant.analyse.needs.queries import offered_chapters
from quadrant.analyse.needs.rules import may_keep_chapter_list
from quadrant.analyse.needs.terms import ChapterPlan
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Partnership, Person

LONGEST_KEY = 60
MOST_CHAPTERS = 40


def _insist_plans(plans: Sequence[ChapterPlan]) -> None:
    insist(bool(plans), "Keep at least one chapter.")
    insist(len(plans) <= MOST_CHAPTERS, f"An assessment has at most {MOST_CHAPTERS} chapters.")
    titles = [plan.title.strip().casefold() for plan in plans]
    insist(all(titles), "Give each chapter a title.")
    twice = next((plan.title for plan, title in zip(plans, titles, strict=True) if titles.count(title) > 1), "")
    insist(not twice, f"Two chapters are called “{twice}”.")


def key_for(title: str, taken: set[str]) -> str:
    """A key for a chapter of one's own, such as `housing-and-health`, that no other chapter has."""
    stem = slugify(title)[: LONGEST_KEY - 4] or "chapter"
    found = next(key for key in (stem, *(f"{stem}-{at}" for at in range(2, 100))) if key not in taken)
    taken.add(found)
    return found


def _keyed(plans: Sequence[ChapterPlan], taken: set[str]) -> list[ChapterPlan]:
    """The plans, each with a key; one of one's own that has none yet is given one."""
    taken |= {plan.key for plan in plans if plan.key}
    return [
        ChapterPlan(plan.key or key_for(plan.title, taken), plan.title.strip(), plan.guidance.strip(), plan.draws)
        for plan in plans
    ]


@act("chapter_list.set")
def set_chapter_list(
    *, place: Partnership, plans: Sequence[ChapterPlan], seen: Sequence[str], by: Person, at: datetime
) -> Done[Partnership]:
    """Say which chapters new assessments of the partnership begin with, in this order; those begun keep theirs.

    `seen` are the keys of the list that the person had before them.
    """
    allow(may_keep_chapter_list(by), "Commissioners and analysts keep this list.")
    _insist_plans(plans)
    same = list(seen) == [one.key for one in offered_chapters()]
    insist(same, "Somebody else has set this list since you opened it. Look at it again first.")
    for old in OfferedChapter.objects.select_for_update(of=("self",)).filter(ended_at=None).order_by("pk"):
        old.ended_at = at
        old.save()
    for order, plan in enumerate(_keyed(plans, set()), start=1):
        made = OfferedChapter(key=plan.key, title=plan.title, guidance=plan.guidance, place=order)
        made.draws, made.set_by, made.set_at = " ".join(plan.draws), by, at
        made.save()
    return Done(place, ", ".join(plan.title for plan in plans))


@act("needs_assessment.chapters_arranged")
def arrange_chapters(
    *, assessment: NeedsAssessment, version: int, plans: Sequence[ChapterPlan], by: Person, at: datetime
) -> Done[NeedsAssessment]:
    """Give an assessment these chapters in this order. One that is left out keeps its texts and may come back."""
    kept = open_assessment(assessment, by)
    insist_latest(kept, version)
    _insist_plans(plans)
    known = {one.key: one for one in Chapter.objects.filter(assessment=kept)}
    for left_out in known.values():
        left_out.place = None
        left_out.save()
    for order, plan in enumerate(_keyed(plans, set(known)), start=1):
        one = known.get(plan.key) or Chapter(assessment=kept, key=plan.key)
        one.title, one.guidance, one.draws, one.place = plan.title, plan.guidance, " ".join(plan.draws), order
        one.save()
    kept.version += 1
    kept.save()
    return Done(kept, ", ".join(plan.title for plan in plans))


def reopened(kept: NeedsAssessment) -> None:
    """What a body saw is not what stands now: an assessment once put is a new text from its first change on.

    Chapters of a draft change without it, so that two authors of two chapters are not in each other's way.
    """
    if AssessmentDecision.objects.filter(assessment=kept, version=kept.version).exists():
        kept.version += 1
        kept.save()
