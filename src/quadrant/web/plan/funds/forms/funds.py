"""What is asked about funds: their rules, their budgets, and every movement of money."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import cycles
from quadrant.methods import words
from quadrant.methods.calendar import FinancialYear, financial_year
from quadrant.partnership.models import Organisation
from quadrant.partnership.queries import organisations
from quadrant.plan.funds import commands
from quadrant.plan.funds.models import Fund, FundEntry, FundYear
from quadrant.plan.funds.queries import contributions_to, left_of, year_of, years_of
from quadrant.plan.funds.terms import Arrangement, Nature, StreamKind
from quadrant.web.design.fields import (
    DateBoxesField,
    LongTextField,
    MoneyField,
    OneOfField,
    PercentField,
    TextField,
)
from quadrant.web.design.forms import Form, Group
from quadrant.web.design.watched import WatchedForm

YEARS_AHEAD = 10


class FundForm(WatchedForm):
    """Open a fund, or change what was said of it."""

    name = TextField(label="Name of the fund", max_length=150)
    about = LongTextField(label="What it is for", rows=3, required=False)
    owner = forms.ChoiceField(label="Whose fund it is")
    stream = OneOfField(label="Where the money comes from", choices=StreamKind.choices())
    nature = OneOfField(label="Revenue or capital", choices=Nature.choices(), initial=Nature.REVENUE)
    arrangement = OneOfField(label="How it is held", choices=Arrangement.choices(), initial=Arrangement.SINGLE)
    ring_fenced_for = TextField(
        label="Ring-fenced for",
        max_length=200,
        required=False,
        help_text="Leave empty when it may be spent on anything the owner decides",
    )
    recurrent = forms.BooleanField(label="The money comes every year (recurrent)", required=False)
    over_programming = PercentField(
        label="Over-programming",
        initial=Decimal(0),
        help_text="How far commitments may go beyond the allocation, because some will slip. 0 means not at all",
    )
    cycle = forms.ChoiceField(label="A cycle that it pays for", required=False)
    groups = (
        Group("The fund", ["name", "about", "owner", "cycle"]),
        Group("Its rules", ["stream", "nature", "arrangement", "ring_fenced_for", "recurrent", "over_programming"]),
    )

    def __init__(self, *args: Any, fund: Fund | None = None, cycle: str = "", **kwargs: Any) -> None:
        told = [name for name in self.base_fields if name not in ("owner", "cycle", "seen")]
        said = {"cycle": cycle} if fund is None else {name: getattr(fund, name) for name in told}
        super().__init__(*args, initial=said, **kwargs)
        self.fund = fund
        self.cycles = {str(one.pk): one for one in cycles()}
        choices = [(str(one.pk), one.name) for one in organisations() if one.is_partner]
        self.fields["owner"].choices = [("", "Choose an organisation"), *choices]  # type: ignore[attr-defined]  # a choice field
        running = [(key, one.name) for key, one in self.cycles.items()]
        self.fields["cycle"].choices = [("", "No cycle yet"), *running]  # type: ignore[attr-defined]  # as above
        if fund is None:
            del self.fields["seen"]
        else:
            del self.fields["owner"], self.fields["cycle"]
            self.groups = (Group("The fund", ["name", "about"]), self.groups[1])

    def enact(self, *, by: Any, at: dt.datetime) -> Fund:
        said = dict(self.cleaned_data)
        for name, term in (("stream", StreamKind), ("nature", Nature), ("arrangement", Arrangement)):
            said[name] = term(said[name])
        if self.fund is not None:
            return commands.change_fund(fund=self.fund, **said, by=by, at=at)
        said["cycle"] = self.cycles.get(said["cycle"])
        said["owner"] = Organisation.objects.get(pk=said["owner"])
        return commands.open_fund(**said, by=by, at=at)


class BudgetForm(Form):
    """Say what one financial year's budget is."""

    year = forms.ChoiceField(label="Financial year")
    amount = MoneyField(label="Budget for the whole year", help_text="For example £900,000")
    provisional = forms.BooleanField(label="Provisional until the council has set its budget", required=False)
    about = TextField(
        label="What the change rests on", max_length=300, required=False, help_text="A decision, a grant letter"
    )

    def __init__(self, *args: Any, fund: Fund, today: dt.date, year: str = "", **kwargs: Any) -> None:
        chosen = year_of(fund, int(year)) if year.isascii() and year.isdigit() and len(year) == 4 else None
        initial = {"year": year, "amount": chosen.budget, "provisional": chosen.provisional} if chosen else {}
        super().__init__(*args, initial=initial, **kwargs)
        self.fund = fund
        first = min([financial_year(today).starts - 1, *(one.starts for one in years_of(fund))])
        years = [FinancialYear(starts) for starts in range(first, financial_year(today).starts + YEARS_AHEAD)]
        self.fields["year"].choices = [("", "Choose a year"), *((str(y.starts), y.label) for y in years)]  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> FundYear:
        said = self.cleaned_data
        return commands.set_budget(
            fund=self.fund,
            year=int(said["year"]),
            amount=said["amount"],
            provisional=said["provisional"],
            about=said["about"],
            by=by,
            at=at,
        )


