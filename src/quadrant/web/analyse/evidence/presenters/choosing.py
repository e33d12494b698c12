"""Choosing an item of the library: what was searched for, and the items found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.analyse.evidence.queries import MOST_FOUND, items_found
from quadrant.web.design.fields import CONTROL_CHARACTERS
from quadrant.web.design.listing import LONGEST_SEARCH

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models import EvidenceItem


@dataclass(frozen=True)
class Choosing:
    """What a page to choose an item from holds beside its form."""

    sought: str
    found: list[EvidenceItem]
    told: str
    kept: list[tuple[str, str]]


def choosing(request: HttpRequest) -> Choosing:
    """The items for `?q=`; what else the address says is kept when somebody searches again."""
    sought = CONTROL_CHARACTERS.sub("", request.GET.get("q", "")).strip()[:LONGEST_SEARCH]
    found = items_found(sought)
    kept = [(name, request.GET[name]) for name in ("place", "resource") if request.GET.get(name)]
    return Choosing(sought, found, _told(sought, len(found)), kept)


def _told(sought: str, count: int) -> str:
    if not count:
        return "Nothing in the library holds these words." if sought else "The library is empty. Add an item first."
    more = f"The first {MOST_FOUND} are shown: search for more words to narrow them." if count == MOST_FOUND else ""
    return more if sought else "The newest items are shown. Search for others."
