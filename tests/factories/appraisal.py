"""Criteria, panels and marks. Clara the commissioner drafts, Bea (another commissioner) adopts, Cheng chairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from quadrant.appraisal import commands
from quadrant.appraisal.models import CriteriaSet, Entry, Panel, Panellist, Sheet
from quadrant.appraisal.queries import criteria_of, marked_criteria, panellists_of, sheets_of
from quadrant.appraisal.terms import GivenMark
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Organisation, Person
from quadrant.partnership.terms import Role
from tests.factories import cycle as cycles
from tests.factories.partnership import known, organisation, person

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def commissioner(name: str) -> Person:
    from quadrant.partnership.rules import has_role

    somebody = known(name)
    return somebody if has_role(somebody, Role.COMMISSIONER) else person(name, Role.COMMISSIONER)


def drafted(running: Cycle | None = None, **more: Any) -> CriteriaSet:
    """Herefordshire's eleven weighted criteria, drafted by Clara."""
    running = running or cycles.cycle(by=commissioner("Clara"))
    settings = {"framework_sets": ["essential-criteria"], **more}
    return commands.draft_criteria(cycle=running, by=commissioner("Clara"), at=NOW, **settings)


def adopted(running: Cycle | None = None, **more: Any) -> CriteriaSet:
    return commands.adopt_criteria(criteria_set=drafted(running, **more), by=commissioner("Bea"), at=NOW)


def entry(
    used: CriteriaSet, title: str, *, led_by: Organisation | None = None, reference: str = "", value: int | None = None
) -> Entry:
    return commands.enter(
        criteria_set=used,
        title=title,
        organisation=led_by or organisation(f"Leaders of {title}"),
        reference=reference,
        value=Decimal(value) if value is not None else None,
        by=commissioner("Clara"),
        at=NOW,
    )


def member(name: str) -> Person:
    """Somebody who sits on boards and panels."""
    return person(name, Role.GROUP_MEMBER)


def panel(
    used: CriteriaSet, *members: Person | tuple[Person, Organisation | None], chair: Person | None = None
) -> Panel:
    people = [one if isinstance(one, tuple) else (one, None) for one in members]
    return commands.name_panel(
        criteria_set=used, chair=chair or member("Cheng"), members=people, by=commissioner("Clara"), at=NOW
    )


def shared_out(named: Panel, each: int | None = None) -> list[Panellist]:
    """Every entry to every panellist who may mark it (or to `each` of them); answers the panellists."""
    commands.share_out_entries(panel=named, each=each, by=commissioner("Clara"), at=NOW)
    return panellists_of(named)


def given(marks: Sequence[int | None], used: CriteriaSet) -> Mapping[Any, GivenMark]:
    """A mark for each criterion in order, with a reason; None says that it does not apply."""
    lines = marked_criteria(criteria_of(used))
    return {
        line: GivenMark(mark, "As the evidence shows", not_applicable=mark is None)
        for line, mark in zip(lines, marks, strict=True)
    }


def mark(sheet: Sheet, marks: Sequence[int | None] | int) -> Sheet:
    """Fill a sheet: one mark for all criteria, or a list of them."""
    used = sheet.entry.criteria_set
    wanted = [marks] * len(marked_criteria(criteria_of(used))) if isinstance(marks, int) else marks
    return commands.give_marks(sheet=sheet, marks=given(wanted, used), by=sheet.panellist.person, at=NOW)


def mark_all(panellist: Panellist, marks: Mapping[str, Sequence[int | None] | int]) -> Panellist:
    """Fill all sheets of a panellist, by title of the entry, and hand them in."""
    for sheet in sheets_of(panellist):
        mark(sheet, marks[sheet.entry.title])
    return commands.submit_marks(panellist=panellist, by=panellist.person, at=NOW)
