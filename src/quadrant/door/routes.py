"""The one table of routes: which address, which view, whose rule. A page's door is declared where its address is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLPattern, path
from django.urls.converters import get_converters

Rule = Callable[..., bool]
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Route:
    """One address and its door.

    `see` is asked of everybody who comes (not seen: 404); `act`, where given, of those who see it (403). With `of`,
    both are asked about the row that `of` loads from the address's arguments (None: 404), and the view is given it
    under the name `gives` in place of those arguments.
    """

    name: str
    address: str
    view: View
    see: Rule
    act: Rule | None = None
    of: Callable[..., Any] | None = None
    gives: str = ""
    of_deployment: bool = False

    @property
    def public(self) -> bool:
        return self.see.__name__ == "anyone"


ROUTES: dict[str, Route] = {}
# Pages of the sign-in package that we wrote templates for; every other address of it is 404.
SIGN_IN_PAGES = frozenset(
    "account_login account_logout account_reset_password account_reset_password_done "
    "account_reset_password_from_key account_reset_password_from_key_done account_change_password "
    "account_set_password account_signup account_inactive".split()
)


def route(
    address: str,
    view: View,
    *,
    name: str,
    see: Rule,
    act: Rule | None = None,
    of: Callable[..., Any] | None = None,
    gives: str = "",
    of_deployment: bool = False,
) -> URLPattern:
    """Declare an address with its door. A name is declared once; an address with arguments has a loader."""
    if name in ROUTES:
        raise ValueError(f"two routes are named {name}")
    if (of is None) != (gives == ""):
        raise ValueError(f"route {name}: `of` and `gives` go together")
    ROUTES[name] = Route(name, address, view, see, act, of, gives, of_deployment)
    return path(address, view, name=name)


def load() -> None:
    """Importing the addresses declares every door."""
    import_module("quadrant.web.urls")


CONVERTERS = frozenset(get_converters())
