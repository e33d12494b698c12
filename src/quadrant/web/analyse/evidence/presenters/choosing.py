"""Choosing an item of the library: what was searched for, the items found, and what was filled in meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.evidence.queries import MOST_FOUND, item_numbered, items_found
from quadrant.analyse.evidence.rules import may_keep_library
from quadrant.web.design.addresses import address
from quadrant.web.design.fields import CONTROL_CHARACTERS
from quadrant.web.design.listing import LONGEST_SEARCH

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models import EvidenceItem

SEARCH = "_search"
LONGEST_NUMBER = 17


@dataclass(frozen=True)
class Choosing:
    """What a page to choose an item from holds beside its form.

    `sent` is what the form is bound to: nothing while somebody searches again, when what they `filled` in stays.
    """

    sought: str
    found: list[EvidenceItem]
    told: str
    sent: Any
    filled: Mapping[str, str]
    to_add: str
    again: str = SEARCH


def choosing(request: HttpRequest) -> Choosing:
    """The items for `?q=`, or for the page's own search; an `item` that was chosen before stays among them."""
    again = SEARCH in request.POST
    asked = request.POST if "q" in request.POST else request.GET
    sought = CONTROL_CHARACTERS.sub("", asked.get("q", "")).strip()[:LONGEST_SEARCH]
    given = request.POST if again else request.GET
    filled = {name: str(given[name]) for name in given if not name.startswith(("_", "csrf")) and name != "q"}
    found = _with_chosen(items_found(sought), request.POST.get("item") or filled.get("item", ""))
    return Choosing(
        sought,
        found,
        _told(sought, len(found)),
        None if again else request.POST or None,
        filled,
        address(request, "item_new") if may_keep_library(request.user) else "",
    )


def _with_chosen(found: list[EvidenceItem], chosen: str) -> list[EvidenceItem]:
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) <= LONGEST_NUMBER):
        return found
    if any(str(one.pk) == chosen for one in found):
        return found
    item = item_numbered(int(chosen))
    return [item, *found] if item is not None and item.withdrawn_at is None else found


def _told(sought: str, count: int) -> str:
    if not count:
        return "Nothing in the library holds these words." if sought else "The library is empty. Add an item first."
    more = f"The first {MOST_FOUND} are shown: search for more words to narrow them." if count >= MOST_FOUND else ""
    return more if sought else "The newest items are shown. Search for others."
