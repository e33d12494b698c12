"""Terms of reference: every version, two side by side, the next one written, a review recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from quadrant.methods import words
from quadrant.partnership import queries
from quadrant.partnership.rules import may_keep_terms
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.partnership.forms import KindNamesForm, ReviewTermsForm, TermsForm
from quadrant.web.partnership.presenters.terms_of_reference import (
    compared,
    last_day,
    terms_events,
    version_record,
)

if TYPE_CHECKING:
    from quadrant.partnership.models import Body, TermsOfReference


def versions(request: HttpRequest, found: Body) -> HttpResponse:
    """Every version and review of one body; `?earlier=1&later=2` sets two versions beside each other."""
    asked: Any = request
    known = queries.versions_of(found)
    by_number = {str(one.number): one for one in known}
    earlier, later = by_number.get(request.GET.get("earlier", "")), by_number.get(request.GET.get("later", ""))
    both = sorted((earlier, later), key=lambda one: one.number) if earlier and later else []
    context = {
        "title": "Terms of reference",
        "caption": found.name,
        "breadcrumbs": _trail(request, found),
        "events": terms_events(request, known, timezone.localdate(asked.at)),
        "numbers": [one.number for one in reversed(known)],
        "parts": compared(*both) if both else [],
        "both": [(one.number, words.date(one.from_on)) for one in both],
        "found": found,
        "may_keep": may_keep_terms(request.user, found),
    }
    return render(request, "partnership/terms_versions.html", context)


def version(request: HttpRequest, terms: TermsOfReference) -> HttpResponse:
    asked: Any = request
    known = queries.versions_of(terms.body)
    context = {
        "title": f"Terms of reference, version {terms.number}",
        "caption": terms.body.name,
        "breadcrumbs": [
            *_trail(request, terms.body),
            ("Terms of reference", address(request, "terms_versions", number=terms.body_id)),
        ],
        "record": version_record(terms, last_day(terms, known)),
        "events": terms_events(request, [terms], timezone.localdate(asked.at)),
        "terms": terms,
    }
    return render(request, "partnership/terms_version.html", context)


def write(request: HttpRequest, found: Body) -> HttpResponse:
    known = queries.versions_of(found)
    form = TermsForm(request.POST or None, body=found, last=known[0] if known else None)
    return asked_with(
        request,
        form,
        title="Write a new version" if known else "Write terms of reference",
        caption=found.name,
        cancel=address(request, "body", number=found.pk),
        on_to=lambda made: address(request, "terms_versions", number=found.pk),
        said=lambda made: f"Version {made.number} is written. It holds from {words.date(made.from_on)}.",
    )


def review(request: HttpRequest, terms: TermsOfReference) -> HttpResponse:
    form = ReviewTermsForm(request.POST or None, terms=terms)
    return asked_with(
        request,
        form,
        title="Record a review that changes nothing",
        caption=f"{terms.body.name}, version {terms.number}",
        hint="If something has to change, write a new version instead.",
        cancel=address(request, "body", number=terms.body_id),
        on_to=lambda made: address(request, "terms_versions", number=terms.body_id),
        said=lambda made: f"The review is recorded. The next one is due by {words.date(made.next_on)}.",
    )


def kinds(request: HttpRequest) -> HttpResponse:
    form = KindNamesForm(request.POST if request.method == "POST" else None)
    return asked_with(
        request,
        form,
        title="What kinds of body are called here",
        hint="One name a line. The first is shown on a body’s page; a search finds bodies by every one of them.",
        cancel=address(request, "bodies"),
        on_to=lambda _: address(request, "bodies"),
        said="The names are kept.",
    )


def _trail(request: HttpRequest, body: Body) -> list[tuple[str, str]]:
    page = address(request, "body", number=body.pk)
    return [("Bodies and members", address(request, "bodies")), (body.name, page)]
