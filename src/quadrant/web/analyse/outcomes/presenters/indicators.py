"""The list of indicators, and the summary of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    area_coded,
    figures_elsewhere,
    in_same_period,
    indicators,
    latest_points,
    topics,
)
from quadrant.analyse.outcomes.rules import may_import
from quadrant.analyse.outcomes.terms import ENGLAND, Method, Polarity
from quadrant.methods import words
from quadrant.thread.terms import Kind as On
from quadrant.web.analyse.outcomes.figures import elsewhere_words, shown, shown_beside
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.thread.presenters import thread_place

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Dataset, Indicator
    from quadrant.analyse.outcomes.queries import Elsewhere, Point


@dataclass(frozen=True)
class _Figures:
    """By the number of an indicator its latest figure here, and England's of that period. England's latest stands in
    where it has none of it, or where nothing is known here. Of neither: that there are figures of groups or wards."""

    own: dict[int, Point]
    england: dict[int, Point]
    elsewhere: dict[int, Elsewhere]

    def here(self, row: Indicator) -> str:
        """The own figure, or where else there are figures."""
        own, other = self.own.get(row.pk), self.elsewhere.get(row.pk)
        return shown(own) if own else elsewhere_words(other) if other else words.NOTHING

    def period(self, row: Indicator) -> str:
        """That of the own figure; where there is none, that of England's, else of those elsewhere."""
        found = self.own.get(row.pk) or self.england.get(row.pk) or self.elsewhere.get(row.pk)
        return found.period if found else ""

    def beside(self, row: Indicator) -> str:
        own, point = self.own.get(row.pk), self.england.get(row.pk)
        if point is None:
            return words.NOTHING
        return shown(point) if own is None else shown_beside(point, own)

    def note(self, row: Indicator) -> str:
        """What of the two a file has no number of, and why."""
        both = self.own.get(row.pk), self.england.get(row.pk)
        told = [f"{each.area.name}: {shown(each)}" for each in both if each is not None and each.value is None]
        return "; ".join([*told, *([elsewhere_words(self.elsewhere[row.pk])] if row.pk in self.elsewhere else [])])


def _figures(request: HttpRequest, listed: Sequence[Indicator], here: Area | None) -> _Figures:
    asked: Any = request
    england = area_coded(ENGLAND)
    latest = latest_points(listed, [area for area in (here, england) if area is not None], asked.user)
    own = {row: point for (row, area), point in latest.items() if here is not None and area == here.pk}
    theirs = {row: point for (row, area), point in latest.items() if england is not None and area == england.pk}
    same = in_same_period(own, [england] if england is not None else [], asked.user)
    theirs |= {row: points[0] for row, points in same.items() if points[0].is_given}
    without = [one for one in listed if one.pk not in own and one.pk not in theirs]
    return _Figures(own, theirs, figures_elsewhere(without, here))


def _figure_column(
    key: str, heading: str, points: Mapping[int, Point], said: Callable[[Indicator], str]
) -> Column[Indicator]:
    return Column(
        key,
        heading,
        lambda row: found.value if (found := points.get(row.pk)) else None,
        kind=Kind.NUMBER,
        show=said,
    )


def indicators_table(request: HttpRequest, here: Area | None) -> Table[Indicator]:
    """Every indicator with its latest figure here and in England."""
    listed = list(indicators())
    figures = _figures(request, listed, here)
    own_name = here.name if here is not None else "This area"
    return Table(
        name="indicators",
        caption="Indicators",
        one="indicator",
        rows=listed,
        order="name",
        columns=[
            Column(
                "name",
                "Indicator",
                lambda row: row.name,
                address=lambda row: address(request, "indicator", number=row.pk),
            ),
            Column("topic", "Topic", lambda row: row.topic),
            Column("unit", "Unit", lambda row: row.unit),
            Column("period", "Latest", figures.period),
            _figure_column("here", own_name, figures.own, figures.here),
            _figure_column("england", "England", figures.england, figures.beside),
            Column(
                "england_period",
                "Period of England",
                lambda row: figures.england[row.pk].period if row.pk in figures.england else "",
                on_page=False,
            ),
            Column("polarity", "Polarity", lambda row: Polarity(row.polarity).label, on_page=False),
            Column("source", "Source", lambda row: row.source, on_page=False),
            Column("key", "Key", lambda row: row.key, on_page=False),
            Column("note", "Note", figures.note, on_page=False),
        ],
        filters=_filters(),
        search=("name",),
        empty=_empty(request),
    )


def _filters() -> list[Filter[Indicator]]:
    return [
        Filter("topic", "Topic", [(t, t) for t in topics()], matches=lambda row, v: v in {row.topic, row.also_under}),
        Filter("polarity", "Which way is good", Polarity.choices(), matches=lambda row, v: row.polarity == v),
    ]


def _empty(request: HttpRequest) -> Empty:
    asked: Any = request
    if may_import(asked.user):
        return Empty("No indicators yet. They come from files.", address(request, "upload_new"), "Upload a file")
    return Empty("No indicators yet. An analyst brings them in from files.")


def indicator_record(
    request: HttpRequest, indicator: Indicator, sources: Sequence[Dataset], may_change: bool
) -> Record:
    """What is measured, how, by whom and when it was last brought up to date."""
    change = address(request, "indicator_change", number=indicator.pk) if may_change else ""
    topic = f"{indicator.topic}; also {indicator.also_under}" if indicator.also_under else indicator.topic
    rows = [
        SummaryRow("Unit", indicator.unit, change=change),
        SummaryRow("Which way is good", Polarity(indicator.polarity).label, change=change),
        SummaryRow("How it is made", Method(indicator.method).label, change=change),
        SummaryRow("Topic", topic, change=change),
        SummaryRow("Source", indicator.source, address=indicator.link, change=change),
        SummaryRow("Frequency", indicator.frequency),
        SummaryRow("Last updated at its source", indicator.updated_on),
        SummaryRow("Next update", indicator.next_on),
    ]
    rows += [
        SummaryRow(
            "Taken from",
            f"{dataset.name}, imported on {words.date(dataset.imported_at)}",
            address=address(request, "dataset", number=dataset.pk),
        )
        for dataset in sources
    ]
    place = thread_place(request, On.INDICATOR, indicator.pk)
    return Record(summary=[row for row in rows if row.value or row.change], thread=place)
