"""Forms on petitions: the scheme, one received, its names, its debate, its answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.cycle.queries import cycles
from quadrant.engagement import commands
from quadrant.engagement.commands import Promises, Received
from quadrant.engagement.models import Petition, PetitionDebate, PetitionScheme
from quadrant.engagement.queries import consultations, items_to_debate, meetings_to_debate
from quadrant.engagement.terms import PetitionWay
from quadrant.methods import words
from quadrant.methods.calendar import london_day
from quadrant.web.cycle.forms.cycles import choose
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField, TextField, WholeNumberField
from quadrant.web.design.forms import Form

MOST = 2_000_000
OPEN = [("yes", "Yes: anybody may read them without signing in"), ("no", "No")]


class SchemeForm(Form):
    """What the partnership promises from a day on."""

    starts_on = DateBoxesField(label="From which day on", help_text="For example 1 4 2027")
    debate_at = WholeNumberField(label="Signatures that lead to a debate", least=1, most=MOST)
    evidence_at = WholeNumberField(
        label="Signatures at which an officer gives evidence", required=False, least=1, most=MOST
    )
    answer_within = WholeNumberField(label="Working days within which it is answered", least=1, most=250)
    publishes = OneOfField(label="Are petitions published?", choices=OPEN)
    basis = TextField(label="Where the scheme was agreed", max_length=300, help_text="With its date")

    def enact(self, *, by: Any, at: dt.datetime) -> PetitionScheme:
        said = self.cleaned_data
        promises = Promises(
            said["starts_on"],
            int(said["debate_at"]),
            int(said["answer_within"]),
            said["basis"],
            None if said["evidence_at"] is None else int(said["evidence_at"]),
            publishes=said["publishes"] == "yes",
        )
        return commands.set_petition_scheme(promises=promises, by=by, at=at)


class ReceiveForm(Form):
    """A petition as it came."""

    title = TextField(label="Title", max_length=150)
    asks = LongTextField(label="What it asks for", rows=4, help_text="In its own words, without anybody’s name or case")
    way = OneOfField(label="How it came", choices=PetitionWay.choices())
    received_on = DateBoxesField(label="When it was received", help_text="For example 12 10 2026")
    signed = WholeNumberField(label="How many signatures it came with", least=1, most=MOST)
    organiser = TextField(
        label="Who handed it in", max_length=150, help_text="Kept for those who answer it, and never published"
    )
    contact = TextField(label="How they are reached", max_length=300, required=False, help_text="Never published")
    cycle = forms.ChoiceField(label="About which cycle", required=False)
    consultation = forms.ChoiceField(label="Beside which consultation", required=False)

    def __init__(self, *args: Any, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cycles = {str(one.pk): one for one in cycles()}
        self.consultations = {str(one.pk): one for one in consultations(at)}
        for name, rows in (("cycle", self.cycles), ("consultation", self.consultations)):
            field: Any = self.fields[name]
            field.choices = choose(rows.values(), empty="None in particular")

    def enact(self, *, by: Any, at: dt.datetime) -> Petition:
        said = dict(self.cleaned_data)
        received = Received(
            title=said["title"],
            asks=said["asks"],
            way=PetitionWay(said["way"]),
            received_on=said["received_on"],
            signed=int(said["signed"]),
            organiser=said["organiser"],
            contact=said["contact"],
            cycle=self.cycles.get(said["cycle"]),
            consultation=self.consultations.get(said["consultation"]),
        )
        return commands.receive_petition(received=received, by=by, at=at)


class CheckForm(Form):
    """How many names stand."""

    counted = WholeNumberField(label="How many names stand", least=0, most=MOST)
    how = LongTextField(
        label="How they were checked", rows=3, help_text="For example: addresses compared with the electoral register"
    )

    def __init__(self, *args: Any, petition: Petition, **kwargs: Any) -> None:
        initial = {"counted": petition.counted, "how": petition.checked_how}
        super().__init__(*args, initial=initial, **kwargs)
        self.petition = petition

    def enact(self, *, by: Any, at: dt.datetime) -> Petition:
        said = self.cleaned_data
        return commands.check_signatures(
            petition=self.petition, counted=int(said["counted"]), how=said["how"], by=by, at=at
        )


class DebateForm(Form):
    """At which meeting it was debated, and what came of that."""

    meeting = forms.ChoiceField(label="At which meeting, under which item")
    outcome = LongTextField(label="What came of it", rows=4)

    def __init__(self, *args: Any, petition: Petition, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.petition = petition
        meetings = meetings_to_debate(london_day(at))
        self.listed: dict[str, tuple[Any, Any]] = {}
        items = items_to_debate(meetings)
        choices = [("", "Choose a meeting or an item of its agenda")]
        for meeting in meetings:
            name = f"{meeting.body.name}, {words.date(meeting.at)}"
            self.listed[f"m{meeting.pk}"] = (meeting, None)
            choices.append((f"m{meeting.pk}", name))
            for item in (one for one in items if one.meeting_id == meeting.pk):
                self.listed[f"i{item.pk}"] = (meeting, item)
                choices.append((f"i{item.pk}", f"{name}, item {item.number}: {item.report.title}"))
        field: Any = self.fields["meeting"]
        field.choices = choices

    def enact(self, *, by: Any, at: dt.datetime) -> PetitionDebate:
        meeting, item = self.listed[self.cleaned_data["meeting"]]
        outcome = self.cleaned_data["outcome"]
        return commands.debate_petition(
            petition=self.petition, meeting=meeting, item=item, outcome=outcome, by=by, at=at
        )


class AnswerPetitionForm(Form):
    answer = LongTextField(label="The answer", rows=8, help_text="Without anybody’s name or case: it may be published")

    def __init__(self, *args: Any, petition: Petition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.petition = petition

    def enact(self, *, by: Any, at: dt.datetime) -> Petition:
        return commands.answer_petition(petition=self.petition, **self.cleaned_data, by=by, at=at)
