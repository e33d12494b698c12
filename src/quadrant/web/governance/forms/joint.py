"""The form by which a second body, such as the other partner's, is asked to decide the same."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.governance import commands
from quadrant.governance.models import Report
from quadrant.partnership.models import Body
from quadrant.partnership.queries import bodies
from quadrant.partnership.terms import BodyKind
from quadrant.web.design.forms import Form


class JointForm(Form):
    """Which body decides it too."""

    body = forms.ChoiceField(label="Which body decides it too")

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        others = [one for one in bodies() if one.pk != report.body_id and one.kind != BodyKind.DELEGATE]
        offered = [("", "Choose a body"), *((str(one.pk), one.name) for one in others)]
        self.fields["body"].choices = offered  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> Report:
        body = Body.objects.get(pk=self.cleaned_data["body"])
        return commands.decide_jointly(report=self.report, body=body, by=by, at=at)