class ContributionsForm(Form):
    """Each partner's share of one year in per cent; together 100."""

    def __init__(self, *args: Any, fund: Fund, starts: int, **kwargs: Any) -> None:
        money = year_of(fund, starts)
        known = {part.organisation_id: part.share for part in contributions_to(money)} if money else {}
        self.fund, self.starts = fund, starts
        self.partners = [one for one in organisations() if one.is_partner or one.pk in known]
        super().__init__(*args, **kwargs)
        for one in self.partners:
            self.fields[f"share_{one.pk}"] = PercentField(
                label=one.name, places=3, required=False, initial=known.get(one.pk)
            )

    def enact(self, *, by: Any, at: dt.datetime) -> FundYear:
        said = {one: self.cleaned_data[f"share_{one.pk}"] for one in self.partners}
        given = {one: share for one, share in said.items() if share}
        return commands.set_contributions(fund=self.fund, year=self.starts, shares=given, by=by, at=at)


class LinkForm(Form):
    """Let the fund pay for a cycle."""

    cycle = forms.ChoiceField(label="Cycle")

    def __init__(self, *args: Any, fund: Fund, cycle: str = "", **kwargs: Any) -> None:
        super().__init__(*args, initial={"cycle": cycle}, **kwargs)
        self.fund = fund
        self.fields["cycle"].choices = [("", "Choose a cycle"), *((str(one.pk), one.name) for one in cycles())]  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        cycle = Cycle.objects.get(pk=self.cleaned_data["cycle"])
        return commands.link_fund(fund=self.fund, cycle=cycle, by=by, at=at)


class MoveForm(Form):
    """A movement of money: how much, of which day, for what. Kinds below say which movement."""

    amount = MoneyField(label="Amount")
    belongs_on = DateBoxesField(
        label="The day that the money belongs to",
        help_text="It decides the financial year: 31 March belongs to the old one, 1 April to the new one",
    )
    about = TextField(label="What it is for", max_length=300)

    def __init__(self, *args: Any, fund: Fund, at: dt.datetime, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"belongs_on": timezone.localdate(at)})
        super().__init__(*args, **kwargs)
        self.fund = fund


class AllocateForm(MoveForm):
    def enact(self, *, by: Any, at: dt.datetime) -> FundEntry:
        return commands.allocate(fund=self.fund, **self.cleaned_data, by=by, at=at)


class CommitForm(MoveForm):
    def enact(self, *, by: Any, at: dt.datetime) -> FundEntry:
        return commands.commit(fund=self.fund, **self.cleaned_data, by=by, at=at)


class SpendForm(MoveForm):
    amount = MoneyField(label="Amount spent", least=None, help_text="With a minus when money came back")

    def enact(self, *, by: Any, at: dt.datetime) -> FundEntry:
        return commands.record_actual(fund=self.fund, **self.cleaned_data, by=by, at=at)


class ReleaseForm(Form):
    """Give back an allocation or a commitment, whole or in part."""

    amount = MoneyField(label="How much is given back")
    about = TextField(label="Why", max_length=300)

    def __init__(self, *args: Any, entry: FundEntry, **kwargs: Any) -> None:
        self.left = left_of(entry)
        super().__init__(*args, initial={"amount": self.left}, **kwargs)
        self.entry = entry
        self.fields["amount"].help_text = f"Up to {words.money(self.left)}"

    def enact(self, *, by: Any, at: dt.datetime) -> FundEntry:
        return commands.release(entry=self.entry, **self.cleaned_data, by=by, at=at)
