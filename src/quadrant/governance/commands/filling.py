"""The act of filling sections of a draft from the records of its cycle."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.governance.commands.reports import draft_of
from quadrant.governance.models import FilledSection, Report, ReportSection
from quadrant.governance.queries import drawn_for, mark_of
from quadrant.governance.terms import Section
from quadrant.methods import words
from quadrant.partnership.models import Person


@act("report.filled")
def fill_sections(*, report: Report, sections: Sequence[Section], seen: str, by: Person, at: datetime) -> Done[Report]:
    """Put what the records say into these sections. `seen` marks what the person was shown before they chose.

    Nothing that somebody typed is overwritten: only a passage that was filled before, and left as it was, is renewed.
    """
    kept = draft_of(report, by)
    insist(bool(sections), "Choose at least one section.", field="sections")
    drawn = drawn_for(kept, by, on=timezone.localdate(at))
    insist(mark_of(drawn) == seen, "The records or the report have changed since you opened this page. Look again.")
    chosen = [one for one in drawn if one.section in sections]
    insist(len(chosen) == len(set(sections)), "The records say nothing for one of these sections.", field="sections")
    for one in chosen:
        row = ReportSection.objects.select_for_update().filter(report=kept, section=one.section).first()
        row = row or ReportSection(report=kept, section=one.section)
        row.text = one.would_be
        row.save()
        FilledSection(report=kept, section=one.section, text=one.told, filled_by=by, filled_at=at).save()
    kept.version += 1
    kept.save()
    return Done(kept, words.listing(one.title for one in chosen))
