"""Who may decide alone, publish, call in, and set the rules of notice."""

from __future__ import annotations

from typing import Any

from quadrant.governance.models import (
    CallIn,
    DecisionNotice,
    KeyNotice,
    Recommendation,
    Resolution,
)
from quadrant.governance.rules.meetings import may_record_for
from quadrant.governance.rules.reports import CLERKS
from quadrant.partnership.rules import has_role, may_look_inside, sits_on
from quadrant.partnership.terms import BodyKind, Role


def may_decide_alone(person: Any, recommendation: Recommendation) -> bool:
    """The one person of a body of one, unless they propose it themselves."""
    body = recommendation.report.body
    return body.kind == BodyKind.DELEGATE and may_record_for(person, body)


def may_see_resolution(person: Any, resolution: Resolution) -> bool:
    return may_look_inside(person)


def may_publish(person: Any, *_: Any) -> bool:
    """Publish notices and decisions: a clerk."""
    return has_role(person, *CLERKS)


def may_keep_rules(person: Any, *_: Any) -> bool:
    """Set the partnership's own figures for counted rules, and who may call in what."""
    return has_role(person, Role.MONITORING_OFFICER)


def may_call_in(person: Any, notice: DecisionNotice) -> bool:
    """A member of the body that looks into the decision."""
    return sits_on(person, notice.scrutiny_id)


def may_call_in_decision(person: Any, resolution: Resolution) -> bool:
    """The same, of a decision: whether it is published and in time, the page and the command say."""
    notice = DecisionNotice.objects.filter(resolution=resolution).first()
    return notice is not None and may_call_in(person, notice)


def may_see_call_in(person: Any, call: CallIn) -> bool:
    return may_look_inside(person)


def may_settle_call_in(person: Any, call: CallIn) -> bool:
    """The chair of the scrutiny body, or a clerk."""
    scrutiny = call.notice.scrutiny
    return scrutiny is not None and may_record_for(person, scrutiny)


def may_see_key_notice(person: Any, notice: KeyNotice) -> bool:
    return may_look_inside(person)
