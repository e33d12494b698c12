"""Groups that stand apart from everybody, ranked, in a table and a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import Apart, name_of
from quadrant.analyse.outcomes.terms import Dimension
from quadrant.methods import words
from quadrant.methods.comparison import Outcome
from quadrant.web.analyse.outcomes.figures import shown, written
from quadrant.web.analyse.outcomes.presenters.groups import beside_words
from quadrant.web.design.addresses import address
from quadrant.web.design.charts import bars
from quadrant.web.design.charts.drawing import Chart
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area


def apart_table(request: HttpRequest, found: Sequence[Apart], area: Area | None) -> Table[Apart]:
    """Groups that differ from everybody beyond chance, ranked."""

    def page(one: Apart) -> str:
        base = address(request, "indicator_groups", number=one.judged.point.indicator.pk)
        return f"{base}?by={one.dimension.value}&area={one.judged.point.area.code}"

    return Table(
        name="groups_apart",
        caption="Groups that differ beyond chance",
        one="group",
        rows=list(found),
        columns=[
            Column("group", "Group", lambda one: name_of(one.dimension, one.judged.point), address=page),
            Column("by", "Told apart by", lambda one: one.dimension.label),
            Column("indicator", "Indicator", lambda one: one.judged.point.indicator.name),
            Column("value", "Group", lambda one: one.judged.point.value, kind=Kind.NUMBER, show=_value),
            Column("all", "Everybody", lambda one: one.benchmark, kind=Kind.NUMBER, show=_benchmark),
            Column("gap", "Gap", lambda one: one.gap, kind=Kind.NUMBER, show=_gap),
            Column("beside", "Beside everybody", lambda one: beside_words(one.judged)),
            Column("period", "Period", lambda one: one.judged.point.period),
            Column("source", "Source", lambda one: one.judged.point.indicator.source, on_page=False),
        ],
        filters=[
            Filter("by", "Told apart by", Dimension.choices(), matches=lambda one, value: one.dimension == value),
            Filter(
                "beside", "Beside everybody", _OUTCOMES, matches=lambda one, value: beside_words(one.judged) == value
            ),
        ],
        search=("group", "indicator"),
        empty=Empty(
            f"No group in {area.name if area else 'the area'} differs beyond chance, as far as the figures tell: "
            "it takes the counts of each group and of everybody.",
            address(request, "indicators"),
            "Indicators",
        ),
    )


_OUTCOMES = [(each.value, each.value) for each in (Outcome.WORSE, Outcome.BETTER, Outcome.HIGHER, Outcome.LOWER)]


def _value(one: Apart) -> str:
    return shown(one.judged.point)


def _benchmark(one: Apart) -> str:
    return written(one.judged.point.indicator, one.benchmark)


def _gap(one: Apart) -> str:
    size = words.number(abs(100 * one.gap), 0)
    return f"{size}% {'more' if one.gap > 0 else 'less'}"


def apart_chart(found: Sequence[Apart], area: Area) -> Chart | None:
    """The widest gaps, as so many per cent above or below everybody."""
    drawn = found[:12]
    if not drawn:
        return None
    first = drawn[0]
    of = f"{first.judged.name} ({first.judged.point.indicator.name})"
    of_one = len({one.judged.point.indicator.pk for one in drawn}) == 1

    def named(one: Apart) -> str:
        return one.judged.name if of_one else f"{one.judged.name}: {one.judged.point.indicator.name}"

    return bars.bar_chart(
        bars.Comparison(
            title=f"{words.plural(len(found), 'group')} in {area.name} stand apart, the furthest {of}",
            bars=[bars.Bar(named(one), round(100 * one.gap, 1)) for one in drawn],
            unit="%",
            places=0,
            source="Gap to everybody’s figure. Latest period of each indicator; its source stands on its page.",
            one="group",
        )
    )
