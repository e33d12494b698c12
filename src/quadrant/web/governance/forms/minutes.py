"""Forms of what is written about a meeting: publication, carrying over, what was said, actions, minutes, views."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.audit.terms import Changed, Refusal
from quadrant.governance import commands
from quadrant.governance.models import (
    AgendaItem,
    AgendaPublication,
    AgreedMinutes,
    CarriedItem,
    ItemNote,
    Meeting,
    MeetingAction,
    View,
    ViewsAsked,
)
from quadrant.governance.queries import (
    agenda_of,
    day_of,
    has_anything_exempt,
    later_meetings,
    note_on,
    people_to_ask,
    people_to_collect,
    rule_on,
    view_of,
)
from quadrant.governance.terms import RuleKey
from quadrant.methods import words
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form, dress


class PublishAgendaForm(Form):
    """Publish an agenda; too late for the rule, with a reason."""

    late_why = LongTextField(label="Why it is late", rows=3)

    def __init__(self, *args: Any, meeting: Meeting, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        if rule_on(RuleKey.AGENDA, london_day(at)).is_kept(london_day(at), day_of(meeting)):
            del self.fields["late_why"]

    def enact(self, *, by: Any, at: dt.datetime) -> AgendaPublication:
        why = self.cleaned_data.get("late_why", "")
        return commands.publish_agenda(meeting=self.meeting, late_why=why, by=by, at=at)


class CarryForm(Form):
    """Leave an item to the next meeting."""

    why = LongTextField(label="Why it is left to the next meeting", rows=3)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item

    def enact(self, *, by: Any, at: dt.datetime) -> CarriedItem:
        return commands.carry_item(item=self.item, why=self.cleaned_data["why"], by=by, at=at)


class NoteForm(Form):
    """What was said on an item; where somebody else was quicker, both texts are shown."""

    text = LongTextField(
        label="What was said", rows=8, help_text="For the minutes, in the past tense. What was resolved stands apart."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        self.item = item
        kept = note_on(item)
        kwargs["initial"] = {"text": kept.text if kept else "", "version": kept.version if kept else 0}
        super().__init__(*args, **kwargs)
        if has_anything_exempt(item.report):
            self.fields["text"].help_text = "Part of this item is not public: leave that out. Everybody reads this."

    def enact(self, *, by: Any, at: dt.datetime) -> ItemNote:
        said = self.cleaned_data
        return commands.note_item(item=self.item, text=said["text"], version=said["version"], by=by, at=at)

    def refuse(self, refusal: Refusal) -> None:
        """Where somebody else wrote meanwhile, a second save, with both texts seen, keeps this one."""
        super().refuse(refusal)
        if isinstance(refusal, Changed) and (now := note_on(self.item)):
            sent: Any = self.data
            self.data = sent.copy()
            self.data["version"] = str(now.version)  # type: ignore[index]  # a copy of what was sent may be written


class ActionForm(Form):
    """Something that the meeting asked somebody to do."""

    what = TextField(label="What is to be done", max_length=300)
    owner = OneOfField(label="By whom", choices=[])
    due_on = DateBoxesField(label="By when")
    item = OneOfField(label="On which item", choices=[], required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.items = {str(one.pk): one for one in agenda_of(meeting)}
        people = [(str(one.pk), one.name) for one in people_to_ask(meeting)]
        self.fields["owner"] = OneOfField(label="By whom", choices=people)
        items = [(key, f"{one.number}. {one.report.title}") for key, one in self.items.items()]
        self.fields["item"] = OneOfField(label="On which item", choices=[("", "None of them"), *items], required=False)
        for name in ("owner", "item"):
            dress(name, self.fields[name])
        self.order_fields(["what", "owner", "due_on", "item"])

    def enact(self, *, by: Any, at: dt.datetime) -> MeetingAction:
        said = self.cleaned_data
        owner, item = Person.objects.get(pk=said["owner"]), self.items.get(said["item"])
        return commands.set_action(
            meeting=self.meeting, what=said["what"], owner=owner, due_on=said["due_on"], item=item, by=by, at=at
        )


class DoneForm(Form):
    """What came of an action."""

    note = TextField(label="What came of it", max_length=300)

    def __init__(self, *args: Any, action: MeetingAction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.action = action

    def enact(self, *, by: Any, at: dt.datetime) -> MeetingAction:
        return commands.finish_action(action=self.action, note=self.cleaned_data["note"], by=by, at=at)


class AgreeForm(Form):
    """At which later meeting the minutes were agreed, with which corrections."""

    at_meeting = OneOfField(label="Agreed at the meeting of", choices=[])
    corrections = LongTextField(label="Corrections that were agreed", rows=4, required=False)

    def __init__(self, *args: Any, meeting: Meeting, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.later = {str(one.pk): one for one in later_meetings(meeting, at=at)}
        offered = [(key, words.datetime(one.at)) for key, one in self.later.items()]
        self.fields["at_meeting"] = OneOfField(label="Agreed at the meeting of", choices=offered)
        dress("at_meeting", self.fields["at_meeting"])
        self.order_fields(["at_meeting", "corrections"])

    def enact(self, *, by: Any, at: dt.datetime) -> AgreedMinutes:
        said = self.cleaned_data
        return commands.agree_minutes(
            meeting=self.meeting,
            at_meeting=self.later[said["at_meeting"]],
            corrections=said["corrections"],
            by=by,
            at=at,
        )


class AskViewsForm(Form):
    """Ask members for their views: to whom, until when."""

    officer = OneOfField(label="Who collects them", choices=[])
    closes_on = DateBoxesField(label="Until when", help_text="The whole of that day counts.")

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        people = [(str(one.pk), one.name) for one in people_to_collect(item.meeting)]
        self.fields["officer"] = OneOfField(label="Who collects them", choices=people)
        dress("officer", self.fields["officer"])
        self.order_fields(["officer", "closes_on"])

    def enact(self, *, by: Any, at: dt.datetime) -> ViewsAsked:
        said = self.cleaned_data
        officer = Person.objects.get(pk=said["officer"])
        return commands.ask_views(item=self.item, officer=officer, closes_on=said["closes_on"], by=by, at=at)


class ViewForm(Form):
    """One member's view."""

    text = LongTextField(label="Your view", rows=6, help_text="Everybody who may read the report sees it.")

    def __init__(self, *args: Any, asked: ViewsAsked, person: Any, **kwargs: Any) -> None:
        self.asked = asked
        kept = view_of(asked, person)
        kwargs["initial"] = {"text": kept.text if kept else ""}
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: dt.datetime) -> View:
        return commands.give_view(asked=self.asked, text=self.cleaned_data["text"], by=by, at=at)
