from quadrant.plan.proposals.models.calls import Call, CallQuestion
from quadrant.plan.proposals.models.decisions import Offer, OfferYear, ProposalDecision
from quadrant.plan.proposals.models.proposals import (
    Answer,
    BudgetLine,
    Proposal,
    ProposalOutcome,
    ProposalPriority,
    ProposalTie,
    ProposalVersion,
)

__all__ = [
    "Answer",
    "BudgetLine",
    "Call",
    "CallQuestion",
    "Offer",
    "OfferYear",
    "Proposal",
    "ProposalDecision",
    "ProposalOutcome",
    "ProposalPriority",
    "ProposalTie",
    "ProposalVersion",
]
