"""How much each consideration counts in a cycle."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.analyse.priorities import commands
from quadrant.analyse.priorities.models import PriorityWeights
from quadrant.analyse.priorities.queries import shares_of, weights_of
from quadrant.analyse.priorities.terms import Consideration
from quadrant.cycle.models import Cycle
from quadrant.web.design.fields import LongTextField, PercentField
from quadrant.web.design.forms import Form, dress


class WeightsForm(Form):
    """A weight for each consideration, 100 in all."""

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        self.cycle = cycle
        super().__init__(*args, **kwargs)
        shares = shares_of(weights_of(cycle))
        for each in Consideration:
            self.fields[each.value] = PercentField(label=each.label, initial=shares[each], help_text=each.asks)
            dress(each.value, self.fields[each.value])
        self.fields["reason"] = LongTextField(label="Why they count so, and who agreed it", rows=3)
        dress("reason", self.fields["reason"])

    def enact(self, *, by: Any, at: dt.datetime) -> PriorityWeights:
        given = self.cleaned_data
        weights = {each: given[each.value] for each in Consideration}
        return commands.weigh_considerations(cycle=self.cycle, weights=weights, reason=given["reason"], by=by, at=at)
