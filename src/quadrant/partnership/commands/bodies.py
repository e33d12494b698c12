"""Acts on bodies, seats and powers."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.commands.organisations import ADMINISTRATORS_ONLY
from quadrant.partnership.models import Body, BodyMember, BodyMove, Organisation, Person, Power, TermsOfReference
from quadrant.partnership.rules import forget_standing, may_administer
from quadrant.partnership.terms import BodyKind, DecisionKind, Frequency, QuorumShare, Seat


def _refuse_ring(body: Body, parent: Body | None) -> None:
    above = parent
    while above is not None:
        insist(above.pk != body.pk, "A body cannot report to itself, not even through others.", field="parent")
        above = above.parent


@act("body.formed")
def form_body(
    *,
    name: str,
    kind: BodyKind,
    parent: Body | None = None,
    also_called: str = "",
    terms_of_reference: str = "",
    frequency: Frequency = Frequency.AS_NEEDED,
    quorum: int = 1,
    quorum_share: QuorumShare | None = None,
    quorum_with: Organisation | None = None,
    binds: Organisation | None = None,
    only_recommends: bool = False,
    from_on: date | None = None,
    by: Person,
    at: datetime,
) -> Done[Body]:
    """Form a board, group, panel, unit; or a body of one person under delegation.

    `terms_of_reference` in a sentence or two is the purpose of their first version.
    """
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    made = Body(
        name=name,
        kind=kind,
        parent=parent,
        also_called=also_called,
        frequency=frequency,
        quorum=quorum,
        quorum_share=quorum_share or "",
        quorum_with=quorum_with,
        binds=binds,
        only_recommends=only_recommends,
        from_on=from_on,
    )
    made.save()
    if terms_of_reference.strip():
        holds_from = from_on or timezone.localdate(at)
        first = TermsOfReference(body=made, number=1, from_on=holds_from, purpose=terms_of_reference.strip())
        first.written_by, first.written_at = by, at
        first.save()
    return Done(made, f"{name} was formed")


@act("body.changed")
def change_body(
    *,
    body: Body,
    name: str,
    parent: Body | None,
    also_called: str,
    frequency: Frequency,
    quorum: int,
    quorum_share: QuorumShare | None = None,
    quorum_with: Organisation | None = None,
    only_recommends: bool,
    by: Person,
    at: datetime,
) -> Done[Body]:
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    kept = Body.objects.select_for_update().get(pk=body.pk)
    corrected = kept.parent_id != (parent.pk if parent else None)
    insist(not (corrected and kept.moves.exists()), "This body has moved: record another move.", field="parent")
    _refuse_ring(kept, parent)
    kept.name, kept.parent, kept.also_called, kept.quorum = name, parent, also_called, quorum
    kept.quorum_share, kept.quorum_with = quorum_share or "", quorum_with
    kept.frequency, kept.only_recommends = frequency, only_recommends
    kept.save()
    return Done(kept)


@act("body.moved")
def move_body(
    *, body: Body, on: date, parent: Body | None, binds: Organisation | None, why: str, by: Person, at: datetime
) -> Done[BodyMove]:
    """From the day on, let a body report to and bind others: what it decided before stays under the old line.

    Recorded on its day or later, in the order of the days: what holds now is always what the last move says.
    """
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    kept = Body.objects.select_for_update().get(pk=body.pk)
    insist(bool(why.strip()), "Say by which decision it moves.", field="why")
    insist(on <= timezone.localdate(at), "Record a move on its day, or later.", field="on")
    insist(kept.stands_on(on), f"{kept.name} does not stand on that day.", field="on")
    began = kept.from_on is None or kept.from_on < on
    insist(began, f"{kept.name} was formed on that day: put its line right by changing it.", field="on")
    later = BodyMove.objects.filter(body=kept, on__gte=on).exists()
    insist(not later, "A move on that day or later is recorded already. Record moves in their order.", field="on")
    insist(parent is None or parent.stands_on(on), f"{parent} does not stand on that day.", field="parent")
    _refuse_ring(kept, parent)
    moved = (kept.parent, kept.binds) != (parent, binds)
    insist(moved, "It reports to the same body and binds the same organisation: nothing moves.", field="parent")
    made = BodyMove(body=kept, on=on, from_parent=kept.parent, to_parent=parent, from_binds=kept.binds, to_binds=binds)
    made.why, made.moved_by, made.moved_at = why.strip(), by, at
    made.save()
    kept.parent, kept.binds = parent, binds
    kept.save()
    return Done(made, f"{kept.name} moves")


@act("body.ended")
def end_body(*, body: Body, to_on: date, by: Person, at: datetime) -> Done[Body]:
    """End a body with the given day, which is its last; what it decided stays on record."""
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    kept = Body.objects.select_for_update().get(pk=body.pk)
    insist(kept.to_on is None or kept.to_on > to_on, "This body has already ended.")
    insist(kept.from_on is None or kept.from_on <= to_on, "A body cannot end before it was formed.", field="to_on")
    below = Body.objects.standing_on(to_on + timedelta(days=1)).filter(parent=kept).values_list("name", flat=True)
    insist(not below, f"These still report to it: {', '.join(below)}. Let them report to another body first.")
    kept.to_on = to_on
    kept.save()
    return Done(kept, f"{kept.name} ends")


@act("seat.taken")
def seat_member(
    *,
    body: Body,
    person: Person,
    seat: Seat,
    organisation: Organisation | None = None,
    from_on: date,
    to_on: date | None = None,
    by: Person,
    at: datetime,
) -> Done[BodyMember]:
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    if body.kind == BodyKind.DELEGATE:
        taken = BodyMember.objects.sitting_between(from_on, to_on).filter(body=body).exists()
        insist(not taken, "A delegation lies with one person. End that seat first.", field="person")
    made = BodyMember(body=body, person=person, seat=seat, organisation=organisation, from_on=from_on, to_on=to_on)
    made.save()
    forget_standing()
    return Done(made, f"{person.name}, {seat.label.lower()} of {body.name}")


@act("seat.ended")
def end_seat(*, member: BodyMember, to_on: date, by: Person, at: datetime) -> Done[BodyMember]:
    """End a seat with the given day, which is its last."""
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    kept = BodyMember.objects.select_for_update().get(pk=member.pk)
    insist(kept.to_on is None or kept.to_on > to_on, "This seat has already ended.")
    kept.to_on = to_on
    kept.save()
    forget_standing()
    return Done(kept)


@act("power.given")
def give_power(
    *, body: Body, decision: DecisionKind, limit: Decimal | None, reference: str = "", by: Person, at: datetime
) -> Done[Power]:
    """Let a body take decisions of a kind, up to a value in pounds (None: whatever the value)."""
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    made = Power(body=body, decision=decision, limit=limit, reference=reference)
    made.save()
    return Done(made, f"{body.name}: {decision.label}")


@act("power.withdrawn")
def withdraw_power(*, power: Power, by: Person, at: datetime) -> Done[Body]:
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    kept = Power.objects.select_for_update().get(pk=power.pk)
    body, decision = kept.body, kept.decision
    kept.delete()
    return Done(body, f"{decision} withdrawn")
