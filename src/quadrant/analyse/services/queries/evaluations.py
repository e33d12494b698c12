"""What can be asked of evaluations: one with its parts, those of a service or a cycle, all side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from quadrant.analyse.outcomes.models import Outcome
from quadrant.analyse.outcomes.queries import chosen_outcomes
from quadrant.analyse.services.models import (
    AspectScore,
    DemandPoint,
    ModelWeighed,
    Service,
    ServiceContribution,
    ServiceEvaluation,
)
from quadrant.analyse.services.queries.catalogue import outcomes_of_services
from quadrant.analyse.services.terms import Aim, Aspect, Horizon
from quadrant.cycle.models import Cycle

Scores = dict[tuple[Aspect, Horizon], AspectScore]


def evaluations() -> Any:
    """Every evaluation with its service and people, the latest first."""
    whole = ServiceEvaluation.objects.select_related("service__provider", "cycle", "begun_by", "signed_off_by")
    return whole.order_by("-begun_at", "-pk")


def evaluation_numbered(number: int) -> ServiceEvaluation | None:
    rows = evaluations().select_related("indicator", "described_by", "service__owner", "cycle__partnership")
    found: ServiceEvaluation | None = rows.filter(pk=number).first()
    return found


def evaluations_of(service: Service) -> list[ServiceEvaluation]:
    return list(evaluations().filter(service=service))


def evaluations_in(cycle: Cycle) -> list[ServiceEvaluation]:
    return list(evaluations().filter(cycle=cycle))


def latest_evaluations() -> list[ServiceEvaluation]:
    """The latest evaluation signed off of each standing service, by the service's name. One query."""
    rows = evaluations().signed_off().filter(service__retired_at=None).select_related("indicator")
    latest: dict[int, ServiceEvaluation] = {}
    for one in rows.order_by("service__name", "service", "-signed_off_at", "-pk"):
        latest.setdefault(one.service_id, one)
    return list(latest.values())


def open_evaluations() -> dict[int, ServiceEvaluation]:
    """The evaluation that is being written of each service, where one is. One query."""
    return {one.service_id: one for one in ServiceEvaluation.objects.filter(signed_off_at=None)}


def scores_of(numbers: Iterable[int]) -> dict[int, Scores]:
    """What was scored in evaluations, by evaluation. One query."""
    rows = AspectScore.objects.filter(evaluation__in=list(numbers)).select_related("scored_by")
    found: dict[int, Scores] = defaultdict(dict)
    for row in rows.order_by("pk"):
        found[row.evaluation_id][Aspect(row.aspect), Horizon(row.horizon)] = row
    return dict(found)


def contributions_of(numbers: Iterable[int]) -> dict[int, list[ServiceContribution]]:
    """What services add to outcomes and aims, by evaluation. One query."""
    rows = ServiceContribution.objects.filter(evaluation__in=list(numbers)).select_related("outcome")
    found: dict[int, list[ServiceContribution]] = defaultdict(list)
    for row in rows.order_by("outcome__plan", "outcome__name", "pk"):
        found[row.evaluation_id].append(row)
    return dict(found)


def weighed_in(evaluation: ServiceEvaluation) -> list[ModelWeighed]:
    rows = ModelWeighed.objects.filter(evaluation=evaluation).select_related("weighed_by")
    return list(rows.order_by("weighed_at", "pk"))


def points_of(evaluation: ServiceEvaluation) -> list[DemandPoint]:
    return list(DemandPoint.objects.filter(evaluation=evaluation).order_by("year"))


def to_contribute_to(evaluation: ServiceEvaluation) -> list[Outcome | Aim]:
    """What the contribution of a service is asked about: the outcomes that it works towards or that the cycle chose,
    the aims, then every other outcome by its plan. Three queries."""
    near = {link.outcome_id for link in outcomes_of_services([evaluation.service_id]).get(evaluation.service_id, [])}
    if evaluation.cycle is not None:
        near |= {chosen.outcome_id for chosen in chosen_outcomes(evaluation.cycle)}
    every = list(Outcome.objects.order_by("plan", "name"))
    first, last = ([one for one in every if (one.pk in near) is is_near] for is_near in (True, False))
    return [*first, *Aim, *last]


def missing_parts(evaluation: ServiceEvaluation) -> list[str]:
    """The parts of an evaluation that are still to be written, in the order of the paper."""
    scored = scores_of([evaluation.pk]).get(evaluation.pk, {})
    written = [
        ("market and need", evaluation.described_at is not None),
        ("best in class", bool(evaluation.best_in_class)),
        *((aspect.value, (aspect, Horizon.FUTURE) in scored) for aspect in Aspect),
        ("contribution", ServiceContribution.objects.filter(evaluation=evaluation).exists()),
        ("recommendation", bool(evaluation.recommended)),
    ]
    return [part for part, done in written if not done]
