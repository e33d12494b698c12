"""Pages that say no: each expected refusal is a page with a status, in the design, never a 500."""

from __future__ import annotations

from typing import Any

import structlog
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.audit.terms import Refusal

log = structlog.get_logger(__name__)


def _page(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    if not hasattr(request, "user"):
        # Refused before anybody was looked for: a host that we are not, say.
        request.user = AnonymousUser()
    context = {"reference": getattr(request, "number", ""), **context}
    response = render(request, f"design/errors/{status}.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A command said no and no form was there to say it beside the field."""
    typed = {
        name: value
        for name, value in request.POST.items()
        if name != "csrfmiddlewaretoken" and "password" not in name and isinstance(value, str)
        # A number is a choice from a list or part of a day: it says nothing, and is chosen again quickly.
        if not value.isdecimal()
    }
    page = "403" if refusal.status == 403 else "409"
    return _page(request, int(page), refusal=refusal, typed=typed)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if type(exception).__name__ in {"RequestDataTooBig", "TooManyFieldsSent", "TooManyFilesSent"}:
        return _page(request, 413)
    return _page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404)


def not_allowed(request: HttpRequest, answer: HttpResponseBase) -> HttpResponse:
    """An address that only takes what a form sends, opened by hand or from the history."""
    page = _page(request, 405)
    page["Allow"] = answer["Allow"]
    return page


def too_large(request: HttpRequest) -> HttpResponse:
    return _page(request, 413)


def too_many_tries(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    return _page(request, 429)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token was missing or old: often a page left open over night."""
    return _page(request, 403, stale_form=True)


BARE = (
    '<!doctype html><html lang="en"><title>Something went wrong here – Quadrant</title>'
    "<h1>Something went wrong here</h1><p>The fault is ours and it has been written down. Try again in a minute.</p>"
)


def broken(request: HttpRequest) -> HttpResponse:
    """A defect of ours, in the design; bare where what is broken (the database, a template) the design needs too."""
    log.error("page failed", path=request.path)
    try:
        return _page(request, 500)
    except Exception:
        log.exception("the error page failed")
        return HttpResponse(BARE, status=500, headers={"Cache-Control": "no-store"})
