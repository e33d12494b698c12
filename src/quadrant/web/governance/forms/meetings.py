"""Forms of meetings: calling one, its agenda, who came, what was declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from quadrant.audit.terms import Changed, Refusal
from quadrant.governance import commands
from quadrant.governance.models import AgendaItem, Meeting, Report
from quadrant.governance.queries import (
    attendance_at,
    bodies_recorded_by,
    changes_of,
    day_of,
    out_of_room,
    present_in_seats,
    publication_of,
    reports_for,
)
from quadrant.governance.terms import Late, Presence
from quadrant.partnership.models import Body, BodyMember, Person, Substitute
from quadrant.partnership.queries import effects, members_of, substitutes_on
from quadrant.partnership.terms import InterestKind, Seat
from quadrant.web.design.fields import ClockField, DateBoxesField, LongTextField, OneOfField, SomeOfField, TextField
from quadrant.web.design.forms import Form, dress

INSTEAD = "substitute-"


class MeetingForm(Form):
    """Call a meeting of a body that one records for."""

    body = OneOfField(label="Which body meets", choices=[])
    on = DateBoxesField(label="Day", help_text="For example 8 12 2026")
    time = ClockField(label="Time", help_text="For example 6:30pm or 14:00")
    venue = TextField(label="Where", max_length=200, required=False)

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(body.pk), body.name) for body in bodies_recorded_by(person)]
        self.fields["body"] = OneOfField(label="Which body meets", choices=offered)
        dress("body", self.fields["body"])
        self.order_fields(["body", "on", "time", "venue"])

    def enact(self, *, by: Any, at: dt.datetime) -> Meeting:
        said = self.cleaned_data
        meets_at = timezone.make_aware(dt.datetime.combine(said["on"], said["time"]))
        body = Body.objects.get(pk=said["body"])
        return commands.call_meeting(body=body, meets_at=meets_at, venue=said["venue"], by=by, at=at)


class ChangeMeetingForm(Form):
    """Another day, time or place; once the agenda is published, with the reason."""

    on = DateBoxesField(label="Day")
    time = ClockField(label="Time", help_text="For example 6:30pm or 14:00")
    venue = TextField(label="Where", max_length=200, required=False)
    why = LongTextField(
        label="Why it changes", rows=3, help_text="The agenda is published: its readers see this beside the old day."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        self.meeting = meeting
        now = timezone.localtime(meeting.at)
        kwargs["initial"] = {
            "on": now.date(), "time": now.time(), "venue": meeting.venue, "version": len(changes_of(meeting)),
        }  # fmt: skip
        super().__init__(*args, **kwargs)
        if publication_of(meeting) is None:
            del self.fields["why"]

    def enact(self, *, by: Any, at: dt.datetime) -> Meeting:
        said = self.cleaned_data
        return commands.change_meeting(
            meeting=self.meeting,
            meets_at=timezone.make_aware(dt.datetime.combine(said["on"], said["time"])),
            venue=said["venue"],
            version=said["version"],
            why=said.get("why", ""),
            by=by,
            at=at,
        )

    def refuse(self, refusal: Refusal) -> None:
        """Where somebody else was quicker, a second save, with theirs seen, keeps this one."""
        super().refuse(refusal)
        if isinstance(refusal, Changed):
            sent: Any = self.data
            self.data = sent.copy()
            self.data["version"] = str(len(changes_of(self.meeting)))  # type: ignore[index]  # a copy may be written


class AgendaForm(Form):
    """Put one of the reports that are ready on the agenda."""

    report = OneOfField(label="Report", choices=[])
    late_why = LongTextField(label="Why it could not wait", rows=3)
    late_agreed_by = TextField(label="Who agreed that it is urgent", max_length=200, help_text="Usually the chair.")

    def __init__(self, *args: Any, meeting: Meeting, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        if publication_of(meeting) is None:
            del self.fields["late_why"], self.fields["late_agreed_by"]
        offered = [(str(report.pk), f"{report.title} ({report.author.name})") for report in reports_for(meeting, at=at)]
        self.fields["report"] = OneOfField(label="Report", choices=offered)
        dress("report", self.fields["report"])
        self.offers_any = bool(offered)

    def enact(self, *, by: Any, at: dt.datetime) -> AgendaItem:
        said = self.cleaned_data
        report = Report.objects.get(pk=said["report"])
        late = Late(said["late_why"], said["late_agreed_by"]) if "late_why" in said else None
        return commands.put_on_agenda(meeting=self.meeting, report=report, late=late, by=by, at=at)


class AttendanceForm(Form):
    """Present, apologies, or who came instead, for everybody with a seat on the day."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.members = members_of(meeting.body, on=day_of(meeting))
        self.substitutes: dict[str, Substitute] = {}
        said = attendance_at(meeting)
        instead = {one.stands_in_for_id: one for one in said.values() if one.stands_in_for_id is not None}
        for one in substitutes_on(meeting.body, on=day_of(meeting)):
            self.substitutes[f"{INSTEAD}{one.pk}"] = one
        for member in self.members:
            seat = member.seat_in_words.lower()
            label = member.person.name if seat == Seat.MEMBER.label.lower() else f"{member.person.name} ({seat})"
            known = said.get(member.person_id)
            field = OneOfField(label=label, choices=[*Presence.choices(), *self._instead_of(member)], required=False)
            field.initial = known.presence if known else ""
            if member.pk in instead:
                field.initial = self._named(member, instead[member.pk].person_id)
            field.may_wait = True  # type: ignore[attr-defined]  # asked by the label: it may be said later
            self.fields[f"person-{member.person_id}"] = field
            dress(f"person-{member.person_id}", field)

        self.fields["others"] = LongTextField(
            label="Officers and others who came", rows=3, required=False, initial=meeting.others,
            help_text="A line for each, with what they are. They have no part in a decision.",
        )  # fmt: skip
        dress("others", self.fields["others"])

    def _instead_of(self, member: BodyMember) -> list[tuple[str, str]]:
        return [
            (value, f"Apologies: {one.person.name} came instead")
            for value, one in self.substitutes.items()
            if one.member_id == member.pk
        ]

    def _named(self, member: BodyMember, person: int) -> str:
        """The choice that stands for this substitute; none where the naming has ended since."""
        found = (v for v, one in self.substitutes.items() if (one.member_id, one.person_id) == (member.pk, person))
        return next(found, Presence.APOLOGIES.value)

    def enact(self, *, by: Any, at: dt.datetime) -> Meeting:
        people = {f"person-{member.person_id}": member for member in self.members}
        said = [(people[name], value) for name, value in self.cleaned_data.items() if value and name in people]
        return commands.take_attendance(
            meeting=self.meeting,
            presences={one.person: Presence(value) for one, value in said if value not in self.substitutes},
            substitutes={one: self.substitutes[value].person for one, value in said if value in self.substitutes},
            others=self.cleaned_data["others"],
            by=by,
            at=at,
        )


