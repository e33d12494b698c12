"""What can be asked of the register of interests: what bears on a matter, what is due, what the public reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from quadrant.partnership.models import Dispensation, EffectOfKind, Interest, RegisterPublication
from quadrant.partnership.terms import USUAL_EFFECTS, InterestEffect, InterestKind, subject_key

YEAR = timedelta(days=365)


def effects() -> dict[InterestKind, InterestEffect]:
    """What an interest of each kind does here."""
    own = {InterestKind(row.kind): InterestEffect(row.effect) for row in EffectOfKind.objects.all()}
    return {**USUAL_EFFECTS, **own}


@dataclass(frozen=True)
class Conflict:
    """An interest that bears on a matter, and what it does to the person."""

    interest: Interest
    effect: InterestEffect
    dispensed_by: str = ""

    @property
    def bars(self) -> bool:
        return self.effect is not InterestEffect.NOTED and not self.dispensed_by


def conflicts_of(
    people: Iterable[int], *, organisations: Iterable[int] = (), subjects: Iterable[str] = (), on: date
) -> dict[int, list[Conflict]]:
    """For each person, their interests on the day in any of the organisations or subjects. Three queries at most."""
    wanted, told = set(organisations), {subject_key(subject) for subject in subjects}
    held = Interest.objects.held_on(on).filter(person_id__in=list(people)).select_related("person", "organisation")
    bearing = [i for i in held if i.organisation_id in wanted or (i.subject and subject_key(i.subject) in told)]
    if not bearing:
        return {}
    does = effects()
    given = {
        d.interest_id: d.given_by.name
        for d in Dispensation.objects.filter(interest__in=bearing, until__gte=on).select_related("given_by")
    }
    found: dict[int, list[Conflict]] = defaultdict(list)
    for interest in bearing:
        found[interest.person_id].append(
            Conflict(interest, does[InterestKind(interest.kind)], given.get(interest.pk, ""))
        )
    return dict(found)


def interests_here() -> Any:
    """The register, each interest with its dispensations."""
    given = Prefetch("dispensations", Dispensation.objects.select_related("given_by").order_by("-until"))
    rows = Interest.objects.select_related("person", "organisation").prefetch_related(
        given, "confirmations", "withheld"
    )
    return rows.order_by("person__name", "-from_on")


def interest_numbered(number: int) -> Interest | None:
    rows = Interest.objects.select_related("person", "organisation", "declared_by")
    given = Prefetch("dispensations", Dispensation.objects.select_related("given_by").order_by("-until"))
    found: Interest | None = (
        rows.prefetch_related(given, "confirmations", "withheld__withheld_by").filter(pk=number).first()
    )
    return found


def last_said(interest: Interest) -> date:
    """The day on which the person last said that the interest stands: declared it, or confirmed it."""
    days = [one.confirmed_on for one in interest.confirmations.all()]
    return max([timezone.localdate(interest.declared_at), *days])


def is_stale(interest: Interest, *, on: date) -> bool:
    """Held still, and neither declared nor confirmed within a year."""
    return (interest.to_on is None or interest.to_on >= on) and last_said(interest) + YEAR <= on


def interests_held_by(person: Any, *, on: date) -> list[Interest]:
    """What this person has in the register on the day, with its confirmations. Two queries."""
    rows = Interest.objects.held_on(on).filter(person_id=person.pk).select_related("organisation")
    return list(rows.prefetch_related("confirmations").order_by("from_on", "pk"))


def interests_to_confirm(person: Any, *, on: date) -> list[Interest]:
    """Those that nobody has confirmed for a year."""
    return [one for one in interests_held_by(person, on=on) if is_stale(one, on=on)]


def publication_settings() -> list[RegisterPublication]:
    """What was set about the public register, the latest day first."""
    return list(RegisterPublication.objects.select_related("set_by").order_by("-from_on"))


def register_is_public(*, on: date) -> bool:
    """Does the partnership publish its register of interests on the day?"""
    holds = RegisterPublication.objects.filter(from_on__lte=on).order_by("-from_on").first()
    return holds is not None and bool(holds.is_public)


def public_interests(*, on: date) -> list[Interest]:
    """What the public reads: interests held on the day, save those withheld, by person."""
    rows = Interest.objects.held_on(on).filter(withheld=None).select_related("person", "organisation")
    given = Prefetch("dispensations", Dispensation.objects.filter(until__gte=on).select_related("given_by"))
    return list(rows.prefetch_related(given, "confirmations").order_by("person__name", "from_on", "pk"))
