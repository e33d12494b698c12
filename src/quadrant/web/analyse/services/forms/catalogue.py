"""Forms of the catalogue: what is said of a service, its outcomes and places, what is paid, its strategy."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.analyse.outcomes.queries import outcomes
from quadrant.analyse.services import commands, queries
from quadrant.analyse.services.commands import ServiceAs
from quadrant.analyse.services.models import Service, ServiceFunding, ServiceStrategy
from quadrant.analyse.services.terms import Duty
from quadrant.cycle.terms import Level, Tier
from quadrant.partnership.models import Body, Organisation, Person
from quadrant.partnership.queries import bodies, organisations, people_inside
from quadrant.web.analyse.needs.forms import SharesForm, VersionedForm
from quadrant.web.design.fields import (
    DateBoxesField,
    LongTextField,
    MoneyField,
    OneOfField,
    SomeOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form, Group

MANY = 2_147_483_647
NOBODY = ("", "Nobody yet")
TEXTS = (
    "name", "kind", "as_users_say", "as_professionals_say", "client_group", "legal_basis", "minimum_standard",
    "local_choice", "customer_views", "unit", "quality", "reference",
)  # fmt: skip


def labelled(terms: Any) -> list[tuple[str, str]]:
    return [(term.value, term.value.capitalize()) for term in terms]


class ServiceForm(VersionedForm):
    """Add a service or change one; its users' words come first."""

    name = TextField(label="Name", max_length=150)
    as_users_say = LongTextField(
        label="What it is, as its users would say it",
        rows=3,
        help_text="In their words, without anybody's name or case",
    )
    as_professionals_say = LongTextField(label="What it is, as professionals describe it", rows=3, required=False)
    kind = TextField(label="Type of service", max_length=80, help_text="For example: day support, home care")
    reference = TextField(
        label="Reference",
        max_length=60,
        required=False,
        help_text="The number by which a list knows it, such as the Care Quality Commission's location ID",
    )
    client_group = TextField(label="Whom it is for", max_length=120, help_text="For example: carers under 25")
    provider = forms.ChoiceField(label="Provider")
    tier = OneOfField(label="Tier", choices=labelled(Tier))
    level = OneOfField(label="Level at which it is commissioned", choices=labelled(Level), initial="operational")
    duty = OneOfField(label="Does the law require it?", choices=Duty.choices())
    legal_basis = LongTextField(
        label="Legal basis", rows=2, required=False, help_text="The Act and section, or regulations"
    )
    minimum_standard = LongTextField(label="Minimum standard that the law sets", rows=2, required=False)
    local_choice = LongTextField(
        label="What is decided here",
        rows=3,
        required=False,
        help_text="The means, and the level by local policy",
    )
    customer_views = LongTextField(label="What customers say of it", rows=3, required=False)
    minimum_cost = MoneyField(
        label="Least cost of a unit that customers accept", required=False, help_text="For example: £20 a session"
    )
    capacity = WholeNumberField(label="Capacity in a year", required=False, most=MANY)
    volume = WholeNumberField(label="Used in a year", required=False, most=MANY)
    unit = TextField(label="Counted in", max_length=60, required=False, help_text="For example: people, places, visits")
    quality = TextField(label="Quality", max_length=200, required=False, help_text="A rating, and whose it is")
    owner = forms.ChoiceField(label="Who answers for its review", required=False)
    review_by = DateBoxesField(label="To be reviewed by", required=False)
    groups = (
        Group("As its users see it", ["name", "as_users_say"]),
        Group(
            "As professionals see it",
            ["as_professionals_say", "kind", "reference", "client_group", "provider", "tier", "level"],
        ),
        Group("What the law fixes", ["duty", "legal_basis", "minimum_standard"]),
        Group("What is decided here", ["local_choice"]),
        Group("Its customers", ["customer_views", "minimum_cost"]),
        Group("How much, and how good", ["capacity", "volume", "unit", "quality"]),
        Group("Its review", ["owner", "review_by"]),
    )

    def __init__(self, *args: Any, service: Service | None = None, **kwargs: Any) -> None:
        self.service = service
        if service is not None:
            kwargs["initial"] = _as_typed(service)
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["provider"].choices = [("", "Choose one"), *((str(one.pk), one.name) for one in organisations())]
        fields["owner"].choices = [NOBODY, *((str(one.pk), one.name) for one in people_inside())]

    def recorded_now(self) -> dict[str, Any]:
        now = queries.service_numbered(self.service.pk) if self.service is not None else None
        return _as_typed(now) if now is not None else {}

    def enact(self, *, by: Any, at: dt.datetime) -> Service:
        given = self.cleaned_data
        said = ServiceAs(
            **{name: given[name] for name in TEXTS},
            provider=Organisation.objects.get(pk=given["provider"]),
            tier=Tier(given["tier"]),
            level=Level(given["level"]),
            duty=Duty(given["duty"]),
            minimum_cost=given["minimum_cost"],
            capacity=_whole(given["capacity"]),
            volume=_whole(given["volume"]),
            owner=Person.objects.get(pk=given["owner"]) if given["owner"] else None,
            review_by=given["review_by"],
        )
        if self.service is None:
            return commands.add_service(said=said, by=by, at=at)
        return commands.change_service(service=self.service, version=given["version"] or 0, said=said, by=by, at=at)


