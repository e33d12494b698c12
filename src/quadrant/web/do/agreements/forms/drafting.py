"""Forms that draft an agreement: its terms, what it rests on, its money, the outcomes it serves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from quadrant.analyse.outcomes.models import Outcome
from quadrant.analyse.outcomes.queries import chosen_outcomes, outcomes
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import cycles
from quadrant.do.agreements import commands
from quadrant.do.agreements.commands import FundingTerm
from quadrant.do.agreements.models import Agreement
from quadrant.do.agreements.queries import awards_to_rest_on, frameworks_to_call_off, lines_of, outcomes_of
from quadrant.do.agreements.terms import Form as FormOf
from quadrant.do.agreements.terms import Terms
from quadrant.governance.models import Recommendation
from quadrant.methods.calendar import FinancialYear, financial_year
from quadrant.partnership.models import Organisation, Unit
from quadrant.partnership.queries import organisations
from quadrant.plan.funds.models import Fund
from quadrant.plan.funds.queries import funds, funds_of_cycle
from quadrant.plan.proposals.models import Offer
from quadrant.plan.proposals.queries import years_of_offer
from quadrant.web.design.fields import (
    DateBoxesField,
    LongTextField,
    MoneyField,
    OneOfField,
    PercentField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, Group, dress
from quadrant.web.design.watched import WatchedForm

TERMS = ("title", "form", "purpose", "starts_on", "ends_on", "notice_months", "conditions")
UNIT_HINT = "Only for an internal agreement: the team that does the work"


class TermsForm(Form):
    """What every agreement says of itself."""

    title = TextField(label="Title", max_length=200)
    form = OneOfField(label="Form", choices=FormOf.choices())
    purpose = LongTextField(label="What it is for", help_text="What the provider does, for whom. No names of people.")
    starts_on = DateBoxesField(label="First day")
    ends_on = DateBoxesField(label="Last day")
    notice_months = WholeNumberField(label="Notice in months", least=0, most=36, initial=Decimal(3))
    conditions = LongTextField(label="Conditions", required=False)
    groups: Sequence[Group] = (
        Group("The agreement", ["title", "form", "purpose"]),
        Group("When", ["starts_on", "ends_on", "notice_months"]),
        Group("Terms", ["conditions"]),
    )

    @property
    def terms(self) -> Terms:
        given = self.cleaned_data
        return Terms(
            **{name: given[name] for name in ("title", "purpose", "starts_on", "ends_on", "conditions")},
            form=FormOf(given["form"]),
            notice_months=int(given["notice_months"]),
        )


class AgreementForm(TermsForm, WatchedForm):
    """Draft an agreement that rests on a body's award or on a framework agreement; or change a draft's terms."""

    cycle = forms.ChoiceField(label="Cycle")
    provider = forms.ChoiceField(label="Provider")
    unit = forms.ChoiceField(label="Unit of the provider", required=False, help_text=UNIT_HINT)
    recommendation = forms.ChoiceField(
        label="The recommendation that it rests on", required=False, help_text="It may still be waiting for its body"
    )
    parent = forms.ChoiceField(label="Called off from", required=False)
    groups: Sequence[Group] = (
        Group("The parties", ["cycle", "provider", "unit"]),
        *TermsForm.groups[:2],
        Group("What it rests on", ["recommendation", "parent"]),
        *TermsForm.groups[2:],
    )

    def __init__(self, *args: Any, agreement: Agreement | None = None, **kwargs: Any) -> None:
        self.agreement = agreement
        if agreement is not None:
            kwargs["initial"] = {name: getattr(agreement, name) for name in TERMS}
            kwargs["initial"]["notice_months"] = Decimal(agreement.notice_months)
        super().__init__(*args, **kwargs)
        if agreement is not None:
            for name in ("cycle", "provider", "unit", "recommendation", "parent"):
                del self.fields[name]
            self.groups = TermsForm.groups
            return
        del self.fields["seen"]
        self._offer("cycle", [(one.pk, one.name) for one in cycles()], "Choose one")
        self._offer("provider", [(one.pk, one.name) for one in organisations()], "Choose one")
        units = Unit.objects.select_related("organisation").order_by("organisation__name", "name")
        self._offer("unit", [(one.pk, f"{one.organisation.name}: {one.name}") for one in units], "No unit")
        awards = [(one.pk, f"{one.report.title}, {one.number}: {one.text[:80]}") for one in awards_to_rest_on()]
        self._offer("recommendation", awards, "None yet")
        self._offer("parent", [(one.pk, one.title) for one in frameworks_to_call_off()], "No framework agreement")

    def _offer(self, name: str, rows: list[tuple[int, str]], empty: str) -> None:
        listed = [("", empty), *((str(number), words) for number, words in rows)]
        self.fields[name].choices = listed  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> Agreement:
        if self.agreement is not None:
            return commands.change_agreement(agreement=self.agreement, terms=self.terms, by=by, at=at)
        given = self.cleaned_data
        return commands.draft_agreement(
            cycle=Cycle.objects.get(pk=given["cycle"]),
            terms=self.terms,
            provider=Organisation.objects.get(pk=given["provider"]),
            unit=Unit.objects.get(pk=given["unit"]) if given["unit"] else None,
            recommendation=_recommendation(given["recommendation"]),
            parent=Agreement.objects.get(pk=given["parent"]) if given["parent"] else None,
            by=by,
            at=at,
        )


def _recommendation(number: str) -> Recommendation | None:
    return Recommendation.objects.get(pk=number) if number else None


class FromOfferForm(TermsForm):
    """Draft an agreement from an accepted offer: its organisation, its money and its conditions come with it."""

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        years = sorted(years_of_offer(offer))
        kwargs["initial"] = {
            "title": offer.proposal.title,
            "form": FormOf.GRANT,
            "purpose": offer.proposal.summary,
            "conditions": offer.conditions,
            "notice_months": Decimal(3),
            "starts_on": FinancialYear(years[0]).first_day if years else None,
            "ends_on": FinancialYear(years[-1]).last_day if years else None,
        }
        super().__init__(*args, **kwargs)
        self.offer = offer
        parties = [FormOf.CONTRACT, FormOf.GRANT, FormOf.PARTNERSHIP]
        self.fields["form"].choices = [(one.value, one.label) for one in parties]  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> Agreement:
        return commands.draft_agreement(
            cycle=self.offer.proposal.call.cycle,
            terms=self.terms,
            provider=self.offer.proposal.organisation,
            offer=self.offer,
            by=by,
            at=at,
        )


class DecisionForm(Form):
    """Say which recommendation a draft rests on."""

    recommendation = forms.ChoiceField(label="The recommendation")

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        kwargs["initial"] = {"recommendation": str(agreement.recommendation_id or "")}
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        listed = [(str(one.pk), f"{one.report.title}, {one.number}: {one.text[:80]}") for one in awards_to_rest_on()]
        self.fields["recommendation"].choices = [("", "Choose one"), *listed]  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> Agreement:
        found = Recommendation.objects.get(pk=self.cleaned_data["recommendation"])
        return commands.rest_on_decision(agreement=self.agreement, recommendation=found, by=by, at=at)


class MoneyForm(Form):
    """Which funds pay how much in which financial years: one box for each."""

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        kept = {(line.fund_id, line.year): line.amount for line in lines_of(agreement)}
        self.paying = _funds_for(agreement)
        first, last = financial_year(agreement.starts_on).starts, financial_year(agreement.ends_on).starts
        self.years = range(first, last + 1)
        self.groups = [
            Group(fund.name, [self._box(fund, year, kept.get((fund.pk, year))) for year in self.years])
            for fund in self.paying
        ]

    def _box(self, fund: Fund, year: int, amount: Decimal | None) -> str:
        name = f"fund_{fund.pk}_{year}"
        field = MoneyField(label=f"{fund.name}, {FinancialYear(year).label}", required=False)
        self.fields[name] = field
        dress(name, field)
        self.initial[name] = amount
        return name

    def enact(self, *, by: Any, at: dt.datetime) -> Agreement:
        lines = [
            FundingTerm(fund, year, amount)
            for fund in self.paying
            for year in self.years
            if (amount := self.cleaned_data.get(f"fund_{fund.pk}_{year}"))
        ]
        return commands.set_funding_lines(agreement=self.agreement, lines=lines, by=by, at=at)


def _funds_for(agreement: Agreement) -> list[Fund]:
    """The cycle's funds and those that already pay; every fund where there are none of these."""
    likely = {fund.pk: fund for fund in [*funds_of_cycle(agreement.cycle), *(x.fund for x in lines_of(agreement))]}
    return list(likely.values()) or list(funds())


class OutcomesForm(Form):
    """Which outcomes the agreement serves, each with its share of the money."""

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        kept = {one.outcome_id: one for one in outcomes_of(agreement)}
        chosen = [one.outcome for one in chosen_outcomes(agreement.cycle)]
        ours = [*chosen, *(one.outcome for one in kept.values())]
        self.known: dict[int, Outcome] = {one.pk: one for one in ours} or {one.pk: one for one in outcomes()}
        for number, outcome in self.known.items():
            self.fields[f"outcome_{number}"] = PercentField(label=outcome.name, required=False, places=3)
            dress(f"outcome_{number}", self.fields[f"outcome_{number}"])
            self.initial[f"outcome_{number}"] = kept[number].share if number in kept else None

    def enact(self, *, by: Any, at: dt.datetime) -> Agreement:
        shares = {
            outcome: share
            for number, outcome in self.known.items()
            if (share := self.cleaned_data.get(f"outcome_{number}"))
        }
        return commands.share_between_outcomes(agreement=self.agreement, shares=shares, by=by, at=at)
