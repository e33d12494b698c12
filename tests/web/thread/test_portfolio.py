"""The executive sees every cycle and agreement with its state, its money and the next gate; the board endorses."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.audit.terms import Refusal
from quadrant.cycle.models import Cycle
from quadrant.governance.commands import Resolved, resolve_recommendation
from quadrant.governance.queries import recommendations_of
from quadrant.governance.terms import ItemType, Outcome, Proposed
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories import agreements as made
from tests.factories.cycle import cycle
from tests.factories.governance import decide, meet, ready_report
from tests.factories.partnership import NOW, administrator, body, known, organisation, person

SANCTION = {DecisionKind.AWARD: None, DecisionKind.GATE: None, DecisionKind.STRATEGY: None}


@pytest.fixture
def board(ardlebury: Partnership) -> Body:
    return body("Children's Trust Board", chair=known("Bea"))


@pytest.fixture
def executive(board: Body) -> Body:
    return body("Commissioning Executive", chair=known("Eli"), parent=board, powers=SANCTION)


@pytest.fixture
def early_years(executive: Body) -> Cycle:
    return cycle("Early years", key="hsp-2009", lead_body=executive, by=made.commissioner())


def test_gct_002_the_board_endorses_and_the_executive_sanctions(board: Body, executive: Body) -> None:
    principle = Proposed("That we buy together", DecisionKind.STRATEGY)
    endorsed = ready_report(board, recommends=[principle], item=ItemType.ENDORSEMENT)
    assert decide(recommendations_of(endorsed)[0], Outcome.ENDORSED).outcome == Outcome.ENDORSED
    to_board = ready_report(board, recommends=[principle], title="Again")
    with pytest.raises(Refusal):
        resolve_recommendation(
            recommendation=recommendations_of(to_board)[0], meeting=meet(board, to_board),
            resolved=Resolved(Outcome.APPROVED), by=administrator(), at=NOW,
        )  # fmt: skip
    sanctioned = ready_report(executive, recommends=[principle], title="To the executive")
    assert decide(recommendations_of(sanctioned)[0]).outcome == Outcome.APPROVED


def test_gct_002_the_executive_sees_all_cycles_and_agreements_with_state_money_and_next_gate(
    early_years: Cycle, executive: Body, client: Client
) -> None:
    other = cycle("Looked-after children", key="hsp-2009", by=made.commissioner())
    made.signed(cycle=early_years)
    client.force_login(known("Eli"))
    page = client.get("/ardlebury/portfolio/").content.decode()
    for shown in ("Early years", "Looked-after children", "Family support", "£100,000", "Outcomes agreed", "Not ready"):
        assert shown in page
    assert f"/ardlebury/cycles/{early_years.pk}/at/analyse.understand-needs.outcomes-agreed/" in page
    only = client.get(f"/ardlebury/portfolio/?decider={executive.pk}").content.decode()
    assert f"/ardlebury/cycles/{early_years.pk}/" in only
    assert f"/ardlebury/cycles/{other.pk}/" not in only
    rows = b"".join(client.get("/ardlebury/portfolio/?download=csv")).decode("utf-8-sig").splitlines()
    early = "Early years,7 Approve award and agree contract or SLA,100000.00,1,Outcomes agreed,Commissioning Executive,"
    assert rows[1].startswith(early)
    assert rows[2].startswith("Looked-after children,Not begun,0.00,0,Outcomes agreed,Looked-after children board,")
    files = b"".join(client.get("/ardlebury/portfolio/?agreement_download=csv")).decode("utf-8-sig").splitlines()
    assert files[1].startswith("Family support,Harbour Door,Contract,Early years,100000.00,")


def test_providers_and_strangers_see_no_portfolio(early_years: Cycle, client: Client) -> None:
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    assert client.get("/ardlebury/portfolio/").status_code == 404
