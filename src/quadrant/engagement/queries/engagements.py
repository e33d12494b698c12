"""Who has been asked in a cycle, how far power was shared, and who was told what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Prefetch, Q

from quadrant.cycle.framework.places import StepPlace, step_of_place, steps_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import cycle_numbered, framework_of
from quadrant.cycle.terms import Quadrant
from quadrant.engagement.models import Audience, Consultation, Coproduction, Engagement, Message, Sending
from quadrant.engagement.queries.consultations import consultations_of
from quadrant.engagement.terms import Sector


def engagements() -> Any:
    """Every meeting, talk or workshop recorded, the latest first."""
    return Engagement.objects.select_related("cycle", "recorded_by", "consultation").order_by("-held_on", "-pk")


def engagement_numbered(number: int) -> Engagement | None:
    found: Engagement | None = engagements().filter(pk=number).first()
    return found


def engagements_of(cycle: Cycle) -> list[Engagement]:
    """Those of a cycle, oldest first."""
    return list(engagements().filter(cycle=cycle).order_by("held_on", "pk"))


def engagements_beside(consultation: Consultation) -> list[Engagement]:
    """Meetings held as part of a consultation, oldest first."""
    return list(engagements().filter(consultation=consultation).order_by("held_on", "pk"))


@dataclass(frozen=True)
class StepVoices:
    """Who was asked in one step of a cycle. The step is None for what belongs to the cycle as a whole."""

    step: StepPlace | None
    consultations: tuple[Consultation, ...]
    engagements: tuple[Engagement, ...]

    @property
    def sectors(self) -> list[Sector]:
        """Every kind of people asked, in the order of the list; a draft has asked nobody yet."""
        published = (one for one in self.consultations if one.published_at is not None)
        asked = {sector for one in published for sector in one.sectors}
        asked |= {sector for one in self.engagements for sector in one.sectors}
        return [sector for sector in Sector if sector.value in asked]

    @property
    def people(self) -> int:
        return sum(one.how_many for one in self.engagements)


def voices_of(cycle: Cycle, at: datetime) -> list[StepVoices]:
    """The log of stakeholders: every step with who was asked in it, and last what belongs to no step."""
    asked: dict[str, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    for consultation in consultations_of(cycle, at):
        asked[step_of_place(consultation.place)][0].append(consultation)
    for engagement in engagements_of(cycle):
        asked[step_of_place(engagement.place)][1].append(engagement)
    steps = steps_of(framework_of(cycle.framework))
    listed = [_voices(step, *asked.pop(step.key, ([], []))) for step in steps]
    left = list(asked.values())
    if left:
        listed.append(
            _voices(None, [one for first, _ in left for one in first], [one for _, second in left for one in second])
        )
    return listed


def _voices(step: StepPlace | None, consultations: list[Any], engagements: list[Any]) -> StepVoices:
    return StepVoices(step, tuple(consultations), tuple(engagements))


@dataclass(frozen=True)
class CycleQuadrant:
    """A quadrant of one cycle."""

    cycle: Cycle
    quadrant: Quadrant

    @property
    def partnership_id(self) -> int:
        return self.cycle.partnership_id


def quadrant_at(number: int, quadrant: str) -> CycleQuadrant | None:
    """The quadrant of this name of cycle `number`."""
    cycle = cycle_numbered(number)
    known = quadrant in {each.value for each in Quadrant}
    return CycleQuadrant(cycle, Quadrant(quadrant)) if cycle is not None and known else None


def coproduction_of(cycle: Cycle) -> dict[Quadrant, Coproduction]:
    """The rung aimed for and reached in each quadrant, as said last."""
    latest = Coproduction.objects.filter(cycle=cycle).select_related("set_by").order_by("pk")
    return {Quadrant(one.quadrant): one for one in latest}


def messages() -> Any:
    """Every message that stands, the latest first, with how often it was sent (`sent`) and when last (`last_on`)."""
    return (
        Message.objects.standing()
        .select_related("cycle", "written_by")
        .annotate(
            audiences_count=Count("audiences", distinct=True),
            sent=Count("audiences__sendings", distinct=True),
            unsent=Count("audiences", filter=Q(audiences__sendings=None), distinct=True),
            last_on=Max("audiences__sendings__sent_on"),
        )
        .order_by("-written_at", "-pk")
    )


def message_numbered(number: int) -> Message | None:
    found: Message | None = (
        Message.objects.select_related("cycle", "written_by", "withdrawn_by").filter(pk=number).first()
    )
    return found


def messages_of(cycle: Cycle) -> list[Message]:
    return list(messages().filter(cycle=cycle).order_by("written_at", "pk"))


def audiences_of(message: Message) -> list[Audience]:
    """Whom a message is for, each with when and how it was sent (`log`)."""
    log = Prefetch("sendings", Sending.objects.select_related("logged_by").order_by("sent_on", "pk"), to_attr="log")
    return list(Audience.objects.filter(message=message).prefetch_related(log).order_by("pk"))


def audience_numbered(number: int) -> Audience | None:
    found: Audience | None = Audience.objects.select_related("message__cycle").filter(pk=number).first()
    return found
