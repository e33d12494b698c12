"""What a step page shows of people asked and told, and the guidance that it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quadrant.cycle.framework.places import step_of_place
from quadrant.cycle.terms import Activity
from quadrant.engagement import queries
from quadrant.engagement.rules import may_consult_on
from quadrant.engagement.terms import ConsultationState
from quadrant.methods import words
from quadrant.web.cycle.registry import Action, Panel, Row, panel, tool
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quadrant.cycle.models import Cycle


def _here(records: Sequence[Any], place: str) -> list[Any]:
    """Those of this place, of its step, and of the cycle as a whole."""
    return [one for one in records if one.place in ("", place, step_of_place(place))]


@panel(Activity.CONSULTATION)
def consultation_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """Consultations and meetings that count here, each with how far it has come."""
    slug = cycle.partnership.slug
    consultations = _here(queries.all_consultations_of(cycle), place)
    met = _here(queries.engagements_of(cycle), place)
    rows = [
        Row(one.title, _consulted(one), address(None, "consultation", partnership=slug, number=one.pk))
        for one in consultations
    ]
    rows += [
        Row(
            one.title,
            f"{words.plural(one.how_many, 'person', 'people')} on {words.date(one.held_on)}"
            f"{'' if one.action else '; what was done is not noted yet'}",
            address(None, "engagement", partnership=slug, number=one.pk),
        )
        for one in met
    ]
    log = Action("Who was asked, by step", address(None, "voices", partnership=slug, number=cycle.pk))
    begin = (
        Action("Begin a consultation", address(None, "cycle_consultation_new", partnership=slug, number=cycle.pk)),
        Action(
            "Record a meeting or talk",
            f"{address(None, 'cycle_engagement_new', partnership=slug, number=cycle.pk)}?place={place}",
        ),
    )
    sentence = _asked(len(consultations), len(met)) if rows else "Nobody has been asked yet."
    return Panel("People asked", sentence, tuple(rows), (*(begin if may_consult_on(person, cycle) else ()), log))


def _asked(consultations: int, met: int) -> str:
    parts = [
        words.plural(consultations, "consultation") if consultations else "",
        words.plural(met, "meeting or talk", "meetings and talks") if met else "",
    ]
    return f"{words.listing(filter(None, parts))}."


def _consulted(one: Any) -> str:
    """How far it has come, as far as that can be said without the clock."""
    if one.published_at is None:
        return ConsultationState.DRAFT.label
    if one.is_reported:
        return ConsultationState.REPORTED.label
    return f"published, until {words.datetime(one.last_moment)}; its report is not"


@panel(Activity.TELLING)
def telling_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """Messages of the cycle, and to how many audiences each has gone."""
    slug = cycle.partnership.slug
    listed = queries.messages_of(cycle)
    rows = tuple(
        Row(
            one.title,
            f"told {one.audiences_count - one.unsent} of {words.plural(one.audiences_count, 'audience')}",
            address(None, "message", partnership=slug, number=one.pk),
        )
        for one in listed
    )
    begin = Action("Write a message", address(None, "cycle_message_new", partnership=slug, number=cycle.pk))
    sentence = words.plural(len(listed), "message") + "." if listed else "Nobody has been told yet."
    return Panel("People told", sentence, rows, (begin,) if may_consult_on(person, cycle) else ())


@tool("consultation-guidance")
def guidance(cycle: Cycle) -> str:
    """The page of the tool."""
    return address(None, "consultation_guidance", partnership=cycle.partnership.slug, number=cycle.pk)
