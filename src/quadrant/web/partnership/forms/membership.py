"""Forms about who sits where: a co-option, a substitute."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.partnership import commands
from quadrant.partnership.models import Body, BodyMember, Organisation, Person
from quadrant.partnership.queries import organisations, people_here, people_inside
from quadrant.web.design.fields import DateBoxesField, OneOfField, TextField
from quadrant.web.design.forms import Form
from quadrant.web.partnership.forms.bodies import choose, chosen

VOTES, NO_VOTE = "votes", "no_vote"


class CoOptForm(Form):
    """Somebody whom the body itself took in."""

    person = forms.ChoiceField(label="Person")
    votes = OneOfField(label="With a vote", choices=[(VOTES, "Yes, and counts for the quorum"), (NO_VOTE, "No")])
    under = TextField(
        label="By which resolution or minute", max_length=200, help_text="For example: minute 7 of 10 November 2026"
    )
    organisation = forms.ChoiceField(label="Represents", required=False)
    from_on = DateBoxesField(label="From", help_text="For example 1 4 2026")
    to_on = DateBoxesField(label="Last day", help_text="Leave empty where none was said", required=False)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        self.fields["person"].choices = choose(people_here(), empty="Choose a person")  # type: ignore[attr-defined]
        self.fields["organisation"].choices = choose(organisations(), empty="No organisation")  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> BodyMember:
        said = self.cleaned_data
        return commands.co_opt_member(
            body=self.body,
            person=chosen(Person, said["person"]),
            votes=said["votes"] == VOTES,
            under=said["under"],
            organisation=chosen(Organisation, said["organisation"]),
            from_on=said["from_on"],
            to_on=said["to_on"],
            by=by,
            at=at,
        )


class SubstituteForm(Form):
    """Who sits in a member's seat when the member is away."""

    person = forms.ChoiceField(label="Substitute")
    from_on = DateBoxesField(label="From", help_text="For example 1 4 2026. For one meeting, its day")
    to_on = DateBoxesField(
        label="Last day", help_text="For one meeting, the same day again; empty where it is for good", required=False
    )

    def __init__(self, *args: Any, member: BodyMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member
        others = [person for person in people_inside() if person.pk != member.person_id]
        self.fields["person"].choices = choose(others, empty="Choose a person")  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data
        return commands.name_substitute(
            member=self.member,
            person=chosen(Person, said["person"]),
            from_on=said["from_on"],
            to_on=said["to_on"],
            by=by,
            at=at,
        )
