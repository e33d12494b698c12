from quadrant.plan.proposals.commands.calls import change_call, draft_call, extend_call, open_call
from quadrant.plan.proposals.commands.decisions import draft_funding_report, put_to_decision
from quadrant.plan.proposals.commands.offers import accept_offer, decline_offer, lapse_offer, make_offer
from quadrant.plan.proposals.commands.submitting import (
    submit_proposal,
    take_back_proposal,
    tie_proposals,
    untie_proposals,
    withdraw_proposal,
)
from quadrant.plan.proposals.commands.writing import (
    aim_proposal,
    answer_questions,
    describe_proposal,
    set_money,
    start_proposal,
)

__all__ = [
    "accept_offer",
    "aim_proposal",
    "answer_questions",
    "change_call",
    "decline_offer",
    "describe_proposal",
    "draft_call",
    "draft_funding_report",
    "extend_call",
    "lapse_offer",
    "make_offer",
    "open_call",
    "put_to_decision",
    "set_money",
    "start_proposal",
    "submit_proposal",
    "take_back_proposal",
    "tie_proposals",
    "untie_proposals",
    "withdraw_proposal",
]
