"""What can be asked of measures and their targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from quadrant.cycle.models import Cycle
from quadrant.do.agreements.models import Agreement, Kpi, KpiTarget
from quadrant.do.agreements.rules import providers_of


def kpi_numbered(number: int) -> Kpi | None:
    found: Kpi | None = (
        Kpi.objects.whole()
        .select_related("agreement__cycle__framework", "set_by")
        .defer("agreement__cycle__framework__text", "agreement__cycle__framework__content")
        .filter(pk=number)
        .first()
    )
    return found


def kpis_of(agreement: Agreement) -> list[Kpi]:
    """The measures of an agreement, in the order in which they were set."""
    return list(Kpi.objects.whole().filter(agreement=agreement).order_by("pk"))


def kpis_of_agreements(chosen: Iterable[Agreement]) -> dict[int, list[Kpi]]:
    """The measures of many agreements, by the agreements' numbers. One query."""
    found: dict[int, list[Kpi]] = defaultdict(list)
    for kpi in Kpi.objects.filter(agreement__in=[one.pk for one in chosen]).order_by("pk"):
        found[kpi.agreement_id].append(kpi)
    return dict(found)


def kpis_to_report(person: Any, *, on: date) -> list[Kpi]:
    """The measures on which this person's organisations report, by agreement."""
    mine = Kpi.objects.reported_on(on).whole().filter(agreement__provider__in=providers_of(person))
    return list(mine.order_by("agreement__title", "pk"))


def all_reported(*, on: date) -> list[Kpi]:
    """Every measure of a signed agreement that has begun."""
    return list(Kpi.objects.reported_on(on).whole().order_by("agreement__title", "pk"))


def kpis_in(cycle: Cycle, *, on: date) -> list[Kpi]:
    """The measures of a cycle's signed agreements that have begun."""
    return list(Kpi.objects.reported_on(on).whole().filter(agreement__cycle=cycle).order_by("agreement__title", "pk"))


def targets_of(kpi: Kpi) -> list[KpiTarget]:
    """The targets of a measure, the earliest first."""
    return list(KpiTarget.objects.filter(kpi=kpi).select_related("set_by").order_by("from_on"))


def targets_of_kpis(kpis: Iterable[Kpi]) -> dict[int, list[KpiTarget]]:
    """The same of many measures, by their numbers. One query."""
    found: dict[int, list[KpiTarget]] = defaultdict(list)
    for target in KpiTarget.objects.filter(kpi__in=[kpi.pk for kpi in kpis]).order_by("from_on"):
        found[target.kpi_id].append(target)
    return dict(found)


def target_on(targets: Sequence[KpiTarget], day: date) -> KpiTarget | None:
    """The target in force on a day: a later one does not judge what came before it."""
    return next((target for target in reversed(targets) if target.from_on <= day), None)
