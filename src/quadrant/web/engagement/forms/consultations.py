"""Forms of a consultation: what it is, its strategy, its time, how far power was shared."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.audit.terms import Changed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.engagement import commands
from quadrant.engagement.commands import Asked
from quadrant.engagement.models import Consultation, Extension, LocalConsulting
from quadrant.engagement.queries import consultation_numbered, places_for
from quadrant.engagement.terms import Method, Rung, Sector, Stage, Strategy
from quadrant.methods.calendar import deadline, london_day
from quadrant.methods.words import local
from quadrant.partnership.papers import TAKEN, keep_paper
from quadrant.partnership.within import here
from quadrant.web.design.fields import (
    ClockField,
    DateBoxesField,
    LongTextField,
    OneOfField,
    SomeOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, Group

EVENING = dt.time(17)
STAGE_HINTS = {
    Stage.DECIDED.value: "The courts ask that people are consulted while what they say can still change something."
}


def moment(form: Form, day: str, clock: str = "") -> dt.datetime:
    """A moment from a day and a time of a form; refused at its field where London skips it or passes it twice."""
    said = form.cleaned_data
    at = said[clock] if clock else dt.time(0)
    try:
        return deadline(said[day], at)
    except ValueError as wrong:
        raise Refusal(f"Choose another time: {wrong}.", field=clock or day) from wrong


class ConsultationForm(Form):
    """Draft a consultation, or change a draft."""

    title = TextField(label="Title", max_length=150, help_text="As people will read it, for example: Short breaks")
    purpose = LongTextField(label="What it is about", rows=5, help_text="What people need to know to answer well")
    plain = LongTextField(
        label="The same in easy words",
        rows=4,
        required=False,
        help_text="For the young people’s version. Short sentences, no long words.",
    )
    decision = LongTextField(label="Which decision it influences, and who takes it", rows=2)
    stage = OneOfField(label="How far the thinking has come", choices=Stage.choices(), hints=STAGE_HINTS)
    options = LongTextField(label="Options shown to people", rows=4, required=False)
    audience = TextField(label="Who is asked", max_length=300, help_text="For example: families of the 730 children")
    sectors = SomeOfField(label="Which kinds of people", choices=Sector.choices())
    methods = SomeOfField(label="How they are asked", choices=Method.choices())
    other_ways = TextField(
        label="How else to answer",
        max_length=300,
        help_text="For those who cannot use the page: where paper copies are, whom to ring, who helps",
    )
    opens_on = DateBoxesField(label="First day", help_text="For example 7 9 2026")
    closes_on = DateBoxesField(label="Last day", help_text="For example 30 11 2026")
    closes_time = ClockField(label="Time at which it closes on that day", initial=EVENING)
    short_why = LongTextField(label="If it is open for less than your policy says: why", rows=2, required=False)
    rung_aimed = OneOfField(
        label="How far power is to be shared",
        choices=Rung.choices(),
        help_text="The ladder of co-production, lowest rung first (after Think Local Act Personal)",
    )
    place = OneOfField(label="Which activity of the cycle it is for", choices=[], required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    groups = (
        Group("What it is about", ["title", "purpose", "plain", "decision", "stage", "options"]),
        Group("Who and how", ["audience", "sectors", "methods", "other_ways", "rung_aimed"]),
        Group("When", ["opens_on", "closes_on", "closes_time", "short_why"]),
    )

    def __init__(
        self, *args: Any, cycle: Cycle | None, consultation: Consultation | None = None, **kwargs: Any
    ) -> None:
        self.cycle, self.consultation = cycle, consultation
        if consultation is not None:
            kwargs["initial"] = _as_typed(consultation)
        super().__init__(*args, **kwargs)
        places = places_for(cycle) if cycle is not None else []
        if len(places) > 1:
            choices = [("", "All of them"), *((place.key, place.item.name) for place in places)]
            self.fields["place"].choices = choices  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["place"]

    def refuse(self, refusal: Refusal) -> None:
        super().refuse(refusal)
        now = consultation_numbered(self.consultation.pk) if self.consultation is not None else None
        if isinstance(refusal, Changed) and now is not None:
            sent: Any = self.data
            self.data = sent.copy()
            self.data["version"] = str(now.version)  # type: ignore[index]  # a copy may be written

    def enact(self, *, by: Any, at: dt.datetime) -> Consultation:
        said = dict(self.cleaned_data)
        version = said.pop("version") or 0
        said["opens_at"], said["closes_at"] = moment(self, "opens_on"), moment(self, "closes_on", "closes_time")
        for name in ("opens_on", "closes_on", "closes_time"):
            del said[name]
        said["stage"], said["rung_aimed"] = Stage(said["stage"]), Rung(said["rung_aimed"])
        said["sectors"], said["methods"] = tuple(said["sectors"]), tuple(said["methods"])
        asked = Asked(**said)
        if self.consultation is None:
            return commands.draft_consultation(asked=asked, cycle=self.cycle, by=by, at=at)
        return commands.change_consultation(consultation=self.consultation, version=version, asked=asked, by=by, at=at)


def _as_typed(one: Consultation) -> dict[str, Any]:
    names = (
        "title", "purpose", "plain", "decision", "stage", "options", "audience", "sectors", "methods", "other_ways",
        "short_why", "rung_aimed", "place", "version",
    )  # fmt: skip
    closes = local(one.closes_at)
    times = {"opens_on": london_day(one.opens_at), "closes_on": closes.date(), "closes_time": closes.time()}
    return {**{name: getattr(one, name) for name in names}, **times}


class StrategyForm(Form):
    """Would a communications or consultation strategy help?"""

    strategy = OneOfField(label="Would a communications or consultation strategy help?", choices=Strategy.choices())
    why = LongTextField(label="Why, or why not", rows=3)
    file = forms.FileField(label="The strategy, if yes", required=False, help_text=f"One file: {TAKEN}")

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        initial = {"strategy": consultation.strategy, "why": consultation.strategy_why}
        super().__init__(*args, initial=initial, **kwargs)
        self.consultation = consultation
        self.fields["file"].may_wait = True  # type: ignore[attr-defined]  # asked for by the label where it is needed

    def enact(self, *, by: Any, at: dt.datetime) -> Consultation:
        said, paper = self.cleaned_data, None
        if said["file"] is not None and said["strategy"] == Strategy.YES:
            paper = keep_paper(said["file"].file, name=said["file"].name, partnership=here().partnership_id)
        return commands.consider_strategy(
            consultation=self.consultation, strategy=Strategy(said["strategy"]), why=said["why"], paper=paper,
            by=by, at=at,
        )  # fmt: skip


class ExtendForm(Form):
    """Give people more time."""

    until_on = DateBoxesField(label="New last day", help_text="For example 14 12 2026")
    until_time = ClockField(label="Time at which it closes on that day", initial=EVENING)
    why = LongTextField(label="Why more time is given", rows=3)

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consultation = consultation

    def refuse(self, refusal: Refusal) -> None:
        field = {"until": "until_on"}.get(refusal.field, refusal.field)
        super().refuse(Refusal(refusal.sentence, field=field))

    def enact(self, *, by: Any, at: dt.datetime) -> Extension:
        return commands.extend_consultation(
            consultation=self.consultation, until=moment(self, "until_on", "until_time"),
            why=self.cleaned_data["why"], by=by, at=at,
        )  # fmt: skip


class AgainForm(Form):
    """Run a consultation again, with the same text and questions."""

    title = TextField(label="Title of the new one", max_length=150)
    opens_on = DateBoxesField(label="First day", help_text="For example 6 9 2027")
    closes_on = DateBoxesField(label="Last day", help_text="For example 29 11 2027")
    closes_time = ClockField(label="Time at which it closes on that day", initial=EVENING)

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consultation = consultation

    def enact(self, *, by: Any, at: dt.datetime) -> Consultation:
        return commands.run_again(
            consultation=self.consultation, title=self.cleaned_data["title"], opens_at=moment(self, "opens_on"),
            closes_at=moment(self, "closes_on", "closes_time"), by=by, at=at,
        )  # fmt: skip


class RungForm(Form):
    """How far up the ladder the consultation came."""

    reached = OneOfField(label="Rung reached", choices=Rung.choices())
    evidence = LongTextField(label="What shows it", rows=4, help_text="What people decided or made themselves")

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        initial = {"reached": consultation.rung_reached, "evidence": consultation.rung_evidence}
        super().__init__(*args, initial=initial, **kwargs)
        self.consultation = consultation

    def enact(self, *, by: Any, at: dt.datetime) -> Consultation:
        said = self.cleaned_data
        return commands.record_rung(
            consultation=self.consultation, reached=Rung(said["reached"]), evidence=said["evidence"], by=by, at=at
        )


class LengthForm(Form):
    """How long consultations stay open here, from a day on."""

    weeks = WholeNumberField(label="Weeks", least=1, most=52, help_text="The Compact of 2010 asked for 12")
    adds_holidays = forms.BooleanField(label="Add a day for each bank holiday within that time", required=False)
    basis = TextField(label="On what basis", max_length=200, help_text="For example: consultation policy, 2026")
    from_on = DateBoxesField(label="From which day on", help_text="For example 1 1 2027")

    def enact(self, *, by: Any, at: dt.datetime) -> LocalConsulting:
        said = dict(self.cleaned_data)
        return commands.set_consulting_length(**{**said, "weeks": int(said["weeks"])}, by=by, at=at)
