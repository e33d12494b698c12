"""What the recommendations of a report rest on: items of the evidence library, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.analyse.evidence.queries import citations_of
from quadrant.analyse.evidence.rules import may_cite
from quadrant.governance.queries import recommendations_of
from quadrant.methods import words
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.governance.models import Report


@dataclass(frozen=True)
class Cited:
    """An item that a recommendation rests on: its title, its page, and where to drop it."""

    title: str
    address: str
    drop: str


@dataclass(frozen=True)
class Rests:
    """Everything that a recommendation cites, and where to cite more."""

    on: tuple[Cited, ...]
    cite: str


def rests_on(request: HttpRequest, report: Report) -> dict[int, Rests]:
    """What each recommendation cites, by its number in the report."""
    cited, found = citations_of(report), {}
    for one in recommendations_of(report):
        one.report = report
        may = may_cite(request.user, one)
        on = tuple(
            Cited(
                each.item.title,
                address(request, "evidenceitem", number=each.item_id),
                address(request, "citation_drop", number=each.pk) if may else "",
            )
            for each in cited.get(one.pk, [])
        )
        found[one.number] = Rests(on, address(request, "cite", number=one.pk) if may else "")
    return found


def uncited_warnings(report: Report) -> list[str]:
    """A sentence where recommendations of a report cite nothing."""
    cited = citations_of(report)
    bare = [str(one.number) for one in recommendations_of(report) if one.pk not in cited]
    if not bare:
        return []
    which = f"Recommendation {bare[0]} cites" if len(bare) == 1 else f"Recommendations {words.listing(bare)} cite"
    return [f"{which} no evidence from the library. Once the report is final, that can no longer be mended."]
