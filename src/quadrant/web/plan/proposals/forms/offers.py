"""What is asked when an offer is made."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from quadrant.methods import words
from quadrant.methods.calendar import FinancialYear
from quadrant.plan.proposals import commands, queries
from quadrant.plan.proposals.models import Offer, Proposal
from quadrant.web.design.fields import LongTextField, MoneyField
from quadrant.web.design.forms import Group
from quadrant.web.plan.proposals.forms.moments import MomentForm, clock_field, day_field


class OfferForm(MomentForm):
    """The whole of what was asked, or a part of it with what falls away."""

    moment = "expires"
    falls_away = LongTextField(
        label="What falls away", rows=3, required=False, help_text="Needed when less is offered than was asked for"
    )
    conditions = LongTextField(label="Conditions", rows=4, required=False)
    expires_on = day_field("To be answered by")
    expires_clock = clock_field("At what time")

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        self.asked = queries.budget_of(proposal)
        for year, amount in self.asked.items():
            self.fields[f"year_{year}"] = MoneyField(
                label=f"Offered for {FinancialYear(year).label}",
                required=False,
                initial=amount,
                help_text=f"Asked for: {words.money(amount)}",
            )
        self.groups = (
            Group("Money", [f"year_{year}" for year in self.asked]),
            Group("Terms", ["falls_away", "conditions", "expires_on", "expires_clock"]),
        )

    def enact(self, *, by: Any, at: dt.datetime) -> Offer:
        said = self.cleaned_data
        return commands.make_offer(
            proposal=self.proposal,
            amounts={year: said[f"year_{year}"] or Decimal(0) for year in self.asked},
            conditions=said["conditions"],
            falls_away=said["falls_away"],
            expires_at=said["expires_at"],
            by=by,
            at=at,
        )
