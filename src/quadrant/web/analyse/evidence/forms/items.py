"""Forms that add and change items of the library, and their editions. Each kind asks for its own fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms

from quadrant.analyse.evidence import commands
from quadrant.analyse.evidence.models import Edition, EvidenceItem
from quadrant.analyse.evidence.terms import (
    BEST,
    CARDS,
    STRENGTHS,
    WORST,
    Distance,
    Exactness,
    Kind,
    NewEdition,
    Said,
    Strength,
    fields_of,
    must,
)
from quadrant.audit.terms import Refusal
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Organisation, Person
from quadrant.partnership.papers import TAKEN, keep_paper
from quadrant.partnership.queries import organisations, people_inside
from quadrant.partnership.within import here
from quadrant.web.design.changing import VersionedForm
from quadrant.web.design.fields import DateBoxesField, LongTextField, OneOfField, TextField
from quadrant.web.design.forms import Form, Group, dress

NOT_SAID = "Not said"
REPLICABLE = {
    "5": "As it stands",
    "4": "With small changes",
    "3": "With effort: something important differs here",
    "2": "Only parts of it",
    "1": "Hardly at all",
}


def _people() -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in people_inside()]


def _organisations() -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in organisations()]


def _choice(label: str, choices: list[tuple[str, str]], **more: Any) -> forms.Field:
    return OneOfField(label=label, choices=[*choices, ("", NOT_SAID)], required=False, **more)


def _select(label: str, choices: list[tuple[str, str]], empty: str = "", **more: Any) -> forms.Field:
    """A list long enough for a select box, however many there are."""
    return forms.ChoiceField(label=label, choices=[("", empty), *choices] if empty else choices, **more)


def _day(label: str, help_text: str) -> forms.Field:
    return DateBoxesField(label=label, required=False, help_text=help_text)


def _line(label: str, most: int, help_text: str = "") -> forms.Field:
    return TextField(label=label, max_length=most, help_text=help_text)


def _text(label: str, help_text: str = "") -> forms.Field:
    return LongTextField(label=label, rows=4, help_text=help_text)


MADE: dict[str, Callable[[Kind], forms.Field]] = {
    "title": lambda kind: _line("Name of the team or person" if kind in CARDS else "Title", 200),
    "says": lambda kind: (
        _text("What to ask them for") if kind in CARDS else _text("What it says", "In your own words, briefly")
    ),
    "issuer": lambda kind: (
        _line("Where they work", 200)
        if kind is Kind.EXPERT
        else _line("Who says so", 200, "For example: Ofsted, a university, a parents’ forum")
    ),
    "dated_on": lambda kind: _day("Date", "For example 1 9 2026. Where only the year is known, give 1 1 and the year"),
    "dated_to": lambda kind: OneOfField(label="How exactly is the date known?", choices=Exactness.choices()),
    "relevance": lambda kind: _text("Why it matters here", "What it changes in what you would do"),
    "strength": lambda kind: _choice(
        "How far it can be relied on", Strength.choices(), hints={one.value: told for one, told in STRENGTHS.items()}
    ),
    "distance": lambda kind: _choice("Where it comes from", Distance.choices()),
    "reference": lambda kind: _line("Reference", 120, "For example: 2004 c. 31, section 10"),
    "in_force_from": lambda kind: _day("In force from", "For example 1 3 2005"),
    "in_force_until": lambda kind: _day("In force until", "Leave empty while it holds"),
    "organisation": lambda kind: _select("Whose it is", _organisations(), "Nobody’s in particular"),
    "limits": lambda kind: _text("Rules and limits", "For example: three quotes above £25,000; Cabinet above £500,000"),
    "reach": lambda kind: _line("How to reach them", 300, "Telephone, e-mail, or when they hold a surgery"),
    "replicability": lambda kind: _choice(
        f"How far it could be repeated here, {BEST} to {WORST}",
        [(mark, f"{mark}. {told}") for mark, told in REPLICABLE.items()],
    ),
    "replicability_notes": lambda kind: _text("What the score rests on", "What made it work; what would differ here"),
    "forward_plan": lambda kind: _text("Forward plan", "What is still to be studied, by whom and by when"),
    "owner": lambda kind: _select("Who keeps it up to date", _people()),
    "review_on": lambda kind: _day("To be looked at again on", "For example 1 11 2027"),
}  # fmt: skip


def new_edition(given: dict[str, Any]) -> NewEdition | None:
    """The edition that a form gives; None where nothing to read was given."""
    file = given.get("file")
    if not (file or given["link"].strip() or given["edition_name"].strip()):
        return None
    paper = keep_paper(file.file, name=file.name, partnership=here().partnership_id) if file else None
    return NewEdition(given["edition_name"], given["edition_dated_on"], given["link"], paper)


def _edition_fields() -> dict[str, forms.Field]:
    return {
        "edition_name": TextField(
            label="Edition", max_length=80, required=False, help_text="For example: 2026, second edition"
        ),
        "edition_dated_on": _day("Of which day", "For example 1 4 2026"),
        "link": TextField(label="Link where it can be read", max_length=500, required=False),
        "file": forms.FileField(label="Or a file", required=False, help_text=f"{TAKEN}, at most 20 MB"),
    }


EDITION = ("edition_name", "edition_dated_on", "link", "file")


class _ItemForm(VersionedForm):
    """What is said about an item of one kind."""

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)
        for name in fields_of(kind):
            field = MADE[name](kind)
            field.required = name in must(kind) or name in {"owner", "dated_to"}
            self._add(name, field)

    def _add(self, name: str, field: forms.Field) -> None:
        dress(name, field)
        self.fields[name] = field

    def said(self) -> Said:
        given = {name: self.cleaned_data[name] for name in fields_of(self.kind)}
        given["owner"] = Person.objects.get(pk=given["owner"])
        for name, read in (("strength", Strength), ("distance", Distance), ("replicability", int)):
            if name in given:
                given[name] = read(given[name]) if given[name] else None
        if "dated_to" in given:
            given["dated_to"] = Exactness(given["dated_to"])
        if "organisation" in given:
            given["organisation"] = Organisation.objects.filter(pk=given["organisation"] or None).first()
        return Said(**given)


class NewItemForm(_ItemForm):
    """Add an item; where it is what a framework's resource is here, it is registered for that too."""

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        by: Person,
        resource: tuple[Cycle, str] | None = None,
        known: dict[str, str],
        **kwargs: Any,
    ) -> None:
        self.resource = resource
        initial = {"owner": str(by.pk), "dated_to": Exactness.DAY.value, **known}
        super().__init__(*args, kind=kind, initial=initial, **kwargs)
        for name, field in _edition_fields().items() if kind not in CARDS else ():
            self._add(name, field)
        if kind not in CARDS:
            self.groups = (Group("", fields_of(kind)), Group("Where it can be read", EDITION))

    def enact(self, *, by: Any, at: dt.datetime) -> EvidenceItem:
        edition = new_edition(self.cleaned_data) if self.kind not in CARDS else None
        if self.resource is None:
            return commands.add_item(kind=self.kind, said=self.said(), edition=edition, by=by, at=at)
        cycle, named = self.resource
        made = commands.add_resource(
            cycle=cycle, resource=named, kind=self.kind, said=self.said(), edition=edition, by=by, at=at
        )
        return made.item


