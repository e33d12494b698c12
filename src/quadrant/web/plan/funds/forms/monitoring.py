"""What is asked about the cost centres of a finance system: which fund or service each belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from quadrant.analyse.services.models import Service
from quadrant.analyse.services.queries import services
from quadrant.plan.funds import commands
from quadrant.plan.funds.commands import TiedTo
from quadrant.plan.funds.models import CostCentre, Fund
from quadrant.plan.funds.queries import funds
from quadrant.plan.funds.terms import Tie
from quadrant.web.design.forms import Form


class TieForm(Form):
    """A list for each cost centre; one that is left as it is changes nothing."""

    def __init__(self, *args: Any, centres: Sequence[CostCentre], **kwargs: Any) -> None:
        self.centres = {f"tie_{one.pk}": one for one in centres}
        self.funds: dict[str, Fund] = {f"fund-{one.pk}": one for one in funds()}
        self.services: dict[str, Service] = {f"service-{one.pk}": one for one in services()}
        super().__init__(*args, **kwargs)
        offered = [("", Tie.NOT_YET.label), (Tie.OUTSIDE.value, Tie.OUTSIDE.label)]
        offered += [(key, f"Fund: {one.name}") for key, one in self.funds.items()]
        offered += [(key, f"Service: {one.name}") for key, one in self.services.items()]
        for name, one in self.centres.items():
            kept = self._retired(one)
            asked = forms.ChoiceField(label=str(one), choices=[*offered, *kept], required=False, initial=tied_as(one))
            asked.may_wait = True  # type: ignore[attr-defined]  # read by `optional` of the form's page
            self.fields[name] = asked

    def _retired(self, one: CostCentre) -> list[tuple[str, str]]:
        """A service that has left the catalogue stays what its cost centre is tied to until somebody says otherwise."""
        if one.service is None or tied_as(one) in self.services:
            return []
        self.services[tied_as(one)] = one.service
        return [(tied_as(one), f"Service: {one.service.name} (retired)")]

    def enact(self, *, by: Any, at: dt.datetime) -> CostCentre:
        changed = {one: self._tied_to(name) for name, one in self.centres.items() if name in self.changed_data}
        return commands.tie_cost_centres(ties=changed, by=by, at=at)

    def _tied_to(self, name: str) -> TiedTo:
        said = self.cleaned_data[name]
        return TiedTo(self.funds.get(said), self.services.get(said), said == Tie.OUTSIDE)


def tied_as(one: CostCentre) -> str:
    """The choice that a cost centre's tie is: "" for none yet."""
    if one.tie is Tie.FUND:
        return f"fund-{one.fund_id}"
    if one.tie is Tie.SERVICE:
        return f"service-{one.service_id}"
    return Tie.OUTSIDE.value if one.tie is Tie.OUTSIDE else ""
