"""June and July 2026: interests are declared, entries assigned, and nine people give 3,300 marks, each alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from quadrant.appraisal.commands import assign_entries, give_marks, submit_marks
from quadrant.appraisal.queries import criteria_of, entries_of, marked_criteria, panellists_of, sheets_of
from quadrant.appraisal.terms import GivenMark
from quadrant.demo.loading.days import moment
from quadrant.demo.loading.figures import table
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.reasons import reason
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.terms import InterestKind

if TYPE_CHECKING:
    from quadrant.appraisal.models import Criterion, Panel

DAYS_TO_MARK = 24


def tell(story: Story) -> None:
    """From declared interests to marks handed in."""
    _declare(story)
    with story.when(2026, 6, 30) as at:
        _assign(story, at)
    story.say("300 sheets, 3,300 marks with reasons")
    _mark(story)


def _declare(story: Story) -> None:
    """Two declare their own; the office declares what it knows of a third."""
    since = story.days.day(2024, 9, 1)
    with story.when(2026, 6, 22) as at:
        for key, kind, nature, where, by, ended in (
            ("pm6", InterestKind.OTHER_REGISTRABLE, "Trustee", "Hedgerow Family Trust", "pm6", None),
            (
                "pm3",
                InterestKind.PERSONAL,
                "A member of the household works there",
                "Hearth and Home Agency",
                "monitoring",
                None,
            ),
            ("pm8", InterestKind.PAST, "Volunteered there until two years ago", "Harbour Door", "pm8", None),
        ):
            declare_interest(
                person=story.person(key),
                kind=kind,
                nature=nature,
                organisation=story.organisation(where),
                from_on=since,
                to_on=ended,
                by=story.person(by),
                at=at,
            )


def _assign(story: Story, at: datetime) -> None:
    """Five markers to each proposal, 33 or 34 proposals to each marker, nobody with an interest in theirs."""
    panel: Panel = story.made["panel"]
    markers = {panellist.person_id: panellist for panellist in panellists_of(panel)}
    entries = {entry.reference: entry for entry in entries_of(story.made["criteria"])}
    pairs = [(markers[story.person(row["marker"].lower()).pk], entries[row["proposal"]]) for row in table("marks")]
    assign_entries(panel=panel, pairs=pairs, by=story.person("manager"), at=at)


def _mark(story: Story) -> None:
    """Each marker works through their sheets in July and hands them all in; the last ends the marking."""
    given = {(row["proposal"], row["marker"]): row for row in table("marks")}
    begins = moment(story.days.day(2026, 7, 1), 8)
    with story.when(2026, 7, 1):
        lines = list(marked_criteria(criteria_of(story.made["criteria"])))
        markers = panellists_of(story.made["panel"])
        work = [
            (begins + timedelta(days=place * DAYS_TO_MARK // len(sheets), minutes=13 * (place % 7) + number), sheet)
            for number, sheets in enumerate(map(sheets_of, markers))
            for place, sheet in enumerate(sheets)
        ]
    called = {story.person(row["marker"].lower()).pk: row["marker"] for row in table("panel")}
    for at, sheet in sorted(work, key=lambda each: (each[0], each[1].pk)):
        somebody = sheet.panellist.person
        row = given[sheet.entry.reference, called[somebody.pk]]
        with story.on(at.date()):
            give_marks(sheet=sheet, marks=_marks(row, lines), by=somebody, at=at)
    for number, panellist in enumerate(markers):
        with story.when(2026, 7, 25 + number // 2, 17, number) as at:
            submit_marks(panellist=panellist, by=panellist.person, at=at)


def _marks(row: dict[str, str], lines: list[Criterion]) -> dict[Criterion, GivenMark]:
    return {
        line: GivenMark(int(row[f"W{place + 1}"]), reason(place, int(row[f"W{place + 1}"])))
        for place, line in enumerate(lines)
    }
