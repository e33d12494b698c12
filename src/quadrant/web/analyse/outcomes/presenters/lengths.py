"""Which period a page shows, and the figures of longer or shorter ones that it does not mix with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import Point, length_shown, newest_of_each_length
from quadrant.methods.periods import Length, length_of
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Indicator


@dataclass(frozen=True)
class OtherLength:
    """The newest period of another length, and the page that shows it."""

    word: str
    period: str
    address: str


def period_shown(periods: Sequence[str], asked: str, own: Sequence[Point]) -> str:
    """The period asked for, else the newest that is as long as the area's newest figure; of an area without any, the
    newest."""
    if asked in periods:
        return asked
    length = length_shown(own) if own else None
    return next((one for one in periods if own and length_of(one) == length), next(iter(periods), ""))


def other_lengths(
    request: HttpRequest, indicator: Indicator, own: Sequence[Point], *, but: Length | None, group: str
) -> list[OtherLength]:
    """By each other length the area's newest period: Also here by year: 2025/26."""
    page = address(request, "indicator", number=indicator.pk)
    return [
        OtherLength(
            length.word,
            point.period,
            f"{page}?{urlencode({'area': point.area.code, 'group': group, 'period': point.period})}",
        )
        for length, point in newest_of_each_length(own).items()
        if length != but
    ]
