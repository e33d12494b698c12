"""Forms about where a body stands: a move, and the day of a tree."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.partnership import commands
from quadrant.partnership.models import Body, BodyMove, Organisation
from quadrant.partnership.queries import bodies, organisations
from quadrant.web.design.fields import DateBoxesField, TextField
from quadrant.web.design.forms import Form
from quadrant.web.partnership.forms.bodies import choose, chosen


class MoveForm(Form):
    """Under whom a body stands, and for whom it decides, from a day on."""

    on = DateBoxesField(label="First day of the new line", help_text="For example 1 4 2027. Today or earlier")
    parent = forms.ChoiceField(label="From then on it reports to", required=False)
    binds = forms.ChoiceField(label="From then on its decisions bind", required=False)
    why = TextField(label="By which decision it moves", max_length=300)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        kwargs["initial"] = {"parent": body.parent_id, "binds": body.binds_id}
        super().__init__(*args, **kwargs)
        self.body = body
        others = [other for other in bodies() if other.pk != body.pk]
        self.fields["parent"].choices = choose(others, empty="No other body")  # type: ignore[attr-defined]  # a choice field
        of = choose(organisations(), empty="No organisation: it is of the partnership")
        self.fields["binds"].choices = of  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> BodyMove:
        said = self.cleaned_data
        return commands.move_body(
            body=self.body,
            on=said["on"],
            parent=chosen(Body, said["parent"]),
            binds=chosen(Organisation, said["binds"]),
            why=said["why"],
            by=by,
            at=at,
        )


class DayForm(Form):
    """The day of which the tree is shown; it asks and changes nothing."""

    on = DateBoxesField(label="As on", help_text="For example 31 3 2027. Today or earlier")

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].latest = today  # type: ignore[attr-defined]  # a day in three boxes
