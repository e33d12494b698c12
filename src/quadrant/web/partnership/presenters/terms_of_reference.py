"""Terms of reference in words: what holds today, every version, two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.http import HttpRequest
from markupsafe import Markup

from quadrant.methods import words
from quadrant.partnership import queries
from quadrant.web.design.addresses import address
from quadrant.web.design.marked import marked
from quadrant.web.design.records import Event, Record, SummaryRow

if TYPE_CHECKING:
    from quadrant.partnership.models import Body, TermsOfReference

PARTS = (
    ("purpose", "What it is for"),
    ("does", "What it does"),
    ("does_not", "What it does not do"),
    ("membership", "Who belongs to it"),
)

BEFORE = "As written before versions were kept"


@dataclass(frozen=True)
class ShownTerms:
    """A body's terms of reference as its page shows them: the version that holds, its parts, the next review."""

    heading: str
    rows: tuple[SummaryRow, ...]
    review: str
    is_overdue: bool
    coming: str
    count: int
    holds: int


@dataclass(frozen=True)
class ShownPart:
    """One part of two versions side by side, with what was taken out and what came in marked."""

    label: str
    earlier: Markup
    later: Markup
    is_changed: bool


def shown_terms(body: Body, today: date) -> ShownTerms:
    versions = queries.versions_of(body)
    holds = queries.in_force(versions, today)
    coming = next((one for one in reversed(versions) if one.from_on > today), None)
    due = queries.review_due(holds) if holds else None
    before = "" if versions else body.terms_of_reference
    return ShownTerms(
        heading=f"Version {holds.number}, from {words.date(holds.from_on)}" if holds else before and BEFORE,
        rows=tuple(_parts(holds)) if holds else (SummaryRow(PARTS[0][1], before),) if before else (),
        review=_review(due, today) if holds else "",
        is_overdue=due is not None and due < today,
        coming=f"Version {coming.number} holds from {words.date(coming.from_on)}." if coming else "",
        count=len(versions),
        holds=holds.pk if holds else 0,
    )


def _parts(version: TermsOfReference) -> list[SummaryRow]:
    return [SummaryRow(label, said) for name, label in PARTS if (said := getattr(version, name))]


def _review(due: date | None, today: date) -> str:
    if due is None:
        return "No day for a review is set."
    return f"The review was due on {words.date(due)}." if due < today else f"To be reviewed by {words.date(due)}."


def version_record(version: TermsOfReference, until: date | None) -> Record:
    """One version with its reviews."""
    rows = [
        SummaryRow("Holds", f"From {words.date(version.from_on)}" + (f" until {words.date(until)}" if until else "")),
        *_parts(version),
        SummaryRow("Review", _due(version)),
        SummaryRow("Written by", f"{version.written_by.name}, {words.date(version.written_at)}"),
    ]
    return Record(summary=rows)


def _due(version: TermsOfReference) -> str:
    due = queries.review_due(version)
    return f"By {words.date(due)}" if due else "No day set"


def last_day(version: TermsOfReference, versions: Sequence[TermsOfReference]) -> date | None:
    """The day before the next version holds."""
    later = [one.from_on for one in versions if one.number > version.number]
    return min(later) - timedelta(days=1) if later else None


def terms_events(request: HttpRequest, versions: Sequence[TermsOfReference], today: date) -> list[Event]:
    """Versions and reviews in the order of their days."""
    found = []
    for one in versions:
        page = address(request, "termsofreference", number=one.pk)
        what = f"Version {one.number} holds"
        note = f"To be reviewed by {words.date(one.review_on)}" if one.review_on else ""
        found.append(Event(one.from_on, what, one.written_by.name, note, page, ahead=one.from_on > today))
        for review in one.reviews.all():
            note = f"{review.found} Next review by {words.date(review.next_on)}"
            what = f"Version {one.number} reviewed, nothing changed"
            found.append(Event(review.reviewed_on, what, review.recorded_by.name, note))
    return sorted(found, key=lambda event: event.at)


def compared(earlier: TermsOfReference, later: TermsOfReference) -> list[ShownPart]:
    """Two versions part by part."""
    return [_compared(label, getattr(earlier, name), getattr(later, name)) for name, label in PARTS]


def _compared(label: str, before: str, after: str) -> ShownPart:
    both = marked(before, after)
    return ShownPart(label, both.earlier, both.later, both.is_changed)
