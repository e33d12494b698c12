"""Decisions published, called in, heard."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.governance.commands.notices import NOT_A_PUBLISHER
from quadrant.governance.models import CallIn, DecisionNotice, Present, Resolution, ScrutinyRight
from quadrant.governance.queries import in_doubt, rule_on, scrutiny_over
from quadrant.governance.rules import may_call_in, may_keep_rules, may_publish, may_record_for
from quadrant.governance.terms import PUTS_OFF, CallInOutcome, Part, RuleKey
from quadrant.methods.calendar import in_words, london_day
from quadrant.partnership.models import Body, Person


@act("scrutiny.given")
def give_scrutiny(*, scrutiny: Body, of: Body, from_on: date, by: Person, at: datetime) -> Done[ScrutinyRight]:
    """From a day on, one body may call in what another decides."""
    allow(may_keep_rules(by), "Only the monitoring officer may do this.")
    made = ScrutinyRight(scrutiny=scrutiny, of=of, from_on=from_on, given_by=by, given_at=at)
    made.save()
    return Done(made, f"{scrutiny.name} may call in what {of.name} decides from {in_words(from_on)}")


@act("decision.published")
def publish_decision(
    *, resolution: Resolution, urgent_why: str = "", urgent_agreed_by: str = "", by: Person, at: datetime
) -> Done[DecisionNotice]:
    """Publish a decision today. Its days for call-in begin, unless it is urgent and somebody agreed that it is."""
    allow(may_publish(by), NOT_A_PUBLISHER)
    insist(resolution.outcome not in PUTS_OFF, "Nothing was decided: there is nothing to publish.")
    doubt = in_doubt(resolution)
    insist(not doubt, doubt)
    why, agreed_by = urgent_why.strip(), urgent_agreed_by.strip()
    insist(bool(agreed_by) or not why, "Say who agreed that it is urgent.", field="urgent_agreed_by")
    insist(bool(why) or not agreed_by, "Say why it is urgent.", field="urgent_why")
    made = DecisionNotice(resolution=resolution, scrutiny=scrutiny_over(resolution))
    made.urgent_why, made.urgent_agreed_by = why, agreed_by
    made.publish(rule_on(RuleKey.CALL_IN, london_day(at)), by=by, at=at)
    made.save()
    return Done(made, f"In effect from {in_words(made.in_effect_from)}")


@act("decision.called_in")
def call_in_decision(
    *, notice: DecisionNotice, reason: str, supported_by: str = "", by: Person, at: datetime
) -> Done[CallIn]:
    """A member of the scrutiny body asks for a hearing, within the days; until it is over nothing is carried out."""
    kept: DecisionNotice = (
        DecisionNotice.objects.select_for_update(of=("self",))
        .select_related("resolution", "scrutiny")
        .get(pk=notice.pk)
    )
    insist(kept.scrutiny is not None, "No body may call in what this one decides.")
    insist(not kept.urgent_why, f"It was urgent, as {kept.urgent_agreed_by} agreed, and cannot be called in.")
    allow(may_call_in(by, kept), f"Only a member of {kept.scrutiny} may call this decision in.")
    took_part = Present.objects.filter(resolution=kept.resolution, person=by, part=Part.COUNTED).exists()
    allow(not took_part, "You took part in this decision, so somebody else calls it in.")
    insist(
        london_day(at) < kept.in_effect_from,
        f"The days for call-in are over: the decision took effect on {in_words(kept.in_effect_from)}.",
    )
    insist(bool(reason.strip()), "Say why it should be looked at again.", field="reason")
    made = CallIn(notice=kept, reason=reason.strip(), supported_by=supported_by.strip(), asked_by=by, asked_at=at)
    made.save()
    return Done(made, f"The decision of {in_words(kept.resolution.decided_on)}")


@act("call_in.heard")
def settle_call_in(
    *, call: CallIn, outcome: CallInOutcome, heard_on: date, words: str, by: Person, at: datetime
) -> Done[CallIn]:
    """Record what the scrutiny body resolved: the decision stands, or goes back, or to full council."""
    kept: CallIn = (
        CallIn.objects.select_for_update(of=("self",))
        .select_related("notice__scrutiny", "notice__resolution")
        .get(pk=call.pk)
    )
    scrutiny = kept.notice.scrutiny
    if scrutiny is None:
        raise Refusal("No body may call in what this one decides.")
    allow(may_record_for(by, scrutiny), f"Only the chair of {scrutiny.name} or a clerk may do this.")
    insist(not kept.outcome, "This call-in has been heard already.")
    asked_on = london_day(kept.asked_at)
    insist(asked_on <= heard_on, f"It was called in on {in_words(asked_on)}.", field="heard_on")
    insist(heard_on <= london_day(at), "It is recorded once it was heard.", field="heard_on")
    insist(bool(words.strip()), "Write what was resolved.", field="words")
    kept.outcome, kept.heard_on, kept.words = outcome, heard_on, words.strip()
    kept.recorded_by, kept.recorded_at = by, at
    kept.save()
    return Done(kept, outcome.label)
