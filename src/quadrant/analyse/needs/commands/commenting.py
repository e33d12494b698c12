"""Acts on what others say of a chapter: asked for, said, resolved."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.analyse.needs.commands.assessments import NOT_OPEN
from quadrant.analyse.needs.commands.needs import WORKERS
from quadrant.analyse.needs.models import Chapter, ChapterComment, ChapterReader
from quadrant.analyse.needs.queries import chapter_numbered, standing_of_assessment
from quadrant.analyse.needs.rules import may_comment_on_chapter, may_resolve_comment, may_write_chapter
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person
from quadrant.partnership.rules import may_look_inside


def _insist_open(chapter: Chapter) -> None:
    standing = standing_of_assessment(chapter.assessment)
    insist(standing.may_change, NOT_OPEN.get(standing.state, ""))


@act("chapter.reader_asked")
def ask_to_read(*, chapter: Chapter, person: Person, due_on: date, by: Person, at: datetime) -> Done[ChapterReader]:
    """Ask somebody to read a chapter and say what they think of it. It comes to their work."""
    allow(may_write_chapter(by, chapter), WORKERS)
    _insist_open(chapter)
    insist(may_look_inside(person), f"{person.name} has no part here that reads assessments.", field="person")
    insist(due_on >= london_day(at), "Give a day that has not passed.", field="due_on")
    made = ChapterReader(chapter=chapter, person=person, due_on=due_on, asked_by=by, asked_at=at)
    made.save()
    return Done(made, f"{person.name} on “{chapter.title}”, by {due_on:%-d %B %Y}")


@act("chapter.commented")
def comment_on_chapter(*, chapter: Chapter, text: str, by: Person, at: datetime) -> Done[ChapterComment]:
    """Say something of a chapter as it now reads; whoever was asked has then answered."""
    allow(may_comment_on_chapter(by, chapter), "Whoever was asked, or those who work on this cycle, may comment.")
    _insist_open(chapter)
    insist(bool(text.strip()), "Write your comment.", field="text")
    latest = chapter_numbered(chapter.pk)
    on_text = latest.number if latest is not None else 0
    made = ChapterComment(chapter=chapter, on_text=on_text, text=text.strip(), said_by=by, said_at=at)
    made.save()
    for asked in ChapterReader.objects.select_for_update().filter(chapter=chapter, person=by, answered_at=None):
        asked.answered_at = at
        asked.save()
    return Done(made, made.text)


@act("chapter.comment_resolved")
def resolve_comment(*, comment: ChapterComment, resolution: str, by: Person, at: datetime) -> Done[ChapterComment]:
    """Say what became of a comment: what was changed, or why nothing was."""
    kept: ChapterComment = ChapterComment.objects.select_for_update().get(pk=comment.pk)
    allow(may_resolve_comment(by, kept), WORKERS)
    insist(kept.resolved_at is None, "This comment was resolved already.")
    insist(bool(resolution.strip()), "Say what became of the comment.", field="resolution")
    kept.resolution, kept.resolved_by, kept.resolved_at = resolution.strip(), by, at
    kept.save()
    return Done(kept, kept.resolution)
