"""What a step page shows of outcomes, indicators, figures and their comparison."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from quadrant.analyse.outcomes import queries
from quadrant.analyse.outcomes.rules import may_choose_for, may_import, may_review_curves
from quadrant.analyse.outcomes.terms import ENGLAND
from quadrant.cycle.terms import Activity
from quadrant.methods import words
from quadrant.web.analyse.outcomes.figures import shown, shown_beside, shown_when
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator
    from quadrant.cycle.models import Cycle

Page = Callable[..., str]


def _pages(cycle: Cycle) -> Page:
    return partial(address, None, partnership=cycle.partnership.slug)


@panel(Activity.OUTCOMES)
def outcomes(cycle: Cycle, place: str, person: Any) -> Panel:
    """What the cycle works towards."""
    page, chosen = _pages(cycle), queries.chosen_outcomes(cycle)
    rows = tuple(
        Row(one.outcome.name, one.outcome.population, page("outcome", number=one.outcome_id)) for one in chosen
    )
    sentence = f"{words.plural(len(chosen), 'outcome')} chosen." if chosen else "No outcome chosen yet."
    actions = (Action("Choose outcomes", page("cycle_outcomes", number=cycle.pk)),)
    return Panel("Outcomes", sentence, rows, actions if may_choose_for(person, cycle) else ())


@panel(Activity.INDICATORS)
def indicators(cycle: Cycle, place: str, person: Any) -> Panel:
    """What the cycle looks at."""
    page, chosen = _pages(cycle), queries.chosen_indicators(cycle)
    rows = tuple(
        Row(one.indicator.name, one.indicator.unit, page("indicator", number=one.indicator_id)) for one in chosen
    )
    sentence = f"{words.plural(len(chosen), 'indicator')} chosen." if chosen else "No indicator chosen yet."
    rows += tuple(
        Row(str(one), f"baseline drawn on {words.date(one.started_at)}", page("curvereview", number=one.pk))
        for one in queries.curve_reviews_of(cycle)
    )
    return Panel("Indicators", sentence, rows, (*_choose(page, cycle, person), *_turn_the_curve(page, cycle, person)))


@panel(Activity.EVIDENCE)
def evidence(cycle: Cycle, place: str, person: Any) -> Panel:
    """The latest figures of the chosen indicators in the cycle's area."""
    page, area = _pages(cycle), queries.area_of(cycle)
    listed = [one.indicator for one in queries.chosen_indicators(cycle)]
    latest = queries.latest_points(listed, [area] if area else [], person)
    rows = tuple(_row(one, latest.get((one.pk, area.pk)) if area else None, page) for one in listed)
    held = sum((one.pk, area.pk) in latest for one in listed) if area else 0
    sentence = f"{held} of {words.plural(len(listed), 'chosen indicator')} have a figure for {_named(area)}."
    upload = (Action("Upload figures", page("upload_new")),) if may_import(person) else ()
    return Panel("Figures for the area", sentence, rows, (*_choose(page, cycle, person), *upload))


@panel(Activity.COMPARISON)
def comparison(cycle: Cycle, place: str, person: Any) -> Panel:
    """The area beside England and its neighbours, each indicator a click from its chart."""
    page, area, england = _pages(cycle), queries.area_of(cycle), queries.area_coded(ENGLAND)
    listed = [one.indicator for one in queries.chosen_indicators(cycle)]
    latest = queries.latest_points(listed, [each for each in (area, england) if each is not None], person)
    ours = {one.pk: latest[one.pk, area.pk] for one in listed if (one.pk, area.pk) in latest} if area else {}
    same = queries.in_same_period(ours, [england] if england is not None else [], person)
    rows = []
    for one in listed:
        own = latest.get((one.pk, area.pk)) if area else None
        country = next((point for point in same.get(one.pk, ()) if point.is_given), None)
        country = country or (latest.get((one.pk, england.pk)) if england else None)
        theirs = f"England {shown_beside(country, own) if country else 'has none'}"
        alike = country is None or own is None or country.period == own.period
        said = f"{(shown(own) if alike else shown_when(own)) if own else 'no figure'}; {theirs}"
        rows.append(Row(one.name, said, page("indicator", number=one.pk)))
    around = queries.neighbourhood_of(area)
    beside = "no neighbours yet"
    if around:
        beside = f"{words.plural(len(around.neighbours), 'neighbour')} in “{around.name}”"
    return Panel("Comparison with neighbours", f"{_named(area)} has {beside}.", tuple(rows))


def _choose(page: Page, cycle: Cycle, person: Any) -> tuple[Action, ...]:
    if not may_choose_for(person, cycle):
        return ()
    return (Action("Choose indicators", page("cycle_indicators", number=cycle.pk)),)


def _turn_the_curve(page: Page, cycle: Cycle, person: Any) -> tuple[Action, ...]:
    """The tool of the step: a review of the curve of each chosen indicator that has none yet."""
    if not may_choose_for(person, cycle) or not may_review_curves(person):
        return ()
    begun = {one.indicator_id for one in queries.curve_reviews_of(cycle)}
    listed = [one.indicator for one in queries.chosen_indicators(cycle) if one.indicator_id not in begun]
    area = f"&area={queries.area_of(cycle).code}" if queries.area_of(cycle) else ""
    return tuple(
        Action(f"Turn the curve of “{one.name}”", f"{page('curve_start', number=one.pk)}?cycle={cycle.pk}{area}")
        for one in listed
    )


def _row(indicator: Indicator, point: Any, page: Page) -> Row:
    figure = shown_when(point) if point else "No figure"
    return Row(indicator.name, figure, page("indicator", number=indicator.pk))


def _named(area: Area | None) -> str:
    return area.name if area is not None else "The cycle's area"
