"""What a step page shows of the evaluations of a cycle's services: each part with how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quadrant.analyse.services import queries
from quadrant.analyse.services.rules import may_evaluate_in, may_write_evaluation
from quadrant.analyse.services.terms import Aspect, Horizon
from quadrant.cycle.terms import Activity
from quadrant.methods import words
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.services.models import ServiceEvaluation
    from quadrant.cycle.models import Cycle


@panel(Activity.SERVICE_MARKET)
def market_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """Part 1 of each evaluation."""

    def state(one: ServiceEvaluation) -> str:
        if one.described_at is None:
            return "Not described yet"
        return f"{words.number(one.demand_now)} people now, {words.number(one.demand_future)} in {one.demand_by}"

    return _panel("Market and need, now and in future", cycle, person, "service_evaluation_market", state)


@panel(Activity.SERVICE_EVALUATION)
def aspects_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """The six scores of each evaluation."""
    scores = queries.scores_of([one.pk for one in queries.evaluations_in(cycle)])

    def state(one: ServiceEvaluation) -> str:
        given = scores.get(one.pk, {})
        said = [
            f"{aspect.value} {given[aspect, Horizon.NOW].score} now, {given[aspect, Horizon.FUTURE].score} in future"
            for aspect in Aspect
            if (aspect, Horizon.NOW) in given
        ]
        return words.upper_first("; ".join(said)) if said else "Not scored yet"

    return _panel("Performance, efficiency and perception", cycle, person, "service_evaluation", state)


@panel(Activity.SERVICE_CONTRIBUTION)
def contribution_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """Part 4 of each evaluation."""
    stated = queries.contributions_of([one.pk for one in queries.evaluations_in(cycle)])

    def state(one: ServiceEvaluation) -> str:
        return "Contribution stated" if stated.get(one.pk) else "Not stated yet"

    title = "Contribution to priorities and sustainable development"
    return _panel(title, cycle, person, "service_evaluation_contribution", state)


def _panel(title: str, cycle: Cycle, person: Any, page: str, state: Callable[[ServiceEvaluation], str]) -> Panel:
    """A row for each evaluation of the cycle; it leads to the part for those who write it, else to the whole."""
    slug, listed = cycle.partnership.slug, queries.evaluations_in(cycle)

    def leads_to(one: ServiceEvaluation) -> str:
        writes = one.signed_off_at is None and may_write_evaluation(person, one)
        return address(None, page if writes else "service_evaluation", partnership=slug, number=one.pk)

    rows = tuple(Row(one.service.name, state(one), leads_to(one)) for one in listed)
    sentence = f"{words.plural(len(listed), 'service is', 'services are')} evaluated in this cycle."
    if not listed:
        sentence = "No service is evaluated in this cycle yet."
    page = address(None, "cycle_service_evaluate", partnership=slug, number=cycle.pk)
    begin = Action("Choose a service to evaluate", page)
    return Panel(title, sentence, rows, (begin,) if may_evaluate_in(person, cycle) else ())
