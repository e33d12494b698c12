"""Forms of the register of interests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.partnership import commands
from quadrant.partnership.models import Interest, Organisation, Person
from quadrant.partnership.queries import effects, organisations, people_here
from quadrant.partnership.rules import has_role
from quadrant.partnership.terms import InterestEffect, InterestKind, Role
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form, dress
from quadrant.web.partnership.forms.bodies import choose, chosen


class InterestForm(Form):
    """Declare an interest; the monitoring officer may record somebody else's."""

    person = forms.ChoiceField(label="Whose interest")
    kind = OneOfField(label="Kind", choices=InterestKind.choices())
    organisation = forms.ChoiceField(label="In which organisation", required=False)
    subject = TextField(label="Or in what", max_length=200, required=False, help_text="For example a piece of land")
    nature = TextField(label="What it is", max_length=300, help_text="For example: trustee, unpaid")
    from_on = DateBoxesField(label="From", help_text="For example 1 4 2026")
    to_on = DateBoxesField(label="Until", required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose = people_here() if has_role(person, Role.MONITORING_OFFICER) else [person]
        self.fields["person"].choices = choose(whose)  # type: ignore[attr-defined]  # a choice field
        self.fields["person"].initial = str(person.pk)
        self.fields["organisation"].choices = choose(organisations(), empty="No organisation")  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> Interest:
        said = self.cleaned_data
        return commands.declare_interest(
            person=chosen(Person, said["person"]),
            kind=InterestKind(said["kind"]),
            organisation=chosen(Organisation, said["organisation"]),
            subject=said["subject"],
            nature=said["nature"],
            from_on=said["from_on"],
            to_on=said["to_on"],
            by=by,
            at=at,
        )


class EndInterestForm(Form):
    to_on = DateBoxesField(label="Last day of the interest")

    def __init__(self, *args: Any, interest: Interest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interest = interest

    def enact(self, *, by: Any, at: dt.datetime) -> Interest:
        return commands.end_interest(interest=self.interest, to_on=self.cleaned_data["to_on"], by=by, at=at)


class EffectsForm(Form):
    """What an interest of each kind does in this partnership."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, effect in effects().items():
            field = OneOfField(label=kind.label, choices=InterestEffect.choices(), initial=effect.value)
            self.fields[kind.value] = field
            dress(kind.value, field)

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = {InterestKind(kind): InterestEffect(effect) for kind, effect in self.cleaned_data.items()}
        return commands.set_effects(effects=said, by=by, at=at)


class DispensationForm(Form):
    reason = LongTextField(label="Why this person may take part all the same")
    until = DateBoxesField(label="Until")

    def __init__(self, *args: Any, interest: Interest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interest = interest

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return commands.give_dispensation(interest=self.interest, **self.cleaned_data, by=by, at=at)


class WithholdForm(Form):
    """Why the public does not read an interest."""

    why = LongTextField(label="What harm publishing it could do", rows=3)

    def __init__(self, *args: Any, interest: Interest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interest = interest

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return commands.withhold_interest(interest=self.interest, why=self.cleaned_data["why"], by=by, at=at)


class PublicationForm(Form):
    """From which day on the register is public, or is not."""

    is_public = OneOfField(label="May the public read it?", choices=[("yes", "Yes"), ("no", "No")])
    from_on = DateBoxesField(label="From", help_text="Today or later, for example 1 12 2026")
    why = TextField(label="Under which rule or decision", max_length=200)

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data
        return commands.set_publication(
            from_on=said["from_on"], is_public=said["is_public"] == "yes", why=said["why"], by=by, at=at
        )
