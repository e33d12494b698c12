"""A matter of two partners: put to the other's body on a page, and told as waiting until both resolved the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.cycle.commands import skip_step
from quadrant.cycle.framework.places import gates_of, steps_of
from quadrant.cycle.queries import framework_of
from quadrant.governance.commands import change_recommendation, decide_jointly
from quadrant.governance.models import Report
from quadrant.governance.queries import gate_recommendation, recommendations_of
from quadrant.governance.terms import Proposed
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.cycle import cycle as open_cycle
from tests.factories.governance import decide, draft, proposer, ready_report, settle
from tests.factories.partnership import NOW, body, known, person
from tests.web.telling import read, signed_in

POWERS = {DecisionKind.AWARD: None, DecisionKind.GATE: None}
FUND = Proposed("That day support be bought together", DecisionKind.AWARD, Decimal(400_000))
WAITS = "Cabinet approved on 16 November 2026; waiting for Estuary ICB Board."


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), chair=known("Chris"), powers=POWERS)


@pytest.fixture
def icb(ardlebury: Partnership) -> Body:
    return body("Estuary ICB Board", known("Irene"), chair=known("Ivan"), powers=POWERS)


@pytest.fixture
def petra(ardlebury: Partnership) -> Client:
    return signed_in(proposer())


def test_it_is_put_to_the_other_body_and_every_page_says_what_it_waits_for(
    petra: Client, cabinet: Body, icb: Body
) -> None:
    report = ready_report(cabinet, recommends=[FUND], title="Day support")
    page = f"/ardlebury/reports/{report.pk}/"
    assert f"{page}jointly/" in petra.get(page).content.decode()
    assert petra.get(f"{page}jointly/").status_code == 200
    sent = petra.post(f"{page}jointly/", {"body": str(icb.pk)})
    other = Report.objects.get(body=icb)
    assert sent["Location"] == f"/ardlebury/reports/{other.pk}/"
    assert "Decided together with" in petra.get(page).content.decode()
    made = decide(recommendations_of(report)[0])
    decision = f"/ardlebury/decisions/{made.pk}/"
    for address in (page, decision, "/ardlebury/decisions/"):
        assert WAITS in petra.get(address).content.decode(), address
    beyond = petra.post(f"/ardlebury/reports/{other.pk}/jointly/", {"body": str(cabinet.pk)})
    assert beyond.status_code == 409
    assert "Submit the report first" in beyond.content.decode()
    decide(recommendations_of(settle(other))[0], at=NOW)
    for address in (page, decision, "/ardlebury/decisions/"):
        assert "waiting for" not in petra.get(address).content.decode(), address
    assert "Estuary ICB Board: approved" in petra.get(decision).content.decode()


def test_a_gate_opens_once_both_have_approved(ardlebury: Partnership, cabinet: Body, icb: Body) -> None:
    cast = {"cabinet": [cabinet]}
    running = open_cycle("Day support", key="haringey-policy-2010", lead_body=cabinet, cast=cast)
    for place in steps_of(framework_of(running.framework))[:7]:
        skip_step(cycle=running, place=place.key, why="Done before Quadrant", by=known("Clara"), at=NOW)
    gate = next(one.key for one in gates_of(framework_of(running.framework)) if one.gate.key == "award-approved")
    first = draft(cabinet, title="Award", cycle=running, place=gate)
    asked = gate_recommendation(first)
    assert asked is not None
    award = Proposed(asked.text, DecisionKind.AWARD, Decimal(400_000))
    change_recommendation(recommendation=asked, proposed=award, by=proposer(), at=NOW)
    other = decide_jointly(report=settle(first), body=icb, by=proposer(), at=NOW)
    assert (other.at_gate, other.place) == (False, "")
    clara, address = signed_in(known("Clara")), f"/ardlebury/cycles/{running.pk}/at/{gate}/"
    decide(asked)
    said = read(clara.get(address))
    assert WAITS in said
    assert "Waits for a new decision" not in said
    decide(recommendations_of(settle(other))[0])
    assert "waiting for" not in read(clara.get(address)).lower()


def test_who_may_not_press_it(cabinet: Body, icb: Body, withenshire: Partnership) -> None:
    report = ready_report(cabinet, recommends=[FUND])
    address = f"reports/{report.pk}/jointly/"
    assert signed_in(person("Ann", Role.ANALYST)).get(f"/ardlebury/{address}").status_code == 403
    assert signed_in(known("Ada of Withenshire")).get(f"/withenshire/{address}").status_code == 404


def test_the_register_asks_as_often_for_three_joint_decisions_as_for_one(
    petra: Client, cabinet: Body, icb: Body
) -> None:
    asked: list[int] = []
    for hour in (6, 7, 8):
        report = ready_report(cabinet, recommends=[FUND], title=f"Matter {hour}")
        decide_jointly(report=report, body=icb, by=proposer(), at=NOW)
        decide(recommendations_of(report)[0], at=NOW.replace(hour=hour))
        with CaptureQueriesContext(connection) as queries:
            page = petra.get("/ardlebury/decisions/").content.decode()
        assert page.count("waiting for Estuary ICB Board") == len(asked) + 1
        asked.append(len(queries))
    assert asked[0] == asked[2]
