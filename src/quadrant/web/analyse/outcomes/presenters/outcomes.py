"""Outcomes in words: the list, one with what measures it, and what a cycle looks at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from quadrant.analyse.outcomes.queries import cycles_towards, figures_elsewhere, latest_points, outcomes, topics
from quadrant.analyse.outcomes.rules import may_define_outcomes
from quadrant.methods import words
from quadrant.thread.queries import OnThread
from quadrant.thread.terms import Kind as On
from quadrant.web.analyse.outcomes.figures import elsewhere_words, shown_when
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow, ThreadLink
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.thread.presenters import place_of, steps_by_kind

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator, Outcome

_ATTACHED = set(On) - {On.OUTCOME, On.INDICATOR}
_NOBODY = "Not said yet: who should gain most?"
_NOWHERE = "Not said yet: where first?"


def outcomes_table(request: HttpRequest) -> Table[Any]:
    asked: Any = request
    begin = (address(request, "outcome_new"), "Add an outcome") if may_define_outcomes(asked.user) else ("", "")
    return Table(
        name="outcomes",
        caption="Outcomes",
        one="outcome",
        rows=outcomes(),
        order="name",
        columns=[
            Column(
                "name",
                "Outcome",
                lambda row: row.name,
                order=("name",),
                address=lambda row: address(request, "outcome", number=row.pk),
            ),
            Column("population", "For whom", lambda row: row.population, order=("population",)),
            Column("plan", "Named by", lambda row: row.plan, order=("plan",)),
            Column(
                "indicators",
                "Indicators",
                lambda row: row.indicator_count,
                kind=Kind.NUMBER,
                order=("indicator_count",),
            ),
            Column("cycles", "Cycles", lambda row: row.cycle_count, kind=Kind.NUMBER, order=("cycle_count",)),
        ],
        search=("name__icontains", "population__icontains", "plan__icontains"),
        empty=Empty("No outcome is named yet: how should things be, and for whom?", *begin),
    )


def outcome_record(request: HttpRequest, outcome: Outcome, found: OnThread | None, *, may_change: bool) -> Record:
    change = address(request, "outcome_change", number=outcome.pk) if may_change else ""
    rows = [
        SummaryRow("For whom", outcome.population, change=change),
        SummaryRow("The right people", outcome.right_people or _NOBODY, change=change),
        SummaryRow("The right places", outcome.right_places or _NOWHERE, change=change),
        SummaryRow("Named by", outcome.plan or "The partnership itself", change=change),
        SummaryRow("What it means", outcome.description, change=change),
    ]
    return Record(summary=[row for row in rows if row.value], thread=place_of(request, found) if found else None)


def attached_to(request: HttpRequest, found: OnThread | None) -> list[tuple[str, list[ThreadLink]]]:
    """The needs, priorities, proposals and agreements that follow from an outcome, under their kind."""
    steps = [step for step in found.downstream if step.node.kind in _ATTACHED] if found else []
    return steps_by_kind(request, steps, up=False)


def cycles_in_words(request: HttpRequest, outcome: Outcome) -> list[dict[str, Any]]:
    return [
        {
            "name": one.cycle.name,
            "address": address(request, "cycle", number=one.cycle_id),
            "by": one.chosen_by.name,
            "on": one.chosen_at,
        }
        for one in cycles_towards(outcome)
    ]


def figures_table(
    request: HttpRequest, listed: Sequence[Indicator], area: Area | None, person: Any, *, dropping: dict[int, str]
) -> list[dict[str, Any]]:
    """Each indicator with its latest figure in the area; `dropping`: where each may be taken off the list."""
    latest = latest_points(listed, [area] if area else [], person)
    without = [one for one in listed if area is None or (one.pk, area.pk) not in latest]
    elsewhere = figures_elsewhere(without, area)
    rows = []
    for indicator in listed:
        point, other = latest.get((indicator.pk, area.pk)) if area else None, elsewhere.get(indicator.pk)
        instead = f"{elsewhere_words(other)}, {other.period}" if other else "No figure for this area"
        rows.append(
            {
                "name": indicator.name,
                "address": address(request, "indicator", number=indicator.pk),
                "figure": shown_when(point) if point else instead,
                "drop": dropping.get(indicator.pk, ""),
            }
        )
    return rows


def choice_table(request: HttpRequest, listed: Sequence[Indicator], area: Area | None, chosen: set[int]) -> Table[Any]:
    """Indicators that may be chosen, with the latest figure here so that the choice is an informed one."""
    asked: Any = request
    free = [indicator for indicator in listed if indicator.pk not in chosen]
    latest = latest_points(free, [area] if area else [], asked.user)

    def figure(row: Indicator) -> str:
        point = latest.get((row.pk, area.pk)) if area else None
        return shown_when(point) if point else words.NOTHING

    def button(row: Indicator) -> SafeString:
        return format_html(
            '<form method="post" class="quadrant-act"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
            '<button type="submit" name="choose" value="{}" class="govuk-button govuk-button--secondary '
            'govuk-!-margin-bottom-0" data-module="govuk-button" data-prevent-double-click="true">Choose'
            '<span class="govuk-visually-hidden">: {}</span></button></form>',
            get_token(request),
            row.pk,
            row.name,
        )

    return Table(
        name="free",
        caption="Indicators to choose from",
        one="indicator",
        rows=free,
        order="name",
        columns=[
            Column("name", "Indicator", lambda row: row.name),
            Column("topic", "Topic", lambda row: row.topic),
            Column("here", area.name if area else "Here", figure),
            Column("choose", "Choose", lambda row: row.pk, show=button, sortable=False, in_download=False),
        ],
        filters=[
            Filter(
                "topic", "Topic", [(t, t) for t in topics()], matches=lambda row, v: v in {row.topic, row.also_under}
            )
        ],
        search=("name",),
        empty=Empty("No indicators yet. Upload a file of figures first.", address(request, "datasets"), "Datasets"),
        downloads=False,
    )
