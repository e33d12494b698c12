"""Forms that set measures, give them targets and end them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms

from quadrant.analyse.outcomes.models import Indicator, Outcome
from quadrant.analyse.outcomes.queries import chosen_indicators
from quadrant.analyse.outcomes.terms import Polarity
from quadrant.do.agreements import commands
from quadrant.do.agreements.models import Agreement, Kpi, KpiTarget
from quadrant.do.agreements.queries import outcomes_of
from quadrant.do.agreements.terms import Definition, Frequency, KpiKind, Measure
from quadrant.web.design.fields import (
    AmountField,
    DateBoxesField,
    LongTextField,
    OneOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, Group


class ValueField(AmountField):
    """A measure's value or target: any number with up to four decimals."""

    example, places, what = "85 or 12.5", 4, "a number"

    def __init__(self, *, least: Decimal | int | None = None, **kwargs: Any) -> None:
        super().__init__(least=least, **kwargs)


class KpiForm(Form):
    """Set a measure that an agreement is judged by."""

    name = TextField(label="Name", max_length=200)
    kind = OneOfField(label="What it tells", choices=KpiKind.choices())
    definition = LongTextField(label="Definition", rows=3, required=False)
    measure = OneOfField(label="How it is counted", choices=Measure.choices())
    numerator = TextField(label="What is counted", max_length=200, required=False)
    denominator = TextField(label="Out of what", max_length=200, required=False)
    per = WholeNumberField(label="A rate for each", least=1, most=1_000_000, initial=Decimal(1000), required=False)
    unit = TextField(label="Unit", max_length=40, required=False, help_text="For a number that is not per cent")
    polarity = OneOfField(label="Which way is better", choices=Polarity.choices())
    target = ValueField(label="Target", required=False)
    tolerance = ValueField(
        label="Near enough", least=0, required=False, help_text="How far short still counts as amber"
    )
    frequency = OneOfField(label="How often it is reported", choices=Frequency.choices())
    due_days = WholeNumberField(label="Due so many days after the period", least=1, most=120, initial=Decimal(14))
    baseline = WholeNumberField(label="First values that fix the limits of its chart", least=2, most=60, required=False)
    indicator = forms.ChoiceField(label="Indicator that it should move", required=False)
    outcome = forms.ChoiceField(label="Outcome that it shows", required=False)
    groups = (
        Group("The measure", ["name", "kind", "definition", "indicator", "outcome"]),
        Group("How it is counted", ["measure", "numerator", "denominator", "per", "unit"]),
        Group("Target", ["polarity", "target", "tolerance", "baseline"]),
        Group("Reporting", ["frequency", "due_days"]),
    )

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        indicators = [(str(one.indicator_id), one.indicator.name) for one in chosen_indicators(agreement.cycle)]
        served = [(str(one.outcome_id), one.outcome.name) for one in outcomes_of(agreement)]
        self.fields["indicator"].choices = [("", "No indicator"), *indicators]  # type: ignore[attr-defined]
        self.fields["outcome"].choices = [("", "No outcome"), *served]  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> Kpi:
        given = self.cleaned_data
        texts = {name: given[name] for name in ("name", "definition", "numerator", "denominator", "unit", "polarity")}
        baseline = given["baseline"]
        definition = Definition(
            **texts,
            kind=KpiKind(given["kind"]),
            measure=Measure(given["measure"]),
            frequency=Frequency(given["frequency"]),
            per=int(given["per"] or 1000),
            due_days=int(given["due_days"]),
            baseline=None if baseline is None else int(baseline),
        )
        return commands.set_kpi(
            agreement=self.agreement,
            definition=definition,
            target=given["target"],
            tolerance=given["tolerance"] or Decimal(0),
            indicator=Indicator.objects.get(pk=given["indicator"]) if given["indicator"] else None,
            outcome=Outcome.objects.get(pk=given["outcome"]) if given["outcome"] else None,
            by=by,
            at=at,
        )


class TargetForm(Form):
    """Give a measure a target from a day on."""

    from_on = DateBoxesField(label="From", help_text="Periods that began before this day keep the old target")
    target = ValueField(label="Target")
    tolerance = ValueField(
        label="Near enough", least=0, required=False, help_text="How far short still counts as amber"
    )

    def __init__(self, *args: Any, kpi: Kpi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kpi = kpi

    def enact(self, *, by: Any, at: dt.datetime) -> KpiTarget:
        given = self.cleaned_data
        return commands.set_target(
            kpi=self.kpi,
            from_on=given["from_on"],
            target=given["target"],
            tolerance=given["tolerance"] or Decimal(0),
            by=by,
            at=at,
        )


class EndKpiForm(Form):
    """Stop asking for a measure."""

    to_on = DateBoxesField(label="Last day reported on")

    def __init__(self, *args: Any, kpi: Kpi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kpi = kpi

    def enact(self, *, by: Any, at: dt.datetime) -> Kpi:
        return commands.end_kpi(kpi=self.kpi, to_on=self.cleaned_data["to_on"], by=by, at=at)
