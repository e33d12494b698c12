"""Forms that write a needs assessment, choose its needs, and put it to a body."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.commands import AssessmentText
from quadrant.analyse.needs.models import AssessmentDecision, NeedsAssessment
from quadrant.analyse.needs.queries import assessed_needs, chapters_of, needs_of, places_for
from quadrant.analyse.needs.terms import AssessmentKind, Part
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Body
from quadrant.partnership.queries import bodies, people_here
from quadrant.web.analyse.needs.forms.changing import VersionedForm
from quadrant.web.cycle.forms.cycles import choose
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField, SomeOfField, TextField
from quadrant.web.design.forms import Form, dress

HINTS = {
    Part.SUMMARY: "What a body must know if it reads nothing else",
    Part.WHY: "What it does to people, and which law or plan asks for it",
    Part.NATIONAL: "England, its trend, and what research says works",
    Part.LOCAL: "Who is at risk here, beside England and neighbours, and how unequal it is",
    Part.BEING_DONE: "Which services there are, what they cost and whom they reach",
    Part.COULD_DO: "What is not met, and what would meet it",
    Part.DATA_GAPS: "What could not be found out, and how it will be",
}


class AssessmentForm(VersionedForm):
    """The words of a needs assessment."""

    title = TextField(label="Title", max_length=150)
    kind = OneOfField(label="What sort of assessment it is", choices=AssessmentKind.choices())
    area = forms.ChoiceField(label="The place that it covers", required=False)
    owner = forms.ChoiceField(label="Who answers for it", required=False)
    next_review_on = DateBoxesField(label="To be reviewed by", required=False, help_text="For example 1 11 2027")

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(one.pk): one for one in places_for(cycle)}
        self.people = {str(one.pk): one for one in people_here()}
        areas: Any = self.fields["area"]
        areas.choices = choose(self.places.values(), empty="No place is named")
        owners: Any = self.fields["owner"]
        owners.choices = choose(self.people.values(), empty="Whoever drafted it")
        for part in Part:
            field = LongTextField(label=part.label, required=False, help_text=HINTS[part])
            dress(part.value, field)
            self.fields[part.value] = field
        parts = [part.value for part in Part]
        self.order_fields(["version", "title", "kind", "area", *parts, "owner", "next_review_on"])

    def text(self) -> AssessmentText:
        given = self.cleaned_data
        return AssessmentText(
            given["title"],
            {part: given[part.value] for part in Part if part.value in given},
            given["next_review_on"],
            AssessmentKind(given["kind"]),
            self.places.get(given["area"]),
            self.people.get(given["owner"]),
        )


class DraftAssessmentForm(AssessmentForm):
    """Begin a needs assessment; it takes in every need of the cycle as it stands."""

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, cycle=cycle, **kwargs)
        self.cycle = cycle

    def enact(self, *, by: Any, at: dt.datetime) -> NeedsAssessment:
        needs = needs_of(self.cycle)
        return commands.draft_assessment(cycle=self.cycle, text=self.text(), needs=needs, by=by, at=at)


class ChangeAssessmentForm(AssessmentForm):
    def __init__(self, *args: Any, assessment: NeedsAssessment, **kwargs: Any) -> None:
        super().__init__(*args, cycle=assessment.cycle, initial=_as_typed(assessment), **kwargs)
        self.assessment = assessment
        if chapters_of(assessment):
            for part in Part:
                if part is not Part.SUMMARY and not getattr(assessment, part.value):
                    del self.fields[part.value]

    def recorded_now(self) -> dict[str, Any]:
        return _as_typed(NeedsAssessment.objects.get(pk=self.assessment.pk))

    def enact(self, *, by: Any, at: dt.datetime) -> NeedsAssessment:
        version = self.cleaned_data["version"] or 0
        return commands.change_assessment(assessment=self.assessment, version=version, text=self.text(), by=by, at=at)


def _as_typed(assessment: NeedsAssessment) -> dict[str, Any]:
    """An assessment as its form would have it typed."""
    words = {part.value: getattr(assessment, part.value) for part in Part}
    fixed = {
        "version": assessment.version,
        "title": assessment.title,
        "kind": assessment.kind,
        "area": str(assessment.area_id or ""),
        "owner": str(assessment.owner_id or ""),
        "next_review_on": assessment.next_review_on,
    }
    return {**fixed, **words}


class ChooseNeedsForm(Form):
    """Take needs into the assessment, each with its figures as they stand now."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, assessment: NeedsAssessment, **kwargs: Any) -> None:
        self.assessment = assessment
        self.listed = {str(need.pk): need for need in needs_of(assessment.cycle)}
        held = [str(one.need_id) for one in assessed_needs(assessment)]
        super().__init__(*args, initial={"version": assessment.version, "needs": held}, **kwargs)
        field = SomeOfField(
            label="Needs of the cycle",
            choices=[(number, need.statement) for number, need in self.listed.items()],
            hints={number: _evidence(need.pieces) for number, need in self.listed.items()},
            required=False,
        )
        dress("needs", field)
        self.fields["needs"] = field

    def enact(self, *, by: Any, at: dt.datetime) -> NeedsAssessment:
        needs = [self.listed[number] for number in self.listed if number in self.cleaned_data["needs"]]
        version = self.cleaned_data["version"]
        return commands.choose_needs(assessment=self.assessment, version=version, needs=needs, by=by, at=at)


def _evidence(pieces: int) -> str:
    return f"{pieces} {'piece' if pieces == 1 else 'pieces'} of evidence" if pieces else "No evidence yet"


class PutForm(Form):
    """Which body is asked to approve the assessment."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, assessment: NeedsAssessment, **kwargs: Any) -> None:
        self.assessment = assessment
        super().__init__(*args, initial={"version": assessment.version}, **kwargs)
        field = OneOfField(label="To which body", choices=[(str(body.pk), body.name) for body in bodies()])
        dress("body", field)
        self.fields["body"] = field

    def enact(self, *, by: Any, at: dt.datetime) -> AssessmentDecision:
        given = self.cleaned_data
        return commands.put_assessment(
            assessment=self.assessment,
            version=given["version"],
            body=Body.objects.get(pk=given["body"]),
            by=by,
            at=at,
        )
