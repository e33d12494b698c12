"""Acts on the text of a chapter: typed and kept, saved as its next text, drawn from the records, put back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from quadrant.analyse.needs.commands.assessments import open_assessment
from quadrant.analyse.needs.commands.chapters import reopened
from quadrant.analyse.needs.models import Chapter, ChapterDraft, ChapterText
from quadrant.analyse.needs.queries import chapter_numbered, drawn_for
from quadrant.analyse.needs.rules import may_write_chapter
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist, refuse_lost_update
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person

LONGEST, MOST_TEXTS = 200_000, 1_000_000
TOO_LONG = f"A chapter holds at most {LONGEST:,} characters. Make two of it."
LEFT_OUT = "This chapter is left out of the assessment. Take it in again first."


def keep_chapter_draft(*, chapter: Chapter, based_on: int, text: str, by: Person, at: datetime) -> ChapterDraft:
    """Keep what a person has typed so far, for them alone. It is asked every few seconds, so it is no act."""
    allow(may_write_chapter(by, chapter), "Only those who work on this cycle may do this.")
    insist(len(text) <= LONGEST, TOO_LONG, field="text")
    # A number that no text has ever had is kept as 0: then both texts are shown, and nothing typed is lost.
    began = based_on if 0 <= based_on <= MOST_TEXTS else 0
    with transaction.atomic():
        kept, _ = ChapterDraft.objects.update_or_create(
            chapter=chapter, person=by, defaults={"text": text, "based_on": began, "kept_at": at}
        )
    made: ChapterDraft = kept
    return made


def throw_draft_away(*, chapter: Chapter, by: Person, at: datetime) -> None:
    """Forget what a person typed and did not save."""
    ChapterDraft.objects.filter(chapter=chapter, person=by).delete()


def open_chapter(chapter: Chapter, by: Person) -> Chapter:
    """The chapter under the lock of its assessment, with its latest text, open to change by this person."""
    kept = open_assessment(chapter.assessment, by)
    found = chapter_numbered(chapter.pk)
    assert found is not None  # noqa: S101  chapters are never deleted
    insist(found.place is not None, LEFT_OUT)
    reopened(kept)
    return found


def _next(kept: Chapter, text: str, by: Person, at: datetime) -> ChapterText:
    made = ChapterText(chapter=kept, number=kept.number + 1, text=text.strip(), written_by=by, written_at=at)
    insist(len(made.text) <= LONGEST, TOO_LONG, field="text")
    return made


@act("chapter.written")
def write_chapter(*, chapter: Chapter, based_on: int, text: str, by: Person, at: datetime) -> Done[Chapter]:
    """Save a chapter's next text. Where somebody saved since it was opened, nothing is lost: both texts are told."""
    kept = open_chapter(chapter, by)
    if kept.number != based_on and kept.text.strip() != text.strip():
        refuse_lost_update("chapter", {"text": kept.text}, {"text": text})
    if kept.text.strip() != text.strip():
        _next(kept, text, by, at).save()
    ChapterDraft.objects.filter(chapter=kept, person=by).delete()
    return Done(kept, kept.title)


@act("chapter.drawn")
def draw_chapter(*, chapter: Chapter, based_on: int, by: Person, at: datetime) -> Done[Chapter]:
    """Put what the records say now at the end of a chapter, as words with their day. From then on they are its own."""
    kept = open_chapter(chapter, by)
    same = kept.number == based_on
    insist(same, "Somebody else saved this chapter in the meantime. Look at it again first.")
    passage = drawn_for(kept, london_day(at))
    insist(bool(passage), "The records hold nothing for this chapter yet.")
    made = _next(kept, f"{kept.text}\n\n{passage}", by, at)
    made.drawn = True
    made.save()
    return Done(kept, kept.title)


@act("chapter.put_back")
def put_back_chapter(*, text: ChapterText, based_on: int, by: Person, at: datetime) -> Done[Chapter]:
    """Make an earlier text of a chapter the latest again; those between stay."""
    kept = open_chapter(text.chapter, by)
    same = kept.number == based_on
    insist(same, "Somebody else saved this chapter in the meantime. Look at it again first.")
    insist(text.number != kept.number, "This is the text that the chapter has.")
    made = _next(kept, text.text, by, at)
    made.put_back = text
    made.save()
    return Done(kept, f"{kept.title}: text {text.number} again")
