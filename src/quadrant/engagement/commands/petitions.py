"""Acts on petitions: the scheme set, one received, its names checked, debated, answered, or not accepted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.engagement.models import Consultation, Petition, PetitionDebate, PetitionOrganiser, PetitionScheme
from quadrant.engagement.queries import petition_numbered, promised, scheme_on
from quadrant.engagement.rules import may_record_petition, may_set_petition_scheme
from quadrant.engagement.terms import PetitionWay
from quadrant.governance.models import AgendaItem, Meeting
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person

EARLIEST = date(2015, 1, 1)  # bank holidays are known from then on (methods.calendar)
RECORDERS = "Commissioners, analysts and the monitoring officer record petitions."


@dataclass(frozen=True)
class Promises:
    """A scheme: signatures for a debate and for officers' evidence, working days to answer, whether all is public."""

    starts_on: date
    debate_at: int
    answer_within: int
    basis: str
    evidence_at: int | None = None
    publishes: bool = False


@dataclass(frozen=True)
class Received:
    """A petition as it came."""

    title: str
    asks: str
    way: PetitionWay
    received_on: date
    signed: int
    organiser: str
    contact: str = ""
    cycle: Cycle | None = None
    consultation: Consultation | None = None


@act("petition_scheme.set")
def set_petition_scheme(*, promises: Promises, by: Person, at: datetime) -> Done[PetitionScheme]:
    """Say what the partnership promises petitions from a day on. Those received before keep what held then."""
    allow(may_set_petition_scheme(by), "Administrators and the monitoring officer set the scheme.")
    insist(bool(promises.basis.strip()), "Say where the scheme was agreed.", field="basis")
    insist(promises.debate_at >= 1, "A debate takes at least 1 signature.", field="debate_at")
    insist(promises.answer_within >= 1, "Promise an answer within at least 1 working day.", field="answer_within")
    made = PetitionScheme(starts_on=promises.starts_on, debate_at=promises.debate_at, set_by=by, set_at=at)
    made.answer_within, made.evidence_at = promises.answer_within, promises.evidence_at
    made.publishes, made.basis = promises.publishes, promises.basis.strip()
    made.save()
    return Done(made, f"Debate at {made.debate_at}, answer within {made.answer_within} working days")


@act("petition.received")
def receive_petition(*, received: Received, by: Person, at: datetime) -> Done[Petition]:
    """Record a petition as it came. Who handed it in is kept apart, for those who answer it."""
    allow(may_record_petition(by), RECORDERS)
    insist(bool(received.title.strip()), "Give the petition a title.", field="title")
    insist(bool(received.asks.strip()), "Say what it asks for.", field="asks")
    insist(bool(received.organiser.strip()), "Say who handed it in.", field="organiser")
    insist(received.signed >= 1, "A petition has at least 1 signature.", field="signed")
    insist(received.received_on <= london_day(at), "That day lies in the future.", field="received_on")
    early = f"Working days are known from {EARLIEST.year} on: a petition received before is not recorded here."
    insist(received.received_on >= EARLIEST, early, field="received_on")
    made = Petition(title=received.title.strip(), asks=received.asks.strip(), way=received.way, signed=received.signed)
    made.received_on, made.cycle, made.consultation = received.received_on, received.cycle, received.consultation
    made.recorded_by, made.recorded_at = by, at
    made.save()
    PetitionOrganiser(petition=made, name=received.organiser.strip(), contact=received.contact.strip()).save()
    return Done(made, f"{made.title}: {made.signed} signatures")


def _waiting(petition: Petition, by: Person) -> Petition:
    """The petition under lock, neither answered nor refused."""
    kept: Petition = Petition.objects.select_for_update().get(pk=petition.pk)
    allow(may_record_petition(by), RECORDERS)
    insist(kept.refused_at is None, "This petition was not accepted.")
    insist(kept.answered_at is None, "This petition is answered.")
    return kept


@act("petition.checked")
def check_signatures(*, petition: Petition, counted: int, how: str, by: Person, at: datetime) -> Done[Petition]:
    """Say how many of the names stand, and how that was checked."""
    kept = _waiting(petition, by)
    insist(0 <= counted <= kept.signed, f"The petition came with {kept.signed} names.", field="counted")
    insist(bool(how.strip()), "Say how they were checked.", field="how")
    kept.counted, kept.checked_how, kept.checked_by, kept.checked_at = counted, how.strip(), by, at
    kept.save()
    return Done(kept, f"{counted} of {kept.signed} names stand")


@act("petition.debated")
def debate_petition(
    *, petition: Petition, meeting: Meeting, outcome: str, item: AgendaItem | None = None, by: Person, at: datetime
) -> Done[PetitionDebate]:
    """Record that a meeting debated it and what came of that; `item` is the one on its agenda."""
    kept = _waiting(petition, by)
    insist(meeting.at <= at, "That meeting has not begun yet.", field="meeting")
    insist(item is None or item.meeting_id == meeting.pk, "That item is on another meeting's agenda.", field="meeting")
    insist(bool(outcome.strip()), "Say what came of the debate.", field="outcome")
    made = PetitionDebate(petition=kept, meeting=meeting, item=item, outcome=outcome.strip())
    made.recorded_by, made.recorded_at = by, at
    made.save()
    return Done(made, f"{kept.title}: {made.outcome}")


@act("petition.answered")
def answer_petition(*, petition: Petition, answer: str, by: Person, at: datetime) -> Done[Petition]:
    """Answer a petition. One with enough names for a debate is debated first."""
    kept = _waiting(petition, by)
    insist(kept.counted is not None, "Check its signatures first.")
    insist(bool(answer.strip()), "Write the answer.", field="answer")
    due = promised(kept, scheme_on(kept.received_on))
    asked: bool = due is not None and due.debate
    told = petition_numbered(kept.pk)
    debated = bool(getattr(told, "debated", False))
    insist(not asked or debated, f"With {kept.counted} names it is debated first: record the debate.")
    kept.answer, kept.answered_by, kept.answered_at = answer.strip(), by, at
    kept.save()
    return Done(kept, kept.answer)


@act("petition.not_accepted")
def refuse_petition(*, petition: Petition, why: str, by: Person, at: datetime) -> Done[Petition]:
    """Say that a petition is not accepted under the scheme, and why."""
    kept = _waiting(petition, by)
    insist(bool(why.strip()), "Say why it is not accepted.", field="why")
    kept.refused_by, kept.refused_at, kept.refused_why = by, at, why.strip()
    kept.save()
    return Done(kept, kept.refused_why)
