"""What can be asked of marginal analyses."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

from quadrant.analyse.priorities.models import MarginalAnalysis, ProgrammeService, ShiftOption
from quadrant.analyse.priorities.terms import Shift
from quadrant.cycle.models import Cycle
from quadrant.methods.marginal import Balance, balance

FRAMEWORK = ("cycle__framework__text", "cycle__framework__content")


def marginal_analyses() -> Any:
    """Every marginal analysis, newest first, with how many options it has and how much its chosen ones shift."""
    standing = Q(options__withdrawn_at=None)
    found = MarginalAnalysis.objects.select_related("cycle", "body").annotate(
        listed=Count("options", filter=standing),
        shifted=Sum("options__amount", filter=standing & Q(options__chosen=True, options__shift=Shift.IN)),
    )
    return found.order_by("-begun_at", "-pk")


def marginal_analysis_numbered(number: int) -> MarginalAnalysis | None:
    found = MarginalAnalysis.objects.select_related("cycle__framework", "body", "begun_by", "recorded_by")
    one: MarginalAnalysis | None = found.defer(*FRAMEWORK).filter(pk=number).first()
    return one


def marginal_analyses_of(cycle: Cycle) -> list[MarginalAnalysis]:
    return list(marginal_analyses().filter(cycle=cycle))


def programme_of(analysis: MarginalAnalysis) -> list[ProgrammeService]:
    """The services of a programme, the costliest first."""
    found = ProgrammeService.objects.filter(analysis=analysis).select_related("service")
    return list(found.order_by("-spend", "service__name", "pk"))


def shift_options(analysis: MarginalAnalysis) -> list[ShiftOption]:
    """The standing options, what is shifted out first, the largest of each first."""
    found = ShiftOption.objects.standing().filter(analysis=analysis).select_related("service", "added_by")
    order = list(Shift)
    return sorted(found.order_by("-amount", "title", "pk"), key=lambda one: order.index(Shift(one.shift)))


def shift_option_numbered(number: int) -> ShiftOption | None:
    found = ShiftOption.objects.select_related("analysis__cycle__framework", "service")
    deferred = found.defer(*(f"analysis__{name}" for name in FRAMEWORK))
    one: ShiftOption | None = deferred.filter(pk=number).first()
    return one


def balance_of(options: Sequence[ShiftOption]) -> Balance:
    """What these options shift out and in."""
    out: list[Decimal] = [one.amount for one in options if one.shift == Shift.OUT]
    return balance(out, [one.amount for one in options if one.shift == Shift.IN])
