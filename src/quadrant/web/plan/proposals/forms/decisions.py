"""What is asked when proposals go to a body, when they depend on each other, and when one asks what the money buys."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms

from quadrant.governance.models import Report
from quadrant.partnership.queries import bodies
from quadrant.plan.proposals import commands, queries
from quadrant.plan.proposals.models import Call, Proposal
from quadrant.plan.proposals.queries import InPart, Wish
from quadrant.plan.proposals.terms import Asks, BestAt, TieKind
from quadrant.web.design.fields import LongTextField, MoneyField, OneOfField, PercentField, TextField
from quadrant.web.design.forms import Form, Group

LEFT_OUT = "left_out"
EXTRA = Decimal(50_000)


class FundingReportForm(Form):
    """Draft the report that asks a body: for each proposal, what is asked."""

    body = forms.ChoiceField(label="Which body decides")
    title = TextField(label="Title of the report", max_length=200)

    def __init__(self, *args: Any, call: Call, proposals: list[Proposal], place: str = "", **kwargs: Any) -> None:
        super().__init__(*args, initial={"title": f"{call.title}: which proposals to fund"}, **kwargs)
        self.call, self.proposals, self.place = call, proposals, place
        self.bodies = {str(one.pk): one for one in bodies()}
        field: Any = self.fields["body"]
        field.choices = [("", "Choose a body"), *((key, one.name) for key, one in self.bodies.items())]
        for one in proposals:
            self.fields[f"ask_{one.pk}"] = forms.ChoiceField(
                label="What is asked", choices=[(LEFT_OUT, "Leave it out of this report"), *Asks.choices()]
            )
            self.fields[f"why_{one.pk}"] = LongTextField(label="Reason", rows=2, required=False)

    def enact(self, *, by: Any, at: dt.datetime) -> Report:
        said = self.cleaned_data
        chosen = {one: Asks(said[f"ask_{one.pk}"]) for one in self.proposals if said[f"ask_{one.pk}"] != LEFT_OUT}
        return commands.draft_funding_report(
            call=self.call,
            body=self.bodies[said["body"]],
            title=said["title"],
            asks=chosen,
            why={one.pk: said[f"why_{one.pk}"] for one in chosen},
            place=self.place,
            by=by,
            at=at,
        )


class TieForm(Form):
    """Say that a proposal needs another of its call, or cannot be funded beside it."""

    kind = OneOfField(label="How the two depend on each other", choices=TieKind.choices())
    other = forms.ChoiceField(label="The other proposal")

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        others = [one for one in queries.proposals_of(proposal.call) if one.pk != proposal.pk]
        self.others = {str(one.pk): one for one in others}
        field: Any = self.fields["other"]
        named = [(key, f"{one.reference} {one.title}") for key, one in self.others.items()]
        field.choices = [("", "Choose a proposal"), *named]

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        kind, other = TieKind(self.cleaned_data["kind"]), self.others[self.cleaned_data["other"]]
        return commands.tie_proposals(proposal=self.proposal, other=other, kind=kind, by=by, at=at)


class WishForm(Form):
    """What the set is to be best at and what it must keep to. Nothing is chosen for the person who asks."""

    best_at = OneOfField(
        label="What should the set be best at?",
        choices=BestAt.choices(),
        hints={
            BestAt.SCORES: "Counts a proposal of £30,000 like one of £230,000, so many small ones win",
            BestAt.SCORE_MONEY: "Fills the money with the best scores, large or small",
            BestAt.MARGIN_MONEY: "As above, but only what a proposal has above the pass mark counts",
        },
    )
    pass_mark = PercentField(label="Pass mark", help_text="A proposal below it is not eligible", initial=Decimal(0))
    most_to_one = PercentField(
        label="Most that one sponsoring group may get, in per cent of all the money", required=False
    )
    least_group = forms.ChoiceField(label="Group that gets at least", required=False)
    least_amount = MoneyField(label="At least this much", required=False)
    part = PercentField(
        label="Part of its money that a proposal may get instead of all",
        help_text="Empty: whole proposals only",
        least=1,
        most=99,
        required=False,
    )
    part_worth = PercentField(
        label="How much of its worth that part would bring",
        help_text="Empty: as much as its part of the money",
        required=False,
    )
    extra = MoneyField(
        label="More money to try in one year",
        help_text="For the page “How sure is this set?”",
        initial=EXTRA,
        required=False,
    )

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if call.criteria_set.pass_mark is not None:
            self.fields["pass_mark"].initial = call.criteria_set.pass_mark
        groups = {one.sponsor.pk: one.sponsor.name for one in queries.proposals_of(call) if one.sponsor}
        field: Any = self.fields["least_group"]
        field.choices = [("", "No group"), *((str(number), name) for number, name in sorted(groups.items()))]
        self.years = queries.years_offered(call)
        money = queries.money_of(call)
        for year in self.years:
            self.fields[f"year_{year.starts}"] = MoneyField(label=f"Money for {year.label}", initial=money[year.starts])
        self.groups = (
            Group("", ["best_at", "pass_mark"]),
            Group("Money", [*(f"year_{year.starts}" for year in self.years), "extra"]),
            Group("Shares", ["most_to_one", "least_group", "least_amount"]),
            Group("In part", ["part", "part_worth"]),
        )

    @property
    def more_to_try(self) -> Decimal:
        said = self.cleaned_data["extra"]
        return EXTRA if said is None else Decimal(said)

    @property
    def wish(self) -> Wish:
        """What was asked, once the form holds."""
        said = self.cleaned_data
        least = (
            (int(said["least_group"]), said["least_amount"]) if said["least_group"] and said["least_amount"] else None
        )
        part, worth = said["part"], said["part_worth"]
        return Wish(
            best_at=BestAt(said["best_at"]),
            pass_mark=said["pass_mark"],
            money={year.starts: said[f"year_{year.starts}"] for year in self.years},
            most_to_one=said["most_to_one"],
            least_to=least,
            in_part=InPart(part, part if worth is None else worth) if part else None,
        )
