"""What can be asked of published spend: every payment, and what each supplier and each month had."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Min, Sum
from django.db.models.functions import TruncMonth

from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.do.agreements.models import PublishedPayment


def published_payments() -> Any:
    """Every payment of the lists in use, the latest first."""
    return PublishedPayment.objects.select_related("dataset").order_by("-paid_on", "pk")


def departments_paying() -> list[str]:
    """The departments that the lists name, by name."""
    named = PublishedPayment.objects.exclude(department="").values_list("department", flat=True)
    return list(named.distinct().order_by("department"))


def spend_by_supplier(chosen: Any) -> Any:
    """What each supplier had of the payments chosen: their number, the sum, the first and last day."""
    return (
        chosen.order_by()
        .values("supplier")
        .annotate(count=Count("pk"), total=Sum("amount"), first=Min("paid_on"), last=Max("paid_on"))
        .order_by("-total", "supplier")
    )


def spend_by_month(chosen: Any) -> list[dict[str, Any]]:
    """What was paid in each month, the first month first."""
    months = chosen.order_by().annotate(month=TruncMonth("paid_on")).values("month")
    return list(months.annotate(count=Count("pk"), total=Sum("amount")).order_by("month"))


def spend_in_all(chosen: Any) -> dict[str, Any]:
    """The number and the sum of the payments chosen, and the days they span."""
    summed: dict[str, Any] = chosen.order_by().aggregate(
        count=Count("pk"), total=Sum("amount"), first=Min("paid_on"), last=Max("paid_on")
    )
    return summed


def spend_lists() -> list[tuple[str, str]]:
    """The lists in use, by name, as choices."""
    lists = Dataset.objects.standing().filter(kind=DatasetKind.SPEND).order_by("name")
    return [(str(number), name) for number, name in lists.values_list("pk", "name")]
