"""What can be asked of terms of reference, and of what bodies are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from quadrant.partnership.models import Body, KindName, TermsOfReference
from quadrant.partnership.rules import may_administer, standing_of
from quadrant.partnership.terms import BodyKind, Seat
from quadrant.partnership.within import here

REMINDED = timedelta(days=60)


def versions_of(body: Body) -> list[TermsOfReference]:
    """Every version of the body's terms of reference with its reviews, the latest first. Two queries."""
    rows = TermsOfReference.objects.filter(body=body).select_related("written_by", "body")
    return list(rows.prefetch_related("reviews__recorded_by").order_by("-number"))


def in_force(versions: list[TermsOfReference], on: date) -> TermsOfReference | None:
    """The version that holds on the day, of versions that stand latest first."""
    return next((version for version in versions if version.from_on <= on), None)


def purposes_of(bodies: Iterable[Body], *, on: date) -> dict[int, str]:
    """What each body is for on the day, by its number. One query."""
    rows = TermsOfReference.objects.filter(body__in=list(bodies), from_on__lte=on).order_by("number")
    return dict(rows.values_list("body_id", "purpose"))


def terms_numbered(number: int) -> TermsOfReference | None:
    found: TermsOfReference | None = (
        TermsOfReference.objects.select_related("body", "written_by")
        .prefetch_related("reviews__recorded_by")
        .filter(pk=number)
        .first()
    )
    return found


def review_due(version: TermsOfReference) -> date | None:
    """The day by which a version is to be looked at again: its own, or the one that its last review named."""
    reviews = list(version.reviews.all())
    return max(reviews, key=lambda one: one.reviewed_on).next_on if reviews else version.review_on


def terms_to_review(person: Any, *, on: date) -> list[tuple[TermsOfReference, date]]:
    """The terms whose review is near or past, of bodies that this person chairs (an administrator: of all)."""
    bodies = Body.objects.standing_on(on)
    if not may_administer(person):
        chaired = [body for body, seat in standing_of(person).seats.items() if seat is Seat.CHAIR]
        if not chaired:
            return []
        bodies = bodies.filter(pk__in=chaired)
    rows = TermsOfReference.objects.filter(body__in=bodies, from_on__lte=on).select_related("body")
    latest = {row.body_id: row for row in rows.prefetch_related("reviews").order_by("number")}
    due = [(row, day) for row in latest.values() if (day := review_due(row)) is not None]
    return sorted(((row, day) for row, day in due if day <= on + REMINDED), key=lambda each: each[1])


def kind_names() -> dict[BodyKind, list[str]]:
    """What each kind of body is called here, the name that is shown first; kinds with no own name are left out."""
    names: dict[BodyKind, list[str]] = defaultdict(list)
    for row in KindName.objects.order_by("kind", "place"):
        names[BodyKind(row.kind)].append(row.name)
    return dict(names)


def called(word: str, at: str = "") -> Q:
    """Bodies that have the word in their name, in their other name, or in a name of their kind here.

    `at` is the way from the rows asked for to their body, such as "meeting__body".
    """
    way = f"{at}__" if at else ""
    kinds = list(KindName.objects.filter(name__icontains=word).values_list("kind", flat=True))
    named = Q(**{f"{way}name__icontains": word}) | Q(**{f"{way}also_called__icontains": word})
    return named | Q(**{f"{way}kind__in": kinds})


def bodies_called(words: str) -> list[Body]:
    """The bodies standing today that are known by every one of these words, by name."""
    found = Body.objects.standing_on(here().on).select_related("parent").order_by("name")
    for word in words.split():
        found = found.filter(called(word))
    return list(found)
