"""Forms of an evaluation: begun, market and need, best in class, the three sides, the price."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.analyse.outcomes.queries import indicator_numbered, indicators
from quadrant.analyse.services import commands, queries
from quadrant.analyse.services.commands import MarketAs
from quadrant.analyse.services.models import Service, ServiceEvaluation
from quadrant.analyse.services.terms import (
    ANCHORS,
    HIGHEST_SCORE,
    Aspect,
    Horizon,
    Judged,
    PaidBy,
)
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import cycle_numbered, cycles
from quadrant.web.analyse.needs.forms import VersionedForm
from quadrant.web.design.fields import (
    AmountField,
    DateBoxesField,
    LongTextField,
    MoneyField,
    OneOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, Group, dress

MANY = 2_147_483_647
HAND = "For a forecast by hand: leave these empty when an indicator is chosen."


class FigureField(AmountField):
    """A figure with up to two decimals, in a unit that is said beside it."""

    example, what = "412 or 12.5", "a number"


class BeginForm(Form):
    """For which cycle the service is evaluated, if for one."""

    cycle = forms.ChoiceField(label="For which cycle", required=False)

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        field: Any = self.fields["cycle"]
        field.choices = [("", "None: by itself"), *((str(one.pk), one.name) for one in cycles())]

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceEvaluation:
        number = self.cleaned_data["cycle"]
        cycle = cycle_numbered(int(number)) if number else None
        return commands.begin_evaluation(service=self.service, cycle=cycle, by=by, at=at)


class BeginInForm(Form):
    """Which service is evaluated for a cycle. One that is being evaluated already is not offered."""

    service = forms.ChoiceField(label="Which service", help_text="Not those that are being evaluated already")

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        busy = queries.open_evaluations()
        self.known = {str(one.pk): one for one in queries.services() if one.pk not in busy}
        field: Any = self.fields["service"]
        field.choices = [("", "Choose a service"), *((number, one.name) for number, one in self.known.items())]

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceEvaluation:
        service = self.known[self.cleaned_data["service"]]
        return commands.begin_evaluation(service=service, cycle=self.cycle, by=by, at=at)


class PartForm(VersionedForm):
    """A part of an evaluation; `texts` are its fields that the evaluation itself holds."""

    texts: tuple[str, ...] = ()

    def __init__(self, *args: Any, evaluation: ServiceEvaluation, **kwargs: Any) -> None:
        self.evaluation = evaluation
        super().__init__(*args, initial=self.as_typed(evaluation), **kwargs)

    def as_typed(self, evaluation: ServiceEvaluation) -> dict[str, Any]:
        return {name: getattr(evaluation, name) for name in (*self.texts, "version")}

    def recorded_now(self) -> dict[str, Any]:
        now = queries.evaluation_numbered(self.evaluation.pk)
        return self.as_typed(now) if now is not None else {}

    @property
    def version_seen(self) -> int:
        return self.cleaned_data["version"] or 0


class MarketForm(PartForm):
    """Part 1: the market and the need, now and in future, with the forecast."""

    need_now = LongTextField(label="How great the need is today, and whose it is", rows=3)
    demand_now = WholeNumberField(label="People who need the service today", most=MANY)
    demand_source = TextField(label="Source of that number", max_length=300, help_text="Whose, and of when")
    need_future = LongTextField(label="How the need will change", rows=3)
    indicator = forms.ChoiceField(
        label="Indicator that the need moves with",
        required=False,
        help_text="It needs five yearly figures for the area. Today's people are carried forward as it is forecast.",
    )
    demand_future = WholeNumberField(label="People who will need it", required=False, most=MANY)
    demand_low = WholeNumberField(label="At least", required=False, most=MANY)
    demand_high = WholeNumberField(label="At most", required=False, most=MANY)
    demand_by = WholeNumberField(label="In which year", required=False, least=2000, most=2100)
    demand_how = TextField(label="How the forecast was made", max_length=500, required=False)
    market_now = LongTextField(label="Who can supply it today, with what choice and competition", rows=3)
    market_future = LongTextField(label="How the market will change, and what would develop it", rows=3)
    texts = (
        "need_now", "demand_now", "demand_source", "need_future", "demand_future", "demand_low", "demand_high",
        "demand_by", "demand_how", "market_now", "market_future",
    )  # fmt: skip
    by_hand = ("demand_future", "demand_low", "demand_high", "demand_by", "demand_how")
    groups = (
        Group("The need today", ["need_now", "demand_now", "demand_source"]),
        Group("The need in future", ["need_future", "indicator"]),
        Group("Forecast by hand", by_hand, hint=HAND),
        Group("The market", ["market_now", "market_future"]),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["indicator"]
        field.choices = [
            ("", "None: the forecast is stated by hand"),
            *((str(one.pk), one.name) for one in indicators()),
        ]

    def as_typed(self, evaluation: ServiceEvaluation) -> dict[str, Any]:
        typed = super().as_typed(evaluation)
        if evaluation.indicator_id is not None:
            typed |= dict.fromkeys(self.by_hand)
        return {**typed, "indicator": str(evaluation.indicator_id or "")}

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceEvaluation:
        given = dict(self.cleaned_data)
        numbers = ("demand_now", "demand_future", "demand_low", "demand_high", "demand_by")
        counted = {name: None if given[name] is None else int(given[name]) for name in numbers}
        texts = {name: given[name] for name in self.texts if name not in numbers}
        indicator = indicator_numbered(int(given["indicator"])) if given["indicator"] else None
        said: Any = MarketAs(**texts, **counted, indicator=indicator)  # type: ignore[arg-type]  # a required number
        return commands.describe_market(evaluation=self.evaluation, version=self.version_seen, said=said, by=by, at=at)


class BestForm(PartForm):
    """Part 2: best in class, and what partners could bring."""

    best_in_class = LongTextField(label="Which service is best in class, and what shows it", rows=4)
    best_source = TextField(label="Source", max_length=300, help_text="A visit, a report or a link, with its date")
    replicable = LongTextField(label="How far it can be repeated here, and what stands in the way", rows=3)
    partner_resources = LongTextField(
        label="What partners could bring to it", rows=3, required=False, help_text="Money, people, buildings, knowledge"
    )
    texts = ("best_in_class", "best_source", "replicable", "partner_resources")

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceEvaluation:
        said = {name: self.cleaned_data[name] for name in self.texts}
        version = self.version_seen
        return commands.describe_best(evaluation=self.evaluation, version=version, **said, by=by, at=at)


class AspectForm(PartForm):
    """One side of the service: a score now and one in future, each with its evidence."""

    parts = ("score", "evidence", "figure", "benchmark", "unit", "source", "dated_on")

    def __init__(self, *args: Any, aspect: Aspect, **kwargs: Any) -> None:
        self.aspect = aspect
        super().__init__(*args, **kwargs)
        for horizon in Horizon:
            for name, field in _asked(aspect, horizon).items():
                dress(name, field)
                self.fields[name] = field
        self.groups = [Group(each.label, [f"{each}_{part}" for part in self.parts]) for each in Horizon]

    def as_typed(self, evaluation: ServiceEvaluation) -> dict[str, Any]:
        scored = queries.scores_of([evaluation.pk]).get(evaluation.pk, {})
        typed = super().as_typed(evaluation)
        for horizon in Horizon:
            row = scored.get((self.aspect, horizon))
            if row is not None:
                typed |= {f"{horizon}_{part}": getattr(row, part) for part in self.parts}
                typed[f"{horizon}_score"] = str(row.score)
        return typed

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceEvaluation:
        now, future = (self._said(horizon) for horizon in Horizon)
        return commands.judge_aspect(
            evaluation=self.evaluation,
            version=self.version_seen,
            aspect=self.aspect,
            now=now,
            future=future,
            by=by,
            at=at,
        )

    def _said(self, horizon: Horizon) -> Judged:
        given = {part: self.cleaned_data[f"{horizon}_{part}"] for part in self.parts}
        return Judged(**{**given, "score": int(given["score"])})


def _asked(aspect: Aspect, horizon: Horizon) -> dict[str, forms.Field]:
    """The questions of one side at one time; their labels differ, so that each error names its own."""
    when = "now" if horizon is Horizon.NOW else "in future"
    scale = [(str(score), f"{score}: {ANCHORS[score]}") for score in range(HIGHEST_SCORE + 1)]
    return {
        f"{horizon}_score": OneOfField(label=f"Score {when}", choices=scale),
        f"{horizon}_evidence": LongTextField(label=f"Evidence {when}", rows=3, help_text=aspect.asks),
        f"{horizon}_figure": FigureField(label=f"{aspect.figure} {when}", required=False),
        f"{horizon}_benchmark": FigureField(
            label=f"Beside it, {when}", required=False, help_text="A target, or the same figure elsewhere"
        ),
        f"{horizon}_unit": TextField(
            label=f"Unit of these figures, {when}", max_length=60, required=False, help_text="For example: £ a night, %"
        ),
        f"{horizon}_source": TextField(label=f"Source {when}", max_length=300, required=False),
        f"{horizon}_dated_on": DateBoxesField(label=f"Date of the evidence, {when}", required=False),
    }


class PriceForm(PartForm):
    """What people are willing to pay, and how."""

    paid_by = OneOfField(label="How they would pay", choices=PaidBy.choices())
    willing_to_pay = MoneyField(
        label="What they would pay in a year", required=False, help_text="For each household, or for each user"
    )
    price_evidence = LongTextField(label="How it is known", rows=3, help_text="Who was asked, how many, and when")
    texts = ("paid_by", "willing_to_pay", "price_evidence")

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceEvaluation:
        given = self.cleaned_data
        return commands.say_price(
            evaluation=self.evaluation,
            version=self.version_seen,
            paid_by=PaidBy(given["paid_by"]),
            amount=given["willing_to_pay"],
            evidence=given["price_evidence"],
            by=by,
            at=at,
        )
