"""Forms that state a need, and say which outcomes meeting it would serve."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.commands import StatedAs
from quadrant.analyse.needs.models import Need
from quadrant.analyse.needs.queries import need_numbered, need_outcomes, places_for, services_of_need
from quadrant.analyse.needs.terms import Met, Severity, Trend
from quadrant.analyse.outcomes.models import Area
from quadrant.analyse.outcomes.queries import chosen_outcomes, outcomes
from quadrant.analyse.services.models import Service
from quadrant.analyse.services.queries import services
from quadrant.cycle.models import Cycle
from quadrant.web.analyse.needs.forms.changing import SharesForm, VersionedForm
from quadrant.web.design.fields import LongTextField, OneOfField, SomeOfField, TextField, WholeNumberField
from quadrant.web.design.forms import Form, Group

MANY = 2_147_483_647


class NeedForm(VersionedForm):
    """State a need of a cycle, or change one."""

    statement = TextField(label="The need", max_length=300, help_text="In one sentence, without anybody's name or case")
    who = TextField(label="Who has it", max_length=200, help_text="For example: people aged 10 to 24")
    how_many = WholeNumberField(label="How many people", required=False, most=MANY)
    severity = OneOfField(label="How hard it bears on them", choices=Severity.choices())
    area = forms.ChoiceField(label="Area", required=False)
    where = TextField(label="Where within it", max_length=200, required=False)
    trend = OneOfField(label="Which way it is moving", choices=Trend.choices())
    inequality = LongTextField(
        label="Inequality", rows=3, required=False, help_text="Which groups or places it bears on more than others"
    )
    met = OneOfField(label="How far what exists meets it", choices=Met.choices())
    gap = LongTextField(label="The gap", rows=3, required=False, help_text="What exists, and what it leaves unmet")
    origin = TextField(label="Where it came from", max_length=300, required=False)
    groups = (
        Group("The need", ["statement", "who", "how_many", "severity"]),
        Group("Where, and which way", ["area", "where", "trend", "inequality"]),
        Group("What exists", ["met", "gap"]),
    )

    def __init__(self, *args: Any, cycle: Cycle, need: Need | None = None, **kwargs: Any) -> None:
        self.cycle, self.need = cycle, need
        if need is not None:
            kwargs["initial"] = _as_typed(need)
        super().__init__(*args, **kwargs)
        known = {area.pk: area.name for area in [*places_for(cycle), *([need.area] if need and need.area else [])]}
        choices = [("", "Nowhere in particular"), *((str(number), name) for number, name in known.items())]
        self.fields["area"].choices = choices  # type: ignore[attr-defined]  # a choice field
        if need is not None:
            del self.fields["origin"]

    def recorded_now(self) -> dict[str, Any]:
        now = need_numbered(self.need.pk) if self.need is not None else None
        return _as_typed(now) if now is not None else {}

    def said(self) -> StatedAs:
        """What was filled in, as the need will be stated."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "origin")}
        number, area = given.pop("how_many"), given.pop("area")
        return StatedAs(
            **{
                **given,
                "how_many": None if number is None else int(number),
                "area": Area.objects.get(pk=area) if area else None,
                "severity": Severity(given["severity"]),
                "trend": Trend(given["trend"]),
                "met": Met(given["met"]),
            }
        )

    def enact(self, *, by: Any, at: dt.datetime) -> Need:
        said = self.said()
        if self.need is None:
            origin = self.cleaned_data.get("origin", "")
            return commands.state_need(cycle=self.cycle, said=said, origin=origin, by=by, at=at)
        version = self.cleaned_data.get("version") or 0
        return commands.change_need(need=self.need, version=version, said=said, by=by, at=at)


def _as_typed(need: Need) -> dict[str, Any]:
    """A need as its form would have it typed."""
    shown = ("version", "statement", "who", "how_many", "severity", "where", "trend", "inequality", "met", "gap")
    return {**{name: getattr(need, name) for name in shown}, "area": str(need.area_id or "")}


class OutcomesForm(SharesForm):
    """Which outcomes meeting the need would serve: those of its cycle first, then all others."""

    def __init__(self, *args: Any, need: Need, **kwargs: Any) -> None:
        known = {link.outcome_id: link.share for link in need_outcomes(need)}
        chosen = [one.outcome for one in chosen_outcomes(need.cycle)]
        first = {one.pk for one in chosen}
        among = [*chosen, *(one for one in outcomes() if one.pk not in first)]

        def link(shares: Any, **who: Any) -> Need:
            return commands.link_need_to_outcomes(need=need, shares=shares, **who)

        super().__init__(*args, among=among, known=known, does=link, **kwargs)


class NeedServicesForm(Form):
    """Which services of the catalogue meet the need."""

    services = SomeOfField(label="Services", choices=[], required=False)

    def __init__(self, *args: Any, need: Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.need = need
        self.known: dict[int, Service] = {one.pk: one for one in services()}
        field: Any = self.fields["services"]
        field.choices = [(str(number), one.name) for number, one in self.known.items()]
        field.initial = [str(one.pk) for one in services_of_need(need)]

    def enact(self, *, by: Any, at: dt.datetime) -> Need:
        chosen = [self.known[int(number)] for number in self.cleaned_data["services"]]
        return commands.link_need_to_services(need=self.need, services=chosen, by=by, at=at)
