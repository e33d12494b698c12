"""Services, their evaluation, coverage and the map as people meet them: wide, narrow, without a script, read by axe."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Browser

from quadrant.analyse.needs.commands import link_need_to_outcomes, link_need_to_services
from quadrant.analyse.needs.queries import needs_met_by
from quadrant.analyse.outcomes.terms import AreaKind
from quadrant.analyse.services.commands import set_programme
from quadrant.analyse.services.models import ServiceEvaluation
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.analyse.services.test_evaluations import TEN_YEARS
from tests.analyse.services.test_supply import locality
from tests.browsing import looked_at
from tests.factories.catalogue import (
    analyst,
    commissioner,
    evaluation,
    market,
    paid,
    payer,
    serves,
    service,
    signed_off,
    stands_in,
    strategy,
    written,
)
from tests.factories.cycle import cycle
from tests.factories.needs import HERE, figures, indicator, need, outcome
from tests.factories.partnership import NOW, found

pytestmark = pytest.mark.browser


@pytest.fixture
def place(transactional_db: None) -> Any:
    made: Partnership = found("Ardlebury", area_code=HERE)
    with within(made, on=NOW.date()):
        yield made


@pytest.fixture
def nights(place: Partnership) -> ServiceEvaluation:
    """A service with everything said of it, evaluated; others that overlap with it or stand alone."""
    figures(TEN_YEARS)
    families, carers = cycle(by=commissioner()), outcome("Nobody cares alone")
    outcome("Everybody who wants to work can")
    east = locality("East of the river", "D09000001")
    assert east.kind == AreaKind.LOCALITY
    made = stands_in(
        serves(
            service(
                "Short breaks for children with disabilities",
                capacity=230,
                volume=228,
                unit="families",
                quality="Ofsted, March 2026: good",
                minimum_cost=Decimal(18),
                customer_views="Loved by those who have it; 61 families east of the river cannot get there.",
                owner=analyst(),
                review_by=NOW.date(),
            ),
            carers,
        ),
        east,
    )
    paid(made, 1_180_000)
    paid(serves(service("Saturday club", capacity=40, unit="families"), carers), 60_000, "Estuary and Fells ICB")
    paid(payer_of_two(carers), 1_000, "Estuary and Fells ICB")
    harm = need(families, "Families of disabled children without a break", area=east)
    link_need_to_outcomes(need=harm, shares={carers: Decimal(100)}, by=analyst(), at=NOW)
    link_need_to_services(need=harm, services=[made], by=analyst(), at=NOW)
    need(families, "Carers under 25 whom no service knows")
    set_programme(
        name="Every service reviewed, with a strategy", deadline_on=NOW.date().replace(year=2029), year=2026,
        gross_spend=Decimal(871_000_000), source="Budget book", by=commissioner(), at=NOW,
    )  # fmt: skip
    one = evaluation(made, cycle=families)
    written(one)
    market(one, indicator=indicator(), demand_now=730)
    signed_off(evaluation(service("Parking", kind="Parking", client_group="Everybody", capacity=400, unit="people")))
    strategy(made)
    return one


def payer_of_two(carers: Any) -> Any:
    """A service that two pay for together."""
    made = serves(service("Equipment", client_group="Older people"), carers)
    paid(made, 2_000)
    assert payer("Ardlebury Council").is_partner
    return made


def pages(one: ServiceEvaluation) -> dict[str, str]:
    service, part = f"services/{one.service_id}/", f"service-evaluations/{one.pk}/"
    return {
        "services": "services/",
        "service": service,
        "service-new": "services/new/",
        "service-outcomes": f"{service}outcomes/",
        "service-places": f"{service}places/",
        "service-funding": f"{service}funding/",
        "service-strategy": f"{service}strategy/",
        "coverage": "services/coverage/",
        "programme": "services/programme/",
        "map": "services/map/",
        "overlaps": "services/overlaps/",
        "supply": "services/supply/",
        "compare": "services/compare/",
        "evaluation": part,
        "evaluation-market": f"{part}market/",
        "evaluation-best": f"{part}best-in-class/",
        "evaluation-efficiency": f"{part}efficiency/",
        "evaluation-price": f"{part}price/",
        "evaluation-contribution": f"{part}contribution/",
        "evaluation-weigh": f"{part}delivery-models/",
        "evaluation-recommend": f"{part}recommend/",
        "evaluation-sign": f"{part}sign-off/",
        "need-services": f"needs/{needs_met_by(one.service)[0].pk}/services/",
    }


def test_axe_finds_nothing_and_nothing_scrolls_sideways_with_or_without_scripts(
    nights: ServiceEvaluation, chromium: Browser, live_server: Any
) -> None:
    looked_at(chromium, f"{live_server.url}/ardlebury/", commissioner(), pages(nights))
