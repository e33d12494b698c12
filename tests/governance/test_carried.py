"""Nobody decides what they put forward, and nothing is carried that nobody voted for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.commands import Resolved
from quadrant.governance.queries import recommendations_of, reports_to_decide_alone
from quadrant.governance.terms import Outcome, Proposed, Votes
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import BodyKind, DecisionKind, Role
from tests.factories.governance import draft, meet, ready_report, resolve
from tests.factories.partnership import NOW, body, known, person

AWARD = Proposed("That Quaybright be awarded the contract", DecisionKind.AWARD, Decimal(389_500))
POWERS = {DecisionKind.GATE: None, DecisionKind.AWARD: Decimal(500_000)}


def test_whoever_puts_anothers_report_forward_proposes_it_too(ardlebury: Partnership) -> None:
    helen, anna = person("Helen", Role.COMMISSIONER), person("Anna", Role.ANALYST)
    mona = person("Mona", Role.MONITORING_OFFICER)
    officer = body("Head of commissioning", helen, kind=BodyKind.DELEGATE, powers=POWERS)
    report = draft(officer, by=anna)
    asked = commands.add_recommendation(report=report, proposed=AWARD, by=anna, at=NOW)
    commands.submit_report(report=report, by=helen, at=NOW)
    for comment in report.comments.all():
        commands.waive_comment(comment=comment, why="Routine", by=mona, at=NOW)
    with pytest.raises(NotAllowed, match="Whoever proposes a decision may not record it"):
        commands.decide_alone(recommendation=asked, resolved=Resolved(Outcome.APPROVED), by=helen, at=NOW)
    assert reports_to_decide_alone(helen) == []


def test_what_nobody_voted_for_is_not_carried(ardlebury: Partnership) -> None:
    seats = [known("Carol"), known("Colin")]
    cabinet = body("Cabinet", *seats, chair=known("Chris"), quorum=2, powers=POWERS)
    report = ready_report(cabinet)
    asked, held = recommendations_of(report)[0], meet(cabinet, report)
    with pytest.raises(Refusal, match="Nobody voted for: it was not carried"):
        resolve(asked, held, votes=Votes(0, 0, 3))
    with pytest.raises(Refusal, match="More voted against than for"):
        resolve(asked, held, votes=Votes(1, 2))
    assert resolve(asked, held, votes=Votes(1, 1, 1)).outcome == "approved"
