"""An evaluation on pages: begun, its parts written, weighed, signed off, seen side by side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from quadrant.analyse.services.models import ServiceContribution, ServiceEvaluation
from quadrant.analyse.services.terms import Aim
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.analyse.services.test_evaluations import TEN_YEARS
from tests.factories.catalogue import (
    MARKET,
    again,
    analyst,
    aspects,
    commissioner,
    evaluation,
    market,
    serves,
    service,
    signed_off,
    written,
)
from tests.factories.needs import HERE, figures, indicator, outcome
from tests.factories.partnership import NOW, found
from tests.web.analyse.services.test_service_pages import text


@pytest.fixture
def place(db: None) -> Iterator[Partnership]:
    made = found("Ardlebury", area_code=HERE)
    with within(made, on=NOW.date()):
        yield made


@pytest.fixture
def anil(place: Partnership, client: Client) -> Client:
    client.force_login(analyst())
    return client


def part(one: ServiceEvaluation, name: str = "") -> str:
    return f"/ardlebury/service-evaluations/{one.pk}/{name}"


def seen(one: ServiceEvaluation) -> dict[str, str]:
    return {"version": str(again(one).version)}


def test_an_evaluation_is_begun_and_says_what_is_still_to_be_written(anil: Client) -> None:
    made = service()
    sent = anil.post(f"/ardlebury/services/{made.pk}/evaluate/", {"cycle": ""})
    one = ServiceEvaluation.objects.get()
    assert sent["Location"] == part(one)
    page = text(anil.get(part(one)))
    assert "Before it can be signed off: market and need, best in class, performance" in page
    assert "Sign it off" not in page
    second = anil.post(f"/ardlebury/services/{made.pk}/evaluate/", {"cycle": ""})
    assert second.status_code == 409
    assert "An evaluation of this service is already being written." in text(second)


def test_lbh_056_part_1_says_market_and_need_now_and_in_future_with_the_forecast(anil: Client) -> None:
    figures(TEN_YEARS)
    one = evaluation()
    typed = {**MARKET, **seen(one), "demand_now": "380", "demand_source": "Register, October 2026"}
    sent = anil.post(part(one, "market/"), typed)
    assert sent.status_code == 409
    assert "Give the number of people in future, or choose an indicator to forecast it from." in text(sent)
    assert anil.post(part(one, "market/"), {**typed, "indicator": str(indicator().pk)}).status_code == 302
    page = text(anil.get(part(one)))
    for said in (*MARKET.values(), "Register, October 2026", "People who will need it in 2028"):
        assert said in page
    assert "Emergency admissions for self-harm, 10 to 24: forecast to 2028" in page
    kept = again(one)
    assert f"{kept.demand_future} (between {kept.demand_low} and {kept.demand_high})" in page
    form = text(anil.get(part(one, "market/")))
    assert 'value="380"' in form


@pytest.mark.parametrize(
    ("aspect", "figure", "evidence"),
    [
        ("performance", "87", "Nine of ten plans met"),
        ("efficiency", "412", "£412 a night beside £380 elsewhere"),
        ("perception", "61", "Survey of 210 families; 14 complaints"),
    ],
)
def test_lbh_058_059_060_each_side_is_scored_now_and_in_future_with_its_evidence(
    anil: Client, aspect: str, figure: str, evidence: str
) -> None:
    one = evaluation()
    now = {
        "now_score": "3",
        "now_evidence": evidence,
        "now_figure": figure,
        "now_benchmark": "380",
        "now_unit": "as counted",
        "now_source": "Return of March 2026",
    }
    future = {"future_score": "1", "future_evidence": "Falls as prices rise"}
    sent = anil.post(part(one, f"{aspect}/"), {**seen(one), **now, **future, "now_source": ""})
    assert sent.status_code == 409
    assert "Name the source of the figure." in text(sent)
    assert anil.post(part(one, f"{aspect}/"), {**seen(one), **now, **future}).status_code == 302
    page = text(anil.get(part(one)))
    for said in (
        f"{aspect.capitalize()} now",
        f"{aspect.capitalize()} in future",
        "3 of 5: as it should be",
        "1 of 5: far below what it should be",
        evidence,
        f"{figure} as counted",
        "380 as counted",
        "Return of March 2026",
        "Falls as prices rise",
    ):
        assert said in page


def test_lbh_061_what_the_service_does_not_bear_on_may_stay_open(anil: Client) -> None:
    safe, homes = outcome(), outcome("A home for all")
    one = evaluation(serves(service(), safe))
    form = text(anil.get(part(one, "contribution/")))
    assert form.index(safe.name) < form.index("A sustainable economy") < form.index(homes.name)
    nothing = anil.post(part(one, "contribution/"), seen(one))
    assert nothing.status_code == 409
    assert "Say of one outcome or aim at least what the service adds to it." in text(nothing)
    typed = {f"adds_{safe.pk}": "somewhat", f"how_{safe.pk}": "A call a week"}
    assert anil.post(part(one, "contribution/"), {**seen(one), **typed}).status_code == 302
    assert [(row.outcome, row.adds) for row in ServiceContribution.objects.all()] == [(safe, "somewhat")]


def test_lbh_061_the_contribution_matrix_is_saved_for_priorities_and_sustainable_development(anil: Client) -> None:
    one, safe = evaluation(), outcome()
    form = text(anil.get(part(one, "contribution/")))
    assert "A sustainable economy" in form
    typed = {f"adds_{aim}": "nothing" for aim in Aim} | {f"adds_{safe.pk}": "strongly"}
    sent = anil.post(part(one, "contribution/"), {**seen(one), **typed})
    assert "Say how: Children are safe and well" in text(sent)
    typed |= {f"how_{safe.pk}": "Nobody is alone at night", "adds_environment": "against", "how_environment": "Taxis"}
    assert anil.post(part(one, "contribution/"), {**seen(one), **typed}).status_code == 302
    assert ServiceContribution.objects.count() == 6
    page = text(anil.get(part(one)))
    assert "Nobody is alone at night" in page
    assert "<strong>Works against it</strong>" in page
    assert "Sustainable development" in page


def test_lbh_011_what_people_are_willing_to_pay_is_said_with_how_and_how_it_is_known(anil: Client) -> None:
    one = evaluation()
    typed = {"paid_by": "council_tax", "willing_to_pay": "£4.50", "price_evidence": "Panel of 600 households, May 2026"}
    assert anil.post(part(one, "price/"), {**seen(one), **typed}).status_code == 302
    page = text(anil.get(part(one)))
    assert "£4.50 a year: a share of council tax" in page
    assert "Panel of 600 households, May 2026" in page


def test_lbh_115_a_delivery_model_may_change_only_the_local_part_without_a_legal_note(anil: Client) -> None:
    one = evaluation()
    form = text(anil.get(part(one, "delivery-models/")))
    for said in ("Breaks for Carers of Disabled Children", "A range of services, and a statement", "How many nights"):
        assert said in form
    typed = {"model": "outsource", "changes": "No statement of services", "touches_law": "yes"}
    sent = anil.post(part(one, "delivery-models/"), typed)
    assert sent.status_code == 409
    assert "This touches what the law fixes: add the legal note that allows it" in text(sent)
    assert anil.post(part(one, "delivery-models/"), {**typed, "legal_note": "Counsel, 3 May"}).status_code == 302
    local = {"model": "shared", "changes": "Other nights", "touches_law": "no"}
    assert anil.post(part(one, "delivery-models/"), local).status_code == 302
    page = text(anil.get(part(one)))
    assert "<strong>What the law fixes.</strong> Counsel, 3 May" in page
    assert "The local part only" in page
    record = text(anil.get(f"/ardlebury/services/{one.service_id}/"))
    for said in ("Legal duty", "Minimum standard in law", "Decided here"):
        assert said in record


def test_a_stale_part_shows_what_is_recorded_and_keeps_what_was_typed(anil: Client) -> None:
    one = evaluation()
    market(one)
    typed = {**MARKET, "need_now": "Mine", "demand_now": "5", "demand_source": "Me", "version": "1"}
    typed |= {"demand_future": "6", "demand_by": "2029", "demand_how": "By hand"}
    sent = anil.post(part(one, "market/"), typed)
    assert sent.status_code == 409
    assert "Somebody else changed this evaluation while you were writing." in text(sent)
    assert "730 families, most of them in the east" in text(sent)
    assert "Mine" in text(sent)
    assert anil.post(part(one, "market/"), {**typed, "version": "2"}).status_code == 302


def test_another_signs_it_off_and_then_nothing_changes(place: Partnership, client: Client) -> None:
    one = written(evaluation())
    client.force_login(analyst())
    assert "A commissioner other than the one who began it signs it off." in text(client.get(part(one)))
    assert client.get(part(one, "sign-off/")).status_code == 403
    client.force_login(commissioner())
    assert client.post(part(one, "sign-off/")).status_code == 302
    page = text(client.get(part(one)))
    assert "Signed off" in page
    assert "16 November 2026, by Clara" in page
    assert client.post(part(one, "sign-off/")).status_code == 409
    late = client.post(part(one, "price/"), {**seen(one), "paid_by": "neither", "price_evidence": "None"})
    assert late.status_code == 409
    assert "This evaluation is signed off and does not change. Begin a new one." in text(late)


def test_services_stand_side_by_side_with_the_evidence_of_each_score(place: Partnership, client: Client) -> None:
    client.force_login(commissioner())
    assert "No evaluation is signed off yet." in text(client.get("/ardlebury/services/compare/"))
    signed_off(evaluation(service("Nights")))
    signed_off(evaluation(service("Days")))
    aspects(evaluation(service("Unsigned")))
    page = text(client.get("/ardlebury/services/compare/"))
    assert page.index("Days") < page.index("Nights")
    assert "<strong>2 now, 1 in future</strong>" in page
    assert "Now: As the returns show (£412 a night beside £380 a night; Ledger 2025/26)." in page
    assert "Reconfigure it in house" in page
    assert "Unsigned" not in page
