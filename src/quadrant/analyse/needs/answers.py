"""The facts that needs and needs assessments state to a cycle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Min, Q

from quadrant.analyse.needs.models import Need, NeedEvidence
from quadrant.analyse.needs.queries import assessments, needs_of, standings_of
from quadrant.analyse.needs.terms import AssessmentState, Met, Severity, Trend
from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.governance.registry import tells
from quadrant.governance.terms import DrawsOn, typed_table
from quadrant.methods import words
from quadrant.methods.calendar import london_day

Stated = Iterable[tuple[int, Fact]]


@fact(FactKey.NEED_STATED)
def needs_stated(cycles: Sequence[int]) -> Stated:
    for need in Need.objects.standing().filter(cycle__in=cycles).select_related("stated_by"):
        by = need.stated_by.name if need.stated_by else "Quadrant"
        said = f"“{need.statement}” was stated"
        yield need.cycle_id, Fact(london_day(need.stated_at), said, by=by, at=need.stated_at)


@fact(FactKey.NEED_EVIDENCED)
def needs_evidenced(cycles: Sequence[int]) -> Stated:
    """The cycle has a need and every need has evidence: since the last of them had its first piece."""
    standing = Q(evidence__withdrawn_at=None)
    first: dict[int, list[datetime | None]] = defaultdict(list)
    needs = Need.objects.standing().filter(cycle__in=cycles)
    for cycle, at in needs.annotate(first=Min("evidence__added_at", filter=standing)).values_list("cycle", "first"):
        first[cycle].append(at)
    for cycle, moments in first.items():
        known = [moment for moment in moments if moment is not None]
        if len(known) == len(moments):
            at = max(known)
            said = f"Evidence stands behind {'the need' if len(known) == 1 else f'all {len(known)} needs'}"
            yield cycle, Fact(london_day(at), said, at=at)


@fact(FactKey.NEEDS_ASSESSMENT_DRAFTED)
def assessments_drafted(cycles: Sequence[int]) -> Stated:
    for one in assessments().filter(cycle__in=cycles):
        said, at = f"The needs assessment “{one.title}” was drafted", one.drafted_at
        yield one.cycle_id, Fact(london_day(at), said, by=one.drafted_by.name, at=at)


@fact(FactKey.NEEDS_ASSESSMENT_APPROVED)
def assessments_approved(cycles: Sequence[int]) -> Stated:
    """A body resolved in favour of the assessment as it was put, and no later version is approved."""
    listed = list(assessments().filter(cycle__in=cycles, decisions__isnull=False).distinct())
    standings = standings_of(listed)
    for one in listed:
        standing = standings[one.pk]
        if standing.state is AssessmentState.APPROVED and standing.resolution is not None:
            resolved = standing.resolution
            yield (
                one.cycle_id,
                Fact(
                    resolved.decided_on,
                    f"{resolved.body.name} approved the needs assessment “{one.title}”",
                    body=resolved.body_id,
                    by=resolved.recorded_by.name,
                    at=resolved.recorded_at,
                ),
            )


@tells(DrawsOn.NEEDS)
def needs_in_words(cycle: Any, person: Any) -> Iterable[str]:
    """The needs of a cycle, and the figures and sources behind them: those are kept as everybody may see them."""
    needs = needs_of(cycle)
    columns = ("Need", "Who has it", "How many", "Where", "How hard", "Trend", "Met")
    yield typed_table("Needs stated", columns, (_need_row(one) for one in needs))
    behind = NeedEvidence.objects.standing().filter(need__in=needs).select_related("need").order_by("need", "pk")
    figures = [one for one in behind if one.is_figure]
    heads = ("Need", "Figure", "Area and period", "Value", "England", "Source")
    yield typed_table("Figures behind them", heads, (_figure_row(one) for one in figures))
    for one in behind:
        if not one.is_figure:
            yield f"On “{one.need.statement}”: {one.text} ({_source(one)})"


def _need_row(need: Need) -> tuple[str, ...]:
    return (
        need.statement,
        need.who,
        words.number(need.how_many) if need.how_many is not None else "",
        need.area.name if need.area else need.where,
        Severity(need.severity).label,
        Trend(need.trend).label,
        Met(need.met).label,
    )


def _figure_row(one: NeedEvidence) -> tuple[str, ...]:
    england = words.with_unit(one.england, "", one.decimals) if one.england is not None else ""
    where = f"{one.area_name}, {one.period}"
    value = words.with_unit(one.value, one.unit, one.decimals)
    return one.need.statement, one.indicator_name, where, value, england, _source(one)


def _source(one: NeedEvidence) -> str:
    return ", ".join(part for part in (one.source, words.date(one.dated_on) if one.dated_on else "") if part)
