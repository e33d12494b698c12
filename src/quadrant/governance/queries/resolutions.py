"""What was resolved, what still stands, and what opens a gate."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quadrant.cycle.models import Cycle
from quadrant.governance.models import Present, Recommendation, Resolution
from quadrant.governance.queries.joint import waits_for_others
from quadrant.governance.terms import APPROVALS, OPENS_GATE, PUTS_OFF, ItemType, Outcome


def decisions() -> Any:
    """The register: every resolution, latest first, with what a row prints and whether it still stands."""
    found = Resolution.objects.with_state().whole().prefetch_related("notices__calls")
    return found.order_by("-decided_on", "-pk")


def decision_years() -> list[int]:
    """The calendar years in which anything was decided, latest first."""
    return [day.year for day in Resolution.objects.order_by().dates("decided_on", "year", order="DESC")]


def resolution_numbered(number: int) -> Resolution | None:
    found: Resolution | None = decisions().filter(pk=number).first()
    return found


def resolution_of(recommendation: Recommendation) -> Resolution | None:
    """The resolution that holds for this recommendation now; see `resolutions_of`."""
    return resolutions_of([recommendation.pk]).get(recommendation.pk)


def resolutions_of(recommendation_ids: Iterable[int]) -> dict[int, Resolution]:
    """For each recommendation, the resolution that holds on its matter now.

    That is its own, or the one on the recommendation of a later report that replaced it, once that decides something.
    A query for each generation of reports, not for each recommendation.
    """
    holds: dict[int, Resolution] = {}
    asked = {number: number for number in recommendation_ids}
    while asked:
        for resolution in decisions().filter(recommendation__in=list(asked)):
            first = asked[resolution.recommendation_id]
            if first not in holds or resolution.outcome not in PUTS_OFF:
                holds[first] = resolution
        later = Recommendation.objects.filter(replaces__in=list(asked)).values_list("pk", "replaces")
        asked = {number: asked[replaced] for number, replaced in later}
    return holds


def own_resolutions(recommendation_ids: Iterable[int]) -> dict[int, Resolution]:
    """Each recommendation's own resolution, superseded or not, by the recommendation's number."""
    return {one.recommendation_id: one for one in decisions().filter(recommendation__in=list(recommendation_ids))}


def is_favourable(resolution: Resolution) -> bool:
    """Did the body give what was asked?

    An approval does. A recommendation onwards or an endorsement does where the report's gate asks no more. Where other
    bodies decide the same matter, nothing is given before all have resolved the same.
    """
    outcome, recommendation = Outcome(resolution.outcome), resolution.recommendation
    if not recommendation.opens_gate:
        given = outcome in APPROVALS
    else:
        given = outcome in OPENS_GATE[ItemType(recommendation.report.item)]
    return given and not waits_for_others(resolution)


def gate_decisions(cycles: Iterable[int]) -> list[Resolution]:
    """What stands at the gates of these cycles, oldest first. One query."""
    found = Resolution.objects.standing().filter(
        recommendation__opens_gate=True, recommendation__report__cycle__in=list(cycles)
    )
    said = found.select_related("recommendation__report", "body", "recorded_by")
    return list(said.order_by("decided_on", "recorded_at", "pk"))


def decisions_at(cycle: Cycle, place: str) -> list[Resolution]:
    """Everything resolved at one gate of a cycle, latest first."""
    return list(decisions().filter(recommendation__report__cycle=cycle, recommendation__report__place=place))


def present_at(resolution: Resolution) -> list[Present]:
    """Who was present, and how each took part."""
    return present_by_resolution([resolution.pk])[resolution.pk]


def present_by_resolution(resolution_ids: Iterable[int]) -> dict[int, list[Present]]:
    """The same for several resolutions, by the resolution's number. One query."""
    found: dict[int, list[Present]] = {number: [] for number in resolution_ids}
    known = Present.objects.filter(resolution__in=list(found)).select_related("person", "stands_in_for__person")
    for one in known.order_by("pk"):
        found[one.resolution_id].append(one)
    return found


def replaced_by(resolution: Resolution) -> Resolution | None:
    """The later decision that supersedes this one."""
    found: Resolution | None = (
        decisions().filter(recommendation__replaces=resolution.recommendation_id).exclude(outcome__in=PUTS_OFF).first()
    )
    return found
