"""Acts on panels: naming them, sharing entries out, ending independent marking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone

from quadrant.appraisal.models import CriteriaSet, Entry, Panel, Panellist, Sheet
from quadrant.appraisal.queries import balanced, entries_of, panellists_of, progress_of, still_coming
from quadrant.appraisal.rules import exclusions, may_close_round, may_name_panel, may_sit_on_panel
from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.partnership.models import Body, Organisation, Person

NOT_YOURS = "Only a commissioner, or the chair of the cycle's lead body, may do this."
ENDED = "Independent marking has ended."


def _open(panel: Panel, by: Person) -> Panel:
    kept: Panel = Panel.objects.select_for_update().get(pk=panel.pk)
    allow(may_name_panel(by, kept.criteria_set), NOT_YOURS)
    insist(kept.closed_at is None, ENDED)
    return kept


def _refuse_outsiders(people: Iterable[Person], *, field: str) -> None:
    """Whoever could not open the panel's pages does not sit on it."""
    outside = [person.name for person in people if not may_sit_on_panel(person)]
    has = "has" if len(outside) == 1 else "have"
    sentence = f"{' and '.join(outside)} {has} no role inside the partnership, so may not sit on the panel."
    insist(not outside, sentence, field=field)


@act("panel.named")
def name_panel(
    *,
    criteria_set: CriteriaSet,
    chair: Person,
    members: Sequence[tuple[Person, Organisation | None]] = (),
    body: Body | None = None,
    by: Person,
    at: datetime,
) -> Done[Panel]:
    """Name who scores by adopted criteria, each with the organisation they come from, and who moderates."""
    allow(may_name_panel(by, criteria_set), NOT_YOURS)
    kept = CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)
    insist(kept.adopted_at is not None, "Adopt the criteria before naming a panel.")
    _refuse_outsiders([chair], field="chair")
    _refuse_outsiders([person for person, _ in members], field="members")
    made = Panel(criteria_set=kept, body=body, chair=chair, named_by=by, named_at=at)
    made.save()
    for person, organisation in members:
        Panellist(panel=made, person=person, organisation=organisation, named_at=at).save()
    return Done(made, f"{len(members)} panellists, {chair.name} in the chair")


@act("panellist.added")
def add_panellist(
    *, panel: Panel, person: Person, organisation: Organisation | None = None, by: Person, at: datetime
) -> Done[Panellist]:
    kept = _open(panel, by)
    _refuse_outsiders([person], field="person")
    made = Panellist(panel=kept, person=person, organisation=organisation, named_at=at)
    made.save()
    return Done(made, person.name)


@act("panellist.removed")
def remove_panellist(*, panellist: Panellist, by: Person, at: datetime) -> Done[Panel]:
    """Take somebody off the panel who has not been given anything to mark."""
    kept = _open(panellist.panel, by)
    given = Sheet.objects.filter(panellist=panellist).exists()
    insist(not given, "This panellist already has entries to mark. Withdraw those first.")
    name = panellist.person.name
    Panellist.objects.get(pk=panellist.pk).delete()
    return Done(kept, f"{name} left the panel")


@act("panel.chair_changed")
def change_chair(*, panel: Panel, chair: Person, by: Person, at: datetime) -> Done[Panel]:
    kept = Panel.objects.select_for_update().get(pk=panel.pk)
    allow(may_name_panel(by, kept.criteria_set), NOT_YOURS)
    _refuse_outsiders([chair], field="chair")
    kept.chair = chair
    kept.save()
    return Done(kept, chair.name)


