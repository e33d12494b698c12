"""Under which power a body would decide what is recommended, and what it lacks."""

from __future__ import annotations

from quadrant.governance.models import Recommendation
from quadrant.methods import words
from quadrant.partnership.queries import power_for
from quadrant.partnership.terms import DecisionKind


def power_fault(asked: Recommendation) -> str:
    """Why the body may not approve or refuse this, as a sentence; nothing where it may."""
    body, kind = asked.report.body, DecisionKind(asked.kind)
    if body.only_recommends:
        return f"{body.name} only recommends: it may recommend onwards, endorse or note, not approve or refuse."
    power = power_for(body, kind, None)
    if power is None:
        return f"{body.name} has no power to decide this: {kind.label.lower()}."
    if power.limit is None:
        return ""
    limit = words.money(power.limit)
    if asked.value is None:
        return f"{body.name} may decide up to {limit}, and no value is stated."
    if power_for(body, kind, asked.value) is None:
        return f"{words.money(asked.value)} is beyond {body.name}, which may decide up to {limit}."
    return ""


def power_in_words(asked: Recommendation) -> str:
    """The power that the body uses, as it will stand in the register; the body must have it."""
    kind = DecisionKind(asked.kind)
    power = power_for(asked.report.body, kind, asked.value)
    if power is None:
        return ""
    limit = f", up to {words.money(power.limit)}" if power.limit is not None else ""
    return f"{kind.label}{limit} {power.reference}".strip()
