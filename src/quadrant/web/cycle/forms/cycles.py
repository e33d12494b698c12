"""Starting a cycle and changing how it runs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.cycle import commands
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.models import CastMember, Cycle, FrameworkVersion, Participant
from quadrant.cycle.queries import cycles, framework_of, newer_versions
from quadrant.cycle.terms import Level, SubjectKind, Tier, WayOfWorking
from quadrant.partnership.models import Body, Organisation
from quadrant.partnership.queries import bodies, organisations
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField, SomeOfField, TextField
from quadrant.web.design.forms import Form, Group

PLAYED_BY = "Who plays what"


def choose(rows: Any, *, empty: str = "") -> list[tuple[str, str]]:
    """Choices of records, with an empty one first where nothing may be chosen."""
    listed = [(str(row.pk), str(row)) for row in rows]
    return [("", empty), *listed] if empty else listed


def _plain(kind: Any) -> list[tuple[str, str]]:
    return [(one.value, getattr(one, "label", one.value.capitalize())) for one in kind]


class _About(Form):
    """What a new and a changed cycle have in common."""

    name = TextField(label="Name", max_length=150, help_text="For example: Short breaks for disabled children, 2027")
    scope = LongTextField(label="What it covers", help_text="Whom, where, and what is left out")
    level = OneOfField(label="Level", choices=_plain(Level))
    tier = OneOfField(label="Tier", choices=_plain(Tier))
    way = OneOfField(label="Way of working together", choices=_plain(WayOfWorking))
    area_code = TextField(label="Area code", max_length=9, required=False, help_text="For example E06000019")
    drivers = SomeOfField(label="Why now", choices=[], required=False)

    def _drivers(self, framework: Framework) -> None:
        if not framework.drivers:
            del self.fields["drivers"]
            return
        self.fields["drivers"].choices = [(driver.key, driver.text) for driver in framework.drivers]  # type: ignore[attr-defined]  # a choice field

    def _defined(self, framework: Framework) -> None:
        """Levels and tiers with the definitions of the framework, where it gives them."""
        chosen: Any = self.fields
        chosen["level"].choice_hints = {one.level.value: one.text for one in framework.levels}
        chosen["tier"].choice_hints = {one.tier.value: one.text for one in framework.tiers}

    def about(self) -> dict[str, Any]:
        """The cleaned values as the commands take them."""
        said = self.cleaned_data
        return {
            "name": said["name"],
            "scope": said["scope"],
            "level": Level(said["level"]),
            "tier": Tier(said["tier"]),
            "way": WayOfWorking(said["way"]),
            "area_code": said["area_code"],
            "drivers": said.get("drivers", []),
        }


class OpenForm(_About):
    """Start a cycle from one framework: what, who leads, when, who takes part, and which body plays which part."""

    subject_kind = OneOfField(label="It is about a", choices=_plain(SubjectKind))
    lead_body = forms.ChoiceField(label="Led by")
    starts_on = DateBoxesField(label="First day", help_text="For example 1 4 2027")
    ends_on = DateBoxesField(label="Last day", required=False)
    parent = forms.ChoiceField(label="Part of", required=False)
    organisations = SomeOfField(label="Organisations that take part", choices=[], required=False)

    def __init__(self, *args: Any, version: FrameworkVersion, area_code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, initial={"area_code": area_code}, **kwargs)
        self.version = version
        framework = framework_of(version)
        known = choose(bodies())
        self._drivers(framework)
        self._defined(framework)
        chosen: Any = self.fields
        chosen["lead_body"].choices = [("", "Choose a body"), *known]
        chosen["parent"].choices = choose(cycles(), empty="No other cycle")
        chosen["organisations"].choices = choose(organisations())
        self.parts = [body for body in framework.bodies if body.kind != "role"]
        for body in self.parts:
            label = f"{body.name} is played by"
            self.fields[f"cast_{body.key}"] = forms.ChoiceField(
                label=label, required=False, choices=[("", "Nobody yet"), *known], help_text=body.duty
            )
        self.groups = self._grouped()

    def _grouped(self) -> tuple[Group, ...]:
        what = ["name", "subject_kind", "scope", "area_code", "drivers"]
        return (
            Group("What", [name for name in what if name in self.fields]),
            Group("How", ["level", "tier", "way", "parent"]),
            Group("Who and when", ["lead_body", "organisations", "starts_on", "ends_on"]),
            Group(PLAYED_BY, [f"cast_{body.key}" for body in self.parts], "You can change this later."),
        )

    def enact(self, *, by: Any, at: dt.datetime) -> Cycle:
        said = self.cleaned_data
        cast = {
            body.key: [Body.objects.get(pk=said[f"cast_{body.key}"])]
            for body in self.parts
            if said.get(f"cast_{body.key}")
        }
        return commands.open_cycle(
            framework=self.version,
            **self.about(),
            subject_kind=SubjectKind(said["subject_kind"]),
            lead_body=Body.objects.get(pk=said["lead_body"]),
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
            parent=Cycle.objects.get(pk=said["parent"]) if said["parent"] else None,
            organisations=list(Organisation.objects.filter(pk__in=said["organisations"])),
            cast=cast,
            by=by,
            at=at,
        )


class ChangeForm(_About):
    ends_on = DateBoxesField(label="Last day", required=False)

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, initial=vars(cycle), **kwargs)
        self.cycle = cycle
        framework = framework_of(cycle.framework)
        self._drivers(framework)
        self._defined(framework)

    def enact(self, *, by: Any, at: dt.datetime) -> Cycle:
        return commands.change_cycle(
            cycle=self.cycle, **self.about(), ends_on=self.cleaned_data["ends_on"], by=by, at=at
        )


class CastForm(Form):
    part = forms.ChoiceField(label="Part in the framework")
    body = forms.ChoiceField(label="Played by")

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        parts = [(body.key, body.name) for body in framework_of(cycle.framework).bodies]
        self.fields["part"].choices = [("", "Choose a part"), *parts]  # type: ignore[attr-defined]  # a choice field
        self.fields["body"].choices = choose(bodies(), empty="Choose a body")  # type: ignore[attr-defined]  # as above

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data
        return commands.cast_body(
            cycle=self.cycle, part=said["part"], body=Body.objects.get(pk=said["body"]), by=by, at=at
        )


class ParticipantForm(Form):
    organisation = forms.ChoiceField(label="Organisation")

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        self.fields["organisation"].choices = choose(organisations(), empty="Choose an organisation")  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        organisation = Organisation.objects.get(pk=self.cleaned_data["organisation"])
        return commands.name_participant(cycle=self.cycle, organisation=organisation, by=by, at=at)


class RemoveForm(Form):
    """An organisation no longer takes part."""

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.participant = participant

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return commands.remove_participant(participant=self.participant, by=by, at=at)


class ReleaseForm(Form):
    """A body no longer plays a part."""

    def __init__(self, *args: Any, member: CastMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member = member

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        member = self.member
        return commands.release_body(cycle=member.cycle, part=member.part, body=member.body, by=by, at=at)


class MoveForm(Form):
    """Let a running cycle go on under another version."""

    to = forms.ChoiceField(label="Version")
    why = LongTextField(label="Why", rows=3)

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        self.versions = {str(version.pk): version for version in newer_versions(cycle)}
        labels = [(number, f"Version {version.version}") for number, version in self.versions.items()]
        self.fields["to"].choices = labels  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> Cycle:
        said = self.cleaned_data
        return commands.move_cycle(cycle=self.cycle, to=self.versions[said["to"]], why=said["why"], by=by, at=at)
