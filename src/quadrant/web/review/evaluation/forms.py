"""Forms that begin, write and conclude an evaluation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from quadrant.analyse.needs.models import NeedsAssessment
from quadrant.audit.terms import Changed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import cycles
from quadrant.do.agreements.models import Agreement
from quadrant.do.agreements.queries import agreements_seen_by
from quadrant.review.evaluation import commands
from quadrant.review.evaluation.commands import Read
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.evaluation.queries import ToRead, evaluation_numbered
from quadrant.review.evaluation.terms import Findings, Recommends
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form, Group, dress

PARTS = ("how_much", "how_well", "better_off", "specification", "value_for_money")


class EvaluationForm(Form):
    """Begin an evaluation of an agreement, or of what a whole cycle commissioned."""

    cycle = forms.ChoiceField(label="Cycle")
    agreement = forms.ChoiceField(
        label="Agreement", required=False, help_text="Leave empty to evaluate the whole cycle"
    )
    title = TextField(label="Title", max_length=200)
    from_on = DateBoxesField(label="From")
    to_on = DateBoxesField(label="To")

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", "Choose one"), *((str(one.pk), one.name) for one in cycles())]
        signed = agreements_seen_by(person).signed()
        listed = [(str(one.pk), f"{one.title} ({one.party})") for one in signed]
        self.fields["cycle"].choices = every  # type: ignore[attr-defined]  # a choice field
        self.fields["agreement"].choices = [("", "The whole cycle"), *listed]  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> Evaluation:
        given = dict(self.cleaned_data)
        cycle, agreement = Cycle.objects.get(pk=given.pop("cycle")), given.pop("agreement")
        about = Agreement.objects.get(pk=agreement) if agreement else None
        return commands.begin_evaluation(cycle=cycle, agreement=about, **given, by=by, at=at)


class FindingsForm(Form):
    """Write what was found so far. Where somebody else was quicker, both texts are shown."""

    how_much = LongTextField(label="How much was done?", required=False)
    how_well = LongTextField(label="How well was it done?", required=False)
    better_off = LongTextField(label="Is anyone better off?", required=False)
    specification = LongTextField(label="How does it stand beside the specification?", required=False)
    value_for_money = LongTextField(label="Value for money", rows=3, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, evaluation: Evaluation, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(evaluation, name) for name in (*PARTS, "version")}
        super().__init__(*args, **kwargs)
        self.evaluation = evaluation

    def refuse(self, refusal: Refusal) -> None:
        super().refuse(refusal)
        now = evaluation_numbered(self.evaluation.pk)
        if isinstance(refusal, Changed) and now is not None:
            sent: Any = self.data
            self.data = {**sent.dict(), "version": str(now.version)}

    def enact(self, *, by: Any, at: dt.datetime) -> Evaluation:
        findings = Findings(**{name: self.cleaned_data[name] for name in PARTS})
        version = self.cleaned_data["version"]
        return commands.write_evaluation(evaluation=self.evaluation, findings=findings, version=version, by=by, at=at)


class ConcludeForm(Form):
    """Conclude with a recommendation."""

    recommends = OneOfField(label="What should happen next?", choices=Recommends.choices())
    reasons = LongTextField(label="Reasons")

    def __init__(self, *args: Any, evaluation: Evaluation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.evaluation = evaluation

    def enact(self, *, by: Any, at: dt.datetime) -> Evaluation:
        recommends = Recommends(self.cleaned_data["recommends"])
        reasons = self.cleaned_data["reasons"]
        return commands.conclude_evaluation(
            evaluation=self.evaluation, recommends=recommends, reasons=reasons, by=by, at=at
        )


USED, SET_ASIDE = "used", "set_aside"


class ReadForm(Form):
    """Of each evaluation: used, set aside, or not read yet; and how or why."""

    def __init__(self, *args: Any, assessment: NeedsAssessment, listed: Sequence[ToRead], **kwargs: Any) -> None:
        self.assessment, self.listed = assessment, listed
        super().__init__(*args, **kwargs)
        groups = []
        for each in listed:
            number, reading = each.evaluation.pk, each.reading
            said = None if reading is None else USED if reading.used else SET_ASIDE
            made = OneOfField(
                label=f"What is made of it: {each.evaluation.title}",
                choices=[(USED, "Used"), (SET_ASIDE, "Set aside")],
                required=False,
                initial=said,
            )
            why = LongTextField(
                label=f"How it is used, or why not: {each.evaluation.title}",
                rows=2,
                required=False,
                initial=reading.why if reading else "",
            )
            for name, field in ((f"made_{number}", made), (f"why_{number}", why)):
                dress(name, field)
                self.fields[name] = field
            told = f"{each.evaluation.agreement}: {Recommends(each.evaluation.recommends).label.lower()}. "
            groups.append(
                Group(each.evaluation.title, [f"made_{number}", f"why_{number}"], hint=told + each.evaluation.reasons)
            )
        self.groups = tuple(groups)

    def enact(self, *, by: Any, at: dt.datetime) -> NeedsAssessment:
        said = self.cleaned_data
        read = [
            Read(each.evaluation, said[f"made_{each.evaluation.pk}"] == USED, said[f"why_{each.evaluation.pk}"])
            for each in self.listed
            if said[f"made_{each.evaluation.pk}"]
        ]
        return commands.read_evaluations(assessment=self.assessment, read=read, by=by, at=at)
