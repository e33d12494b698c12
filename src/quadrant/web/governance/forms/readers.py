"""The form of who else reads what is exempt."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.governance import commands
from quadrant.governance.models import Report
from quadrant.governance.queries import exempt_readers_of, officers_asked
from quadrant.governance.rules import reads_exempt_by_role
from quadrant.partnership.queries import people_inside
from quadrant.web.design.fields import SomeOfField
from quadrant.web.design.forms import Form


class ExemptReadersForm(Form):
    """Name readers; officers whose comment is asked for come first."""

    people = SomeOfField(label="Who else reads it", choices=[], required=False)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        kwargs["initial"] = {"people": [str(person.pk) for person in exempt_readers_of(report)]}
        super().__init__(*args, **kwargs)
        self.report, asked = report, officers_asked(report)
        others = [one for one in people_inside() if one.pk not in asked]
        listed = [one for one in (*asked.values(), *others) if not reads_exempt_by_role(one, report)]
        self.offered = {str(one.pk): one for one in listed}
        people: Any = self.fields["people"]
        people.choices = [
            (number, f"{one.name} (asked for a comment)" if one.pk in asked else one.name)
            for number, one in self.offered.items()
        ]

    def enact(self, *, by: Any, at: dt.datetime) -> Report:
        people = [self.offered[number] for number in self.cleaned_data["people"]]
        return commands.name_exempt_readers(report=self.report, people=people, by=by, at=at)
