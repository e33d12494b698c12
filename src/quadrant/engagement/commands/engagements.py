"""Acts on meetings and talks, on how far power is shared in a cycle, and on messages and their sending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist, refuse_lost_update
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import Quadrant
from quadrant.engagement.commands.consultations import WORKERS
from quadrant.engagement.models import Audience, Consultation, Coproduction, Engagement, Message, Sending
from quadrant.engagement.queries import places_for, places_to_meet, places_to_tell
from quadrant.engagement.rules import may_change_engagement, may_consult_on, may_send_message
from quadrant.engagement.terms import Channel, MessageKind, Method, Rung
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person

MOST_AUDIENCES = 30


@dataclass(frozen=True)
class Met:
    """What is recorded of a meeting or talk: by which method, with whom, how many, what they said, what was done."""

    title: str
    held_on: date
    method: Method
    sectors: tuple[str, ...]
    how_many: int
    findings: str
    action: str = ""
    network: str = ""
    place: str = ""
    led_by_young: bool = False
    consultation: Consultation | None = None


MET = tuple(field.name for field in fields(Met))


def _put(engagement: Engagement, met: Met, at: datetime) -> None:
    for name in MET:
        value = getattr(met, name)
        if isinstance(value, tuple):
            value = list(value)
        setattr(engagement, name, value.strip() if type(value) is str else value)
    insist(bool(engagement.title), "Say what it was.", field="title")
    insist(met.held_on <= london_day(at), "That day lies in the future.", field="held_on")
    insist(bool(met.sectors), "Say who took part: at least one.", field="sectors")
    insist(met.how_many >= 1, "Say how many people took part: at least 1.", field="how_many")
    insist(bool(engagement.findings), "Say what they said.", field="findings")
    named = met.method not in (Method.NETWORK, Method.PRACTITIONER_NETWORK) or bool(engagement.network)
    insist(named, "Name the group or network.", field="network")
    if engagement.cycle is not None:
        _insist_place(engagement)
    if engagement.action and engagement.acted_at is None:
        engagement.acted_at = at


def _insist_place(engagement: Engagement) -> None:
    """Where a framework asks people in several steps, a meeting says for which it was."""
    places = [place.key for place in places_for(engagement.cycle)] if engagement.cycle is not None else []
    chosen = len(places) < 2 or bool(engagement.place)
    insist(chosen, "Say which step or activity of the cycle it was for.", field="place")
    known = dict(places_to_meet(engagement.cycle)) if engagement.cycle is not None and engagement.place else {}
    insist(not engagement.place or engagement.place in known, "This cycle has no such step or activity.", field="place")
    about = engagement.consultation
    same = about is None or about.cycle_id in (None, engagement.cycle_id)
    insist(same, "That consultation belongs to another cycle.", field="consultation")


@act("engagement.recorded")
def record_engagement(*, met: Met, cycle: Cycle | None = None, by: Person, at: datetime) -> Done[Engagement]:
    """Record that people were asked, what they said and what was done about it."""
    allow(may_consult_on(by, cycle), WORKERS)
    made = Engagement(cycle=cycle, recorded_by=by, recorded_at=at)
    _put(made, met, at)
    made.save()
    return Done(made, f"{made.title}: {made.how_many} people")


@act("engagement.changed")
def change_engagement(*, engagement: Engagement, version: int, met: Met, by: Person, at: datetime) -> Done[Engagement]:
    kept: Engagement = Engagement.objects.select_for_update().get(pk=engagement.pk)
    allow(may_change_engagement(by, kept), WORKERS)
    if kept.version != version:
        theirs, yours = ({name: getattr(one, name) for name in ("findings", "action")} for one in (kept, met))
        refuse_lost_update("record", theirs, yours)
    _put(kept, met, at)
    kept.version += 1
    kept.save()
    return Done(kept, kept.title)


@act("coproduction.recorded")
def record_coproduction(
    *,
    cycle: Cycle,
    quadrant: Quadrant,
    aimed: Rung,
    reached: Rung | None = None,
    evidence: str = "",
    by: Person,
    at: datetime,
) -> Done[Coproduction]:
    """Say how far power is to be shared in a quadrant of a cycle, and how far it was, with what shows it."""
    allow(may_consult_on(by, cycle), WORKERS)
    insist(reached is None or bool(evidence.strip()), "Say what shows that this rung was reached.", field="evidence")
    made = Coproduction(cycle=cycle, quadrant=quadrant.value, aimed=aimed, reached=reached or "", set_by=by, set_at=at)
    made.evidence = evidence.strip()
    made.save()
    said = f"{quadrant.value.capitalize()}: aims for {aimed.label.lower()}"
    return Done(made, f"{said}, reached {reached.label.lower()}" if reached else said)


@act("message.written")
def write_message(
    *,
    kind: MessageKind,
    title: str,
    words: str,
    audiences: Sequence[str],
    cycle: Cycle | None = None,
    place: str = "",
    by: Person,
    at: datetime,
) -> Done[Message]:
    """Write what people are to be told, and list whom it is for."""
    allow(may_consult_on(by, cycle), WORKERS)
    names = list(dict.fromkeys(name.strip() for name in audiences if name.strip()))
    insist(bool(title.strip()), "Give the message a title.", field="title")
    insist(bool(words.strip()), "Write the message.", field="words")
    insist(bool(names), "Name at least one audience, one on each line.", field="audiences")
    insist(len(names) <= MOST_AUDIENCES, f"Name at most {MOST_AUDIENCES} audiences.", field="audiences")
    long = next((name for name in names if len(name) > 150), "")
    insist(not long, f"“{long[:40]}…” is longer than 150 characters.", field="audiences")
    made = Message(cycle=cycle, place=place or _place_to_tell(cycle), kind=kind, title=title.strip())
    made.words, made.written_by, made.written_at = words.strip(), by, at
    made.save()
    for name in names:
        Audience(message=made, name=name).save()
    return Done(made, f"{made.title}, for {len(names)} audiences")


def _place_to_tell(cycle: Cycle | None) -> str:
    places = places_to_tell(cycle) if cycle is not None else []
    return places[0].key if places else ""


@act("message.sent")
def log_sending(
    *,
    audience: Audience,
    channel: Channel,
    sent_on: date,
    reached: int | None = None,
    note: str = "",
    by: Person,
    at: datetime,
) -> Done[Sending]:
    """Note that a message went to an audience: on which day, by which way, to how many."""
    message: Message = Message.objects.select_for_update().get(pk=audience.message_id)
    allow(may_send_message(by, message), WORKERS)
    insist(message.withdrawn_at is None, "This message was withdrawn.")
    insist(sent_on <= london_day(at), "That day lies in the future.", field="sent_on")
    made = Sending(audience=audience, channel=channel, sent_on=sent_on, reached=reached, note=note.strip())
    made.logged_by, made.logged_at = by, at
    made.save()
    return Done(made, f"“{message.title}” to {audience.name}, {channel.label.lower()}")


@act("message.withdrawn")
def withdraw_message(*, message: Message, why: str, by: Person, at: datetime) -> Done[Message]:
    """Take a message off the list; that it was sent stays on record."""
    kept: Message = Message.objects.select_for_update().get(pk=message.pk)
    allow(may_send_message(by, kept), WORKERS)
    insist(kept.withdrawn_at is None, "This message was withdrawn already.")
    insist(bool(why.strip()), "Say why.", field="why")
    kept.withdrawn_by, kept.withdrawn_at, kept.withdrawn_why = by, at, why.strip()
    kept.save()
    return Done(kept, kept.withdrawn_why)
