"""The door: finds the route, enters the partnership, loads the row, asks the rules, then lets the view act."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, cast
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from quadrant.audit.act import write_refusal
from quadrant.audit.terms import Refusal
from quadrant.door.clock import now
from quadrant.door.refused import forbidden, not_allowed, refusal_page
from quadrant.door.routes import ROUTES, SIGN_IN_PAGES, Route
from quadrant.partnership.queries import partnership_at
from quadrant.partnership.rules import may_enter
from quadrant.partnership.within import within


class Door:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = cast(Any, request)
        asked.at, asked.partnership, asked.demo = now(), None, settings.DEMO
        with ExitStack() as stay:
            asked.stay = stay
            response = self.get_response(request)
            if response.status_code == 405:
                response = not_allowed(request, response)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.setdefault("Cache-Control", "no-store, private")
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in SIGN_IN_PAGES:
            return None
        route = ROUTES.get(name or "")
        if route is None:
            raise Http404
        return self._deployment(request, route, kwargs) if route.of_deployment else self._enter(request, route, kwargs)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refusal_page(request, exception) if isinstance(exception, Refusal) else None

    def _deployment(self, request: HttpRequest, route: Route, kwargs: dict[str, Any]) -> HttpResponseBase | None:
        if not route.public and not request.user.is_authenticated:
            return _to_sign_in(request)
        return _ask(request, route, kwargs)

    def _enter(self, request: HttpRequest, route: Route, kwargs: dict[str, Any]) -> HttpResponseBase | None:
        if not route.public and not request.user.is_authenticated:
            return _to_sign_in(request)
        partnership = partnership_at(kwargs.pop("partnership", ""))
        if partnership is None:
            raise Http404
        asked = cast(Any, request)
        asked.stay.enter_context(within(partnership, on=timezone.localdate(asked.at)))
        if not route.public and not may_enter(request.user):
            raise Http404
        asked.partnership = partnership
        return _ask(request, route, kwargs)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else "/"
    return HttpResponseRedirect(f"{reverse('account_login')}?next={quote(back)}")


def _ask(request: HttpRequest, route: Route, kwargs: dict[str, Any]) -> HttpResponseBase | None:
    """Load the row, ask who may see it and who may act on it; None lets the view go on."""
    asked: tuple[Any, ...] = (request.user,)
    if route.of is not None:
        row = route.of(**kwargs)
        if row is None:
            raise Http404
        asked = (request.user, row)
        kwargs.clear()
        kwargs[route.gives] = row
    if not route.see(*asked):
        raise Http404
    if route.act is not None and not route.act(*asked):
        if request.method == "POST":
            _write_attempt(request, asked[-1])
        return forbidden(request)
    return None


def _write_attempt(request: HttpRequest, row: Any) -> None:
    """Somebody sent an act that their roles do not allow: the chain keeps the attempt, as it keeps a command's no."""
    about = next((one for one in (row, *vars(row).values()) if getattr(one, "partnership_id", None)), None)
    sentence = f"Not open to this person: {request.path}"
    write_refusal("act.attempted", about=about, sentence=sentence, by=request.user, at=cast(Any, request).at)
