"""Who may answer checklists, check a framework, and challenge as a peer."""

from __future__ import annotations

from typing import Any

from quadrant.cycle.models import Cycle, FrameworkVersion
from quadrant.cycle.rules import may_run_cycle, may_see_cycle, may_work_on_cycle
from quadrant.governance.models import (
    PeerChallenge,
)
from quadrant.governance.rules.meetings import may_record_for
from quadrant.governance.rules.reports import CLERKS
from quadrant.partnership.rules import has_role, sits_on
from quadrant.partnership.terms import Role


def may_see_checklists(person: Any, cycle: Cycle) -> bool:
    return may_see_cycle(person, cycle)


def may_answer_checklist(person: Any, cycle: Cycle) -> bool:
    return may_work_on_cycle(person, cycle)


def may_check_framework(person: Any, version: FrameworkVersion) -> bool:
    """Put a framework version to the checklists that it brings for itself: commissioners and clerks."""
    return has_role(person, Role.COMMISSIONER, *CLERKS)


def may_open_challenge(person: Any, cycle: Cycle) -> bool:
    """Ask another body to challenge the cycle as a peer."""
    return may_work_on_cycle(person, cycle)


def may_see_challenge(person: Any, challenge: PeerChallenge) -> bool:
    return may_see_cycle(person, challenge.cycle)


def may_raise_point(person: Any, challenge: PeerChallenge) -> bool:
    """Somebody who sits on the challenging body and not on the one that owns what is challenged."""
    return sits_on(person, challenge.challenger_id) and not sits_on(person, challenge.cycle.lead_body_id)


def may_reply_to_point(person: Any, challenge: PeerChallenge) -> bool:
    """The owner: those who sit on the cycle's lead body, or run the cycle; nobody who sits on the challenger."""
    owns = sits_on(person, challenge.cycle.lead_body_id) or may_run_cycle(person, challenge.cycle)
    return owns and not sits_on(person, challenge.challenger_id)


def may_conclude_challenge(person: Any, challenge: PeerChallenge) -> bool:
    """The challenging body's chair, or a clerk."""
    return may_record_for(person, challenge.challenger) and not sits_on(person, challenge.cycle.lead_body_id)
