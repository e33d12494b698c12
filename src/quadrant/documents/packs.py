"""The pack of a meeting: contents, agenda and every report in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quadrant.documents.meetings import agenda_paper, header_of, title_of
from quadrant.documents.paper import Enclosed, Pack
from quadrant.documents.reports import HELD_BACK, file_name, report_paper
from quadrant.governance.queries import agenda_of, kept_back_at
from quadrant.governance.rules import may_read_exempt

if TYPE_CHECKING:
    from quadrant.governance.models import AgendaItem, Meeting
    from quadrant.partnership.models import Person

LEFT_OUT = (
    "Exempt parts that this version may not hold are left out; each such report says under which paragraph and why."
)
PART_EXEMPT, PART_LEFT_OUT = " (part exempt)", " (exempt part left out)"


def pack_of(meeting: Meeting, *, reader: Person, public: bool = False) -> Pack:
    """The papers of the meeting as this person may read each of them; with `public`, as anybody may."""
    kept_back = kept_back_at(meeting)
    reports = [
        _report(item, reader, public=public, keeps_back=item.report_id in kept_back) for item in agenda_of(meeting)
    ]
    exempt = any(one.paper.exempt for one in reports)
    left_out = any(one.heading.endswith(PART_LEFT_OUT) for one in reports)
    return Pack(
        title=title_of(meeting),
        name=file_name("pack", meeting.pk, title_of(meeting), exempt=exempt),
        partnership=meeting.partnership.name,
        header=header_of(meeting),
        enclosed=(Enclosed("Agenda", agenda_paper(meeting)), *reports),
        standing=tuple(said for said, holds in ((HELD_BACK, exempt), (LEFT_OUT, left_out)) if holds),
    )


def _report(item: AgendaItem, reader: Person, *, public: bool, keeps_back: bool) -> Enclosed:
    paper = report_paper(item.report, reader=reader, public=public, item=item)
    marks = (PART_EXEMPT if paper.exempt else PART_LEFT_OUT) if keeps_back else ""
    return Enclosed(f"Item {item.number}: {paper.title}{marks}", paper)


def holds_exempt(meeting: Meeting, *, reader: Person) -> bool:
    """Would this person's own pack hold an exempt part?"""
    kept_back = kept_back_at(meeting)
    return any(item.report_id in kept_back and may_read_exempt(reader, item.report) for item in agenda_of(meeting))
