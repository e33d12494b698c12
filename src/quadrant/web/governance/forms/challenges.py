"""Forms of a peer challenge."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.cycle.framework.places import steps_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.governance import commands
from quadrant.governance.models import ChallengePoint, PeerChallenge
from quadrant.governance.terms import ChallengeReply
from quadrant.partnership.models import Body
from quadrant.partnership.queries import bodies
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form


class ChallengeForm(Form):
    """Ask a body that does not own the cycle to challenge it, or a step of it."""

    challenger = forms.ChoiceField(label="Which body challenges")
    subject = TextField(label="What is challenged", max_length=200, help_text="For example one set of intentions")
    place = forms.ChoiceField(label="At which step", required=False)
    reply_by = DateBoxesField(label="Reply to its points by", help_text="For example 30 11 2026")

    def __init__(self, *args: Any, cycle: Cycle, place: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        peers = [(str(one.pk), one.name) for one in bodies() if one.pk != cycle.lead_body_id]
        self.fields["challenger"].choices = [("", "Choose a body"), *peers]  # type: ignore[attr-defined]  # a choice field
        steps = [(one.key, f"{one.step.number}. {one.step.name}") for one in steps_of(framework_of(cycle.framework))]
        self.fields["place"].choices = [("", "The cycle as a whole"), *steps]  # type: ignore[attr-defined]
        self.fields["place"].initial = place

    def enact(self, *, by: Any, at: dt.datetime) -> PeerChallenge:
        said = dict(self.cleaned_data)
        challenger = Body.objects.get(pk=said.pop("challenger"))
        return commands.open_challenge(cycle=self.cycle, challenger=challenger, **said, by=by, at=at)


class PointForm(Form):
    text = LongTextField(label="The point")

    def __init__(self, *args: Any, challenge: PeerChallenge, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.challenge = challenge

    def enact(self, *, by: Any, at: dt.datetime) -> ChallengePoint:
        return commands.raise_point(challenge=self.challenge, text=self.cleaned_data["text"], by=by, at=at)


class ReplyForm(Form):
    answer = OneOfField(label="What you make of it", choices=ChallengeReply.choices())
    reply = LongTextField(label="The reply")

    def __init__(self, *args: Any, point: ChallengePoint, **kwargs: Any) -> None:
        kwargs["initial"] = {"answer": point.answer, "reply": point.reply}
        super().__init__(*args, **kwargs)
        self.point = point

    def enact(self, *, by: Any, at: dt.datetime) -> ChallengePoint:
        answer = ChallengeReply(self.cleaned_data["answer"])
        return commands.reply_to_point(point=self.point, answer=answer, reply=self.cleaned_data["reply"], by=by, at=at)


class OutcomeForm(Form):
    outcome = LongTextField(label="What came of it")

    def __init__(self, *args: Any, challenge: PeerChallenge, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.challenge = challenge

    def enact(self, *, by: Any, at: dt.datetime) -> PeerChallenge:
        return commands.conclude_challenge(challenge=self.challenge, outcome=self.cleaned_data["outcome"], by=by, at=at)
