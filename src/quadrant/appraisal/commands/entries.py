"""Acts on what is scored. A room that owns a proposal calls `enter` when it is submitted and keeps the entry."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from quadrant.appraisal.models import AgreedScores, CriteriaSet, Entry, Panel, Sheet
from quadrant.appraisal.rules import may_enter_for
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Organisation, Person

NOT_THEIRS = "You cannot do this for that organisation."


def _refuse_after_marking(criteria_set: CriteriaSet) -> None:
    closed = Panel.objects.filter(criteria_set=criteria_set, closed_at__isnull=False).exists()
    insist(not closed, "Marking has ended; nothing more can be entered.")


@act("entry.entered")
def enter(
    *,
    criteria_set: CriteriaSet,
    title: str,
    organisation: Organisation,
    value: Decimal | None = None,
    reference: str = "",
    by: Person,
    at: datetime,
) -> Done[Entry]:
    """Put something up for scoring by adopted criteria, until marking ends."""
    allow(may_enter_for(by, organisation), NOT_THEIRS)
    kept = CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)
    insist(kept.adopted_at is not None, "The criteria must be adopted first.")
    _refuse_after_marking(kept)
    made = Entry(
        criteria_set=kept, title=title, organisation=organisation, value=value, reference=reference, entered_at=at
    )
    made.save()
    return Done(made, str(made))


@act("entry.amended")
def amend_entry(*, entry: Entry, title: str, value: Decimal | None, by: Person, at: datetime) -> Done[Entry]:
    """Follow a new version of what is scored, as long as nobody has a sheet for it."""
    kept = Entry.objects.select_for_update().get(pk=entry.pk)
    allow(may_enter_for(by, kept.organisation), NOT_THEIRS)
    insist(not Sheet.objects.filter(entry=kept).exists(), "This is already with the panel.")
    kept.title, kept.value = title, value
    kept.save()
    return Done(kept)


@act("entry.withdrawn")
def withdraw_entry(*, entry: Entry, why: str, by: Person, at: datetime) -> Done[Entry]:
    """Take something out of the scoring; its marks stay on record and count for nothing."""
    kept = Entry.objects.select_for_update().get(pk=entry.pk)
    allow(may_enter_for(by, kept.organisation), NOT_THEIRS)
    insist(kept.withdrawn_at is None, "This was already withdrawn.")
    insist(bool(why.strip()), "Say why it is withdrawn.", field="why")
    agreed = AgreedScores.objects.standing().filter(criteria_set=kept.criteria_set).exists()
    insist(not agreed, "The scores are agreed; what was scored can no longer leave.")
    kept.withdrawn_at, kept.withdrawn_why = at, why
    kept.save()
    return Done(kept, why)
