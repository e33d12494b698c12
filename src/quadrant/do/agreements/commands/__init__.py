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
from quadrant.do.agreements.commands.register import (
    import_contracts,
    plan_end,
    take_contracts_back,
)
from quadrant.do.agreements.commands.signing import end_agreement, record_payment, sign_agreement
from quadrant.do.agreements.commands.spend import (
    import_spend,
    take_spend_back,
)
from quadrant.do.agreements.commands.standards import approve_waiver, check_standards, note_no_standards, propose_waiver
from quadrant.do.agreements.commands.tenders import change_outside_tender, import_tenders, record_outside_tender

__all__ = [
    "FundingTerm",
    "approve_waiver",
    "change_agreement",
    "change_outside_tender",
    "check_standards",
    "draft_agreement",
    "end_agreement",
    "end_kpi",
    "import_contracts",
    "import_spend",
    "import_tenders",
    "note_no_standards",
    "plan_end",
    "propose_waiver",
    "record_outside_tender",
    "record_payment",
    "rest_on_decision",
    "set_funding_lines",
    "set_kpi",
    "set_target",
    "share_between_outcomes",
    "sign_agreement",
    "take_contracts_back",
    "take_spend_back",
    "withdraw_agreement",
]
