"""Acts that say what a priority starts from and what it could save."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from quadrant.analyse.needs.queries import figures_to_choose
from quadrant.analyse.outcomes.models import Area, Indicator
from quadrant.analyse.priorities.commands.priorities import standing_priority
from quadrant.analyse.priorities.models import Priority, PriorityBaseline, PriorityGain
from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.methods import words
from quadrant.partnership.models import Person


@act("priority.baseline_taken")
def take_baseline(
    *, priority: Priority, indicator: Indicator, area: Area, by: Person, at: datetime
) -> Done[PriorityBaseline]:
    """Take the latest figure that everybody may see as the one that the priority starts from."""
    kept = standing_priority(priority, by)
    found = figures_to_choose(indicator, area)
    insist(bool(found), f"No figure of {area.name} may be shown for this indicator.", field="indicator")
    latest = found[0]
    made = PriorityBaseline(priority=kept, indicator=indicator, area=area, period=latest.point.period)
    made.value, made.england, made.taken_by, made.taken_at = latest.value, latest.england, by, at
    made.save()
    return Done(made, f"“{kept.title}” starts from {indicator.name}, {made.period}")


@act("priority.gain_estimated")
def estimate_gain(*, priority: Priority, pounds: Decimal, how: str, by: Person, at: datetime) -> Done[Priority]:
    """Say what a priority could save or avoid in a year, and how that was worked out."""
    kept = standing_priority(priority, by)
    insist(pounds >= 0, "A gain is £0 or more.", field="pounds")
    insist(bool(how.strip()), "Say how it was worked out.", field="how")
    row = PriorityGain.objects.select_for_update().filter(priority=kept).first() or PriorityGain(priority=kept)
    row.pounds, row.how, row.estimated_by, row.estimated_at = pounds, how.strip(), by, at
    row.save()
    return Done(kept, f"{words.money(pounds)} a year")
