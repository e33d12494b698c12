"""Who may draft, adopt, mark, see, moderate and rank; and whom an interest keeps away from which entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Protocol

from quadrant.appraisal.models import CriteriaSet, Criterion, Entry, Panel, Panellist, Sheet
from quadrant.appraisal.terms import Exclusion
from quadrant.cycle.models import Cycle
from quadrant.cycle.rules import may_run_cycle
from quadrant.partnership.models import BodyMember, Organisation, RoleHolding
from quadrant.partnership.queries import conflicts_of, effects
from quadrant.partnership.rules import acts_for, has_role, may_look_inside, signed_in
from quadrant.partnership.terms import InterestEffect, InterestKind, Role, subject_key
from quadrant.partnership.within import here


class CellToSee(Protocol):
    """One entry under one criterion (see `queries.cell_at`)."""

    @property
    def panel(self) -> Panel: ...
    @property
    def entry(self) -> Entry: ...


def may_see_criteria(person: Any, criteria_set: CriteriaSet) -> bool:
    return may_look_inside(person)


def may_draft_criteria(person: Any, cycle: Cycle) -> bool:
    return may_run_cycle(person, cycle)


def may_change_criteria(person: Any, criteria_set: CriteriaSet) -> bool:
    return may_run_cycle(person, criteria_set.cycle)


def may_see_criterion(person: Any, criterion: Criterion) -> bool:
    return may_see_criteria(person, criterion.criteria_set)


def may_change_line(person: Any, criterion: Criterion) -> bool:
    return may_change_criteria(person, criterion.criteria_set)


def may_adopt_criteria(person: Any, criteria_set: CriteriaSet) -> bool:
    """Those who run the cycle, but never the one who drafted the set."""
    return person.pk != criteria_set.drafted_by_id and may_run_cycle(person, criteria_set.cycle)


def may_enter_for(person: Any, organisation: Organisation) -> bool:
    """Those who look inside, and an organisation's own applicant or provider."""
    outside = (Role.APPLICANT, Role.PROVIDER)
    return may_look_inside(person) or any(acts_for(person, role, organisation.pk) for role in outside)


def may_name_panel(person: Any, criteria_set: CriteriaSet) -> bool:
    return may_run_cycle(person, criteria_set.cycle)


def may_sit_on_panel(person: Any) -> bool:
    """Those who look inside, in the chair or beside it: never a provider's or an applicant's own people."""
    return may_look_inside(person)


def may_change_panel(person: Any, panel: Panel) -> bool:
    return may_name_panel(person, panel.criteria_set)


def may_see_panellist(person: Any, panellist: Panellist) -> bool:
    return may_see_progress(person, panellist.panel)


def may_remove(person: Any, panellist: Panellist) -> bool:
    return may_change_panel(person, panellist.panel)


def may_close_round(person: Any, panel: Panel) -> bool:
    return person.pk == panel.chair_id and signed_in(person)


def may_moderate(person: Any, panel: Panel) -> bool:
    """The chair of the panel, and nobody else."""
    return person.pk == panel.chair_id and signed_in(person)


def may_rank(person: Any, panel: Panel) -> bool:
    return may_moderate(person, panel) or may_run_cycle(person, panel.criteria_set.cycle)


def may_mark(person: Any, sheet: Sheet) -> bool:
    """Its own marker, as long as no interest stands between them and the entry."""
    if person.pk != sheet.panellist.person_id or not signed_in(person) or sheet.withdrawn_at is not None:
        return False
    return not bars(exclusions([sheet.panellist], [sheet.entry], on=here().on))


def may_submit(person: Any, panellist: Panellist) -> bool:
    return person.pk == panellist.person_id and signed_in(person)


def may_see_progress(person: Any, panel: Panel) -> bool:
    """Who has done how much, never which marks."""
    return may_look_inside(person)


