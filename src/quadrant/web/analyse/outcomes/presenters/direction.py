"""Where a partnership is heading, in words: known sets, headline measures and what works towards them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    Headlines,
    SetOutcome,
    area_coded,
    headline_warnings,
    latest_points,
    outcome_sets,
    outcomes_taken,
    series_of_many,
)
from quadrant.analyse.outcomes.terms import Counted
from quadrant.methods import words
from quadrant.thread.queries import thread
from quadrant.thread.terms import Kind as On
from quadrant.web.analyse.outcomes.figures import shown_when
from quadrant.web.analyse.outcomes.findings import recent_words
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Outcome


@dataclass(frozen=True)
class LibrarySet:
    """A known set on the page: each of its outcomes with the address of the partnership's own, "" for none."""

    name: str
    source: str
    dated: str
    newest: str
    outcomes: list[tuple[SetOutcome, str]]
    take_over: str


@dataclass(frozen=True)
class HeadlineRow:
    """A headline measure: what it measures, where it stands and goes, and what is done about it."""

    name: str
    address: str
    outcomes: list[tuple[str, str]]
    figure: str
    recent: str
    services: str


def library_sets(request: HttpRequest) -> list[LibrarySet]:
    here = outcomes_taken()

    def page(one: SetOutcome) -> str:
        return address(request, "outcome", number=here[one.key].pk) if one.key in here else ""

    return [
        LibrarySet(
            each.name,
            each.source,
            each.dated,
            each.address,
            [(one, page(one)) for one in each.outcomes],
            address(request, "outcome_set", key=each.key) if any(not page(one) for one in each.outcomes) else "",
        )
        for each in outcome_sets()
    ]


def headline_rows(request: HttpRequest, held: Headlines) -> list[HeadlineRow]:
    asked: Any = request
    if not held.measures:
        return []
    here = area_coded(asked.partnership.area_code)
    latest = latest_points(held.measures, [here] if here else [], asked.user)
    series = series_of_many(held.measures, here, asked.user) if here else {}
    graph = thread().graph

    def services(outcomes: list[Outcome]) -> str:
        steps = [step for one in outcomes for step in graph.downstream((On.OUTCOME, one.pk))]
        found = {step.node.key for step in steps if step.node.kind is On.AGREEMENT}
        return words.plural(len(found), "agreement works", "agreements work") if found else "No agreement works"

    return [
        HeadlineRow(
            name=one.name,
            address=address(request, "indicator", number=one.pk),
            outcomes=[(each.name, address(request, "outcome", number=each.pk)) for each in held.outcomes[one.pk]],
            figure=shown_when(point) if (point := here and latest.get((one.pk, here.pk))) else "None",
            recent=recent_words(one, series.get(one.pk, [])),
            services=f"{services(held.outcomes[one.pk])} towards the same outcome",
        )
        for one in held.measures
    ]


def outside_words(held: Headlines) -> str:
    """What is outside three to five, and the reason that was given."""
    if held.held is None:
        return ""
    found = " ".join(headline_warnings(Counted(held.held.counted), [one.pk for one in held.measures]))
    return f"{found} Three to five can be kept in mind. {held.held.why_outside}".strip() if found else ""
