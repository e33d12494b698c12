from quadrant.do.agreements.commands.agreements import (
    FundingTerm,
    change_agreement,
    draft_agreement,
    rest_on_decision,
    set_funding_lines,
    share_between_outcomes,
    withdraw_agreement,
)
from quadrant.do.agreements.commands.kpis import end_kpi, set_kpi, set_target
from quadrant.do.agreements.commands.signing import end_agreement, record_payment, sign_agreement
from quadrant.do.agreements.commands.standards import approve_waiver, check_standards, note_no_standards, propose_waiver

__all__ = [
    "FundingTerm",
    "approve_waiver",
    "change_agreement",
    "check_standards",
    "draft_agreement",
    "end_agreement",
    "end_kpi",
    "note_no_standards",
    "propose_waiver",
    "record_payment",
    "rest_on_decision",
    "set_funding_lines",
    "set_kpi",
    "set_target",
    "share_between_outcomes",
    "sign_agreement",
    "withdraw_agreement",
]
