"""Forms that put commissioning models side by side."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.analyse.evidence import commands
from quadrant.analyse.evidence.commands import Judged
from quadrant.analyse.evidence.models import ComparedModel, ModelComparison
from quadrant.analyse.evidence.queries import items_found
from quadrant.analyse.evidence.terms import Kind, Verdict
from quadrant.cycle.models import Cycle
from quadrant.web.design.changing import VersionedForm
from quadrant.web.design.fields import LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form, Group, dress

USUAL = (
    "Who decides",
    "How need is found",
    "How money is joined",
    "How services are secured",
    "How results are reviewed",
    "What running it costs",
)


class BeginForm(Form):
    title = TextField(label="What is compared", max_length=150, help_text="For example: ways of commissioning jointly")
    aspects = LongTextField(label="In which aspects", rows=8, help_text="One on each line; change these as you like")

    def __init__(self, *args: Any, cycle: Cycle, place: str = "", **kwargs: Any) -> None:
        self.cycle, self.place = cycle, place
        super().__init__(*args, initial={"aspects": "\n".join(USUAL)}, **kwargs)

    def enact(self, *, by: Any, at: dt.datetime) -> ModelComparison:
        said = self.cleaned_data
        aspects = said["aspects"].splitlines()
        return commands.begin_comparison(
            cycle=self.cycle, title=said["title"], aspects=aspects, place=self.place, by=by, at=at
        )


class ModelForm(Form):
    """Another model beside those compared."""

    name = TextField(label="Which model", max_length=100, help_text="For example: lead commissioner, Northshire")
    item = forms.ChoiceField(label="What the library tells of it", required=False)

    def __init__(self, *args: Any, comparison: ModelComparison, **kwargs: Any) -> None:
        self.comparison = comparison
        super().__init__(*args, **kwargs)
        self.listed = {str(one.pk): one for one in items_found("", [Kind.PRACTICE, Kind.RESEARCH, Kind.GUIDANCE])}
        choices = [("", "Nothing yet"), *((number, one.title) for number, one in self.listed.items())]
        self.fields["item"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> ComparedModel:
        item = self.listed.get(self.cleaned_data["item"])
        return commands.add_model(comparison=self.comparison, name=self.cleaned_data["name"], item=item, by=by, at=at)


class JudgeForm(VersionedForm):
    """What a model does in each aspect, and what is made of it here."""

    def __init__(self, *args: Any, model: ComparedModel, **kwargs: Any) -> None:
        self.model, self.aspects = model, list(model.comparison.aspects)
        super().__init__(*args, initial=_as_typed(model), **kwargs)
        groups = []
        for at, aspect in enumerate(self.aspects):
            made = _asked(at)
            for name, field in made.items():
                dress(name, field)
                self.fields[name] = field
            groups.append(Group(aspect, list(made)))
        self.groups = tuple(groups)

    def recorded_now(self) -> dict[str, Any]:
        return _as_typed(ComparedModel.objects.select_related("comparison").get(pk=self.model.pk))

    def enact(self, *, by: Any, at: dt.datetime) -> ComparedModel:
        judged = {aspect: self._judged(number) for number, aspect in enumerate(self.aspects)}
        version = self.cleaned_data["version"] or 0
        return commands.judge_model(model=self.model, version=version, judged=judged, by=by, at=at)

    def _judged(self, number: int) -> Judged:
        said = self.cleaned_data
        verdict = said[f"verdict_{number}"]
        return Judged(said[f"does_{number}"], Verdict(verdict) if verdict else None, said[f"note_{number}"])


def _asked(number: int) -> dict[str, forms.Field]:
    verdicts = [*Verdict.choices(), ("", "Not judged yet")]
    return {
        f"does_{number}": LongTextField(label="What it does", rows=2, required=False),
        f"verdict_{number}": OneOfField(label="Here", choices=verdicts, required=False),
        f"note_{number}": LongTextField(label="Why, and how it is adapted", rows=2, required=False),
    }


def _as_typed(model: ComparedModel) -> dict[str, Any]:
    """What is recorded of a model, as its form would have it typed."""
    held = {one.aspect: one for one in model.aspects.all()}
    typed: dict[str, Any] = {"version": model.version}
    for number, aspect in enumerate(model.comparison.aspects):
        one = held.get(aspect)
        typed |= {f"{name}_{number}": getattr(one, name) if one else "" for name in ("does", "verdict", "note")}
    return typed


class ConcludeForm(Form):
    chosen = LongTextField(
        label="What was chosen, and how it is adapted here", rows=6, help_text="This ends the comparison"
    )

    def __init__(self, *args: Any, comparison: ModelComparison, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.comparison = comparison

    def enact(self, *, by: Any, at: dt.datetime) -> ModelComparison:
        return commands.conclude_comparison(
            comparison=self.comparison, chosen=self.cleaned_data["chosen"], by=by, at=at
        )
