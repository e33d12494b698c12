"""The award at step 8: who may open the gate is the framework's word and the value's; the page records both."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from quadrant.cycle.commands import skip_step
from quadrant.cycle.framework.places import gates_of, steps_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.governance.commands import change_recommendation
from quadrant.governance.queries import gate_recommendation
from quadrant.governance.terms import Proposed
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.cycle import cycle as open_cycle
from tests.factories.governance import draft, meet, proposer, settle
from tests.factories.partnership import NOW, administrator, body, known, person
from tests.web.telling import listed, read, signed_in

NOT_FOR_THE_UNIT = (
    "This gate is for CEMB or Cabinet to decide (here Chief Executive's Board or Cabinet), not for Commissioning unit."
)
BEYOND = "£250,001 is beyond Chief Executive's Board, which may decide up to £250,000."


@pytest.fixture
def pilot(ardlebury: Partnership) -> Cycle:
    """Ardlebury's twelve steps, at the eighth: the board awards up to £250,000, Cabinet without a limit."""
    cabinet = body("Cabinet", known("Carol"), chair=known("Chris"), powers={DecisionKind.AWARD: None})
    board = body("Chief Executive's Board", chair=known("Ella"), powers={DecisionKind.AWARD: Decimal(250_000)})
    cast = {"cabinet": [cabinet], "cemb": [board]}
    running = open_cycle("Day support", key="haringey-policy-2010", lead_body=cabinet, cast=cast)
    for place in steps_of(framework_of(running.framework))[:7]:
        skip_step(cycle=running, place=place.key, why="Done before Quadrant", by=known("Clara"), at=NOW)
    return running


def award_gate(running: Cycle) -> str:
    return next(place.key for place in gates_of(framework_of(running.framework)) if place.gate.key == "award-approved")


def put_to(of: Body, running: Cycle, value: int, *, hours_ago: int = 0) -> str:
    """The page on which a meeting of this body resolves an award of this value."""
    report = draft(of, title=f"Award of {value}", cycle=running, place=award_gate(running))
    asked = gate_recommendation(report)
    assert asked is not None
    proposed = Proposed(asked.text, DecisionKind.AWARD, Decimal(value))
    change_recommendation(recommendation=asked, proposed=proposed, by=proposer(), at=NOW)
    held = meet(of, settle(report), at=NOW - timedelta(hours=hours_ago))
    return f"/ardlebury/meetings/{held.pk}/resolve/{asked.pk}/"


def approved(chair: str) -> dict[str, str]:
    return {"outcome": "approved", "chaired_by": str(known(chair).pk)}


def gate_says(running: Cycle) -> str:
    return read(signed_in(known("Clara")).get(f"/ardlebury/cycles/{running.pk}/at/{award_gate(running)}/"))


def acts(auditor: Client, of: str) -> list[dict[str, str]]:
    """The lines of the audit about acts of this name, newest first."""
    return list(listed(auditor.get(f"/ardlebury/audit/?q={of}").content.decode()).values())


def test_lbh_111_step_8_is_refused_to_the_units_officer_and_decided_by_board_or_cabinet_within_its_limit(
    pilot: Cycle,
) -> None:
    """Case 10 of the acceptance cases, on the page; every attempt stands in the audit."""
    cabinet, board = Body.objects.get(name="Cabinet"), Body.objects.get(name="Chief Executive's Board")
    uma, clerk = person("Uma", Role.COMMISSIONER), signed_in(administrator())
    unit = body("Commissioning unit", chair=uma, powers={DecisionKind.AWARD: None})
    own = signed_in(uma).post(put_to(unit, pilot, 48_000), approved("Uma"))
    assert own.status_code == 409
    assert NOT_FOR_THE_UNIT in read(own)

    of_cabinet = put_to(cabinet, pilot, 250_001)
    assert signed_in(uma).post(of_cabinet, approved("Chris")).status_code == 403
    beyond = clerk.post(put_to(board, pilot, 250_001), approved("Ella"))
    assert beyond.status_code == 409
    assert BEYOND in read(beyond)
    assert "Approval of the award Closed Approve the award" in gate_says(pilot)

    inside = put_to(board, pilot, 250_000, hours_ago=1)
    assert clerk.post(inside, approved("Ella")).status_code == 302
    assert "Approval of the award Open Approve the award" in gate_says(pilot)
    assert "Chief Executive's Board: approved (16 November 2026)" in gate_says(pilot)
    assert clerk.post(of_cabinet, approved("Chris")).status_code == 302

    otto = signed_in(person("Otto", Role.AUDITOR))
    assert [(row["Who"], row["Outcome"], row["About"]) for row in acts(otto, "recommendation.resolved")] == [
        ("Ada of Ardlebury", "Done", "Cabinet: approved"),
        ("Ada of Ardlebury", "Done", "Chief Executive's Board: approved"),
        ("Ada of Ardlebury", "Refused", BEYOND),
        ("Uma", "Refused", NOT_FOR_THE_UNIT),
    ]
    assert [(row["Who"], row["Outcome"], row["About"]) for row in acts(otto, "act.attempted")] == [
        ("Uma", "Refused", f"Not open to this person: {of_cabinet}")
    ]
