"""What people say in an outcome curve review, and of an indicator before it is chosen."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.commands import CurveSaid
from quadrant.analyse.outcomes.models import Area, CurveAction, CurveReview, Indicator, IndicatorPower
from quadrant.analyse.outcomes.queries import Ahead, TooShort
from quadrant.analyse.outcomes.terms import Power
from quadrant.audit.terms import Changed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.intake.cell.numbers import read_number
from quadrant.methods import words
from quadrant.methods.periods import period_end
from quadrant.partnership.queries import people_inside
from quadrant.web.design.boxes import DateBoxesField
from quadrant.web.design.fields import LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form

BY_HAND = "By hand"
WRITTEN = ("story", "partners", "works", "off_the_wall", "agenda")


class StartCurveForm(Form):
    baseline = LongTextField(
        label="The baseline: where it is heading if nothing changes",
        rows=5,
        help_text="One to a line, a coming period and a figure, such as: 2027 13.5",
    )

    def __init__(
        self,
        *args: Any,
        indicator: Indicator,
        area: Area,
        ahead: Ahead | TooShort,
        cycle: Cycle | None,
        **kwargs: Any,
    ) -> None:
        self.indicator, self.area, self.cycle, self.ahead = indicator, area, cycle, ahead
        self.proposed = _lines(ahead)
        kwargs["initial"] = {"baseline": self.proposed}
        super().__init__(*args, **kwargs)

    def clean_baseline(self) -> dict[str, tuple[date, float]]:
        lines = [line.strip() for line in self.cleaned_data["baseline"].splitlines() if line.strip()]
        found: dict[str, tuple[date, float]] = {}
        for number, line in enumerate(lines, start=1):
            label, _, figure = line.rpartition(" ")
            on, read = period_end(label), read_number(figure)
            if on is None or read.wrong or read.number != read.number:
                raise ValidationError(
                    f"Baseline, line {number}: “{line[:60]}” must be a period and a figure, such as 2027 13.5"
                )
            if on in {day for day, _ in found.values()}:
                raise ValidationError(f"Baseline, line {number}: {label} stands there twice")
            found[label[:60]] = (on, read.number)
        return found

    def enact(self, *, by: Any, at: datetime) -> CurveReview:
        typed = str(self["baseline"].value() or "").replace("\r\n", "\n").strip()
        kept = typed == self.proposed and isinstance(self.ahead, Ahead)
        return commands.start_curve_review(
            indicator=self.indicator,
            area=self.area,
            baseline=self.cleaned_data["baseline"],
            made_by=_method(self.ahead) if kept else BY_HAND,
            cycle=self.cycle,
            by=by,
            at=at,
        )


def _lines(ahead: Ahead | TooShort) -> str:
    if isinstance(ahead, TooShort):
        return ""
    pairs = zip(ahead.periods, ahead.found.mean.tolist(), strict=True)
    return "\n".join(f"{label} {words.number(round(value, 2)).replace(',', '')}" for (label, _), value in pairs)


def _method(ahead: Ahead | TooShort) -> str:
    return f"{ahead.found.method.value}, from {ahead.made_of} figures" if isinstance(ahead, Ahead) else BY_HAND


class WriteCurveForm(Form):
    story = LongTextField(
        label="The story behind the curve", required=False, help_text="The causes and forces at work, good and bad"
    )
    partners = LongTextField(label="Partners who could bend it", rows=3, required=False)
    works = LongTextField(
        label="What works", required=False, help_text="Ideas with evidence, those of no or low cost among them"
    )
    off_the_wall = LongTextField(label="One idea off the wall", rows=2, required=False)
    agenda = LongTextField(
        label="Data still to find", rows=3, required=False, help_text="What nobody can tell yet, and how to find out"
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, review: CurveReview, **kwargs: Any) -> None:
        self.review = review
        kwargs["initial"] = {name: getattr(review, name) for name in (*WRITTEN, "version")}
        super().__init__(*args, **kwargs)

    def refuse(self, refusal: Refusal) -> None:
        """Both texts are shown, and a second save keeps the one typed here."""
        super().refuse(refusal)
        if isinstance(refusal, Changed):
            self.data = {**self.data.dict(), "version": str(self.review.version)}  # type: ignore[attr-defined]  # sent

    def enact(self, *, by: Any, at: datetime) -> CurveReview:
        said = CurveSaid(**{name: self.cleaned_data[name] for name in WRITTEN})
        version = self.cleaned_data["version"]
        return commands.write_curve_review(review=self.review, version=version, said=said, by=by, at=at)


class CurveActionForm(Form):
    what = TextField(label="What is to be done", max_length=300)
    person = forms.ChoiceField(
        label="By whom, of the people here", required=False, help_text="It comes to their work until it is done"
    )
    who = TextField(
        label="By whom, if somebody else", max_length=150, required=False, help_text="For example: the ambulance trust"
    )
    due_on = DateBoxesField(label="By when", help_text="For example 31 3 2027")
    cost = TextField(label="What it costs", max_length=100, required=False, help_text="For example £12,000 a year")

    def __init__(self, *args: Any, review: CurveReview, **kwargs: Any) -> None:
        self.review = review
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people_inside()}
        choices: Any = self.fields["person"]
        choices.choices = [("", "Somebody else"), *((number, one.name) for number, one in self.people.items())]

    def enact(self, *, by: Any, at: datetime) -> CurveAction:
        said = dict(self.cleaned_data)
        person = self.people.get(said.pop("person"))
        return commands.add_curve_action(review=self.review, person=person, **said, by=by, at=at)


class ActionDoneForm(Form):
    """An action ticked off by one button."""

    def __init__(self, *args: Any, action: CurveAction, **kwargs: Any) -> None:
        self.action = action
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> CurveAction:
        return commands.finish_curve_action(action=self.action, by=by, at=at)


class PowerForm(Form):
    communication = OneOfField(
        label="Communication power",
        choices=Power.choices(),
        help_text="Does it speak to everybody?",
    )
    proxy = OneOfField(
        label="Proxy power", choices=Power.choices(), help_text="Does it say something central about the outcome?"
    )
    data_power = OneOfField(
        label="Data power", choices=Power.choices(), help_text="Are its data good, timely and held for this place?"
    )
    agenda = LongTextField(
        label="What would be done for better data", rows=3, required=False, help_text="Needed where data power is low"
    )

    def __init__(self, *args: Any, indicator: Indicator, held: IndicatorPower | None, **kwargs: Any) -> None:
        self.indicator = indicator
        if held is not None:
            given = {name: getattr(held, name) for name in ("communication", "proxy", "agenda")}
            kwargs["initial"] = {**given, "data_power": held.data}
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> IndicatorPower:
        tests = ("communication", "proxy", "data_power")
        communication, proxy, data = (Power(self.cleaned_data[name]) for name in tests)
        return commands.judge_indicator(
            indicator=self.indicator,
            communication=communication,
            proxy=proxy,
            data=data,
            agenda=self.cleaned_data["agenda"],
            by=by,
            at=at,
        )
