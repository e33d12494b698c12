"""Forms that check quality standards, ask for a waiver and approve one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.do.agreements import commands
from quadrant.do.agreements.models import Agreement, StandardWaiver
from quadrant.do.agreements.queries import standings_of, waivers_decided
from quadrant.do.agreements.terms import Finding, Judged
from quadrant.governance.models import Recommendation
from quadrant.methods import words
from quadrant.methods.calendar import london_day
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField
from quadrant.web.design.forms import Form, Group, dress

LEAVE = ("", "Leave as it is")


class StandardsForm(Form):
    """What a check found, standard by standard; those left as they are keep their last check."""

    def __init__(self, *args: Any, agreement: Agreement, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        self.standings = standings_of(agreement, on=london_day(at))
        self.groups = [
            Group(
                f"{one.standard.number}. {one.standard.name}",
                self._boxes(one.standard.key, one.standard.evidence),
                hint=f"{words.written(one.standard.text)} Now: {one.state.label.lower()}.",
            )
            for one in self.standings
        ]

    def _boxes(self, key: str, evidence: str) -> list[str]:
        names = [f"judged_{key}", f"evidence_{key}", f"expires_{key}"]
        self.fields[names[0]] = forms.ChoiceField(
            label="What was found", choices=[LEAVE, *Judged.choices()], required=False
        )
        self.fields[names[1]] = LongTextField(label="Evidence seen", rows=2, required=False, help_text=evidence)
        self.fields[names[2]] = DateBoxesField(label="Evidence good until", required=False)
        for name in names:
            dress(name, self.fields[name])
        return names

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        chosen = [one.standard.key for one in self.standings if given.get(f"judged_{one.standard.key}")]
        if not chosen and not self.errors:
            self.add_error(None, "Say what was found on at least one standard")
        for key in chosen:
            if not (given.get(f"evidence_{key}") or "").strip():
                self.add_error(f"evidence_{key}", "Say on what evidence")
        return given

    def enact(self, *, by: Any, at: dt.datetime) -> Agreement:
        given = self.cleaned_data
        findings = {
            key: Finding(Judged(given[f"judged_{key}"]), given[f"evidence_{key}"], given[f"expires_{key}"])
            for one in self.standings
            if given.get(f"judged_{(key := one.standard.key)}")
        }
        return commands.check_standards(agreement=self.agreement, findings=findings, by=by, at=at)


class NoStandardsForm(Form):
    """Note that the framework asks for no standard."""

    note = LongTextField(label="What was looked at", rows=3)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement

    def enact(self, *, by: Any, at: dt.datetime) -> Agreement:
        return commands.note_no_standards(agreement=self.agreement, note=self.cleaned_data["note"], by=by, at=at)


class WaiverForm(Form):
    """Ask for leave to go on without a standard until a day."""

    standard = OneOfField(label="Standard", choices=[])
    reason = LongTextField(label="Why it is waived", help_text="What is being done about it, and by when")
    until = DateBoxesField(label="Until")

    def __init__(self, *args: Any, agreement: Agreement, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        missing = [one for one in standings_of(agreement, on=london_day(at)) if not one.holds and one.check]
        listed = [(one.standard.key, f"{one.standard.number}. {one.standard.name}") for one in missing]
        self.fields["standard"].choices = listed  # type: ignore[attr-defined]  # a choice field
        if len(listed) == 1:
            self.initial["standard"] = listed[0][0]

    def enact(self, *, by: Any, at: dt.datetime) -> StandardWaiver:
        return commands.propose_waiver(agreement=self.agreement, **self.cleaned_data, by=by, at=at)


class ApproveWaiverForm(Form):
    """Approve a waiver: by oneself, or as a body resolved."""

    recommendation = forms.ChoiceField(
        label="Decided by a body",
        required=False,
        help_text="Leave empty to approve it yourself, if you are a commissioner and did not ask for it",
    )

    def __init__(self, *args: Any, waiver: StandardWaiver, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiver = waiver
        listed = [(str(one.pk), f"{one.report.title}, {one.number}") for one in waivers_decided()]
        self.fields["recommendation"].choices = [("", "I approve it myself"), *listed]  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> StandardWaiver:
        number = self.cleaned_data["recommendation"]
        found = Recommendation.objects.get(pk=number) if number else None
        return commands.approve_waiver(waiver=self.waiver, recommendation=found, by=by, at=at)
