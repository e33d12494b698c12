"""What can be asked of comparisons of commissioning models."""

from __future__ import annotations

from django.db.models import Prefetch

from quadrant.analyse.evidence.models import ComparedAspect, ComparedModel, ModelComparison
from quadrant.cycle.models import Cycle


def comparisons_of(cycle: Cycle) -> list[ModelComparison]:
    """The comparisons of a cycle, newest first."""
    return list(ModelComparison.objects.filter(cycle=cycle).order_by("-begun_at", "-pk"))


def comparison_numbered(number: int) -> ModelComparison | None:
    found = ModelComparison.objects.select_related("cycle__framework", "begun_by", "concluded_by")
    one: ModelComparison | None = found.filter(pk=number).first()
    return one


def models_of(comparison: ModelComparison) -> list[ComparedModel]:
    """The models compared, in order, each with its item and what is said of each aspect. Two queries."""
    said = Prefetch("aspects", ComparedAspect.objects.order_by("pk"))
    found = ComparedModel.objects.filter(comparison=comparison).select_related("item").prefetch_related(said)
    return list(found.order_by("number"))


def model_numbered(number: int) -> ComparedModel | None:
    found = ComparedModel.objects.select_related("comparison__cycle", "item").prefetch_related("aspects")
    one: ComparedModel | None = found.filter(pk=number).first()
    return one
