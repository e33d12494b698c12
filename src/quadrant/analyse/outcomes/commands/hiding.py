"""Which figures may not be shown is decided within every act by which figures come, go or are made otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from quadrant.analyse.outcomes.models import HiddenFigure, Indicator, Observation
from quadrant.analyse.outcomes.queries.hiding import Key, hidden_figures
from quadrant.analyse.outcomes.terms import SMALLEST_SHOWN, Method
from quadrant.audit.act import act
from quadrant.audit.straight import write_straight
from quadrant.audit.terms import Done
from quadrant.audit.touched import touch
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.within import here

COLUMNS = ("partnership_id", "indicator_id", "area_id", "period", "breakdown")


@act("hidden.decided")
def decide_hidden(*, partnership: Partnership, by: Person | None, at: datetime) -> Done[Partnership]:
    """Decide anew of every indicator of the partnership entered, whatever was decided before."""
    unsettle(Indicator.objects.values_list("pk", flat=True))
    settle()
    hidden = HiddenFigure.objects.count()
    return Done(partnership, f"Of all figures {hidden:,} are hidden from those who may not see small counts")


def unsettle(numbers: Iterable[int]) -> None:
    """Before figures of these indicators change: what was decided of them holds no longer.

    They are locked until the act ends, so that of two acts on one indicator the later decides from what both leave.
    """
    rows = Indicator.objects.select_for_update().filter(pk__in=list(numbers)).order_by("pk")
    locked = list(rows.values_list("pk", flat=True))
    Indicator.objects.filter(pk__in=locked).update(hiding_decided=False)


def settle() -> None:
    """After figures have changed: say of each indicator that waits for it whether any of its figures is small, and
    store what may not be shown."""
    # Those that another act has in hand are settled by it.
    rows = Indicator.objects.select_for_update(skip_locked=True).filter(hiding_decided=False).order_by("pk")
    waiting = {one.pk: one for one in rows}
    if not waiting:
        return
    HiddenFigure.objects.filter(indicator__in=list(waiting)).delete()
    small = _small_in(waiting)
    alike: dict[tuple[bool, bool], list[int]] = defaultdict(list)
    for number, indicator in waiting.items():
        indicator.small_counts = any(not breakdown for _, breakdown in small[number])
        indicator.small_groups = any(breakdown for _, breakdown in small[number])
        alike[indicator.small_counts, indicator.small_groups].append(number)
    for (counts, groups), numbers in alike.items():
        told = Indicator.objects.filter(pk__in=numbers)
        told.update(small_counts=counts, small_groups=groups, hiding_decided=True)
    write_straight(HiddenFigure, COLUMNS, _rows(waiting, small))


def _small_in(indicators: Iterable[int]) -> dict[int, set[tuple[str, str]]]:
    """By indicator the periods and groups in which a figure is of fewer people than may be shown."""
    few = {"gt": 0, "lt": SMALLEST_SHOWN}
    small = Q(**{f"numerator__{sign}": limit for sign, limit in few.items()})
    small |= Q(indicator__method=Method.COUNT, **{f"value__{sign}": limit for sign, limit in few.items()})
    held = Observation.objects.filter(small, indicator__in=list(indicators)).order_by()
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for number, period, breakdown in held.values_list("indicator_id", "period", "breakdown").distinct():
        found[number].add((period, breakdown))
    return found


def _rows(
    indicators: Mapping[int, Indicator], small: Mapping[int, set[tuple[str, str]]]
) -> Iterator[list[tuple[Any, ...]]]:
    """One indicator at a time, as the table holds them; periods in which nothing is small hide nothing."""
    partnership = here().partnership_id
    for number in sorted(number for number, found in small.items() if found):
        keys: list[Key] = sorted(hidden_figures((indicators[number], period) for period, _ in small[number]))
        touch(HiddenFigure, number)
        yield [(partnership, indicator, area, period, group) for indicator, area, period, group in keys]
