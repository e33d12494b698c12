"""What people say about outcomes, indicators and datasets."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import CycleIndicator, Dataset, Indicator, Outcome
from quadrant.analyse.outcomes.queries import (
    chosen_indicators,
    chosen_outcomes,
    indicator_numbered,
    indicators,
    indicators_measuring,
    outcomes,
)
from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.audit.terms import Refusal
from quadrant.cycle.models import Cycle
from quadrant.web.design.fields import LongTextField, OneOfField, SomeOfField, TextField
from quadrant.web.design.forms import Form

FIRST_SHOWN = 50


class OutcomeForm(Form):
    name = TextField(label="Outcome", max_length=200, help_text="How things should be, such as: every child is safe")
    population = TextField(label="For whom", max_length=200, help_text="For example: children under five in the city")
    plan = TextField(label="Plan that names it", max_length=200, required=False)
    description = LongTextField(label="What it means", required=False)
    right_people = LongTextField(
        label="The right people", rows=3, required=False, help_text="Who should gain most, such as: children in care"
    )
    right_places = LongTextField(
        label="The right places", rows=3, required=False, help_text="Where first, such as: the three Harbour wards"
    )

    def __init__(self, *args: Any, outcome: Outcome | None = None, **kwargs: Any) -> None:
        self.outcome = outcome
        if outcome is not None:
            kwargs["initial"] = {name: getattr(outcome, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> Outcome:
        if self.outcome is None:
            return commands.add_outcome(**self.cleaned_data, by=by, at=at)
        return commands.change_outcome(outcome=self.outcome, **self.cleaned_data, by=by, at=at)


class MeasuredByForm(Form):
    """Which indicators show whether an outcome comes nearer: those that do, those `ticked` so far, those of a topic."""

    def __init__(
        self, *args: Any, outcome: Outcome, topic: str = "", ticked: Collection[str] | None = None, **kwargs: Any
    ) -> None:
        self.outcome = outcome
        measuring = indicators_measuring(outcome)
        chosen = [str(one.pk) for one in measuring] if ticked is None else ticked
        shown = indicators().filter(topic=topic) if topic else []
        before = [one for one in indicators() if str(one.pk) in chosen] if ticked else []
        listed = {one.pk: one for one in (*measuring, *before, *shown)}
        if not listed:  # a page without a box would say nothing
            listed = {one.pk: one for one in indicators()[:FIRST_SHOWN]}
        self.known = listed
        super().__init__(*args, initial={"indicators": list(chosen)}, **kwargs)
        self.fields["indicators"] = SomeOfField(
            label="Indicators", choices=[(str(one.pk), one.name) for one in listed.values()], required=False
        )

    def enact(self, *, by: Any, at: datetime) -> Outcome:
        chosen = [self.known[int(number)] for number in self.cleaned_data["indicators"]]
        return commands.measure_outcome_by(outcome=self.outcome, indicators=chosen, by=by, at=at)


class IndicatorForm(Form):
    name = TextField(label="Name", max_length=300)
    topic = TextField(label="Topic", max_length=100, required=False)
    unit = TextField(label="Unit", max_length=150, required=False, help_text="For example: % or per 10,000 children")
    polarity = OneOfField(label="Which way is good", choices=Polarity.choices())
    method = OneOfField(label="How it is made", choices=Method.choices())
    source = TextField(label="Source", max_length=300, required=False)
    definition = LongTextField(label="Definition", required=False)

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        self.indicator = indicator
        kwargs["initial"] = {name: getattr(indicator, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> Indicator:
        cleaned = self.cleaned_data
        return commands.change_indicator(
            indicator=self.indicator,
            name=cleaned["name"],
            topic=cleaned["topic"],
            unit=cleaned["unit"],
            polarity=Polarity(cleaned["polarity"]),
            method=Method(cleaned["method"]),
            source=cleaned["source"],
            definition=cleaned["definition"],
            by=by,
            at=at,
        )


class WithdrawForm(Form):
    why = LongTextField(label="Why it is withdrawn", help_text="It stays on record with the dataset")

    def __init__(self, *args: Any, dataset: Dataset, **kwargs: Any) -> None:
        self.dataset = dataset
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> Dataset:
        return commands.withdraw_dataset(dataset=self.dataset, why=self.cleaned_data["why"], by=by, at=at)


class RemoveForm(Form):
    why = LongTextField(label="Why it is removed", help_text="Such as: its dataset was brought in under a wrong name")

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        self.indicator = indicator
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> Indicator:
        return commands.remove_indicator(indicator=self.indicator, why=self.cleaned_data["why"], by=by, at=at)


class ChooseIndicatorForm(Form):
    """One button of a list: `choose` or `drop` with a number."""

    choose = TextField(required=False)
    drop = TextField(required=False)

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        self.cycle = cycle
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> CycleIndicator:
        if self.cleaned_data["drop"]:
            return commands.drop_indicator(chosen=self._listed(self.cleaned_data["drop"]), by=by, at=at)
        indicator = indicator_numbered(_number(self.cleaned_data["choose"]))
        if indicator is None:
            raise Refusal("There is no such indicator any more. Choose another.")
        return commands.choose_indicator(cycle=self.cycle, indicator=indicator, by=by, at=at)

    def _listed(self, number: str) -> CycleIndicator:
        for one in chosen_indicators(self.cycle):
            if one.pk == _number(number):
                return one
        raise Refusal("It was taken off the list already.")


class ChooseOutcomesForm(Form):
    """The outcomes that a cycle works towards, ticked in a list."""

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        self.cycle = cycle
        self.known = {one.pk: one for one in outcomes()}
        kept = [str(one.outcome_id) for one in chosen_outcomes(cycle)]
        kwargs.setdefault("initial", {"outcomes": kept})
        super().__init__(*args, **kwargs)
        choices = [(str(number), one.name) for number, one in self.known.items()]
        self.fields["outcomes"] = SomeOfField(label="Outcomes", choices=choices, required=False)

    def enact(self, *, by: Any, at: datetime) -> Cycle:
        wanted = [self.known[int(number)] for number in self.cleaned_data["outcomes"]]
        return commands.set_outcomes(cycle=self.cycle, outcomes=wanted, by=by, at=at)


def _number(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 18 else 0
