"""The service navigation: what this person may open in this partnership, in the order of the cycle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from quadrant.door.routes import ROUTES

# name of the route · words · the addresses that count as being there
PLACES = (
    ("your_work", "Your work"),
    ("my_returns", "My returns"),
    ("cycles", "Cycles"),
    ("indicators", "Indicators"),
    ("library", "Evidence"),
    ("needs", "Needs"),
    ("consultations", "Voice"),
    ("services", "Services"),
    ("priorities", "Priorities"),
    ("funds", "Funds"),
    ("calls", "Calls"),
    ("agreements", "Agreements"),
    ("reviews", "Reviews"),
    ("thread", "Thread"),
    ("decisions", "Decisions"),
    ("bodies", "Partnership"),
)

# The foot of every page; the audit for those who may read it.
FOOT = (("accessibility", "Accessibility statement"), ("frameworks", "Frameworks"), ("audit", "Audit"))


@dataclass(frozen=True)
class Place:
    name: str
    label: str
    active: bool


def navigation(request: HttpRequest) -> list[Place]:
    """The places whose list this person may see; none outside a partnership."""
    asked: Any = request
    return _open(asked, PLACES) if getattr(asked, "partnership", None) is not None else []


def foot(request: HttpRequest) -> list[Place]:
    """What the foot of the page offers this person: outside a partnership only what everybody may read."""
    asked: Any = request
    inside = getattr(asked, "partnership", None) is not None
    return _open(asked, [place for place in FOOT if inside or ROUTES[place[0]].of_deployment])


def _open(asked: Any, places: Iterable[tuple[str, str]]) -> list[Place]:
    here = asked.resolver_match.url_name if asked.resolver_match else ""
    module = ROUTES[here].view.__module__ if here in ROUTES else ""
    person = getattr(asked, "user", None)  # a request refused early has met nobody yet
    found = [(ROUTES[name], label) for name, label in places if name in ROUTES and ROUTES[name].see(person)]
    at = _section(module, [route.view.__module__ for route, _ in found])
    return [Place(route.name, label, active=number == at) for number, (route, label) in enumerate(found)]


def _section(module: str, modules: list[str]) -> int | None:
    """Which place a page belongs to: the one of its own module, else the first of its room."""
    if module in modules:
        return modules.index(module)
    rooms = [_room(each) for each in modules]
    return rooms.index(_room(module)) if module and _room(module) in rooms else None


def _room(module: str) -> str:
    return module.partition(".views")[0]
