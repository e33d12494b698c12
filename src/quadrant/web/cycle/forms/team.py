"""Forms of the project team: somebody joins, somebody leaves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.cycle import commands
from quadrant.cycle.models import Cycle, TeamMember
from quadrant.cycle.queries import team_of
from quadrant.partnership.queries import people_inside
from quadrant.web.design.fields import OneOfField, TextField
from quadrant.web.design.forms import Form


class JoinForm(Form):
    """Give somebody a place on the team."""

    does = TextField(label="What they do on the team", max_length=150, help_text="For example: legal adviser")

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cycle, there = cycle, {one.name for one in team_of(cycle)}
        self.offered = {str(person.pk): person for person in people_inside()}
        left = [(number, person.name) for number, person in self.offered.items() if person.name not in there]
        self.fields = {"person": OneOfField(label="Who joins", choices=left), **self.fields}

    def enact(self, *, by: Any, at: dt.datetime) -> TeamMember:
        said = self.cleaned_data
        person = self.offered[said["person"]]
        return commands.join_team(cycle=self.cycle, person=person, does=said["does"], by=by, at=at)


class LeaveForm(Form):
    """Somebody is no longer on the team."""

    def __init__(self, *args: Any, member: TeamMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def enact(self, *, by: Any, at: dt.datetime) -> TeamMember:
        return commands.leave_team(member=self.member, by=by, at=at)
