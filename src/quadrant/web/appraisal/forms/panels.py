"""Forms about panels: who is on them, who marks what."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms

from quadrant.appraisal import commands
from quadrant.appraisal.queries import panellists_of, where_from
from quadrant.partnership.queries import bodies, organisations, people_inside, voting_members_of
from quadrant.partnership.within import here
from quadrant.web.design.fields import LongTextField, SomeOfField, WholeNumberField
from quadrant.web.design.forms import Form

if TYPE_CHECKING:
    from quadrant.appraisal.models import CriteriaSet, Panel, Panellist


def choices(rows: Any, empty: str) -> list[tuple[str, str]]:
    return [("", empty), *((str(row.pk), str(row)) for row in rows)]


class PanelForm(Form):
    """Name a panel: a body's voting members, further people, or both."""

    chair = forms.ChoiceField(label="Chair", help_text="Ends the marking, moderates and agrees the scores")
    body = forms.ChoiceField(
        label="Body whose voting members are the panel", required=False, help_text="Everybody on it joins"
    )
    members = SomeOfField(label="Further panellists", choices=(), required=False)

    def __init__(self, *args: Any, criteria_set: CriteriaSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria_set = criteria_set
        self.people = {str(person.pk): person for person in people_inside()}
        self.bodies = {str(body.pk): body for body in bodies()}
        chair: Any = self.fields["chair"]
        body: Any = self.fields["body"]
        members: Any = self.fields["members"]
        chair.choices = choices(self.people.values(), "Choose a person")
        body.choices = choices(self.bodies.values(), "No body")
        members.choices = choices(self.people.values(), "")[1:]

    def clean(self) -> dict[str, Any]:
        said = dict(super().clean() or self.cleaned_data)
        if not said.get("body") and not said.get("members"):
            self.add_error("members", "Choose a body, or at least one panellist")
        return said

    def enact(self, *, by: Any, at: dt.datetime) -> Panel:
        said = self.cleaned_data
        body = self.bodies.get(said["body"])
        seated = [member.person for member in voting_members_of(body, on=here().on)] if body else []
        further = [self.people[number] for number in said["members"]]
        people = {person.pk: person for person in [*seated, *further]}
        homes = where_from(list(people.values()))
        return commands.name_panel(
            criteria_set=self.criteria_set,
            chair=self.people[said["chair"]],
            members=[(person, homes.get(number)) for number, person in people.items()],
            body=body,
            by=by,
            at=at,
        )


class PanellistForm(Form):
    """One more panellist."""

    person = forms.ChoiceField(label="Person")
    organisation = forms.ChoiceField(
        label="Comes from", required=False, help_text="What this organisation leads they do not mark"
    )

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.panel = panel
        on = {panellist.person_id for panellist in panellists_of(panel)}
        self.people = {str(person.pk): person for person in people_inside() if person.pk not in on}
        self.organisations = {str(one.pk): one for one in organisations()}
        person: Any = self.fields["person"]
        organisation: Any = self.fields["organisation"]
        person.choices = choices(self.people.values(), "Choose a person")
        organisation.choices = choices(self.organisations.values(), "No organisation")

    def enact(self, *, by: Any, at: dt.datetime) -> Panellist:
        said = self.cleaned_data
        organisation = self.organisations.get(said["organisation"])
        person = self.people[said["person"]]
        return commands.add_panellist(panel=self.panel, person=person, organisation=organisation, by=by, at=at)


class ChairForm(Form):
    """Another chair."""

    chair = forms.ChoiceField(label="Chair")

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        kwargs["initial"] = {"chair": str(panel.chair_id)}
        super().__init__(*args, **kwargs)
        self.panel = panel
        self.people = {str(person.pk): person for person in people_inside()}
        chair: Any = self.fields["chair"]
        chair.choices = choices(self.people.values(), "Choose a person")

    def enact(self, *, by: Any, at: dt.datetime) -> Panel:
        chair = self.people[self.cleaned_data["chair"]]
        return commands.change_chair(panel=self.panel, chair=chair, by=by, at=at)


class CloseForm(Form):
    """End the marking; a reason is wanted where somebody has not handed in."""

    why = LongTextField(label="Why you go on without those who are missing", rows=3)

    def __init__(self, *args: Any, panel: Panel, missing: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.panel = panel
        if not missing:
            del self.fields["why"]

    def enact(self, *, by: Any, at: dt.datetime) -> Panel:
        return commands.close_round(panel=self.panel, why=self.cleaned_data.get("why", ""), by=by, at=at)


class ShareForm(Form):
    """How many markers each entry gets."""

    each = WholeNumberField(
        label="Markers for each entry", required=False, least=1, most=99, help_text="Left empty: everybody who may"
    )

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.panel = panel

    def enact(self, *, by: Any, at: dt.datetime) -> Panel:
        each = self.cleaned_data["each"]
        return commands.share_out_entries(panel=self.panel, each=int(each) if each else None, by=by, at=at)
