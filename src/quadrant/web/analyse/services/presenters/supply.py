"""Supply beside forecast demand, by type of service, and what is known of the quality of each service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.services import queries
from quadrant.analyse.services.queries import Supply
from quadrant.analyse.services.rules import may_keep_services
from quadrant.analyse.services.terms import HIGHEST_SCORE, Aspect, Horizon
from quadrant.methods import words
from quadrant.review.performance.queries import Measured, measured_agreements
from quadrant.web.analyse.services.presenters.catalogue import page_of
from quadrant.web.analyse.services.presenters.evaluations import page_of as evaluation_page
from quadrant.web.design.addresses import address
from quadrant.web.design.charts.bars import Bar, Comparison, bar_chart
from quadrant.web.design.charts.drawing import Chart

if TYPE_CHECKING:
    from quadrant.analyse.services.models import Service, ServiceEvaluation
    from quadrant.analyse.services.queries import Scores

GOOD = (Aspect.PERFORMANCE, Aspect.PERCEPTION)
"""The sides of an evaluation that tell how good a service is; the third tells what it costs."""


@dataclass(frozen=True)
class Known:
    """One thing that is known of a service's quality, and the page that it comes from ("" for its own)."""

    says: str
    source: str
    address: str = ""


@dataclass(frozen=True)
class QualityShown:
    """What is known of the quality of one service; `look` is where somebody may begin to look, with its words."""

    name: str
    address: str
    known: list[Known]
    look: tuple[str, str] | None


@dataclass(frozen=True)
class SupplyShown:
    """One type of service: its chart, the quality of each service, and those of which no demand is known."""

    chart: Chart | None
    title: str
    quality: list[QualityShown]
    silent: list[tuple[str, str]]


def supply_shown(request: HttpRequest, kinds: Sequence[Supply]) -> list[SupplyShown]:
    quality = _Quality(request)
    return [
        SupplyShown(
            chart=_supply_chart(one) if one.evaluations else None,
            title=one.kind,
            quality=[quality.of(service) for service in one.services],
            silent=[(service.name, page_of(request, service)) for service in one.silent],
        )
        for one in kinds
    ]


class _Quality:
    """What all services are asked of at once: their evaluations, and the agreements behind them."""

    def __init__(self, request: HttpRequest) -> None:
        asked: Any = request
        self.request = request
        self.evaluations = {one.service_id: one for one in queries.latest_evaluations()}
        self.scores = queries.scores_of(one.pk for one in self.evaluations.values())
        self.being_written = queries.open_evaluations()
        self.outcomes = queries.outcomes_of_services()
        self.measured = measured_agreements(asked.user)
        self.may_evaluate = may_keep_services(asked.user)

    def of(self, service: Service) -> QualityShown:
        known = [Known(service.quality, "as the catalogue says")] if service.quality else []
        evaluation = self.evaluations.get(service.pk)
        if evaluation is not None:
            known += _scored(self.request, evaluation, self.scores.get(evaluation.pk, {}))
        known += [_of_agreement(self.request, one) for one in self._agreements(service)]
        return QualityShown(service.name, page_of(self.request, service), known, self._look(service))

    def _agreements(self, service: Service) -> list[Measured]:
        """Agreements with the same provider, towards an outcome that the service works towards too."""
        towards = {link.outcome_id for link in self.outcomes.get(service.pk, [])}
        of_provider = [one for one in self.measured if one.agreement.provider_id == service.provider_id]
        return [one for one in of_provider if towards & one.outcomes]

    def _look(self, service: Service) -> tuple[str, str] | None:
        written = self.being_written.get(service.pk)
        if written is not None:
            return "An evaluation is being written", evaluation_page(self.request, written)
        if self.may_evaluate and service.pk not in self.evaluations:
            return "Begin an evaluation", address(self.request, "service_evaluate", number=service.pk)
        return None


def _scored(request: HttpRequest, evaluation: ServiceEvaluation, scores: Scores) -> list[Known]:
    given = [(aspect, scores[aspect, Horizon.NOW].score) for aspect in GOOD if (aspect, Horizon.NOW) in scores]
    told = words.listing(f"{aspect.label.lower()} {score} of {HIGHEST_SCORE}" for aspect, score in given)
    source = f"evaluation of {words.date(evaluation.signed_off_at)}"
    return [Known(words.upper_first(told), source, evaluation_page(request, evaluation))] if told else []


def _of_agreement(request: HttpRequest, one: Measured) -> Known:
    told = f"{one.met} of {words.plural(one.counted, 'measure')} on target"
    return Known(told, f"agreement “{one.agreement.title}”", address(request, "agreement", number=one.agreement.pk))


def _supply_chart(one: Supply) -> Chart:
    """Capacity, demand today and demand forecast; the title says who will go without."""
    years = sorted({each.demand_by for each in one.evaluations if each.demand_by is not None})
    by = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    known = [each for each in one.evaluations if each.demand_low is not None]
    whole = len(known) == len(one.evaluations)
    low = sum(each.demand_low or 0 for each in known) if whole else None
    high = sum(each.demand_high or 0 for each in known) if whole else None
    return bar_chart(
        Comparison(
            title=f"{one.kind}: {_finding(one, by)}",
            bars=[
                Bar("Capacity", one.capacity, own=False),
                Bar("Demand today", one.now),
                Bar(f"Demand forecast, {by}", one.future, low, high),
            ],
            unit=one.unit,
            places=0,
            one="figure",
            source=f"The catalogue, and the latest evaluation of {words.listing(s.name for s in one.evaluated)}",
        )
    )


def _finding(one: Supply, by: str) -> str:
    if one.short > 0:
        return f"{words.number(one.short)} more {one.unit} than there is room for by {by}"
    return f"room for all by {by}, {words.number(-one.short)} {one.unit} to spare"
