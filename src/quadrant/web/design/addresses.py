"""Addresses by route name, with the partnership that the person is in filled in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def address(request: HttpRequest | None, name: str, /, **parts: Any) -> str:
    """The address of route `name`; `partnership` comes from the request where the route wants one.

    Raises NoReverseMatch for a name or parts that no route has.
    """
    partnership = getattr(request, "partnership", None)
    if partnership is not None and "partnership" not in parts:
        try:
            return reverse(name, kwargs={"partnership": partnership.slug, **parts})
        except NoReverseMatch:
            pass  # a route of the whole deployment wants no partnership
    return reverse(name, kwargs=parts)


def address_or_none(request: HttpRequest | None, name: str, /, **parts: Any) -> str | None:
    """The address of route `name`, or None where this deployment has no such route."""
    try:
        return address(request, name, **parts)
    except NoReverseMatch:
        return None
