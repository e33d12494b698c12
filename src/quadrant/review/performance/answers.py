"""The facts that performance can state to a cycle: returns came in, and were accepted. The first and the latest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.methods.calendar import london_day
from quadrant.review.performance.models import KpiReturn, ReturnJudgement
from quadrant.review.performance.terms import Judgement

Stated = Iterator[tuple[int, Fact]]


@fact(FactKey.RETURN_RECEIVED)
def returns_received(cycles: Sequence[int]) -> Stated:
    """A provider sent a return on an agreement of the cycle."""
    rows = KpiReturn.objects.filter(kpi__agreement__cycle__in=cycles).order_by("sent_at", "pk")
    told = rows.values_list("kpi__agreement__cycle", "sent_at", "kpi__name", "sent_by__name")
    yield from _first_and_latest(told, "A return on “{name}” came in")


@fact(FactKey.RETURN_ACCEPTED)
def returns_accepted(cycles: Sequence[int]) -> Stated:
    """The latest version of a return was accepted: one that was corrected since waits again."""
    latest = KpiReturn.objects.newest().filter(kpi__agreement__cycle__in=cycles)
    rows = ReturnJudgement.objects.filter(of__in=latest, judgement=Judgement.ACCEPTED).order_by("judged_at", "pk")
    told = rows.values_list("of__kpi__agreement__cycle", "judged_at", "of__kpi__name", "judged_by__name")
    yield from _first_and_latest(told, "A return on “{name}” was accepted")


def _first_and_latest(rows: Iterable[tuple[int, datetime, str, str]], sentence: str) -> Stated:
    found: dict[int, list[tuple[datetime, str, str]]] = defaultdict(list)
    for cycle, at, name, by in rows:
        found[cycle].append((at, name, by))
    for cycle, told in found.items():
        for at, name, by in dict.fromkeys([told[0], told[-1]]):
            yield cycle, Fact(london_day(at), sentence.format(name=name), by=by, at=at)
