"""What can be asked of groups: lead, focus, priorities, and what they add to priorities that cut across."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from quadrant.analyse.priorities.models import CrossCutting, GroupContribution, PrioritySponsor
from quadrant.partnership.models import Body
from quadrant.partnership.queries import bodies, chairs_of, purposes_of
from quadrant.partnership.terms import BodyKind


@dataclass(frozen=True)
class GroupLine:
    """A row of the matrix; `adds` by the number of the cross-cutting priority."""

    body: Body
    lead: str
    focus: str
    priorities: tuple[str, ...]
    adds: dict[int, GroupContribution]


def cross_cutting() -> list[CrossCutting]:
    return list(CrossCutting.objects.order_by("title"))


def contribution_matrix(*, on: date) -> list[GroupLine]:
    """Every delivery group, and every other body that adds something, by name. Six queries, however many."""
    adds: dict[int, dict[int, GroupContribution]] = defaultdict(dict)
    for one in GroupContribution.objects.all():
        adds[one.body_id][one.cross_cutting_id] = one
    worked: dict[int, list[str]] = defaultdict(list)
    rows = PrioritySponsor.objects.filter(priority__set_aside_at=None).order_by("priority__title")
    for number, title in rows.values_list("body_id", "priority__title"):
        worked[number].append(title)
    listed = [one for one in bodies() if one.kind == BodyKind.DELIVERY_GROUP or one.pk in {*adds, *worked}]
    leads, focus = chairs_of(listed, on=on), purposes_of(listed, on=on)
    return [
        GroupLine(one, leads.get(one.pk, ""), focus.get(one.pk, ""), tuple(worked[one.pk]), adds[one.pk])
        for one in listed
    ]


def sponsored_by(body: Body) -> list[int]:
    """The numbers of the priorities that a group answers for."""
    return list(PrioritySponsor.objects.filter(body=body).values_list("priority_id", flat=True))


def contributions_of(body: Body) -> dict[int, GroupContribution]:
    return {one.cross_cutting_id: one for one in GroupContribution.objects.filter(body=body)}


def sponsored_elsewhere(body: Body) -> set[int]:
    """Priorities that another group answers for."""
    return set(PrioritySponsor.objects.exclude(body=body).values_list("priority_id", flat=True))
