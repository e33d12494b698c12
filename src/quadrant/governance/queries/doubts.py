"""Decisions in which somebody was counted who had an interest that was registered only afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q

from quadrant.governance.models import DoubtSettled, Present, Report, Resolution
from quadrant.governance.terms import PUTS_OFF, CallInOutcome, DoubtOutcome, Part
from quadrant.methods import words
from quadrant.partnership.models import Dispensation, Interest
from quadrant.partnership.queries import effects
from quadrant.partnership.terms import InterestEffect, InterestKind, subject_key


@dataclass(frozen=True)
class Doubt:
    """An interest that bore on a decision, of somebody who was counted, and what was found of it since."""

    resolution: Resolution
    interest: Interest
    settled: DoubtSettled | None

    @property
    def sentence(self) -> str:
        about = self.interest.organisation.name if self.interest.organisation else self.interest.subject
        held = f"{InterestKind(self.interest.kind).label.lower()}: {self.interest.nature} ({about})"
        since, known = words.date(self.interest.from_on), words.date(self.interest.declared_at)
        who = self.interest.person.name
        return f"{who} was counted. {held[0].upper()}{held[1:]}, since {since}; in the register since {known}."


def doubts_of(resolution: Resolution) -> list[Doubt]:
    """Every interest found later that bore on this decision, settled or not."""
    return _doubts(Present.objects.filter(resolution=resolution))


def decisions_in_doubt() -> list[Resolution]:
    """Decisions that stand and of which such an interest is not settled yet, oldest first."""
    found = {one.resolution.pk: one.resolution for one in _of_standing() if one.settled is None}
    return sorted(found.values(), key=lambda one: (one.decided_on, one.pk))


def doubts_in_words() -> dict[int, str]:
    """Whether a decision that nothing supersedes is looked at again, or went back, by its number."""
    told: dict[int, str] = {}
    for one in _of_standing():
        if one.settled is None:
            told[one.resolution.pk] = "Being looked at again"
        elif one.settled.outcome == DoubtOutcome.REOPENED:
            told.setdefault(one.resolution.pk, "Goes back")
    return told


def reports_to_bring_again(person: Any) -> list[Report]:
    """This person's reports of which a decision went back, after an interest found later or a call-in, oldest first."""
    back = Q(recommendations__resolutions__doubts_settled__outcome=DoubtOutcome.REOPENED)
    back |= Q(recommendations__resolutions__notices__calls__outcome=CallInOutcome.RECONSIDER)
    later = Report.objects.filter(supersedes=OuterRef("pk"), withdrawn_at=None)
    mine = Report.objects.filter(back, ~Exists(later), author=person.pk, withdrawn_at=None)
    return list(mine.select_related("body").distinct().order_by("submitted_at", "pk"))


def _of_standing() -> list[Doubt]:
    standing = Resolution.objects.standing().exclude(outcome__in=PUTS_OFF)
    return _doubts(Present.objects.filter(resolution__in=standing.values("pk")))


def in_doubt(resolution: Resolution) -> str:
    """Why a decision may not be relied on for an interest found later; nothing where it may."""
    for one in doubts_of(resolution):
        if one.settled is None:
            waits = "The monitoring officer looks at it first."
            return f"An interest came to light after this was decided. {one.sentence} {waits}"
        if one.settled.outcome == DoubtOutcome.REOPENED:
            return f"{one.sentence} It goes back to {resolution.body.name}: {one.settled.why}"
    return ""


def counted_without(resolution: Resolution) -> int:
    """How many were counted, leaving out everybody of whom an interest came to light."""
    late = {one.interest.person_id for one in doubts_of(resolution)}
    counted = Present.objects.filter(resolution=resolution, part=Part.COUNTED).exclude(person__in=late)
    return counted.count()


def _doubts(among: Any) -> list[Doubt]:
    later = Interest.objects.filter(
        Q(to_on=None) | Q(to_on__gte=OuterRef("resolution__decided_on")),
        person=OuterRef("person"), from_on__lte=OuterRef("resolution__decided_on"),
        declared_at__gt=OuterRef("resolution__recorded_at"),
    )  # fmt: skip
    rows = list(
        among.filter(Exists(later), part=Part.COUNTED)
        .select_related("resolution__recommendation__report", "resolution__body")
        .prefetch_related("resolution__recommendation__report__concerns")
    )
    if not rows:
        return []
    held = _held_by(row.person_id for row in rows)
    settled = _settled([row.resolution_id for row in rows])
    return [
        Doubt(row.resolution, interest, settled.get((row.resolution_id, interest.pk)))
        for row in rows
        for interest, until in held[row.person_id]
        if _bore_on(interest, row.resolution) and not (until and until >= row.resolution.decided_on)
    ]


def _settled(resolutions: list[int]) -> dict[tuple[int, int], DoubtSettled]:
    found = DoubtSettled.objects.filter(resolution__in=resolutions).select_related("settled_by")
    return {(one.resolution_id, one.interest_id): one for one in found}


def _held_by(people: Iterable[int]) -> dict[int, list[tuple[Interest, date | None]]]:
    """Each person's interests of a kind that bars, with the last day of a dispensation."""
    does = effects()
    given = {one.interest_id: one.until for one in Dispensation.objects.order_by("until")}
    found: dict[int, list[tuple[Interest, date | None]]] = defaultdict(list)
    for one in Interest.objects.filter(person__in=set(people)).select_related("person", "organisation").order_by("pk"):
        if does[InterestKind(one.kind)] is not InterestEffect.NOTED:
            found[one.person_id].append((one, given.get(one.pk)))
    return found


def _bore_on(interest: Interest, resolution: Resolution) -> bool:
    """Was it held then, registered later, and in something that the report concerns?"""
    on = resolution.decided_on
    held = interest.from_on <= on and (interest.to_on is None or interest.to_on >= on)
    if not held or interest.declared_at <= resolution.recorded_at:
        return False
    concerns = resolution.recommendation.report.concerns.all()
    subjects = {subject_key(one.subject) for one in concerns if one.subject}
    organisations = {one.organisation_id for one in concerns if one.organisation_id}
    return interest.organisation_id in organisations or subject_key(interest.subject) in subjects
