"""Forms by which a provider sends a return, and the commissioner answers it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.audit.terms import Changed, Refusal
from quadrant.do.agreements.models import Kpi
from quadrant.do.agreements.terms import OF_TWO_COUNTS, Measure
from quadrant.review.performance import commands
from quadrant.review.performance.models import KpiReturn, ReturnJudgement
from quadrant.review.performance.queries import versions_of
from quadrant.review.performance.terms import Figures, Judgement, Period
from quadrant.web.design.fields import AmountField, LongTextField, OneOfField
from quadrant.web.design.forms import Form

ANSWERS = {
    Judgement.ACCEPTED: "Accept it",
    Judgement.QUERIED: "Query it: the provider answers with a new version",
    Judgement.REJECTED: "Reject it: its figures do not count",
}


MOST_VERSIONS = 10_000


class CountField(AmountField):
    """A count, or hours and such with up to two decimals."""

    example, what = "85", "a number"


class FigureField(CountField):
    places = 4

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(least=None, **kwargs)


class ReturnForm(Form):
    """The figures of one period, first sent, answered or corrected; it carries the version that it showed."""

    after = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=MOST_VERSIONS)
    numerator = CountField(label="Counted", required=False)
    denominator = CountField(label="Out of", required=False)
    value = FigureField(label="Value", required=False)
    nothing = forms.BooleanField(label="There is nothing to report; I say why below", required=False)
    confirmed = forms.BooleanField(label="These figures are right; I say why below", required=False)
    commentary = LongTextField(
        label="Commentary", required=False, help_text="What lies behind the figures. Counts only: no names, no cases."
    )

    def __init__(self, *args: Any, kpi: Kpi, period: Period, **kwargs: Any) -> None:
        before = next(iter(versions_of(kpi, period)), None)
        kwargs["initial"] = {"after": before.version if before else 0}
        if before is not None:
            kwargs["initial"] |= {name: getattr(before, name) for name in ("numerator", "denominator", "value")}
        super().__init__(*args, **kwargs)
        self.kpi, self.period = kpi, period
        unused = ["value"] if kpi.measure in OF_TWO_COUNTS else ["numerator", "denominator"]
        for name in unused:
            del self.fields[name]
        self._name_fields(kpi, is_correction=before is not None)
        for name in {"numerator", "denominator", "value"} & set(self.fields):
            self.fields[name].required = not self.data.get("nothing")
        corrects = before is not None and self.data.get("after") != "0"
        self.fields["commentary"].required = corrects or bool(self.data.get("nothing"))
        self._hide_confirmation()

    def _name_fields(self, kpi: Kpi, *, is_correction: bool) -> None:
        """Call the boxes what the measure calls its counts."""
        names = {"commentary": "What you answer or correct" if is_correction else "Commentary"}
        if kpi.measure in OF_TWO_COUNTS:
            names["numerator"] = kpi.numerator[:1].upper() + kpi.numerator[1:]
            names["denominator"] = f"Out of: {kpi.denominator}"
        else:
            names["value"] = f"{kpi.name} ({kpi.unit})" if kpi.unit else kpi.name
        for name, label in names.items():
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = f"Enter “{label}”"

    def _hide_confirmation(self) -> None:
        """The tick is asked for only after more was counted than there is to count from."""
        if self.kpi.measure != Measure.PER_CENT or not self.data.get("confirmed"):
            self.confirming = self.fields.pop("confirmed")

    def refuse(self, refusal: Refusal) -> None:
        super().refuse(refusal)
        if isinstance(refusal, Changed):
            latest = next(iter(versions_of(self.kpi, self.period)), None)
            sent: Any = self.data
            self.data = sent.copy()
            self.data["after"] = str(latest.version if latest else 0)  # type: ignore[index]  # a copy of what was sent may be written
        if refusal.field == "numerator" and self.kpi.measure == Measure.PER_CENT and "confirmed" not in self.fields:
            self.fields["confirmed"] = self.confirming
            self.order_fields(["numerator", "denominator", "confirmed", "nothing", "commentary"])

    def enact(self, *, by: Any, at: dt.datetime) -> KpiReturn:
        given = self.cleaned_data
        counted = {name: given.get(name) for name in ("numerator", "denominator", "value")}
        figures = Figures() if given["nothing"] else Figures(**counted)
        return commands.send_return(
            kpi=self.kpi,
            period_on=self.period.first_day,
            figures=figures,
            commentary=given["commentary"],
            confirmed=given.get("confirmed", False),
            after=given["after"],
            by=by,
            at=at,
        )


class JudgeForm(Form):
    """Accept, query or reject a return."""

    judgement = OneOfField(label="What do you say to it?", choices=[(one.value, said) for one, said in ANSWERS.items()])
    words = LongTextField(
        label="Question or reason",
        rows=3,
        required=False,
        help_text="Needed unless you accept it; the provider reads it",
    )

    def __init__(self, *args: Any, sent: KpiReturn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent = sent
        if sent.is_doubtful:
            may = [(one.value, said) for one, said in ANSWERS.items() if one is not Judgement.ACCEPTED]
            self.fields["judgement"].choices = may  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        asked = given.get("judgement") in (Judgement.QUERIED, Judgement.REJECTED)
        if asked and not (given.get("words") or "").strip():
            self.add_error("words", "Ask a question, or say why it is rejected")
        return given

    def enact(self, *, by: Any, at: dt.datetime) -> ReturnJudgement:
        judgement, said = Judgement(self.cleaned_data["judgement"]), self.cleaned_data["words"]
        if judgement is Judgement.ACCEPTED:
            return commands.accept_return(sent=self.sent, words=said, by=by, at=at)
        if judgement is Judgement.QUERIED:
            return commands.query_return(sent=self.sent, question=said, by=by, at=at)
        return commands.reject_return(sent=self.sent, reason=said, by=by, at=at)
