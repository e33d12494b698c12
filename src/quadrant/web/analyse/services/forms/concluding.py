"""Forms that conclude an evaluation: contribution, delivery models, the recommendation, signing off."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.analyse.services import commands, queries
from quadrant.analyse.services.commands import Contributes
from quadrant.analyse.services.models import ServiceEvaluation
from quadrant.analyse.services.terms import Adds, Aim, DeliveryModel
from quadrant.web.analyse.services.forms.evaluations import PartForm
from quadrant.web.design.fields import LongTextField, OneOfField
from quadrant.web.design.forms import Form, Group, dress


class ContributionForm(PartForm):
    """Part 4: a line for each outcome of a plan and each aim of sustainable development."""

    def __init__(self, *args: Any, evaluation: ServiceEvaluation, **kwargs: Any) -> None:
        self.asked = {_key(to): to for to in queries.to_contribute_to(evaluation)}
        super().__init__(*args, evaluation=evaluation, **kwargs)
        groups = []
        for key, to in self.asked.items():
            adds, how = f"adds_{key}", f"how_{key}"
            self.fields[adds] = OneOfField(label=f"What it adds: {_named(to)}", choices=Adds.choices(), required=False)
            self.fields[how] = LongTextField(label=f"How: {_named(to)}", rows=2, required=False)
            for name in (adds, how):
                dress(name, self.fields[name])
            groups.append(Group(_named(to), [adds, how], hint=_belongs(to)))
        self.groups = groups

    def as_typed(self, evaluation: ServiceEvaluation) -> dict[str, Any]:
        typed = super().as_typed(evaluation)
        for row in queries.contributions_of([evaluation.pk]).get(evaluation.pk, []):
            key = row.aim or str(row.outcome_id)
            typed |= {f"adds_{key}": row.adds, f"how_{key}": row.how}
        return typed

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceEvaluation:
        given = self.cleaned_data
        said = {key: to for key, to in self.asked.items() if given[f"adds_{key}"]}
        lines = [Contributes(to, Adds(given[f"adds_{key}"]), given[f"how_{key}"]) for key, to in said.items()]
        version = self.version_seen
        return commands.state_contribution(evaluation=self.evaluation, version=version, lines=lines, by=by, at=at)


def _key(to: Any) -> str:
    return to.value if isinstance(to, Aim) else str(to.pk)


def _named(to: Any) -> str:
    return to.label if isinstance(to, Aim) else to.name


def _belongs(to: Any) -> str:
    return "Sustainable development" if isinstance(to, Aim) else f"An outcome of {to.plan or 'the partnership'}"


class WeighForm(Form):
    """A delivery model weighed; what touches more than the local part needs a legal note."""

    model = OneOfField(label="Delivery model", choices=DeliveryModel.choices())
    changes = LongTextField(label="What would change, and what speaks for and against it", rows=4)
    touches_law = OneOfField(
        label="Does it change what the law fixes?",
        choices=[("no", "No: the local part only"), ("yes", "Yes: the duty or the minimum standard")],
    )
    legal_note = LongTextField(
        label="Legal note", rows=3, required=False, help_text="Who advised, and what allows the change"
    )

    def __init__(self, *args: Any, evaluation: ServiceEvaluation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.evaluation = evaluation

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceEvaluation:
        given = self.cleaned_data
        return commands.weigh_model(
            evaluation=self.evaluation,
            model=DeliveryModel(given["model"]),
            changes=given["changes"],
            touches_law=given["touches_law"] == "yes",
            legal_note=given["legal_note"],
            by=by,
            at=at,
        )


class RecommendForm(Form):
    """Which of the delivery models weighed is recommended, and why."""

    model = OneOfField(label="Delivery model", choices=[])
    why = LongTextField(label="Why", rows=4)

    def __init__(self, *args: Any, evaluation: ServiceEvaluation, **kwargs: Any) -> None:
        initial = {"model": evaluation.recommended, "why": evaluation.recommended_why}
        super().__init__(*args, initial=initial, **kwargs)
        self.evaluation = evaluation
        weighed = [DeliveryModel(row.model) for row in queries.weighed_in(evaluation)]
        field: Any = self.fields["model"]
        field.choices = [(model.value, model.label) for model in weighed]

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceEvaluation:
        given = self.cleaned_data
        model = DeliveryModel(given["model"])
        return commands.recommend_model(evaluation=self.evaluation, model=model, why=given["why"], by=by, at=at)


class SignOffForm(Form):
    """Nothing to fill in: the page says what signing off means."""

    def __init__(self, *args: Any, evaluation: ServiceEvaluation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.evaluation = evaluation

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceEvaluation:
        return commands.sign_off(evaluation=self.evaluation, by=by, at=at)