def _whole(given: Any) -> int | None:
    return None if given is None else int(given)


def _as_typed(service: Service) -> dict[str, Any]:
    """A service as its form would have it typed."""
    shown = (*TEXTS, "version", "tier", "level", "duty", "minimum_cost", "capacity", "volume", "review_by")
    numbers = {"provider": str(service.provider_id), "owner": str(service.owner_id or "")}
    return {**{name: getattr(service, name) for name in shown}, **numbers}


class ServiceOutcomesForm(SharesForm):
    """Which outcomes the service works towards, in shares of its money."""

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        links = queries.outcomes_of_services([service.pk]).get(service.pk, [])

        def link(shares: Any, **who: Any) -> Service:
            return commands.link_service_to_outcomes(service=service, shares=shares, **who)

        known = {link.outcome_id: link.share for link in links}
        super().__init__(*args, among=list(outcomes()), known=known, does=link, **kwargs)


class PlacesForm(Form):
    """In which places the service is offered; none ticked means everywhere."""

    areas = SomeOfField(label="Places", choices=[], required=False)

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        standing = queries.areas_of_services([service.pk]).get(service.pk, [])
        self.known = {area.pk: area for area in [*queries.localities(), *standing]}
        field: Any = self.fields["areas"]
        field.choices = [(str(number), area.name) for number, area in self.known.items()]
        field.initial = [str(area.pk) for area in standing]

    def enact(self, *, by: Any, at: dt.datetime) -> Service:
        chosen = [self.known[int(number)] for number in self.cleaned_data["areas"]]
        return commands.place_service(service=self.service, areas=chosen, by=by, at=at)


class FundingForm(Form):
    """What one organisation pays from one source in one financial year."""

    organisation = forms.ChoiceField(label="Who pays")
    source = TextField(label="From which budget or grant", max_length=120)
    year = OneOfField(label="Financial year", choices=[])
    amount = MoneyField(label="Amount")
    recurrent = OneOfField(
        label="Will it be paid again?", choices=[("yes", "Yes, each year"), ("no", "No, this once")], initial="yes"
    )

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        fields: dict[str, Any] = self.fields
        fields["organisation"].choices = [("", "Choose one"), *((str(one.pk), one.name) for one in organisations())]
        this = queries.this_year()
        fields["year"].choices = [(str(year), f"{year}/{(year + 1) % 100:02}") for year in range(this - 2, this + 4)]
        fields["year"].initial = str(this)

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceFunding:
        given = self.cleaned_data
        return commands.enter_funding(
            service=self.service,
            organisation=Organisation.objects.get(pk=given["organisation"]),
            source=given["source"],
            year=int(given["year"]),
            amount=given["amount"],
            recurrent=given["recurrent"] == "yes",
            by=by,
            at=at,
        )


class StrategyForm(Form):
    """The commissioning strategy that a body adopted for the service."""

    title = TextField(label="Title of the strategy", max_length=200)
    body = forms.ChoiceField(label="Which body adopted it")
    adopted_on = DateBoxesField(label="Adopted on")

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        field: Any = self.fields["body"]
        field.choices = [("", "Choose one"), *((str(one.pk), one.name) for one in bodies())]

    def enact(self, *, by: Any, at: dt.datetime) -> ServiceStrategy:
        given = self.cleaned_data
        return commands.record_strategy(
            service=self.service,
            title=given["title"],
            body=Body.objects.get(pk=given["body"]),
            adopted_on=given["adopted_on"],
            by=by,
            at=at,
        )


class ProgrammeForm(Form):
    """By when every service is to be reviewed, and the gross spend that the catalogue is a part of."""

    name = TextField(label="Name of the programme", max_length=150)
    deadline_on = DateBoxesField(label="Every service reviewed, with a strategy, by")
    gross_spend = MoneyField(label="Gross spend of the year, all services and the rest", required=False)
    year = OneOfField(label="Financial year of that spend", choices=[])
    source = TextField(label="Source of that figure", max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        latest, this = queries.programme(), queries.this_year()
        field: Any = self.fields["year"]
        field.choices = [(str(year), f"{year}/{(year + 1) % 100:02}") for year in range(this - 3, this + 2)]
        field.initial = str(this)
        if latest is not None:
            self.initial = {name: getattr(latest, name) for name in self.fields} | {"year": str(latest.year)}

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        given = dict(self.cleaned_data)
        return commands.set_programme(year=int(given.pop("year")), **given, by=by, at=at)
