"""Acts on interests, their effects and dispensations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.methods.calendar import in_words
from quadrant.partnership.models import Dispensation, EffectOfKind, Interest, Organisation, Person
from quadrant.partnership.queries import effects as effects_here
from quadrant.partnership.rules import has_role, may_declare_for, may_set_effects
from quadrant.partnership.terms import InterestEffect, InterestKind, Role


@act("interest.declared")
def declare_interest(
    *,
    person: Person,
    kind: InterestKind,
    nature: str,
    organisation: Organisation | None = None,
    subject: str = "",
    from_on: date,
    to_on: date | None = None,
    by: Person,
    at: datetime,
) -> Done[Interest]:
    """Put an interest in the register. What it undoes elsewhere follows the act (`after("interest.declared")`)."""
    allow(may_declare_for(by, person), "You may declare your own interests; the monitoring officer records others'.")
    insist(organisation is not None or bool(subject), "Say which organisation or subject it is in.", field="subject")
    far = from_on > timezone.localdate(at) + timedelta(days=366)
    insist(not far, f"Check the year: {in_words(from_on)} is more than a year away.", field="from_on")
    made = Interest(
        person=person,
        kind=kind,
        nature=nature,
        organisation=organisation,
        subject=subject,
        from_on=from_on,
        to_on=to_on,
        declared_at=at,
        declared_by=by,
    )
    made.save()
    return Done(made)


@act("interest.ended")
def end_interest(*, interest: Interest, to_on: date, by: Person, at: datetime) -> Done[Interest]:
    kept = Interest.objects.select_for_update().get(pk=interest.pk)
    allow(may_declare_for(by, kept.person), "You may change your own interests only.")
    insist(kept.to_on is None or kept.to_on > to_on, "This interest has already ended.")
    kept.to_on = to_on
    kept.save()
    return Done(kept)


@act("interest.effect_set")
def set_effect(*, kind: InterestKind, effect: InterestEffect, by: Person, at: datetime) -> Done[EffectOfKind]:
    """Say what an interest of this kind does in the partnership."""
    allow(may_set_effects(by), "Only the monitoring officer or an administrator may set this.")
    kept = EffectOfKind.objects.select_for_update().filter(kind=kind).first() or EffectOfKind(kind=kind)
    kept.effect = effect
    kept.save()
    return Done(kept, f"{kind.label}: {effect.label}")


@act("interest.effects_set")
def set_effects(
    *, effects: Mapping[InterestKind, InterestEffect], by: Person, at: datetime
) -> Done[dict[InterestKind, InterestEffect]]:
    """Say at once what several kinds of interest do; kinds that do so already are left alone."""
    known = effects_here()
    for kind, effect in effects.items():
        if known[kind] is not effect:
            set_effect(kind=kind, effect=effect, by=by, at=at)
    return Done(effects_here())


@act("dispensation.given")
def give_dispensation(*, interest: Interest, reason: str, until: date, by: Person, at: datetime) -> Done[Dispensation]:
    allow(has_role(by, Role.MONITORING_OFFICER), "Only the monitoring officer may give a dispensation.")
    allow(by.pk != interest.person_id, "Nobody gives a dispensation to themselves.")
    insist(bool(reason.strip()), "Say why the dispensation is given.", field="reason")
    made = Dispensation(interest=interest, given_by=by, reason=reason, until=until)
    made.save()
    return Done(made)
