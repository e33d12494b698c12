"""Who may keep the catalogue of services, evaluate them, sign evaluations off and set the programme of reviews."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.services.models import Service, ServiceEvaluation, ServiceFunding
from quadrant.cycle.models import Cycle
from quadrant.partnership.rules import has_role, may_analyse, may_commission, may_look_inside
from quadrant.partnership.terms import Role


def may_see_service(person: Any, service: Service) -> bool:
    return may_look_inside(person)


def may_keep_services(person: Any) -> bool:
    """The catalogue is kept by commissioners and analysts."""
    return may_analyse(person)


def may_change_service(person: Any, service: Service) -> bool:
    return may_keep_services(person)


def may_fund_service(person: Any, service: Service) -> bool:
    """What is paid is entered by finance, or by those who keep the catalogue."""
    return may_keep_services(person) or has_role(person, Role.FINANCE)


def may_see_funding(person: Any, line: ServiceFunding) -> bool:
    return may_look_inside(person)


def may_strike_funding(person: Any, line: ServiceFunding) -> bool:
    return may_fund_service(person, line.service)


def may_see_evaluation(person: Any, evaluation: ServiceEvaluation) -> bool:
    return may_look_inside(person)


def may_evaluate(person: Any, service: Service) -> bool:
    return may_keep_services(person)


def may_evaluate_in(person: Any, cycle: Cycle) -> bool:
    return may_keep_services(person)


def may_write_evaluation(person: Any, evaluation: ServiceEvaluation) -> bool:
    return may_keep_services(person)


def may_sign_off(person: Any, evaluation: ServiceEvaluation) -> bool:
    """A commissioner; the command asks that it is another than the one who began."""
    return may_commission(person)


def may_set_programme(person: Any) -> bool:
    return may_commission(person)


def may_record_strategy(person: Any, service: Service) -> bool:
    return may_commission(person)
