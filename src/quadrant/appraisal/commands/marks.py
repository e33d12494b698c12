"""Acts of panellists: drafting marks on a sheet, handing in the whole; and marks withdrawn for an interest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from quadrant.appraisal.commands.agreeing import reopen_for
from quadrant.appraisal.commands.panels import refuse_while_more_comes
from quadrant.appraisal.models import CriteriaSet, Criterion, Entry, Mark, Panel, Panellist, Sheet
from quadrant.appraisal.queries import (
    criteria_of,
    incomplete_on,
    marked_criteria,
    own_sheets,
    sheets_of,
    submitted_together,
)
from quadrant.appraisal.rules import exclusions, may_mark, may_submit, may_withdraw_marks
from quadrant.appraisal.terms import DoesNotApply, GivenMark
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person


@act("marks.given")
def give_marks(*, sheet: Sheet, marks: Mapping[Criterion, GivenMark], by: Person, at: datetime) -> Done[Sheet]:
    """Save a draft of one sheet: for each criterion a whole mark on the scale, or not applicable, and the reason.

    A draft may have gaps; handing in may not. Criteria that are not named keep what they have.
    """
    kept = _whole_sheets().get(pk=sheet.pk)
    allow(may_mark(by, kept), "This sheet is not yours to mark.")
    panellist, used = kept.panellist, kept.entry.criteria_set
    insist(panellist.submitted_at is None, "You have submitted your marks; they are final.")
    insist(panellist.panel.closed_at is None, "Independent marking has ended.")
    insist(kept.entry.withdrawn_at is None, "This entry has been withdrawn.")
    CriteriaSet.objects.select_for_update().get(pk=used.pk)  # so that no weight changes under the first mark
    on_sheet = {criterion.pk for criterion in marked_criteria(criteria_of(used))}
    for criterion, given in marks.items():
        insist(criterion.pk in on_sheet, "This sheet has no such criterion.")
        _refuse_unusable(used, criterion, given)
    Mark.objects.filter(sheet=kept, criterion__in=marks).delete()
    Mark.objects.bulk_create(_mark(kept, criterion, given, at) for criterion, given in marks.items())
    return Done(kept, str(kept.entry))


def _whole_sheets() -> Any:
    """Sheets under lock with all that a mark depends on, in one query."""
    depends_on = ("panellist__panel", "entry__organisation", "entry__criteria_set")
    return Sheet.objects.select_for_update(of=("self",)).select_related(*depends_on)


def _refuse_unusable(used: CriteriaSet, criterion: Criterion, given: GivenMark) -> None:
    field = f"mark_{criterion.pk}"
    if given.not_applicable:
        may_be = used.does_not_apply != DoesNotApply.REFUSE
        insist(may_be, f"{criterion}: every criterion of this set is marked.", field=field)
        insist(given.mark is None, f"{criterion}: give a mark or say that it does not apply, not both.", field=field)
    if given.mark is not None:
        on_scale = used.lowest <= given.mark <= used.highest
        insist(on_scale, f"{criterion}: a mark is a whole number from {used.lowest} to {used.highest}.", field=field)


def _mark(sheet: Sheet, criterion: Criterion, given: GivenMark, at: datetime) -> Mark:
    return Mark(
        partnership_id=sheet.partnership_id,
        sheet=sheet,
        criterion=criterion,
        mark=given.mark,
        not_applicable=given.not_applicable,
        reason=given.reason.strip(),
        given_at=at,
    )


@act("marks.submitted")
def submit_marks(*, panellist: Panellist, by: Person, at: datetime) -> Done[Panellist]:
    """Hand in every sheet at once; from then on they are final. The last to submit ends the marking."""
    kept = Panellist.objects.select_for_update().get(pk=panellist.pk)
    allow(may_submit(by, kept), "Only the panellist hands in their own marks.")
    panel = Panel.objects.select_for_update().get(pk=kept.panel_id)
    insist(kept.submitted_at is None, "You have already submitted.")
    insist(panel.closed_at is None, "Independent marking has ended.")
    refuse_while_more_comes(panel, at)
    sheets = own_sheets(kept)
    insist(bool(sheets), "You have nothing to mark.")
    gaps = incomplete_on(kept)
    insist(not gaps, _gaps_sentence(gaps))
    kept.submitted_at = at
    kept.save()
    if submitted_together(panel):
        panel.closed_at, panel.closed_why = at, "Everybody has submitted"
        panel.save()
    return Done(kept, f"{len(sheets)} sheets")


def _gaps_sentence(gaps: list[tuple[Entry, Criterion]]) -> str:
    if not gaps:
        return ""
    entry, criterion = gaps[0]
    others = f", and {len(gaps) - 1} more" if len(gaps) > 1 else ""
    return f"“{entry}” still wants a mark and a reason on “{criterion}”{others}."


@act("marks.withdrawn")
def withdraw_conflicted_marks(*, panellist: Panellist, by: Person | None, at: datetime) -> Done[Panellist]:
    """Withdraw this panellist's sheets of every entry that an interest keeps them from, marked or not.

    What rested on marks already counted is reopened: moderated cells of the entry, agreed scores, the ranking.
    Called when an interest is declared, by Quadrant itself, or by the chair. Nothing to withdraw changes nothing.
    """
    kept = Panellist.objects.select_for_update().get(pk=panellist.pk)
    allow(may_withdraw_marks(by, kept.panel), "Only the chair, or those who run the cycle, may withdraw marks.")
    sheets = sheets_of(kept)
    found = exclusions([kept], [sheet.entry for sheet in sheets], on=timezone.localdate(at))
    why = {exclusion.entry: exclusion.why for exclusion in found if exclusion.bars}
    for sheet in sheets:
        reason = why.get(sheet.entry_id)
        if reason is None:
            continue
        sheet.withdrawn_at, sheet.withdrawn_why = at, reason[:400]
        sheet.save()
        if kept.submitted_at is not None:
            reopen_for(sheet.entry, f"{kept.person.name} may not mark it: {reason}", by=by, at=at)
    return Done(kept, f"{len(why)} sheets of {kept.person.name} withdrawn")
