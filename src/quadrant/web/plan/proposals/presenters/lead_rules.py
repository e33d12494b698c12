"""The strategies, rules and limits of the organisation that leads a proposal, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.analyse.evidence.queries import rules_of
from quadrant.partnership.rules import may_look_inside
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Proposal


@dataclass(frozen=True)
class LeadRule:
    """A strategy or a set of rules: its title, what it says, its limits, and its page for those who may open that."""

    title: str
    says: str
    limits: str
    address: str


def lead_rules(request: HttpRequest, proposal: Proposal) -> list[LeadRule]:
    inside = may_look_inside(request.user)
    return [
        LeadRule(one.title, one.says, one.limits, address(request, "evidenceitem", number=one.pk) if inside else "")
        for one in rules_of(proposal.organisation)
    ]
