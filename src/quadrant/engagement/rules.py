"""Who may consult, read what came back, and say what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quadrant.cycle.models import Cycle
from quadrant.cycle.rules import may_work_on_cycle
from quadrant.engagement.models import (
    Answer,
    Audience,
    Consultation,
    Delivery,
    Engagement,
    Finding,
    Message,
    Petition,
    Question,
)
from quadrant.partnership.rules import has_role, may_administer, may_look_inside, standing_of
from quadrant.partnership.terms import Role

if TYPE_CHECKING:
    from quadrant.engagement.queries import CycleQuadrant

WORKERS = (Role.COMMISSIONER, Role.ANALYST)


def may_consult_somewhere(person: Any) -> bool:
    """Is there likely something that this person may consult on? The command asks of the cycle itself."""
    return has_role(person, *WORKERS, Role.CONTRACT_MANAGER) or bool(standing_of(person).seats)


def may_consult_on(person: Any, cycle: Cycle | None) -> bool:
    """On a cycle those who work on it; on no cycle in particular commissioners and analysts."""
    return has_role(person, *WORKERS) if cycle is None else may_work_on_cycle(person, cycle)


def may_set_length(person: Any) -> bool:
    """Say how long consultations stay open here."""
    return may_administer(person) or has_role(person, Role.MONITORING_OFFICER)


def may_see_consultation(person: Any, consultation: Consultation) -> bool:
    return may_look_inside(person)


def may_run_consultation(person: Any, consultation: Consultation) -> bool:
    return may_consult_on(person, consultation.cycle)


def may_see_question(person: Any, question: Question) -> bool:
    return may_see_consultation(person, question.consultation)


def may_change_question(person: Any, question: Question) -> bool:
    return may_run_consultation(person, question.consultation)


def may_read_answer(person: Any, answer: Answer) -> bool:
    """What people wrote themselves is read by those who run the consultation, and by nobody else inside."""
    return may_run_consultation(person, answer.response.consultation)


def may_read_texts(person: Any, consultation: Consultation) -> bool:
    return may_run_consultation(person, consultation)


def may_see_delivery(person: Any, delivery: Delivery) -> bool:
    return may_run_consultation(person, delivery.consultation)


def may_see_finding(person: Any, finding: Finding) -> bool:
    return may_see_consultation(person, finding.consultation)


def may_answer_finding(person: Any, finding: Finding) -> bool:
    return may_run_consultation(person, finding.consultation)


def may_see_quadrant(person: Any, at: CycleQuadrant) -> bool:
    return may_look_inside(person)


def may_say_of_quadrant(person: Any, at: CycleQuadrant) -> bool:
    """How far power is shared is said by those who work on the cycle."""
    return may_consult_on(person, at.cycle)


def may_see_engagement(person: Any, engagement: Engagement) -> bool:
    return may_look_inside(person)


def may_change_engagement(person: Any, engagement: Engagement) -> bool:
    return may_consult_on(person, engagement.cycle)


def may_see_message(person: Any, message: Message) -> bool:
    return may_look_inside(person)


def may_send_message(person: Any, message: Message) -> bool:
    return may_consult_on(person, message.cycle)


def may_see_audience(person: Any, audience: Audience) -> bool:
    return may_see_message(person, audience.message)


def may_send_to_audience(person: Any, audience: Audience) -> bool:
    return may_send_message(person, audience.message)


def may_see_petition(person: Any, petition: Petition) -> bool:
    return may_look_inside(person)


def may_record_petition(person: Any) -> bool:
    """Record petitions, answer them, and see who handed one in."""
    return has_role(person, *WORKERS, Role.MONITORING_OFFICER)


def may_answer_petition(person: Any, petition: Petition) -> bool:
    return may_record_petition(person)


def minds_petition(person: Any, petition: Petition) -> bool:
    """Whose work it is to see it answered: whoever recorded it, and the monitoring officer."""
    return person.pk == petition.recorded_by_id or has_role(person, Role.MONITORING_OFFICER)


def may_set_petition_scheme(person: Any) -> bool:
    """Say what the partnership promises petitions."""
    return may_set_length(person)
