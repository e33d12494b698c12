"""The form of a resolution, at a meeting or by one person under delegation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.governance import commands
from quadrant.governance.commands import Resolved
from quadrant.governance.models import Recommendation, Resolution
from quadrant.governance.queries import AskedAt, TakingPart
from quadrant.governance.terms import Outcome, Part, Votes
from quadrant.partnership.models import Person
from quadrant.web.design.fields import LongTextField, OneOfField, WholeNumberField
from quadrant.web.design.forms import Form, Group

VOTES = ("votes_for", "votes_against", "abstained")


class DecideForm(Form):
    """What was decided, in the words of the record."""

    outcome = OneOfField(label="Resolution", choices=Outcome.choices(), widget=forms.RadioSelect)
    amended_to = LongTextField(
        label="The words as amended", rows=3, required=False, help_text="For “approved as amended”."
    )
    conditions = LongTextField(label="Conditions", rows=3, required=False, help_text="For “approved with conditions”.")
    reasons = LongTextField(
        label="Reasons", rows=3, required=False, help_text="Needed when it is refused, deferred or referred back."
    )
    options_rejected = LongTextField(label="Options rejected, and why", rows=3, required=False)

    def __init__(self, *args: Any, recommendation: Recommendation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.recommendation = recommendation

    def resolved(self, votes: Votes | None = None) -> Resolved:
        said = self.cleaned_data
        return Resolved(
            outcome=Outcome(said["outcome"]),
            conditions=said["conditions"],
            amended_to=said["amended_to"],
            reasons=said["reasons"],
            options_rejected=said["options_rejected"],
            votes=votes,
        )

    def enact(self, *, by: Any, at: dt.datetime) -> Resolution:
        return commands.decide_alone(recommendation=self.recommendation, resolved=self.resolved(), by=by, at=at)


class ResolveForm(DecideForm):
    """A meeting's resolution: who chaired, and the votes where they were counted."""

    chaired_by = forms.ChoiceField(label="Who chaired this item")
    votes_for = WholeNumberField(label="For", required=False, most=999)
    votes_against = WholeNumberField(label="Against", required=False, most=999)
    abstained = WholeNumberField(label="Abstained", required=False, most=999)
    groups = (
        Group("What the meeting resolved", ["outcome", "amended_to", "conditions", "reasons", "options_rejected"]),
        Group("How", ["chaired_by", *VOTES], "Leave the votes empty where none were counted."),
    )

    def __init__(self, *args: Any, asked: AskedAt, present: TakingPart, **kwargs: Any) -> None:
        super().__init__(*args, recommendation=asked.recommendation, **kwargs)
        self.asked = asked
        counted = [(str(taker.person.pk), taker.name) for taker in present.counted]
        may_chair = present.chair is not None and present.chair.part is Part.COUNTED
        if counted and not may_chair:
            counted.insert(0, ("", "Choose who took the chair"))
        self.fields["chaired_by"].choices = counted or [("", "Nobody present counts for this item")]  # type: ignore[attr-defined]
        if may_chair and present.chair is not None:
            self.fields["chaired_by"].initial = str(present.chair.person.pk)
        self.fields["chaired_by"].required = bool(counted)

    def enact(self, *, by: Any, at: dt.datetime) -> Resolution:
        return commands.resolve_recommendation(**self._asked(), by=by, at=at)

    def rehearse(self, *, by: Any, at: dt.datetime) -> None:
        commands.rehearse_resolution(**self._asked(), by=by, at=at)

    def _asked(self) -> dict[str, Any]:
        chair = self.cleaned_data["chaired_by"]
        return {
            "recommendation": self.recommendation,
            "meeting": self.asked.meeting,
            "resolved": self.resolved(self._votes()),
            "chaired_by": Person.objects.get(pk=chair) if chair else None,
        }

    def _votes(self) -> Votes | None:
        counted = [self.cleaned_data[name] for name in VOTES]
        return None if all(votes is None for votes in counted) else Votes(*(int(votes or 0) for votes in counted))
