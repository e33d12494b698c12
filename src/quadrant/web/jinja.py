"""What every template may call: addresses, files, navigation and notices, on top of the design system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.environment import design_environment
from quadrant.web.navigation import Place, foot, navigation


@dataclass(frozen=True)
class Notice:
    """A sentence about what just happened, shown once."""

    sentence: str
    success: bool


def environment(**options: Any) -> Environment:
    """The environment that Django's Jinja2 backend asks for by name."""
    made = design_environment(**options)
    made.globals.update(
        static=static,
        url=url,
        url_or_none=url_or_none,
        navigation=navigation_of,
        foot=foot_of,
        notices=notices,
    )
    made.filters.update(shown_act=shown_act)
    return made


def request_of(context: Context) -> HttpRequest | None:
    """The request of the page being rendered; an error page may have none."""
    request = context.get("request")
    return request if isinstance(request, HttpRequest) else None


@pass_context
def url(context: Context, name: str, **parts: Any) -> str:
    """The address of a route by name, with the partnership filled in."""
    return address(request_of(context), name, **parts)


@pass_context
def url_or_none(context: Context, name: str, **parts: Any) -> str | None:
    """The same, or None where this deployment has no such route."""
    return address_or_none(request_of(context), name, **parts)


@pass_context
def navigation_of(context: Context) -> list[dict[str, Any]]:
    """The service navigation in the words of GOV.UK's macro."""
    request = request_of(context)
    if request is None:
        return []
    return [
        {"text": place.label, "href": address(request, place.name), "active": place.active}
        for place in navigation(request)
    ]


@pass_context
def foot_of(context: Context) -> list[Place]:
    """The links at the foot of the page; an error page without a request has none."""
    request = request_of(context)
    return foot(request) if request is not None else []


@pass_context
def notices(context: Context) -> list[Notice]:
    """What just happened, taken from Django's messages."""
    request = request_of(context)
    if request is None or not hasattr(request, "_messages"):
        return []
    return [Notice(str(message), message.level_tag == "success") for message in get_messages(request)]
