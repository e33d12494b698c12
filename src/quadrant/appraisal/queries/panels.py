"""What can be asked of panels: who is on them, who marks what, who is excluded and why, how far they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q

from quadrant.appraisal.models import CriteriaSet, Criterion, Entry, Mark, Panel, Panellist, Sheet
from quadrant.appraisal.queries.criteria import criteria_of, entries_of, marked_criteria
from quadrant.appraisal.queries.entering import still_coming
from quadrant.appraisal.rules import exclusions, may_sit_on_panel
from quadrant.appraisal.terms import Exclusion
from quadrant.partnership.models import BodyMember, Organisation, Person, RoleHolding
from quadrant.partnership.within import here


def panel_of(criteria_set: CriteriaSet) -> Panel | None:
    found: Panel | None = _panels().filter(criteria_set=criteria_set).first()
    return found


def panel_by(number: int) -> Panel | None:
    """The panel that scores by the criteria set of this number."""
    found: Panel | None = _panels().filter(criteria_set=number).first()
    return found


@dataclass(frozen=True)
class CellAt:
    """One entry under one criterion, with the panel that marks it."""

    panel: Panel
    entry: Entry
    criterion: Criterion


def cell_at(entry: int, criterion: int) -> CellAt | None:
    """The cell of an entry and a criterion of the same set."""
    found = Entry.objects.standing().select_related("organisation").filter(pk=entry).first()
    line = Criterion.objects.filter(pk=criterion).first()
    if found is None or line is None or found.criteria_set_id != line.criteria_set_id:
        return None
    panel = panel_by(found.criteria_set_id)
    return CellAt(panel, found, line) if panel else None


def where_from(people: Sequence[Person]) -> dict[int, Organisation]:
    """The organisation that each person acts for here, as their seats and then their roles say. Two queries."""
    today, found = here().on, {}
    seats = BodyMember.objects.sitting_on(today).filter(person__in=people, organisation__isnull=False)
    held = RoleHolding.objects.held_on(today).filter(person__in=people, organisation__isnull=False)
    for one in [*held.select_related("organisation"), *seats.select_related("organisation")]:
        found[one.person_id] = one.organisation
    return found


def panel_numbered(number: int) -> Panel | None:
    found: Panel | None = _panels().filter(pk=number).first()
    return found


def _panels() -> Any:
    return Panel.objects.select_related("criteria_set__cycle", "chair", "body", "closed_by")


def panellists_of(panel: Panel) -> list[Panellist]:
    return list(Panellist.objects.filter(panel=panel).select_related("person", "organisation").order_by("pk"))


def panellists_for(person: Any) -> list[Panellist]:
    """The panels on which this person sits, newest first."""
    on = Panellist.objects.filter(person=person).select_related("panel__criteria_set__cycle", "panel__chair", "person")
    return list(on.order_by("-pk"))


def panellist_numbered(number: int) -> Panellist | None:
    whole = Panellist.objects.select_related("panel__criteria_set__cycle", "person", "organisation")
    found: Panellist | None = whole.filter(pk=number).first()
    return found


def sheet_numbered(number: int) -> Sheet | None:
    found: Sheet | None = _sheets().filter(pk=number).first()
    return found


def _sheets() -> Any:
    return Sheet.objects.standing().select_related(
        "panellist__person", "panellist__panel__criteria_set__cycle", "entry__organisation"
    )


def sheets_of(panellist: Panellist) -> list[Sheet]:
    return list(_sheets().filter(panellist=panellist).order_by("entry__reference", "entry_id"))


def sheets_on(panel: Panel) -> list[Sheet]:
    """Every sheet of the panel that stands."""
    return list(_sheets().filter(panellist__panel=panel).order_by("entry__reference", "entry_id", "panellist_id"))


def withdrawn_sheets_on(panel: Panel) -> list[Sheet]:
    gone = Sheet.objects.filter(panellist__panel=panel, withdrawn_at__isnull=False)
    return list(gone.select_related("panellist__person", "entry").order_by("-withdrawn_at"))


def marks_on(sheet: Sheet) -> dict[int, Mark]:
    """What stands on one sheet, by criterion. Ask `may_mark` or `may_see_entry_marks` first."""
    return {mark.criterion_id: mark for mark in Mark.objects.filter(sheet=sheet)}


def exclusions_on(panel: Panel, *, on: date) -> list[Exclusion]:
    """Everything that keeps a panellist from an entry, or is noted, on a day."""
    return exclusions(panellists_of(panel), entries_of(panel.criteria_set), on=on)


def complete() -> Q:
    """A mark that may be handed in: given or not applicable, and with its reason."""
    return (Q(mark__isnull=False) | Q(not_applicable=True)) & ~Q(reason="")


def complete_marks_by_sheet(panel: Panel, **only: Any) -> dict[int, int]:
    """How many criteria are completely marked on each sheet of the panel."""
    done: dict[int, int] = defaultdict(int)
    marks = Mark.objects.filter(complete(), sheet__panellist__panel=panel, **only)
    for sheet in marks.values_list("sheet_id", flat=True):
        done[sheet] += 1
    return dict(done)


@dataclass(frozen=True)
class MarkersProgress:
    """How far one panellist is: counts, never marks."""

    panellist: Panellist
    to_mark: int
    marked: int

    @property
    def submitted(self) -> bool:
        return self.panellist.submitted_at is not None


def progress_of(panel: Panel) -> list[MarkersProgress]:
    """Done and not done, a line for each panellist; four queries whatever the size."""
    wanted = len(marked_criteria(criteria_of(panel.criteria_set)))
    done = complete_marks_by_sheet(panel)
    to_mark: dict[int, int] = defaultdict(int)
    marked: dict[int, int] = defaultdict(int)
    standing = Sheet.objects.standing().filter(panellist__panel=panel).values_list("pk", "panellist_id")
    for sheet, panellist in standing:
        to_mark[panellist] += 1
        marked[panellist] += done.get(sheet, 0) >= wanted
    return [MarkersProgress(p, to_mark[p.pk], marked[p.pk]) for p in panellists_of(panel)]


@dataclass(frozen=True)
class SheetToMark:
    """A sheet on a marker's own list, with how much of it is done."""

    sheet: Sheet
    done: int
    of: int

    @property
    def complete(self) -> bool:
        return self.done >= self.of


