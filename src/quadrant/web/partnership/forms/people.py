"""Forms about people and organisations: inviting, giving a role, listing an organisation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.urls import reverse

from quadrant.partnership import commands
from quadrant.partnership.models import Organisation, Person
from quadrant.partnership.queries import organisations, people_here
from quadrant.partnership.terms import IdentifierScheme, OrganisationKind, Role
from quadrant.web.design.fields import DateBoxesField, OneOfField, TextField
from quadrant.web.design.forms import Form
from quadrant.web.partnership.forms.bodies import choose, chosen


class OrganisationForm(Form):
    """List an organisation, or correct one and say what succeeds it."""

    name = TextField(label="Name", max_length=200)
    kind = OneOfField(label="Kind", choices=OrganisationKind.choices())
    scheme = forms.ChoiceField(label="Public list", required=False, choices=[("", "None"), *IdentifierScheme.choices()])
    identifier = TextField(
        label="Number on that list",
        max_length=40,
        required=False,
        help_text="For example eight digits for a company, or six or seven for a charity",
    )
    further = TextField(
        label="Numbers on other lists",
        max_length=200,
        required=False,
        help_text="Each after the code of its list, with ; between. For example GB-COH 01234567; GB-NHS Q99",
    )
    is_partner = forms.BooleanField(label="It commissions with us", required=False)
    succeeded_by = forms.ChoiceField(label="Succeeded by", required=False)
    succeeded_on = DateBoxesField(label="From", required=False)

    def __init__(self, *args: Any, organisation: Organisation | None = None, **kwargs: Any) -> None:
        if organisation is not None:
            further = "; ".join(map(str, organisation.further_numbers.all()))
            kwargs["initial"] = {
                **vars(organisation),
                "succeeded_by": organisation.succeeded_by_id,
                "further": further,
            }
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        if organisation is None:
            del self.fields["succeeded_by"], self.fields["succeeded_on"]
            return
        others = organisations().exclude(pk=organisation.pk)
        self.fields["succeeded_by"].choices = choose(others, empty="Nobody")  # type: ignore[attr-defined]  # a choice field

    def clean_further(self) -> list[tuple[str, str]]:
        """Each list's code, as org-id.guide has it, and the number."""
        written = [" ".join(each.split()) for each in self.cleaned_data["further"].split(";") if each.strip()]
        codes, found = {scheme.value for scheme in IdentifierScheme}, []
        for code, _, number in (each.partition(" ") for each in written):
            if code.upper() not in codes or not number:
                raise forms.ValidationError(f"Write a code such as GB-COH, a space and the number: “{code} {number}”.")
            found.append((code.upper(), number))
        return found

    def enact(self, *, by: Any, at: dt.datetime) -> Organisation:
        said = {**self.cleaned_data, "kind": OrganisationKind(self.cleaned_data["kind"])}
        if self.organisation is None:
            return commands.add_organisation(**said, by=by, at=at)
        said["succeeded_by"] = chosen(Organisation, said["succeeded_by"])
        return commands.change_organisation(organisation=self.organisation, **said, by=by, at=at)


class InvitationForm(Form):
    name = TextField(label="Name", max_length=120)
    email = forms.EmailField(label="Email address")
    role = forms.ChoiceField(label="Role", choices=[("", "Choose a role"), *Role.choices()])
    organisation = forms.ChoiceField(
        label="Organisation", required=False, help_text="Needed for applicants and providers"
    )

    def __init__(self, *args: Any, address: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.address = address
        self.fields["organisation"].choices = choose(organisations(), empty="None")  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> tuple[Any, str]:
        said = self.cleaned_data
        invitation, token = commands.invite(
            email=said["email"],
            name=said["name"],
            role=Role(said["role"]),
            organisation=chosen(Organisation, said["organisation"]),
            by=by,
            at=at,
        )
        return invitation, self.address(reverse("invitation", args=[token]))


class RoleForm(Form):
    person = forms.ChoiceField(label="Person")
    role = forms.ChoiceField(label="Role", choices=[("", "Choose a role"), *Role.choices()])
    organisation = forms.ChoiceField(
        label="Organisation", required=False, help_text="Needed for applicants and providers"
    )
    from_on = DateBoxesField(label="From", help_text="For example 1 4 2026")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = choose(people_here(), empty="Choose a person")  # type: ignore[attr-defined]
        self.fields["organisation"].choices = choose(organisations(), empty="None")  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data
        return commands.grant_role(
            person=chosen(Person, said["person"]),
            role=Role(said["role"]),
            organisation=chosen(Organisation, said["organisation"]),
            from_on=said["from_on"],
            by=by,
            at=at,
        )
