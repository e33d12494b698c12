from typing import Any

from django.urls import URLPattern

from quadrant.analyse.services import queries, rules
from quadrant.cycle.queries import cycle_numbered
from quadrant.cycle.rules import may_see_cycle
from quadrant.door.routes import route
from quadrant.partnership.rules import may_look_inside
from quadrant.web.analyse.services.views import catalogue, evaluations, maps

SERVICE: dict[str, Any] = {"see": rules.may_see_service, "of": queries.service_numbered, "gives": "one"}
CHANGE: dict[str, Any] = {**SERVICE, "act": rules.may_change_service}
EVALUATION: dict[str, Any] = {"see": rules.may_see_evaluation, "of": queries.evaluation_numbered, "gives": "one"}
WRITE: dict[str, Any] = {**EVALUATION, "act": rules.may_write_evaluation}
ONE, PART = "services/<int:number>/", "service-evaluations/<int:number>/"

partnership: list[URLPattern] = [
    route("services/", catalogue.services, name="services", see=may_look_inside),
    route("services/new/", catalogue.new, name="service_new", see=rules.may_keep_services),
    route("services/compare/", evaluations.compare, name="services_compared", see=may_look_inside),
    route("services/coverage/", maps.coverage, name="services_coverage", see=may_look_inside),
    route("services/programme/", maps.programme, name="review_programme", see=rules.may_set_programme),
    route("services/map/", maps.services_map, name="services_map", see=may_look_inside),
    route("services/overlaps/", maps.overlaps, name="services_overlaps", see=may_look_inside),
    route("services/supply/", maps.supply, name="services_supply", see=may_look_inside),
    route(ONE, catalogue.service, name="service", **SERVICE),
    route(f"{ONE}change/", catalogue.change, name="service_change", **CHANGE),
    route(f"{ONE}retire/", catalogue.retire, name="service_retire", **CHANGE),
    route(f"{ONE}outcomes/", catalogue.outcomes, name="service_outcomes", **CHANGE),
    route(f"{ONE}places/", catalogue.places, name="service_places", **CHANGE),
    route(f"{ONE}funding/", catalogue.fund, name="service_fund", act=rules.may_fund_service, **SERVICE),
    route(f"{ONE}strategy/", catalogue.strategy, name="service_strategy", act=rules.may_record_strategy, **SERVICE),
    route(f"{ONE}evaluate/", evaluations.begin, name="service_evaluate", act=rules.may_evaluate, **SERVICE),
    route(
        "cycles/<int:number>/service-evaluations/new/",
        evaluations.begin_in,
        name="cycle_service_evaluate",
        see=may_see_cycle,
        act=rules.may_evaluate_in,
        of=cycle_numbered,
        gives="cycle",
    ),
    route(
        "service-funding/<int:number>/strike/",
        catalogue.strike,
        name="service_funding_strike",
        see=rules.may_see_funding,
        act=rules.may_strike_funding,
        of=queries.funding_numbered,
        gives="line",
    ),
    route(PART, evaluations.evaluation, name="service_evaluation", **EVALUATION),
    route(f"{PART}market/", evaluations.market, name="service_evaluation_market", **WRITE),
    route(f"{PART}best-in-class/", evaluations.best, name="service_evaluation_best", **WRITE),
    route(f"{PART}performance/", evaluations.performance, name="service_evaluation_performance", **WRITE),
    route(f"{PART}efficiency/", evaluations.efficiency, name="service_evaluation_efficiency", **WRITE),
    route(f"{PART}perception/", evaluations.perception, name="service_evaluation_perception", **WRITE),
    route(f"{PART}price/", evaluations.price, name="service_evaluation_price", **WRITE),
    route(f"{PART}contribution/", evaluations.contribution, name="service_evaluation_contribution", **WRITE),
    route(f"{PART}delivery-models/", evaluations.weigh, name="service_evaluation_weigh", **WRITE),
    route(f"{PART}recommend/", evaluations.recommend, name="service_evaluation_recommend", **WRITE),
    route(f"{PART}sign-off/", evaluations.sign, name="service_evaluation_sign", act=rules.may_sign_off, **EVALUATION),
]
