"""What can be asked of consultations: the list, one with its state, its questions, how long one stays open here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef

from quadrant.cycle.framework.places import ActivityPlace, places_that_record, steps_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.cycle.terms import Activity
from quadrant.engagement.models import (
    Consultation,
    Extension,
    LocalConsulting,
    PublishedReport,
    Question,
)
from quadrant.engagement.terms import SHIPPED_RULE, ConsultationState, ConsultingRule
from quadrant.methods.calendar import london_day


def consultations(at: datetime) -> Any:
    """Every consultation with its state at this moment, the latest to open first; withdrawn drafts are left out."""
    listed = Consultation.objects.with_state(at).select_related("cycle", "drafted_by", "earlier")
    return listed.exclude(state=ConsultationState.WITHDRAWN).order_by("-opens_at", "title", "pk")


def consultation_numbered(number: int) -> Consultation | None:
    found: Consultation | None = (
        Consultation.objects.select_related("cycle", "cycle__framework", "drafted_by", "published_by", "ended_by")
        .defer("cycle__framework__text", "cycle__framework__content")
        .filter(pk=number)
        .first()
    )
    return found


def published_consultation_numbered(number: int) -> Consultation | None:
    """For the public: one that was published. Whether its time has come is asked of the clock (`has_opened`)."""
    found: Consultation | None = Consultation.objects.published().filter(pk=number).first()
    return found


def has_opened(consultation: Consultation, at: datetime) -> bool:
    """Nothing is known to the public of a consultation before it opens, nor of one ended before it did."""
    return consultation.published_at is not None and consultation.opens_at <= min(at, consultation.last_moment)


def opened_consultations(at: datetime) -> list[Consultation]:
    """Those that the public may see, with their states, the latest to open first."""
    listed = consultations(at).published().filter(opens_at__lte=at)
    return [one for one in listed if has_opened(one, at)]


def state_of(consultation: Consultation, at: datetime) -> ConsultationState:
    found = Consultation.objects.with_state(at).filter(pk=consultation.pk).values_list("state", flat=True)
    return ConsultationState(found.get())


def consultations_of(cycle: Cycle, at: datetime) -> list[Consultation]:
    """The consultations of a cycle, oldest first, with their states."""
    return list(consultations(at).filter(cycle=cycle).order_by("opens_at", "pk"))


def all_consultations_of(cycle: Cycle) -> list[Consultation]:
    """The consultations of a cycle without asking the clock, oldest first, each with whether it `is_reported`."""
    listed = Consultation.objects.filter(cycle=cycle).exclude(published_at=None, ended_at__isnull=False)
    reported = PublishedReport.objects.filter(consultation=OuterRef("pk"))
    return list(listed.annotate(is_reported=Exists(reported)).order_by("opens_at", "pk"))


def questions_of(consultation: Consultation) -> list[Question]:
    """The questions in their order; equality questions come last."""
    asked = list(Question.objects.filter(consultation=consultation).order_by("number"))
    return [*(one for one in asked if not one.monitors), *(one for one in asked if one.monitors)]


def question_numbered(number: int) -> Question | None:
    found: Question | None = Question.objects.select_related("consultation__cycle").filter(pk=number).first()
    return found


def is_for_young_people(questions: Sequence[Question]) -> bool:
    """Is there an easy-read version: a question with plain words?"""
    return any(one.plain for one in questions)


def extensions_of(consultation: Consultation) -> list[Extension]:
    return list(Extension.objects.filter(consultation=consultation).select_related("made_by").order_by("made_at", "pk"))


def report_of(consultation: Consultation) -> PublishedReport | None:
    """The report that the public reads: the one published last."""
    found: PublishedReport | None = (
        PublishedReport.objects.filter(consultation=consultation).select_related("published_by").order_by("-pk").first()
    )
    return found


def rule_on(day: date) -> ConsultingRule:
    """How long a consultation that opens on this day stays open: the partnership's own rule, else the shipped one."""
    own = LocalConsulting.objects.filter(from_on__lte=day).order_by("-from_on").first()
    return own.rule if own is not None else SHIPPED_RULE


def own_rules() -> list[LocalConsulting]:
    return list(LocalConsulting.objects.select_related("set_by").order_by("-from_on"))


def too_short(consultation: Consultation) -> str:
    """Why the time given is less than the rule asks, in a sentence; nothing where it is enough."""
    opens_on, closes_on = london_day(consultation.opens_at), london_day(consultation.closes_at)
    rule = rule_on(opens_on)
    due = rule.first_last_day(opens_on)
    if closes_on >= due:
        return ""
    return f"Consultations stay open {rule.says} here: one that opens on that day until {due:%-d %B %Y} at least."


def places_for(cycle: Cycle) -> list[ActivityPlace]:
    """The places of the cycle's framework that asking people completes."""
    return places_that_record(framework_of(cycle.framework), Activity.CONSULTATION)


def places_to_meet(cycle: Cycle) -> list[tuple[str, str]]:
    """Where in a cycle people may be met, with words: each step, and beneath it the activities that it completes."""
    beneath = defaultdict(list)
    for place in places_for(cycle):
        beneath[place.step.key].append((place.key, f"– {place.item.name}"))
    listed: list[tuple[str, str]] = []
    for at in steps_of(framework_of(cycle.framework)):
        listed += [(at.key, f"{at.step.number}. {at.step.name}"), *beneath[at.step.key]]
    return listed


def places_to_tell(cycle: Cycle) -> list[ActivityPlace]:
    """The places of the cycle's framework that telling people completes."""
    return places_that_record(framework_of(cycle.framework), Activity.TELLING)
