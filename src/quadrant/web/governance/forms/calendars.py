"""Forms of a year's meetings: the rule, then its days, each of which may be changed or taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from quadrant.governance import commands
from quadrant.governance.queries import bodies_recorded_by, meeting_days
from quadrant.methods import words
from quadrant.methods.meeting_days import MeetingDay
from quadrant.partnership.models import Body
from quadrant.partnership.terms import Frequency, MeetingWeekday, NthWeekday
from quadrant.web.design.fields import ClockField, DateBoxesField, OneOfField, TextField
from quadrant.web.design.forms import Form, dress

# A year later bank holidays are still known.
LATEST = dt.date(2035, 11, 30)
BY_RULE = [(one.value, one.label) for one in Frequency if one is not Frequency.AS_NEEDED]


class YearForm(Form):
    """By which rule a body meets for a year."""

    body = OneOfField(label="Which body meets", choices=[])
    frequency = OneOfField(label="How often", choices=BY_RULE)
    first = DateBoxesField(label="The year begins on", latest=LATEST, help_text="For example 1 1 2027")
    nth = OneOfField(
        label="Which one in its month", choices=NthWeekday.choices(), required=False,
        help_text="Not asked of a body that meets every week or every fortnight",
    )  # fmt: skip
    weekday = OneOfField(label="Day of the week", choices=MeetingWeekday.choices())
    time = ClockField(label="Time", help_text="For example 6:30pm or 14:00")
    venue = TextField(label="Where", max_length=200, required=False)

    def __init__(self, *args: Any, person: Any, today: dt.date, chosen: str = "", **kwargs: Any) -> None:
        bodies = bodies_recorded_by(person)
        known = next((body for body in bodies if str(body.pk) == chosen), None)
        if known is not None:
            kwargs["initial"] = {"body": chosen, "frequency": known.frequency}
        super().__init__(*args, **kwargs)
        self.fields["nth"].may_wait = True  # type: ignore[attr-defined]  # its hint says of whom it is asked
        self.fields["body"] = OneOfField(
            label="Which body meets", choices=[(str(body.pk), body.name) for body in bodies]
        )
        dress("body", self.fields["body"])
        self.fields["first"].earliest = today  # type: ignore[attr-defined]  # a day in three boxes
        self.order_fields(["body", "frequency", "first", "nth", "weekday", "time", "venue"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("nth") and said.get("frequency") and Frequency(said["frequency"]).months:
            self.add_error("nth", "Select which one in its month: a rule by the month needs it")
        return said

    @property
    def meets(self) -> Body:
        """The body, once the form holds."""
        found: Body = Body.objects.get(pk=self.cleaned_data["body"])
        return found

    def days(self) -> tuple[MeetingDay, ...]:
        """The days that the rule proposes, once the form holds."""
        said = self.cleaned_data
        return meeting_days(
            frequency=Frequency(said["frequency"]),
            first=said["first"],
            nth=NthWeekday(said["nth"] or NthWeekday.FIRST),
            weekday=MeetingWeekday(said["weekday"]),
        )


class DaysForm(Form):
    """The days proposed: each may be moved, or taken out by emptying its boxes."""

    def __init__(self, *args: Any, rule: YearForm, days: Sequence[MeetingDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule = rule
        for number, one in enumerate(days, 1):
            said = words.weekday_date(one.day)
            moved = f"{said}, as {words.date(one.instead_of)} is no working day" if one.instead_of else said
            field = DateBoxesField(label=f"Meeting {number}", required=False, help_text=moved)
            field.initial = one.day
            field.may_wait = True  # type: ignore[attr-defined]  # the page says what leaving it empty does
            self.fields[f"day-{number}"] = field
            dress(f"day-{number}", field)

    def enact(self, *, by: Any, at: dt.datetime) -> Body:
        said = self.rule.cleaned_data
        days = [day for day in self.cleaned_data.values() if day]
        return commands.call_meetings(
            body=self.rule.meets,
            meets_at=[timezone.make_aware(dt.datetime.combine(day, said["time"])) for day in days],
            venue=said["venue"],
            by=by,
            at=at,
        )
