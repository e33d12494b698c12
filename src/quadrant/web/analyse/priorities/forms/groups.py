"""Whom a priority is for: groups ticked on the partnership's list, and one more that comes on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms

from quadrant.analyse.needs.queries import vulnerable_groups
from quadrant.analyse.priorities import commands, queries
from quadrant.analyse.priorities.commands import NewGroup
from quadrant.web.design.fields import LongTextField, SomeOfField, TextField
from quadrant.web.design.forms import Form, Group, dress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quadrant.analyse.needs.models import VulnerableGroup
    from quadrant.analyse.priorities.models import Priority

NEW = ["new_group", "new_group_why"]


class ForGroups(Form):
    """The part of a form that asks for the vulnerable groups; a new one only of those who may add one."""

    def __init__(self, *args: Any, named: Sequence[VulnerableGroup] = (), may_add: bool, **kwargs: Any) -> None:
        # A group that was taken off the list stays with the priorities that named it.
        known = [*vulnerable_groups(), *(one for one in named if one.closed_at)]
        self.listed = {str(one.pk): one for one in known}
        super().__init__(*args, **kwargs)
        asked: dict[str, forms.Field] = {"groups": self._ticked(named)}
        if may_add:
            asked |= {
                NEW[0]: TextField(label="A group that is not listed", max_length=150, required=False),
                NEW[1]: LongTextField(label="Why needs bear on it more than on others", rows=2, required=False),
            }
        for name, field in asked.items():
            dress(name, field)
            self.fields[name] = field
        self.about_groups = Group("Whom it is for", list(asked), hint=self._hint(may_add))

    def _ticked(self, named: Sequence[VulnerableGroup]) -> SomeOfField:
        return SomeOfField(
            label="Groups most at risk",
            choices=[(number, one.name) for number, one in self.listed.items()],
            hints={number: one.why for number, one in self.listed.items()},
            initial=[str(one.pk) for one in named],
            required=False,
            help_text="" if self.listed else "No group is on the partnership’s list yet",
        )

    def _hint(self, may_add: bool) -> str:
        told = "The people, most at risk, whose lives it is to change."
        return f"{told} A group that you name anew comes on the partnership’s list." if may_add else told

    def groups_said(self) -> dict[str, Any]:
        given = self.cleaned_data
        name, why = (given.get(each) or "" for each in NEW)
        groups = [self.listed[number] for number in given["groups"]]
        return {"groups": groups, "new_group": NewGroup(name, why) if name or why else None}


class GroupsForm(ForGroups):
    """Which vulnerable groups a priority is for."""

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        self.priority = priority
        super().__init__(*args, named=queries.groups_named([priority.pk]).get(priority.pk, []), **kwargs)

    def enact(self, *, by: Any, at: dt.datetime) -> Priority:
        return commands.name_groups(priority=self.priority, **self.groups_said(), by=by, at=at)
