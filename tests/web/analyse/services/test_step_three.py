"""Rows LBH-097 to LBH-099: the twelve-step policy's step 3 lists its activities, who does them, and takes evidence."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.services.queries import evaluations_in
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.cycle.terms import Activity
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.web.cycle.registry import panel_for
from tests.factories.catalogue import again, analyst, aspects, commissioner, contributes, evaluation, market, service
from tests.factories.cycle import cycle
from tests.factories.partnership import person
from tests.web.analyse.services.test_service_pages import text

STEP = "cycles/{number}/steps/3/"
ROWS = {
    "LBH-097": "Understand the market and the need, now and in future",
    "LBH-098": "Evaluate the service on performance, efficiency and perception, now and in future",
    "LBH-099": "Examine what the service adds to priorities and to sustainable development",
}


@pytest.fixture
def review(ardlebury: Partnership) -> Cycle:
    return cycle("Review of short breaks", key="haringey-policy-2010", by=commissioner())


@pytest.fixture
def anil(review: Cycle, client: Client) -> Client:
    client.force_login(analyst())
    return client


@pytest.mark.parametrize("row", ROWS)
def test_lbh_097_098_099_step_3_lists_the_activity_with_its_roles_and_where_its_evidence_goes(
    anil: Client, review: Cycle, row: str
) -> None:
    step = next(step for phase in framework_of(review.framework).phases for step in phase.steps if step.number == 3)
    [item] = [item for item in step.activities if row in item.cites]
    assert (item.name, item.who) == (ROWS[row], ["virtual-scu", "co-opted-services"])
    page = text(anil.get(f"/ardlebury/{STEP.format(number=review.pk)}"))
    assert ROWS[row] in page
    assert "Virtual Strategic Commissioning Unit" in page
    assert "Services co-opted for a review" in page
    assert "No service is evaluated in this cycle yet." in page
    assert f'href="/ardlebury/cycles/{review.pk}/service-evaluations/new/">Choose a service to evaluate' in page


def test_lbh_097_a_service_is_chosen_from_the_step_and_evaluated_for_the_cycle(
    anil: Client, review: Cycle, client: Client
) -> None:
    nights, _ = service("Nights"), evaluation(service("Days"))
    page = f"/ardlebury/cycles/{review.pk}/service-evaluations/new/"
    assert "Nights" in text(anil.get(page))
    assert "Days" not in text(anil.get(page))
    assert anil.post(page, {}).status_code == 200
    anil.post(page, {"service": str(nights.pk)})
    assert [(one.service, one.cycle) for one in evaluations_in(review)] == [(nights, review)]
    client.force_login(person("Olu", Role.AUDITOR))
    assert client.get(page).status_code == 403


def test_the_step_shows_how_far_each_part_has_come_and_leads_to_it(anil: Client, review: Cycle) -> None:
    one = evaluation(cycle=review)
    page = text(anil.get(f"/ardlebury/{STEP.format(number=review.pk)}"))
    for state, part in (("Not described yet", "market/"), ("Not scored yet", ""), ("Not stated yet", "contribution/")):
        assert state in page
        assert f'href="/ardlebury/service-evaluations/{one.pk}/{part}"' in page
    contributes(aspects(market(one)))
    page = text(anil.get(f"/ardlebury/{STEP.format(number=review.pk)}"))
    assert "730 people now, 800 in 2029" in page
    assert "Performance 3 now, 2 in future; efficiency 2 now, 1 in future" in page
    assert "Contribution stated" in page


def test_others_are_led_to_the_whole_evaluation_and_are_not_asked_to_write(review: Cycle) -> None:
    from tests.factories.partnership import person

    one: Any = again(evaluation(cycle=review))
    place = "analyse.evaluating-the-service.market-and-need"
    shown = panel_for(Activity.SERVICE_MARKET, review, place, person("Lena"))
    assert shown is not None
    assert shown.actions == ()
    assert shown.rows[0].address == f"/ardlebury/service-evaluations/{one.pk}/"
