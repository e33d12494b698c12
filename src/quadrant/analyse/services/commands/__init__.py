from quadrant.analyse.services.commands.catalogue import (
    ServiceAs,
    add_service,
    add_services,
    change_service,
    retire_service,
)
from quadrant.analyse.services.commands.concluding import (
    Contributes,
    recommend_model,
    sign_off,
    state_contribution,
    weigh_model,
)
from quadrant.analyse.services.commands.coverage import record_strategy, set_programme
from quadrant.analyse.services.commands.funding import enter_funding, strike_funding
from quadrant.analyse.services.commands.importing import import_services, take_services_back
from quadrant.analyse.services.commands.judging import judge_aspect, say_price
from quadrant.analyse.services.commands.links import link_service_to_outcomes, place_service
from quadrant.analyse.services.commands.market import MarketAs, describe_best, describe_market
from quadrant.analyse.services.commands.opening import begin_evaluation

__all__ = [
    "Contributes",
    "MarketAs",
    "ServiceAs",
    "add_service",
    "add_services",
    "begin_evaluation",
    "change_service",
    "describe_best",
    "describe_market",
    "enter_funding",
    "import_services",
    "judge_aspect",
    "link_service_to_outcomes",
    "place_service",
    "recommend_model",
    "record_strategy",
    "retire_service",
    "say_price",
    "set_programme",
    "sign_off",
    "state_contribution",
    "strike_funding",
    "take_services_back",
    "weigh_model",
]
