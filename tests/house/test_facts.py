"""Every fact of the vocabulary is answered by exactly one room, and every activity has a panel."""

from __future__ import annotations

from quadrant.cycle.registry import ANSWERS
from quadrant.cycle.terms import ACTIVITY_FACTS, Activity, FactKey
from quadrant.web.cycle.registry import PANELS

# The step page itself shows these: no room's record stands behind them.
SHOWN_BY_THE_CYCLE = {Activity.PARTICIPANTS, Activity.TASKS}


def test_answered_equals_declared() -> None:
    assert set(ANSWERS) == set(FactKey)


def test_every_activity_has_its_facts_and_its_panel() -> None:
    assert set(ACTIVITY_FACTS) == set(Activity)
    assert set(PANELS) | SHOWN_BY_THE_CYCLE == set(Activity)


def test_every_fact_is_used_by_an_activity_or_by_the_engine() -> None:
    by_activities = {key for facts in ACTIVITY_FACTS.values() for key in (facts.begun, facts.done)}
    by_engine = {
        FactKey.TICKED,
        FactKey.GATE_DECIDED,
        FactKey.STEP_SKIPPED,
        FactKey.STEP_NOT_APPLICABLE,
        FactKey.STEP_REOPENED,
    }
    assert set(FactKey) - by_activities - by_engine <= {FactKey.CALL_CLOSED, FactKey.OFFER_MADE}
