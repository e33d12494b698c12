"""Indicators of an area that have no figure of everybody there: a profile says that there are figures, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import figures_within, indicators
from quadrant.web.analyse.outcomes.figures import elsewhere_words
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator

MOST_LINES = 40


@dataclass(frozen=True)
class LineElsewhere:
    """An indicator, the page where its figures stand, of what they are and their newest period."""

    name: str
    page: str
    figures: str
    period: str


def lines_elsewhere(
    request: HttpRequest, area: Area, own: Area | None, *, but: Sequence[Indicator], topics: Sequence[str] | None
) -> list[LineElsewhere]:
    """Those of every topic, or of `topics`, `but` those with a figure of everybody, by name."""
    shown = {one.pk for one in but}
    tried = [one for one in indicators() if one.pk not in shown and (topics is None or one.topic in topics)]
    found = figures_within(tried, area, is_own=own is not None and own.pk == area.pk)
    listed = []
    for one in [one for one in tried if one.pk in found][:MOST_LINES]:
        where = "indicator_groups" if found[one.pk].of_groups else "indicator"
        page = f"{address(request, where, number=one.pk)}{f'?area={area.code}' if found[one.pk].of_groups else ''}"
        listed.append(LineElsewhere(one.name, page, elsewhere_words(found[one.pk]), found[one.pk].period))
    return listed
