"""Rows LBH-093 to LBH-096: steps 1 and 2 of the twelve list their activities, who does them, and take evidence."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.test import Client

from quadrant.cycle.framework.places import activities_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import cycle as cycles
from tests.factories import evidence
from tests.factories.partnership import known, person

# row -> the step, and its activities that answer the row, with who does each
ROWS = {
    "LBH-093": (1, {
        "Choose the priority outcomes the review serves": ["virtual-scu", "cemb"],
        "Choose the indicators and key targets that show the outcomes": ["virtual-scu"],
        "Bring together the figures for the area": ["virtual-scu"],
        "State the needs and the gaps, each with its evidence": ["virtual-scu"],
        "Write up the needs assessment and have it approved": ["virtual-scu", "cemb"],
    }),
    "LBH-094": (2, {"Weigh the baseline and direction of travel of the key targets": ["virtual-scu", "cemb"]}),
    "LBH-095": (2, {"Weigh where the greatest financial gain could be": ["virtual-scu", "cemb"]}),
    "LBH-096": (2, {
        "Choose and rank the services to be reviewed": ["virtual-scu", "cemb"],
        "Report the proposed review programme to the board": ["virtual-scu"],
    }),
}  # fmt: skip


@pytest.fixture
def review(ardlebury: Partnership) -> Cycle:
    return cycles.cycle(key="haringey-policy-2010", by=person("Clara", Role.COMMISSIONER))


@pytest.fixture
def clara(review: Cycle, client: Client) -> Client:
    client.force_login(known("Clara"))
    return client


def text(answer: Any) -> str:
    return unescape(" ".join(answer.content.decode().split()))


@pytest.mark.parametrize("row", ROWS)
def test_lbh_093_094_095_096_the_step_lists_the_activity_with_its_owners_and_takes_evidence(
    clara: Client, review: Cycle, row: str
) -> None:
    number, expected = ROWS[row]
    framework = framework_of(review.framework)
    named = {body.key: body.name for body in framework.bodies}
    answering = [one for one in activities_of(framework) if one.step.number == number and row in one.item.cites]
    listed = {one.item.name: [key for key in one.item.who if key in ("virtual-scu", "cemb")] for one in answering}
    assert {name: who for name, who in listed.items() if name in expected} == expected
    step = f"/ardlebury/cycles/{review.pk}/steps/{number}/"
    page = text(clara.get(step))
    for name in expected:
        assert name in page
    assert named["virtual-scu"] in page
    assert named["cemb"] in page

    place = next(one.key for one in answering if one.item.name in expected)
    case = evidence.item("What the board read")
    attach = f"/ardlebury/cycles/{review.pk}/evidence/attach/"
    sent = clara.post(attach, {"item": case.pk, "place": place, "why": "It names the need"})
    assert (sent.status_code, sent["Location"]) == (302, step)
    page = text(clara.get(step))
    assert "What the board read" in page
    assert "It names the need" in page
