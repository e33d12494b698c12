"""The form that names the groups at risk that a priority is for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.analyse.needs.queries import vulnerable_groups
from quadrant.analyse.priorities import commands, queries
from quadrant.analyse.priorities.models import Priority
from quadrant.web.design.fields import SomeOfField
from quadrant.web.design.forms import Form, dress


class GroupsForm(Form):
    """Which vulnerable groups a priority is for."""

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        self.priority = priority
        named = queries.groups_named([priority.pk]).get(priority.pk, [])
        self.listed = {str(one.pk): one for one in [*vulnerable_groups(), *(one for one in named if one.closed_at)]}
        super().__init__(*args, initial={"groups": [str(one.pk) for one in named]}, **kwargs)
        field = SomeOfField(
            label="Groups",
            choices=[(number, one.name) for number, one in self.listed.items()],
            hints={number: one.why for number, one in self.listed.items()},
            required=False,
            help_text="" if self.listed else "No group is on the partnership's list yet: add it under Needs",
        )
        dress("groups", field)
        self.fields["groups"] = field

    def enact(self, *, by: Any, at: dt.datetime) -> Priority:
        groups = [self.listed[number] for number in self.cleaned_data["groups"]]
        return commands.name_groups(priority=self.priority, groups=groups, by=by, at=at)
