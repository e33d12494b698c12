"""How a figure of an indicator is written: its sign, its decimals, and why there may be none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quadrant.analyse.outcomes.queries import Elsewhere, Point, group_of
from quadrant.analyse.outcomes.terms import HIDDEN_AT_SOURCE, Method
from quadrant.methods import words
from quadrant.web.design.charts.drawing import figure

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator

HIDDEN = "Hidden: small numbers"
BEYOND = "more than 100 per cent: not compared"
SEEN_ALONE = (
    "You see counts below 5, and what would give them away, as an analyst. They are hidden from others: mind where you "
    "pass this page on."
)
WITH_SIGN = {"%", "£"}


def sign_of(indicator: Indicator) -> str:
    """The sign of per cent or pounds where the values are in them, else nothing: the unit stands beside in words."""
    unit = indicator.unit.strip().casefold()
    if unit.startswith(("%", "percent", "per cent")) and indicator.method in {Method.PROPORTION, Method.OTHER}:
        return "%"
    return "£" if unit.startswith(("£", "spend")) else ""


def places_of(indicator: Indicator) -> int:
    """With how many decimals a figure of it is written."""
    return indicator.places


def is_counted(indicator: Indicator) -> bool:
    """Is it a count, so that a line of it is drawn from 0? What a file does not say is told by its whole numbers."""
    untold = indicator.method == Method.OTHER and indicator.places == 0 and sign_of(indicator) != "%"
    return indicator.method == Method.COUNT or untold


def written(indicator: Indicator, value: float | None) -> str:
    """A value as a reader writes it: 41.5%, £1,250, 512."""
    return figure(value, sign_of(indicator), places_of(indicator))


def reckoned_places_of(indicator: Indicator) -> int:
    """With how many decimals a limit or a forecast of it is written, which no source gives: of a share or a rate at
    least one, so that limits of 20.3% to 29.1% do not read as if they began at the 20% beside which they are judged."""
    shared = indicator.method in {Method.PROPORTION, Method.RATE}
    return max(indicator.places, 1) if shared else indicator.places


def reckoned(indicator: Indicator, value: float | None) -> str:
    """A limit, or another value that is reckoned from the figures."""
    return figure(value, sign_of(indicator), reckoned_places_of(indicator))


def as_set(indicator: Indicator, value: float) -> str:
    """A value that a person set, such as a target: with the decimals that it was set with, where they are more."""
    fixed, given = written(indicator, value), figure(value, sign_of(indicator))
    return given if len(given) > len(fixed) else fixed


def shown(point: Point) -> str:
    """A figure as it may be shown."""
    if point.beyond is not None:
        return f"{written(point.indicator, point.beyond)} ({BEYOND})"
    if point.hidden:
        return HIDDEN
    of_source = point.value is None and point.note.startswith(HIDDEN_AT_SOURCE)
    return HIDDEN_AT_SOURCE if of_source else written(point.indicator, point.value)


def named(area: Area, group: str) -> str:
    """Of whom a figure is: Ardlebury, of a group Ardlebury, Assessment East."""
    return f"{area.name}, {group_name(group)}" if group else area.name


def as_subject(area: Area, group: str) -> str:
    """Likewise before a verb: Ardlebury, Assessment East, rose."""
    return f"{named(area, group)}," if group else area.name


def group_name(group: str) -> str:
    """What a group is called; nothing for everybody."""
    found = group_of(group)
    return found.name if found is not None else group


def shown_when(point: Point) -> str:
    """A figure with its period: 41.5% in 2024, 12 on 30 September 2026."""
    return f"{shown(point)} {words.in_period(point.period)}"


def shown_beside(point: Point, other: Point | None) -> str:
    """A figure beside another, with its own period where that is another."""
    same = other is not None and other.period == point.period
    return shown(point) if same else shown_when(point)


def elsewhere_words(found: Elsewhere) -> str:
    """Where the figures are, when the area has none of everybody: By ward only, By group and ward only."""
    of = [*(["group"] if found.of_groups else []), *(words.lower_first(kind.label) for kind in found.smaller)]
    return f"By {words.listing(of)} only" if of else "Other areas only"


def note_of(point: Point) -> str:
    """Why a file has no figure to reckon with, and what the source itself notes."""
    said = HIDDEN if point.hidden else shown(point) if point.beyond is not None else ""
    return "; ".join(part for part in (said, point.note) if part)


def small_counts_told(points: Iterable[Point | None], what: str = "Some figures") -> str:
    """What a page says of the small counts among its figures: that they are hidden, or that others do not see them.
    `what` are those hidden, as the page shows them."""
    listed = [point for point in points if point is not None]
    if any(point.hidden for point in listed):
        return f"{what} are hidden: counts below 5, and what would give them away. Analysts see them."
    return SEEN_ALONE if any(point.kept_back for point in listed) else ""


def unit_words(indicator: Indicator) -> str:
    """The unit for an axis: the sign where there is one, else the words."""
    return sign_of(indicator) or indicator.unit
