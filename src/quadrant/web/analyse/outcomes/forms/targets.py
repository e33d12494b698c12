"""What people say of a target."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.commands import TargetSaid
from quadrant.analyse.outcomes.models import Area, Indicator, Target
from quadrant.analyse.outcomes.queries import Point
from quadrant.analyse.outcomes.terms import AtRisk
from quadrant.intake.cell.numbers import read_number
from quadrant.methods.periods import period_end
from quadrant.partnership.queries import people_inside
from quadrant.web.design.boxes import DateBoxesField
from quadrant.web.design.fields import AmountField, LongTextField, OneOfField
from quadrant.web.design.forms import Form, Group


class FigureField(AmountField):
    """A figure in the indicator's own unit, below 0 too."""

    example, places = "41.5", 4

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=None, **kwargs)


class TargetForm(Form):
    baseline = FigureField(label="Baseline", help_text="Where it stands now")
    baseline_on = DateBoxesField(label="Day of the baseline", help_text="The last day of its period: 31 12 2025")
    value = FigureField(label="Target")
    due_on = DateBoxesField(label="Day the target is due", help_text="The last day of its period")
    steps = LongTextField(
        label="Milestones on the way",
        rows=4,
        required=False,
        help_text="One to a line, a period and a figure, such as: 2026/27 38.5. Without any the way runs straight.",
    )
    floor = FigureField(label="Floor", required=False, help_text="What must not be missed")
    stretch = FigureField(label="Stretch", required=False, help_text="What is hoped for beyond the target")
    owner = forms.ChoiceField(label="Who answers for it")
    at_risk_when = OneOfField(label="At risk when", choices=AtRisk.choices())
    tolerance = FigureField(label="Tolerance", required=False, help_text="How far behind is not yet at risk")
    effective_from = DateBoxesField(label="First day it holds")
    groups = (
        Group("From where to where", ["baseline", "baseline_on", "value", "due_on", "steps"]),
        Group("Floor and stretch", ["floor", "stretch"]),
        Group("Who and when", ["owner", "at_risk_when", "tolerance", "effective_from"]),
    )

    def __init__(
        self, *args: Any, indicator: Indicator, area: Area, last: Point | None, today: date, **kwargs: Any
    ) -> None:
        self.indicator, self.area = indicator, area
        self.people = {str(person.pk): person for person in people_inside()}
        known = last is not None and last.value is not None
        kwargs["initial"] = {
            "baseline": Decimal(str(round(last.value or 0.0, 4))) if last and known else None,
            "baseline_on": last.on if last else None,
            "at_risk_when": AtRisk.EITHER,
            "effective_from": today,
        }
        super().__init__(*args, **kwargs)
        choices = [("", "Choose a person"), *((number, person.name) for number, person in self.people.items())]
        self.fields["owner"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean_steps(self) -> dict[date, float]:
        lines = [line.strip() for line in self.cleaned_data["steps"].splitlines() if line.strip()]
        found: dict[date, float] = {}
        for number, line in enumerate(lines, start=1):
            label, _, figure = line.rpartition(" ")
            on, read = period_end(label), read_number(figure)
            if on is None or read.wrong:
                raise ValidationError(
                    f"Milestones, line {number}: “{line[:60]}” must be a period and a figure, such as 2026/27 38.5"
                )
            found[on] = read.number
        return found

    def enact(self, *, by: Any, at: datetime) -> Target:
        said = self.cleaned_data
        return commands.set_target(
            indicator=self.indicator,
            area=self.area,
            said=TargetSaid(
                baseline=float(said["baseline"]),
                baseline_on=said["baseline_on"],
                value=float(said["value"]),
                due_on=said["due_on"],
                owner=self.people[said["owner"]],
                effective_from=said["effective_from"],
                floor=_float(said["floor"]),
                stretch=_float(said["stretch"]),
                at_risk_when=AtRisk(said["at_risk_when"]),
                tolerance=_float(said["tolerance"]) or 0.0,
                steps=said["steps"],
            ),
            by=by,
            at=at,
        )


class EndTargetForm(Form):
    why = LongTextField(label="Why it ends", help_text="Such as: reached, or replaced by the new plan’s target")

    def __init__(self, *args: Any, target: Target, **kwargs: Any) -> None:
        self.target = target
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> Target:
        return commands.end_target(target=self.target, why=self.cleaned_data["why"], by=by, at=at)


def _float(said: Decimal | None) -> float | None:
    return None if said is None else float(said)
