from typing import Any

from django.urls import URLPattern

from quadrant.do.agreements import queries, rules
from quadrant.door.routes import route
from quadrant.plan.proposals.queries import offer_numbered
from quadrant.plan.proposals.rules import may_see_offer
from quadrant.web.do.agreements.views import agreement, contracts, kpis, outside, register, spend, standards


def may_turn_into_agreement(person: Any, offer: Any) -> bool:
    return rules.may_draft_agreement(person) and may_see_offer(person, offer)


AGREEMENT: dict[str, Any] = {"see": rules.may_see_agreement, "of": queries.agreement_numbered, "gives": "agreement"}
MANAGE: dict[str, Any] = {**AGREEMENT, "act": rules.may_manage_agreement}
KPI: dict[str, Any] = {
    "see": rules.may_see_kpi, "act": rules.may_change_kpi, "of": queries.kpi_numbered, "gives": "kpi",
}  # fmt: skip
CONTRACT: dict[str, Any] = {
    "see": rules.may_see_contract, "of": queries.contract_numbered, "gives": "contract",
}  # fmt: skip
OUTSIDE: dict[str, Any] = {
    "see": rules.may_see_outside_tender, "of": queries.outside_tender_numbered, "gives": "tender",
}  # fmt: skip
ONE = "agreements/<int:number>/"

partnership: list[URLPattern] = [
    route("agreements/", register.agreements, name="agreements", see=rules.may_see_agreements),
    route("agreements/new/", register.draft, name="agreement_new", see=rules.may_draft_agreement),
    route(
        "offers/<int:number>/agreement/",
        register.draft_from_offer,
        name="agreement_from_offer",
        see=may_turn_into_agreement,
        of=offer_numbered,
        gives="offer",
    ),
    route(ONE, agreement.agreement, name="agreement", **AGREEMENT),
    route(f"{ONE}change/", agreement.change, name="agreement_change", **MANAGE),
    route(f"{ONE}decision/", agreement.decision, name="agreement_decision", **MANAGE),
    route(f"{ONE}money/", agreement.money, name="agreement_money", **MANAGE),
    route(f"{ONE}outcomes/", agreement.outcomes, name="agreement_outcomes", **MANAGE),
    route(f"{ONE}standards/", standards.check, name="agreement_standards", **MANAGE),
    route(f"{ONE}waivers/new/", standards.waive, name="waiver_new", **MANAGE),
    route(f"{ONE}sign/", agreement.sign, name="agreement_sign", **{**AGREEMENT, "act": rules.may_sign_agreement}),
    route(f"{ONE}withdraw/", agreement.withdraw, name="agreement_withdraw", **MANAGE),
    route(f"{ONE}end/", agreement.end, name="agreement_end", **MANAGE),
    route(f"{ONE}payments/new/", agreement.pay, name="payment_new", **{**AGREEMENT, "act": rules.may_record_payment}),
    route(f"{ONE}plan/", contracts.plan_agreement, name="end_plan_of_agreement", **MANAGE),
    route("contracts/", contracts.contracts, name="contracts", see=rules.may_see_agreements),
    route("contracts/endings/", contracts.endings, name="contract_endings", see=rules.may_see_agreements),
    route("contracts/<int:number>/", contracts.contract, name="registeredcontract", **CONTRACT),
    route(
        "contracts/<int:number>/plan/",
        contracts.plan_contract,
        name="end_plan_of_contract",
        act=rules.may_manage_contract,
        **CONTRACT,
    ),
    route("outside-tenders/", outside.tenders, name="outside_tenders", see=rules.may_see_agreements),
    route("outside-tenders/new/", outside.new, name="outside_tender_new", see=rules.may_import_contracts),
    route("outside-tenders/<int:number>/", outside.tender, name="outsidetender", **OUTSIDE),
    route(
        "outside-tenders/<int:number>/change/",
        outside.change,
        name="outside_tender_change",
        act=rules.may_change_outside_tender,
        **OUTSIDE,
    ),
    route("spend/", spend.spend, name="spend", see=rules.may_see_agreements),
    route(f"{ONE}measures/new/", kpis.new, name="kpi_new", **MANAGE),
    route("measures/<int:number>/targets/new/", kpis.target, name="kpi_target_new", **KPI),
    route("measures/<int:number>/end/", kpis.end, name="kpi_end", **KPI),
    route(
        "waivers/<int:number>/approve/",
        standards.approve,
        name="waiver_approve",
        see=rules.may_see_waiver,
        act=rules.may_record_waiver,
        of=queries.waiver_numbered,
        gives="waiver",
    ),
]
