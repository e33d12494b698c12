"""Forms of the contracts register: what is planned for an end, and a tender that was run in another system."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import cycles
from quadrant.do.agreements import commands
from quadrant.do.agreements.models import Agreement, EndPlan, OutsideTender, RegisteredContract
from quadrant.do.agreements.queries import end_plan_of, outside_tenders
from quadrant.do.agreements.terms import AtEnd, TenderFacts
from quadrant.partnership.models import Organisation
from quadrant.partnership.queries import organisations
from quadrant.web.design.fields import (
    DateBoxesField,
    LongTextField,
    MoneyField,
    OneOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, Group


class EndPlanForm(Form):
    """What happens when a contract or an agreement ends."""

    what = OneOfField(label="When it ends", choices=AtEnd.choices())
    cycle = forms.ChoiceField(label="Cycle", required=False, help_text="Where it is commissioned anew")
    tender = forms.ChoiceField(label="Tender", required=False, help_text="One run in another system, recorded here")
    note = TextField(
        label="Note",
        max_length=500,
        required=False,
        help_text="Why nothing takes its place, or how long it is extended",
    )

    def __init__(
        self,
        *args: Any,
        agreement: Agreement | None = None,
        contract: RegisteredContract | None = None,
        **kwargs: Any,
    ) -> None:
        self.agreement, self.contract = agreement, contract
        kept = end_plan_of(agreement=agreement.pk if agreement else None, contract=contract.pk if contract else None)
        if kept is not None:
            numbers = {"cycle": str(kept.cycle_id or ""), "tender": str(kept.tender_id or "")}
            kwargs["initial"] = {"what": kept.what, "note": kept.note, **numbers}
        super().__init__(*args, **kwargs)
        running = [(str(one.pk), one.name) for one in cycles()]
        recorded = [(str(one.pk), one.title) for one in outside_tenders()]
        self.fields["cycle"].choices = [("", "None"), *running]  # type: ignore[attr-defined]  # a choice field
        self.fields["tender"].choices = [("", "None"), *recorded]  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> EndPlan:
        given = self.cleaned_data
        return commands.plan_end(
            agreement=self.agreement,
            contract=self.contract,
            what=AtEnd(given["what"]),
            cycle=Cycle.objects.get(pk=given["cycle"]) if given["cycle"] else None,
            tender=OutsideTender.objects.get(pk=given["tender"]) if given["tender"] else None,
            note=given["note"],
            by=by,
            at=at,
        )


FACTS = (
    "title",
    "system",
    "reference",
    "link",
    "route",
    "opened_on",
    "closes_on",
    "bids",
    "awarded_on",
    "value",
    "note",
)


class OutsideTenderForm(Form):
    """A tender that is run in another system."""

    title = TextField(label="Title", max_length=300)
    system = TextField(label="System", max_length=100, required=False, help_text="Where it is run, such as a portal")
    reference = TextField(label="Reference there", max_length=100, required=False)
    link = TextField(label="Link to its notice", max_length=1000, required=False)
    route = TextField(label="Route to market", max_length=200, required=False, help_text="Such as open procedure")
    opened_on = DateBoxesField(label="Notice published", required=False)
    closes_on = DateBoxesField(label="Bids due by", required=False)
    bids = WholeNumberField(label="Bids received", least=0, most=9999, required=False)
    awarded_on = DateBoxesField(label="Awarded", required=False)
    awarded_to = forms.ChoiceField(label="Awarded to", required=False)
    value = MoneyField(label="Value awarded", required=False)
    note = LongTextField(label="Note", required=False, rows=3)
    groups = (
        Group("The tender", ["title", "system", "reference", "link", "route"]),
        Group("How it went", ["opened_on", "closes_on", "bids", "awarded_on", "awarded_to", "value", "note"]),
    )

    def __init__(self, *args: Any, tender: OutsideTender | None = None, **kwargs: Any) -> None:
        self.tender = tender
        if tender is not None:
            kwargs["initial"] = {name: getattr(tender, name) for name in FACTS}
            kwargs["initial"]["awarded_to"] = str(tender.awarded_to_id or "")
            kwargs["initial"]["bids"] = Decimal(tender.bids) if tender.bids is not None else None
        super().__init__(*args, **kwargs)
        listed = [(str(one.pk), one.name) for one in organisations()]
        self.fields["awarded_to"].choices = [("", "Nobody yet"), *listed]  # type: ignore[attr-defined]  # a choice field

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise ValidationError("Enter an address that begins with https://.")
        return link

    def enact(self, *, by: Any, at: dt.datetime) -> OutsideTender:
        given = self.cleaned_data
        bids = given["bids"]
        facts = TenderFacts(**{**{name: given[name] for name in FACTS}, "bids": None if bids is None else int(bids)})
        won = Organisation.objects.get(pk=given["awarded_to"]) if given["awarded_to"] else None
        if self.tender is not None:
            return commands.change_outside_tender(tender=self.tender, facts=facts, awarded_to=won, by=by, at=at)
        return commands.record_outside_tender(facts=facts, awarded_to=won, by=by, at=at)
