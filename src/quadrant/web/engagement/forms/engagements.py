"""Forms of meetings and talks, of how far power is shared, of messages and their sending."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.audit.terms import Changed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import Quadrant
from quadrant.engagement import commands
from quadrant.engagement.commands import Met
from quadrant.engagement.models import Audience, Consultation, Coproduction, Engagement, Message, Sending
from quadrant.engagement.queries import engagement_numbered, places_for, places_to_meet
from quadrant.engagement.terms import Channel, MessageKind, Method, Rung, Sector
from quadrant.web.design.fields import (
    DateBoxesField,
    LongTextField,
    OneOfField,
    SomeOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, Group

MANY = 2_147_483_647


class EngagementForm(Form):
    """Record that people were asked, or change such a record."""

    title = TextField(label="What it was", max_length=150, help_text="For example: parents’ evening at Moorside")
    held_on = DateBoxesField(label="When", help_text="For example 18 5 2026. Of several days, the last.")
    method = OneOfField(label="How people were asked", choices=Method.choices(), widget=forms.RadioSelect)
    network = TextField(
        label="Which group or network",
        max_length=150,
        required=False,
        help_text="For a group or network that meets already, of families or of practitioners",
    )
    sectors = SomeOfField(label="Who took part", choices=Sector.choices())
    how_many = WholeNumberField(label="How many people", least=1, most=MANY)
    led_by_young = forms.BooleanField(label="Children or young people led it", required=False)
    findings = LongTextField(label="What they said", rows=5, help_text="Without anybody’s name or case")
    action = LongTextField(
        label="What was done about it", rows=4, required=False, help_text="Leave empty until something was decided"
    )
    place = OneOfField(label="For which step or activity of the cycle", choices=[], required=False)
    consultation = forms.ChoiceField(label="Part of which consultation", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    groups: tuple[Group, ...] = (
        Group("Who and how", ["title", "held_on", "method", "network", "sectors", "how_many", "led_by_young"]),
        Group("What came of it", ["findings", "action"]),
    )

    def __init__(
        self, *args: Any, cycle: Cycle | None, consultations: list[Consultation],
        engagement: Engagement | None = None, place: str = "", **kwargs: Any,
    ) -> None:  # fmt: skip
        self.cycle, self.engagement = cycle, engagement
        kwargs["initial"] = _as_typed(engagement) if engagement is not None else {"place": place}
        super().__init__(*args, **kwargs)
        self.fields["network"].may_wait = True  # type: ignore[attr-defined]  # its hint says when
        places = places_for(cycle) if cycle is not None else []
        self.only_place = places[0].key if len(places) == 1 else ""
        if cycle is not None:
            self.fields["place"].choices = places_to_meet(cycle)  # type: ignore[attr-defined]  # a choice field
            self.fields["place"].required = len(places) > 1
            self.initial.setdefault("place", self.only_place)
            self.initial["place"] = self.initial["place"] or self.only_place
        else:
            del self.fields["place"]
        self.consultations = {str(one.pk): one for one in consultations}
        if consultations:
            listed = [("", "None"), *((number, one.title) for number, one in self.consultations.items())]
            self.fields["consultation"].choices = listed  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["consultation"]

    def refuse(self, refusal: Refusal) -> None:
        super().refuse(refusal)
        now = engagement_numbered(self.engagement.pk) if self.engagement is not None else None
        if isinstance(refusal, Changed) and now is not None:
            sent: Any = self.data
            self.data = sent.copy()
            self.data["version"] = str(now.version)  # type: ignore[index]  # a copy may be written

    def enact(self, *, by: Any, at: dt.datetime) -> Engagement:
        said = dict(self.cleaned_data)
        version = said.pop("version") or 0
        said["method"], said["how_many"] = Method(said["method"]), int(said["how_many"])
        said["sectors"] = tuple(said["sectors"])
        said["place"] = said.get("place") or self.only_place
        said["consultation"] = self.consultations.get(said.get("consultation", ""))
        met = Met(**said)
        if self.engagement is None:
            return commands.record_engagement(met=met, cycle=self.cycle, by=by, at=at)
        return commands.change_engagement(engagement=self.engagement, version=version, met=met, by=by, at=at)


def _as_typed(one: Engagement) -> dict[str, Any]:
    names = (
        "title", "held_on", "method", "network", "sectors", "how_many", "led_by_young", "findings", "action", "place",
        "version",
    )  # fmt: skip
    return {**{name: getattr(one, name) for name in names}, "consultation": str(one.consultation_id or "")}


class CoproductionForm(Form):
    """How far power is to be shared in a quadrant of a cycle, and how far it was."""

    aimed = OneOfField(label="Rung aimed for", choices=Rung.choices(), widget=forms.RadioSelect)
    reached = OneOfField(
        label="Rung reached", choices=[("", "Not known yet"), *Rung.choices()], required=False, widget=forms.RadioSelect
    )
    evidence = LongTextField(label="What shows it", rows=4, required=False)

    def __init__(self, *args: Any, cycle: Cycle, quadrant: Quadrant, now: Coproduction | None, **kwargs: Any) -> None:
        initial = {name: getattr(now, name) for name in ("aimed", "reached", "evidence")} if now else {}
        super().__init__(*args, initial=initial, **kwargs)
        self.cycle, self.quadrant = cycle, quadrant

    def enact(self, *, by: Any, at: dt.datetime) -> Coproduction:
        said = self.cleaned_data
        return commands.record_coproduction(
            cycle=self.cycle, quadrant=self.quadrant, aimed=Rung(said["aimed"]),
            reached=Rung(said["reached"]) if said["reached"] else None, evidence=said["evidence"], by=by, at=at,
        )  # fmt: skip


class MessageForm(Form):
    """What people are to be told, and who they are."""

    kind = OneOfField(label="What it is", choices=MessageKind.choices())
    title = TextField(label="Title", max_length=150)
    words = LongTextField(label="The message", rows=10, help_text="Short sentences and everyday words")
    audiences = LongTextField(
        label="Who it is for, one on each line", rows=5, help_text="For example: parents; schools; the Cabinet"
    )

    def __init__(self, *args: Any, cycle: Cycle | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cycle = cycle

    def enact(self, *, by: Any, at: dt.datetime) -> Message:
        said = self.cleaned_data
        return commands.write_message(
            cycle=self.cycle, kind=MessageKind(said["kind"]), title=said["title"], words=said["words"],
            audiences=said["audiences"].split("\n"), by=by, at=at,
        )  # fmt: skip


class SendingForm(Form):
    """That a message went to an audience."""

    channel = OneOfField(label="How", choices=Channel.choices())
    sent_on = DateBoxesField(label="When", help_text="For example 24 6 2026")
    reached = WholeNumberField(label="To how many people", required=False, most=MANY)
    note = TextField(label="Note", max_length=200, required=False)

    def __init__(self, *args: Any, audience: Audience, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.audience = audience

    def enact(self, *, by: Any, at: dt.datetime) -> Sending:
        said = dict(self.cleaned_data)
        reached = said.pop("reached")
        return commands.log_sending(
            audience=self.audience, channel=Channel(said["channel"]), sent_on=said["sent_on"],
            reached=None if reached is None else int(reached), note=said["note"], by=by, at=at,
        )  # fmt: skip
