"""What lies ahead of an indicator, in words: its forecast and its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    Ahead,
    Point,
    TargetSeen,
    TooShort,
    ahead_of,
    asked_on,
    points_for,
    target_seen,
    way_of,
)
from quadrant.analyse.outcomes.terms import AtRisk
from quadrant.methods import words
from quadrant.web.analyse.outcomes.figures import as_set, reckoned
from quadrant.web.design.addresses import address
from quadrant.web.design.charts import lines

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Indicator, Target


@dataclass(frozen=True)
class TargetCard:
    """A target on the page: its standing as a tag, and its lines."""

    standing: str
    why: str
    rows: Sequence[tuple[str, str]]
    end: str
    history: str


def forecast_words(indicator: Indicator, ahead: Ahead | TooShort) -> str:
    """Such as: 12.1% in 2027 if nothing changes (80% interval 10.2% to 14.0%; 95% interval 8.9% to 15.3%)."""
    if isinstance(ahead, TooShort):
        return f"{ahead.sentence}."
    found, (label, _) = ahead.found, ahead.periods[-1]
    low, high, lowest, highest = (
        reckoned(indicator, float(each[-1]))
        for each in (found.lower_80, found.upper_80, found.lower_95, found.upper_95)
    )
    said = f"{reckoned(indicator, float(found.mean[-1]))} {words.in_period(label)} if nothing changes"
    method = f"Method: {found.method.value}, from {ahead.made_of} figures"
    noted = f" {found.note.capitalize()}." if found.note else ""
    return f"{said} (80% interval {low} to {high}; 95% interval {lowest} to {highest}). {method}.{noted}"


def fan_of(ahead: Ahead | TooShort) -> dict[str, lines.Ahead]:
    """The forecast as the chart draws it, by period."""
    if isinstance(ahead, TooShort):
        return {}
    found = ahead.found
    columns = (found.mean, found.lower_80, found.upper_80, found.lower_95, found.upper_95)
    rows = zip(*(each.tolist() for each in columns), strict=True)
    return {label: lines.Ahead(*row) for (label, _), row in zip(ahead.periods, rows, strict=True)}


def asked_in(target: Target | None, own: Sequence[Point], ahead: Ahead | TooShort) -> list[float | None] | None:
    """What the target asks in each period drawn; None where there is no target."""
    if target is None:
        return None
    coming = ahead.periods if isinstance(ahead, Ahead) else ()
    days = [point.on or target.baseline_on for point in own] + [on for _, on in coming]
    return asked_on(target, days)


def target_card(request: HttpRequest, target: Target, held: Sequence[Point], *, may_end: bool) -> TargetCard:
    """A target, judged by those of the figures held that it was set for, whichever the page shows."""
    indicator, way, own = target.indicator, way_of(target), points_for(target, held)
    seen: TargetSeen = target_seen(target, own, ahead_of(indicator, own))
    from_to = f"{as_set(indicator, target.baseline)} on {words.date(target.baseline_on)}"
    steps = ", ".join(f"{as_set(indicator, value)} by {words.date(day)}" for day, value in way[1:-1])
    rows = [
        ("Target", f"{as_set(indicator, target.value)} by {words.date(target.due_on)}"),
        ("Baseline", from_to),
        ("Milestones", steps or "None: the way runs straight"),
        ("Floor", "" if target.floor is None else as_set(indicator, target.floor)),
        ("Stretch", "" if target.stretch is None else as_set(indicator, target.stretch)),
        ("Who answers for it", target.owner.name),
        ("At risk when", _risk(target)),
        ("Holds from", words.date(target.effective_from)),
    ]
    return TargetCard(
        standing=seen.standing.value,
        why=seen.why,
        rows=[row for row in rows if row[1]],
        end=address(request, "target_end", number=target.pk) if may_end else "",
        history=address(request, "history", table="outcomes_target", number=target.pk),
    )


def _risk(target: Target) -> str:
    said = AtRisk(target.at_risk_when).label
    return f"{said}, by more than {words.number(target.tolerance)}" if target.tolerance else said


def ended_rows(targets: Sequence[Target]) -> list[list[str]]:
    """Earlier targets, for the record."""
    return [
        [
            f"{as_set(one.indicator, one.value)} by {words.date(one.due_on)}",
            f"{words.date(one.effective_from)} to {words.date(one.effective_to)}",
            one.why_ended,
        ]
        for one in targets
        if one.ended_at is not None
    ]
