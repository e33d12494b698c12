"""What several bodies decide together: what one's approval still waits for, and since when all of them stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from quadrant.governance.models import JointPart, Report, Resolution
from quadrant.governance.terms import APPROVALS, PUTS_OFF, Outcome
from quadrant.methods.calendar import in_words
from quadrant.methods.words import listing
from quadrant.partnership.models import Body

GIVES = APPROVALS | {Outcome.RECOMMENDED, Outcome.ENDORSED}


@dataclass(frozen=True)
class Joint:
    """How one body's approval stands beside the others': what it waits for, the others', the day of the last."""

    waits: str
    others: tuple[Resolution, ...]
    since: date


def joint_of(resolutions: Iterable[Resolution]) -> dict[int, Joint]:
    """For each approval of a matter that other bodies decide too, by its number. Three queries, or none or one."""
    given = [one for one in resolutions if one.outcome in GIVES and getattr(one, "is_joint", True)]
    mine = _parts_beside(one.recommendation_id for one in given)
    if not mine:
        return {}
    groups: dict[int, list[JointPart]] = defaultdict(list)
    every = JointPart.objects.filter(joint__in=set(mine.values())).order_by("pk")
    for part in every.select_related("recommendation__report__body"):
        groups[part.joint_id].append(part)
    holds = _holding([part.recommendation_id for parts in groups.values() for part in parts])
    return {
        one.pk: _beside(one, groups[mine[one.recommendation_id]], holds)
        for one in given
        if one.recommendation_id in mine
    }


def all_joint() -> dict[int, Joint]:
    """The same of every approval that stands: what the register says of them."""
    standing = Resolution.objects.standing().filter(is_joint=True, outcome__in=GIVES)
    return joint_of(standing.select_related("recommendation", "body"))


def waits_for_others(resolution: Resolution) -> str:
    """What an approval waits for because other bodies decide the same matter, in a sentence; else nothing."""
    found = joint_of([resolution]).get(resolution.pk)
    return found.waits if found is not None else ""


def joint_reports(report: Report) -> list[Report]:
    """The reports that put the same to other bodies, none taken back or superseded, by the body's name."""
    beside = Report.objects.with_state().filter(
        recommendations__joint_parts__joint__parts__recommendation__report=report,
        withdrawn_at=None,
        is_superseded=False,
    )
    others = beside.exclude(body=report.body_id).select_related("body").distinct()
    return sorted(others, key=lambda one: (one.body.name, one.pk))


def _parts_beside(recommendations: Iterable[int]) -> dict[int, int]:
    """The joint decision that each recommendation is part of."""
    numbers = list(recommendations)
    if not numbers:
        return {}
    return dict(JointPart.objects.filter(recommendation__in=numbers).values_list("recommendation_id", "joint_id"))


def _holding(recommendations: list[int]) -> dict[int, Resolution]:
    """What holds on each of the recommendations: not superseded, and not put off."""
    found = Resolution.objects.standing().filter(recommendation__in=recommendations).exclude(outcome__in=PUTS_OFF)
    return {one.recommendation_id: one for one in found.select_related("recommendation__report__body", "body")}


def _beside(mine: Resolution, parts: list[JointPart], holds: dict[int, Resolution]) -> Joint:
    bodies: dict[int, Body] = {}
    latest: dict[int, Resolution] = {}
    for part in parts:
        body = part.recommendation.report.body
        bodies[body.pk] = body
        made = holds.get(part.recommendation_id)
        if made is not None:
            latest[body.pk] = made
    others = [number for number in bodies if number != mine.body_id]
    missing = [bodies[number].name for number in others if number not in latest]
    otherwise = [bodies[number].name for number in others if number in latest and not _same(mine, latest[number])]
    told = [f"waiting for {listing(missing)}"] if missing else []
    told += [f"{listing(otherwise)} resolved otherwise"] if otherwise else []
    said = f"{mine.body.name} {Outcome(mine.outcome).label.lower()} on {in_words(mine.decided_on)}; {', '.join(told)}."
    resolved = tuple(latest[number] for number in others if number in latest)
    since = max([mine.decided_on, *(one.decided_on for one in resolved)])
    return Joint(said if told else "", resolved, since)


def _same(one: Resolution, other: Resolution) -> bool:
    """Did both give the same words, of the same kind and value, on the same conditions?"""
    enough = APPROVALS if one.outcome in APPROVALS else GIVES
    return other.outcome in enough and _what(one) == _what(other)


def _what(made: Resolution) -> tuple[object, ...]:
    asked = made.recommendation
    text = " ".join((made.amended_to or asked.text).split())
    return text, asked.kind, asked.value, " ".join(made.conditions.split())