class ChangeItemForm(_ItemForm):
    def __init__(self, *args: Any, item: EvidenceItem, **kwargs: Any) -> None:
        self.item = item
        super().__init__(*args, kind=Kind(item.kind), initial=_as_typed(item), **kwargs)
        known = dict(self.fields["owner"].choices)  # type: ignore[attr-defined]  # a choice field
        if str(item.owner_id) not in known:  # somebody who has left still stands there
            self.fields["owner"].choices = [(str(item.owner_id), item.owner.name), *known.items()]  # type: ignore[attr-defined]  # as above

    def recorded_now(self) -> dict[str, Any]:
        return _as_typed(EvidenceItem.objects.get(pk=self.item.pk))

    def enact(self, *, by: Any, at: dt.datetime) -> EvidenceItem:
        version = self.cleaned_data["version"] or 0
        return commands.change_item(item=self.item, version=version, said=self.said(), by=by, at=at)


def _as_typed(item: EvidenceItem) -> dict[str, Any]:
    """An item as its form would have it typed."""
    typed = {name: getattr(item, name) for name in fields_of(Kind(item.kind))}
    typed["owner"] = str(item.owner_id)
    if "organisation" in typed:
        typed["organisation"] = str(item.organisation_id or "")
    if typed.get("replicability") is not None:
        typed["replicability"] = str(item.replicability)
    return {"version": item.version, **typed}


class EditionForm(Form):
    """Put a newer edition in the place of the one before."""

    def __init__(self, *args: Any, item: EvidenceItem, **kwargs: Any) -> None:
        self.item = item
        super().__init__(*args, **kwargs)
        for name, field in _edition_fields().items():
            field.required = name == "edition_name"
            dress(name, field)
            self.fields[name] = field

    def enact(self, *, by: Any, at: dt.datetime) -> Edition:
        edition = new_edition(self.cleaned_data)
        if edition is None:
            raise Refusal("Say which edition it is.", field="edition_name")
        return commands.add_edition(item=self.item, edition=edition, by=by, at=at)


class ReviewForm(Form):
    """The item was looked at and still stands."""

    note = LongTextField(label="What you found", rows=3, help_text="For example: nothing newer, the figures still hold")
    next_on = DateBoxesField(label="To be looked at again on", help_text="For example 1 11 2027")

    def __init__(self, *args: Any, item: EvidenceItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item

    def enact(self, *, by: Any, at: dt.datetime) -> EvidenceItem:
        return commands.review_item(item=self.item, **self.cleaned_data, by=by, at=at)