def may_see_marks(person: Any, panel: Panel) -> bool:
    """Everybody's marks, and only once independent marking has ended: panellists, their chair, those who run the
    cycle, auditors. Before that nobody sees another's.
    """
    if panel.closed_at is None or not signed_in(person):
        return False
    runs = may_run_cycle(person, panel.criteria_set.cycle)
    if runs or person.pk == panel.chair_id or has_role(person, Role.AUDITOR):
        return True
    return any(panellist.person_id == person.pk for panellist in Panellist.objects.filter(panel=panel))


def may_see_entry_marks(person: Any, panel: Panel, entry: Entry) -> bool:
    """As above, without those whom an interest makes leave."""
    return may_see_marks(person, panel) and not hidden_from(person, [entry])


def may_see_cell(person: Any, cell: CellToSee) -> bool:
    return may_see_entry_marks(person, cell.panel, cell.entry)


def may_moderate_cell(person: Any, cell: CellToSee) -> bool:
    return may_moderate(person, cell.panel)


def may_withdraw_marks(person: Any, panel: Panel) -> bool:
    """The chair, those who run the cycle and the monitoring officer; Quadrant itself when an interest is declared."""
    if person is None:
        return True
    runs = may_run_cycle(person, panel.criteria_set.cycle)
    return runs or may_moderate(person, panel) or has_role(person, Role.MONITORING_OFFICER)


def may_withdraw_marks_of(person: Any, panellist: Panellist) -> bool:
    return may_withdraw_marks(person, panellist.panel)


def bars(found: Iterable[Exclusion]) -> bool:
    return any(exclusion.bars for exclusion in found)


def hidden_from(person: Any, entries: Sequence[Entry]) -> set[int]:
    """The entries of which this person may see nothing."""
    found = _declared([person.pk], entries, here().on)
    return {exclusion.entry for exclusion in found if exclusion.hides}


def exclusions(panellists: Sequence[Panellist], entries: Sequence[Entry], *, on: date) -> list[Exclusion]:
    """Everything that stands between panellists and entries on a day: what arises by itself, then what was declared."""
    return [*_leading(panellists, entries, on), *_declared([p.person_id for p in panellists], entries, on)]


def _leading(panellists: Sequence[Panellist], entries: Sequence[Entry], on: date) -> list[Exclusion]:
    """The panellist's organisation leads the entry, whether or not anybody declared it."""
    people = [panellist.person_id for panellist in panellists]
    theirs = {(p.person_id, p.organisation_id) for p in panellists if p.organisation_id}
    held = RoleHolding.objects.held_on(on).filter(person_id__in=people, organisation__isnull=False)
    seats = BodyMember.objects.sitting_on(on).filter(person_id__in=people, organisation__isnull=False)
    theirs |= {*held.values_list("person_id", "organisation_id"), *seats.values_list("person_id", "organisation_id")}
    led = [(person, entry) for person in people for entry in entries if (person, entry.organisation_id) in theirs]
    effect = effects()[InterestKind.ORGANISATIONAL] if led else InterestEffect.NOTED
    return [Exclusion(person, entry.pk, f"{entry.organisation.name} leads it", effect) for person, entry in led]


def _declared(people: Sequence[int], entries: Sequence[Entry], on: date) -> list[Exclusion]:
    organisations = {entry.organisation_id for entry in entries}
    titles = {entry.title for entry in entries}
    found = conflicts_of(people, organisations=organisations, subjects=titles, on=on)
    return [
        Exclusion(person, entry.pk, _why(conflict.interest), InterestEffect(conflict.effect), conflict.dispensed_by)
        for person, conflicts in found.items()
        for conflict in conflicts
        for entry in entries
        if _bears_on(conflict.interest, entry)
    ]


def _bears_on(interest: Any, entry: Entry) -> bool:
    if interest.organisation_id is not None and interest.organisation_id == entry.organisation_id:
        return True
    return bool(interest.subject) and subject_key(interest.subject) == subject_key(entry.title)


def _why(interest: Any) -> str:
    kind = InterestKind(interest.kind).label.lower()
    return f"{interest.nature} ({kind} interest in {interest.organisation or interest.subject})"
