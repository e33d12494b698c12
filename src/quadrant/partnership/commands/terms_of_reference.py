"""Acts on terms of reference: a version written, a review that changes nothing, what kinds of body are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.commands.organisations import ADMINISTRATORS_ONLY
from quadrant.partnership.models import Body, KindName, Person, TermsOfReference, TermsReview
from quadrant.partnership.queries import kind_names
from quadrant.partnership.rules import may_administer, may_keep_terms
from quadrant.partnership.terms import BodyKind

KEEPERS_ONLY = "Only the body’s chair or an administrator may do this."


@dataclass(frozen=True)
class Wording:
    """What terms of reference say: what the body is for, what it does and does not do, who belongs to it."""

    purpose: str
    does: str = ""
    does_not: str = ""
    membership: str = ""


@act("terms.written")
def write_terms(
    *, body: Body, wording: Wording, from_on: date, review_on: date | None, by: Person, at: datetime
) -> Done[TermsOfReference]:
    """Write the next version, which holds from its day on; the versions before it stay as they are."""
    kept = Body.objects.select_for_update().get(pk=body.pk)
    allow(may_keep_terms(by, kept), KEEPERS_ONLY)
    insist(bool(wording.purpose.strip()), "Say what the body is for.", field="purpose")
    last = TermsOfReference.objects.filter(body=kept).order_by("-number").first()
    insist(
        last is None or from_on > last.from_on,
        "A new version holds from a later day than the one before it.",
        field="from_on",
    )
    insist(review_on is None or review_on > from_on, "The review comes after the day it holds from.", field="review_on")
    made = TermsOfReference(body=kept, number=last.number + 1 if last else 1, from_on=from_on, review_on=review_on)
    made.purpose, made.does = wording.purpose.strip(), wording.does.strip()
    made.does_not, made.membership = wording.does_not.strip(), wording.membership.strip()
    made.written_by, made.written_at = by, at
    made.save()
    return Done(made, f"{kept.name}, version {made.number}")


@act("terms.reviewed")
def review_terms(
    *, terms: TermsOfReference, reviewed_on: date, found: str, next_on: date, by: Person, at: datetime
) -> Done[TermsReview]:
    """Record a review after which the version stands unchanged, and when the next one is due."""
    kept = TermsOfReference.objects.select_for_update().get(pk=terms.pk)
    allow(may_keep_terms(by, kept.body), KEEPERS_ONLY)
    later = TermsOfReference.objects.filter(body=kept.body, number__gt=kept.number, from_on__lte=reviewed_on).exists()
    insist(not later, "A later version held on that day. Review that one.")
    insist(bool(found.strip()), "Say what was looked at, and why nothing changes.", field="found")
    insist(reviewed_on <= timezone.localdate(at), "The review has not been held yet.", field="reviewed_on")
    insist(reviewed_on >= kept.from_on, "This version did not hold on that day yet.", field="reviewed_on")
    insist(next_on > reviewed_on, "The next review comes after this one.", field="next_on")
    made = TermsReview(terms=kept, reviewed_on=reviewed_on, found=found.strip(), next_on=next_on)
    made.recorded_by, made.recorded_at = by, at
    made.save()
    return Done(made, f"{kept.body.name}, version {kept.number}")


@act("kinds.named")
def name_kinds(*, names: Mapping[BodyKind, Sequence[str]], by: Person, at: datetime) -> Done[dict[BodyKind, list[str]]]:
    """Say what kinds of body are called here; the first name of each is shown, all are found by a search."""
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    known = kind_names()
    for kind, said in names.items():
        wanted = list(dict.fromkeys(" ".join(name.split()) for name in said if name.strip()))
        insist(all(len(name) <= 100 for name in wanted), "A name has at most 100 characters.", field=kind.value)
        if wanted == known.get(kind, []):
            continue
        KindName.objects.filter(kind=kind).delete()
        for place, name in enumerate(wanted):
            KindName(kind=kind, place=place, name=name).save()
    return Done(kind_names())
