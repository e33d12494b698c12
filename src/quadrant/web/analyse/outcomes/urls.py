from typing import Any

from django.urls import URLPattern

from quadrant.analyse.outcomes import queries, rules
from quadrant.cycle.queries import cycle_numbered
from quadrant.cycle.rules import may_see_cycle
from quadrant.door.routes import route
from quadrant.partnership.rules import may_look_inside
from quadrant.web.analyse.outcomes.views import (
    areas,
    choosing,
    curves,
    data_requests,
    datasets,
    direction,
    groups,
    indicators,
    maps,
    outcomes,
    targets,
)

INDICATOR: dict[str, Any] = {"see": rules.may_see_indicator, "of": queries.indicator_numbered, "gives": "indicator"}
OUTCOME: dict[str, Any] = {"see": rules.may_see_outcome, "of": queries.outcome_numbered, "gives": "outcome"}
AREA: dict[str, Any] = {"see": rules.may_see_area, "of": queries.area_coded, "gives": "area"}
DATASET: dict[str, Any] = {"see": rules.may_see_dataset, "of": queries.dataset_numbered, "gives": "dataset"}
CHOICE: dict[str, Any] = {"see": may_see_cycle, "act": rules.may_choose_for, "of": cycle_numbered, "gives": "cycle"}
WITHDRAW = rules.may_withdraw_dataset

CURVE: dict[str, Any] = {"see": rules.may_see_curve_review, "of": queries.curve_review_numbered, "gives": "review"}
ASKED: dict[str, Any] = {"see": rules.may_see_data_request, "of": queries.data_request_numbered, "gives": "asked"}
START, CHANGE = rules.may_start_curve_review, rules.may_change_indicator
WRITE, RECEIVE = rules.may_write_curve_review, rules.may_receive_data
RECEIVING: dict[str, Any] = {**ASKED, "act": RECEIVE}

partnership: list[URLPattern] = [
    route("indicators/", indicators.indicators, name="indicators", see=may_look_inside),
    route("indicators/<int:number>/", indicators.indicator, name="indicator", **INDICATOR),
    route(
        "indicators/<int:number>/change/",
        indicators.change,
        name="indicator_change",
        act=rules.may_change_indicator,
        **INDICATOR,
    ),
    route(
        "indicators/<int:number>/remove/",
        indicators.remove,
        name="indicator_remove",
        act=rules.may_remove_indicator,
        **INDICATOR,
    ),
    route("indicators/<int:number>/map/", maps.indicator_map, name="indicator_map", **INDICATOR),
    route("indicators/<int:number>/groups/", groups.groups, name="indicator_groups", **INDICATOR),
    route("indicators/<int:number>/need/", targets.need, name="indicator_need", **INDICATOR),
    route("indicators/<int:number>/target/", targets.new, name="target_new", act=rules.may_set_target, **INDICATOR),
    route(
        "targets/<int:number>/end/",
        targets.end,
        name="target_end",
        see=rules.may_see_target,
        act=rules.may_end_target,
        of=queries.target_numbered,
        gives="target",
    ),
    route(
        "indicators/<int:number>/curve/",
        curves.start,
        name="curve_start",
        act=START,
        **INDICATOR,
    ),
    route(
        "indicators/<int:number>/power/",
        curves.judge,
        name="indicator_power",
        act=CHANGE,
        **INDICATOR,
    ),
    route("indicators/by-area/", indicators.heat, name="heat", see=may_look_inside),
    route("indicators/choosing/", curves.powers, name="powers", see=may_look_inside),
    route("curve-reviews/", curves.reviews, name="curve_reviews", see=may_look_inside),
    route("curve-reviews/<int:number>/", curves.review, name="curvereview", **CURVE),
    route("curve-reviews/<int:number>/write/", curves.write, name="curve_review_write", act=WRITE, **CURVE),
    route("curve-reviews/<int:number>/actions/", curves.act, name="curve_action_new", act=WRITE, **CURVE),
    route(
        "curve-actions/<int:number>/done/",
        curves.finish,
        name="curve_action_done",
        see=rules.may_see_curve_review,
        act=rules.may_finish_curve_action,
        of=queries.curve_action_numbered,
        gives="action",
    ),
    route("data-requests/", data_requests.requests, name="data_requests", see=may_look_inside),
    route("data-requests/new/", data_requests.new, name="data_request_new", see=rules.may_ask_for_data),
    route("data-requests/<int:number>/", data_requests.asked_for, name="datarequest", **ASKED),
    route("data-requests/<int:number>/receive/", data_requests.receive, name="data_request_receive", **RECEIVING),
    route("data-requests/<int:number>/give-up/", data_requests.give_up, name="data_request_give_up", **RECEIVING),
    route(
        "data-received/<int:number>/file/",
        data_requests.file,
        name="data_received_file",
        see=rules.may_see_data_request,
        act=RECEIVE,
        of=queries.data_received_numbered,
        gives="came",
    ),
    route("areas/", areas.go, name="area_go", see=may_look_inside),
    route("areas/<slug:code>/", areas.area, name="area", **AREA),
    route("areas/<slug:code>/population/", areas.population, name="area_population", **AREA),
    route("groups/", groups.vulnerable, name="groups_apart", see=may_look_inside),
    route("outcomes/", outcomes.outcomes, name="outcomes", see=may_look_inside),
    route("outcomes/new/", outcomes.new, name="outcome_new", see=rules.may_define_outcomes),
    route("outcomes/library/", direction.library, name="outcome_library", see=may_look_inside),
    route(
        "outcomes/library/<slug:key>/",
        direction.take_over,
        name="outcome_set",
        see=rules.may_see_outcome_set,
        act=rules.may_take_over,
        of=queries.outcome_set_keyed,
        gives="outcome_set",
    ),
    route("vision/", direction.vision, name="vision", see=rules.may_define_outcomes),
    route("headlines/", direction.headlines, name="headlines", see=may_look_inside),
    route("headlines/choose/", direction.choose_headlines, name="headlines_choose", see=rules.may_define_outcomes),
    route("outcomes/<int:number>/", outcomes.outcome, name="outcome", **OUTCOME),
    route(
        "outcomes/<int:number>/change/", outcomes.change, name="outcome_change", act=rules.may_change_outcome, **OUTCOME
    ),
    route(
        "outcomes/<int:number>/indicators/",
        outcomes.measured_by,
        name="outcome_measured_by",
        act=rules.may_change_outcome,
        **OUTCOME,
    ),
    route("datasets/", datasets.datasets, name="datasets", see=may_look_inside),
    route("datasets/<int:number>/", datasets.dataset, name="dataset", **DATASET),
    route("datasets/<int:number>/withdraw/", datasets.withdraw, name="dataset_withdraw", act=WITHDRAW, **DATASET),
    route("datasets/<int:number>/file/", datasets.file, name="dataset_file", act=rules.may_open_file, **DATASET),
    route("cycles/<int:number>/indicators/", choosing.choose_indicators, name="cycle_indicators", **CHOICE),
    route("cycles/<int:number>/outcomes/", choosing.choose_outcomes, name="cycle_outcomes", **CHOICE),
]