class OutOfRoomForm(Form):
    """Who of those who came was not there for one item."""

    people = SomeOfField(label="Who was not in the room", choices=[], required=False)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        kwargs["initial"] = {"people": [str(number) for number in out_of_room([item])[item.pk]]}
        super().__init__(*args, **kwargs)
        self.item = item
        sitting = members_of(item.meeting.body, on=day_of(item.meeting))
        self.offered = {str(one.person.pk): one.person for one in present_in_seats(item.meeting, sitting)}
        self.fields["people"].choices = [(key, one.name) for key, one in self.offered.items()]  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> AgendaItem:
        people = [self.offered[number] for number in self.cleaned_data["people"]]
        return commands.note_out_of_room(item=self.item, people=people, by=by, at=at)


class DeclareForm(Form):
    """Declare an interest when the item is called."""

    person = forms.ChoiceField(label="Whose interest")
    kind = OneOfField(label="Kind of interest", choices=InterestKind.choices())
    nature = TextField(label="What it is", max_length=300, help_text="For example: my sister works for the bidder")

    def __init__(self, *args: Any, item: AgendaItem, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        offered = [("", "Choose a person"), *((str(one.pk), one.name) for one in people)]
        self.fields["person"].choices = offered  # type: ignore[attr-defined]
        does = effects()
        kinds = [(kind.value, f"{kind.label}: {does[kind].label.lower()}") for kind in InterestKind]
        self.fields["kind"] = OneOfField(label="Kind of interest, and what it does", choices=kinds)
        dress("kind", self.fields["kind"])
        self.order_fields(["person", "kind", "nature"])

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data
        return commands.declare_at_meeting(
            item=self.item,
            person=Person.objects.get(pk=said["person"]),
            kind=InterestKind(said["kind"]),
            nature=said["nature"],
            by=by,
            at=at,
        )