def own_sheets(panellist: Panellist) -> list[SheetToMark]:
    """A marker's own sheets in order, without those that an interest has closed to them since."""
    sheets = sheets_of(panellist)
    kept_away = {e.entry for e in exclusions([panellist], [s.entry for s in sheets], on=here().on) if e.bars}
    wanted = len(marked_criteria(criteria_of(panellist.panel.criteria_set)))
    done = complete_marks_by_sheet(panellist.panel, sheet__panellist=panellist)
    return [SheetToMark(s, done.get(s.pk, 0), wanted) for s in sheets if s.entry_id not in kept_away]


def _marking_on(person: Any) -> list[Panellist]:
    """This person's seats on panels where they have not handed in and may. Whoever has left sees none of its pages."""
    if not may_sit_on_panel(person):
        return []
    return [p for p in panellists_for(person) if p.submitted_at is None and p.panel.closed_at is None]


def entries_to_mark(person: Any) -> list[SheetToMark]:
    """What this person has still to mark, on every panel whose marking is open."""
    return [sheet for panellist in _marking_on(person) for sheet in own_sheets(panellist) if not sheet.complete]


def panels_to_hand_in(person: Any, *, at: datetime) -> list[Panellist]:
    """Where this person has marked everything and not handed it in, though nothing more is still to come."""
    own = ((panellist, own_sheets(panellist)) for panellist in _marking_on(person))
    done = [panellist for panellist, sheets in own if sheets and all(sheet.complete for sheet in sheets)]
    return [panellist for panellist in done if still_coming(panellist.panel.criteria_set, at=at) is None]


def balanced(eligible: Mapping[int, Sequence[int]], each: int) -> list[tuple[int, int]]:
    """Share entries out so that each has `each` markers and nobody has many more than another.

    `eligible` says who may mark which entry; answers (marker, entry). Entries with the fewest possible markers choose
    first; each takes those with the least to do; then loads are evened out by handing entries on.
    """
    load = {marker: 0 for markers in eligible.values() for marker in markers}
    chosen: dict[int, list[int]] = {}
    for entry in sorted(eligible, key=lambda entry: (len(eligible[entry]), entry)):
        chosen[entry] = sorted(eligible[entry], key=lambda marker: (load[marker], marker))[:each]
        for marker in chosen[entry]:
            load[marker] += 1
    while _hand_one_on(eligible, chosen, load):
        pass
    return [(marker, entry) for entry in sorted(chosen) for marker in sorted(chosen[entry])]


def _hand_one_on(eligible: Mapping[int, Sequence[int]], chosen: dict[int, list[int]], load: dict[int, int]) -> bool:
    """Move one entry from a marker to one with at least two fewer; False when there is no such move."""
    for busy in sorted(load, key=lambda marker: -load[marker]):
        for free in sorted(load, key=lambda marker: load[marker]):
            if load[busy] - load[free] < 2:
                break
            for entry, markers in chosen.items():
                if busy in markers and free not in markers and free in eligible[entry]:
                    markers.remove(busy)
                    markers.append(free)
                    load[busy] -= 1
                    load[free] += 1
                    return True
    return False


def incomplete_on(panellist: Panellist) -> list[tuple[Entry, Criterion]]:
    """The cells that the panellist has still to mark or to give a reason for."""
    criteria = marked_criteria(criteria_of(panellist.panel.criteria_set))
    done = set(Mark.objects.filter(complete(), sheet__panellist=panellist).values_list("sheet_id", "criterion_id"))
    sheets = [line.sheet for line in own_sheets(panellist)]
    return [(s.entry, criterion) for s in sheets for criterion in criteria if (s.pk, criterion.pk) not in done]


def submitted_together(panel: Panel) -> bool:
    """Everybody who has something to mark has submitted."""
    waiting = Sheet.objects.standing().filter(panellist__panel=panel, panellist__submitted_at=None)
    return not waiting.exists() and Sheet.objects.filter(panellist__panel=panel).exists()


def sole_marker(entry: Entry) -> int | None:
    """The person whose sheet is the only one that counts for an entry; None when there are several or none."""
    people = list(Sheet.objects.counted().filter(entry=entry).values_list(F("panellist__person_id"), flat=True)[:2])
    return people[0] if len(people) == 1 else None
