"""People met and asked: one record, as those who run a cycle would make it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from quadrant.demo.loading.story import Story
from quadrant.engagement.commands import Met, record_engagement
from quadrant.engagement.terms import Method, Sector

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.engagement.models import Consultation, Engagement


def meet(
    story: Story, cycle: Cycle, title: str, *, on: date, people: int, method: Method, who: Sequence[Sector], said: str,
    did: str, by: str, at: datetime, place: str = "", network: str = "", part_of: Consultation | None = None,
    led_by_young: bool = False,
) -> Engagement:  # fmt: skip
    """Record a meeting or talk: who came, what they said, what was done about it."""
    met = Met(
        title=title, held_on=on, method=method, sectors=tuple(who), how_many=people, findings=said, action=did,
        network=network, place=place, consultation=part_of, led_by_young=led_by_young,
    )  # fmt: skip
    return record_engagement(met=met, cycle=cycle, by=story.person(by), at=at)
