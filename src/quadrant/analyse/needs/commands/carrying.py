"""What goes on from an assessment to its next version: chapters with their words, the equity audit with its days."""

from __future__ import annotations

from datetime import datetime

from quadrant.analyse.needs.models import Chapter, ChapterText, EquityLine, NeedsAssessment
from quadrant.analyse.needs.queries import chapters_of, equity_rows
from quadrant.partnership.models import Person

COMPARED = (
    "group", "side", "measure", "theirs", "everybody", "unit", "more_is_better", "people", "source", "dated_on",
)  # fmt: skip


def carry_chapters(earlier: NeedsAssessment, later: NeedsAssessment, *, by: Person, at: datetime) -> None:
    """Each chapter begins where the last left off, as its first text. Part of renewing."""
    for one in chapters_of(earlier):
        made = Chapter(assessment=later, key=one.key, title=one.title, guidance=one.guidance, draws=one.draws)
        made.place = one.place
        made.save()
        if one.text:
            ChapterText(chapter=made, number=1, text=one.text, written_by=by, written_at=at).save()
    for line in equity_rows(earlier):
        carried = EquityLine(assessment=later, recorded_by=by, recorded_at=at)
        for name in COMPARED:
            setattr(carried, name, getattr(line, name))
        carried.save()
