"""Every request gets a number, which stands in its logs, in its lines of the audit chain and on its error page."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from quadrant.audit.act import request_number


class RequestNumber:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        number = uuid.uuid4().hex[:20]
        token = request_number.set(number)
        request.number = number  # type: ignore[attr-defined]  # ours
        try:
            with structlog.contextvars.bound_contextvars(request=number):
                response = self.get_response(request)
        finally:
            request_number.reset(token)
        response["X-Request-Number"] = number
        return response


def client_address(request: HttpRequest) -> str:
    """Whose address tries are counted against: what the proxy in front says last, where there is one; or the peer's."""
    said = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return said.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def in_letters(path: str) -> str:
    """An address as it stands in letters: the deployment's own, whatever host the request named."""
    return f"{settings.SITE_ADDRESS}{path}"