@act("entries.assigned")
def assign_entries(*, panel: Panel, pairs: Iterable[tuple[Panellist, Entry]], by: Person, at: datetime) -> Done[Panel]:
    """Give each panellist a sheet for each entry paired with them; refused where an interest stands between."""
    kept = _open(panel, by)
    wanted = list(pairs)
    people = {panellist.pk: panellist for panellist, _ in wanted}
    entries = {entry.pk: entry for _, entry in wanted}
    found = exclusions(list(people.values()), list(entries.values()), on=timezone.localdate(at))
    why = {(e.person, e.entry): e.why for e in found if e.bars}
    for panellist, entry in wanted:
        reason = why.get((panellist.person_id, entry.pk))
        insist(reason is None, f"{panellist.person.name} may not mark “{entry}”: {reason}.")
        insist(panellist.submitted_at is None, f"{panellist.person.name} has already submitted.")
    _give_sheets(kept, wanted, at)
    return Done(kept, f"{len(wanted)} sheets")


@act("entries.shared_out")
def share_out_entries(*, panel: Panel, each: int | None, by: Person, at: datetime) -> Done[Panel]:
    """Share entries out evenly so that each has `each` markers (None: everybody who may); interests are respected.

    Entries already with the panel keep their markers; so it may be done again when more is entered.
    """
    kept = _open(panel, by)
    insist(each is None or each >= 1, "Each entry needs at least one marker.", field="each")
    people = [p for p in panellists_of(kept) if p.submitted_at is None]
    given = set(Sheet.objects.standing().filter(panellist__panel=kept).values_list("entry_id", flat=True))
    entries = [entry for entry in entries_of(kept.criteria_set) if entry.pk not in given]
    insist(bool(entries), "Every entry already has its markers.")
    found = exclusions(people, entries, on=timezone.localdate(at))
    barred = {(e.person, e.entry) for e in found if e.bars}
    eligible = {e.pk: [p.pk for p in people if (p.person_id, e.pk) not in barred] for e in entries}
    wanted = each or len(people)
    by_number = {entry.pk: entry for entry in entries}
    short = [by_number[entry] for entry, markers in eligible.items() if len(markers) < (each or 1)]
    insist(not short, f"“{short[0] if short else ''}” has too few panellists without an interest.", field="each")
    who = {panellist.pk: panellist for panellist in people}
    pairs = [(who[marker], by_number[entry]) for marker, entry in balanced(eligible, wanted)]
    _give_sheets(kept, pairs, at)
    return Done(kept, f"{len(pairs)} sheets for {len(entries)} entries")


def _give_sheets(panel: Panel, pairs: Sequence[tuple[Panellist, Entry]], at: datetime) -> None:
    strangers = [p for p, e in pairs if p.panel_id != panel.pk or e.criteria_set_id != panel.criteria_set_id]
    insist(not strangers, "A panel marks only what was entered under its own criteria.")
    Sheet.objects.bulk_create(
        Sheet(partnership_id=panel.partnership_id, panellist=panellist, entry=entry, assigned_at=at)
        for panellist, entry in pairs
    )


def refuse_while_more_comes(panel: Panel, at: datetime) -> None:
    """No marks become final while somebody may still apply: whoever came last would find nobody to mark it."""
    coming = still_coming(panel.criteria_set, at=at)
    if coming is not None:
        raise Refusal(f"{coming.sentence}. The marking ends after that.")


@act("round.closed")
def close_round(*, panel: Panel, why: str = "", by: Person, at: datetime) -> Done[Panel]:
    """End independent marking. Whoever has not submitted is left out, and the chair says why."""
    kept = Panel.objects.select_for_update().get(pk=panel.pk)
    allow(may_close_round(by, kept), "Only the chair of the panel may end the marking.")
    insist(kept.closed_at is None, ENDED)
    refuse_while_more_comes(kept, at)
    lines = [line for line in progress_of(kept) if line.to_mark]
    insist(any(line.submitted for line in lines), "Nobody has submitted any marks yet.")
    missing = [line.panellist.person.name for line in lines if not line.submitted]
    insist(not missing or bool(why.strip()), f"Say why you go on without {', '.join(missing)}.", field="why")
    kept.closed_at, kept.closed_by = at, by
    kept.closed_why = why.strip() or "Everybody has submitted"
    kept.save()
    return Done(kept, kept.closed_why)
