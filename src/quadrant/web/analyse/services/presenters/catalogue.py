"""Services in words: the list, one service with its money and evaluations, its place on the thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html

from quadrant.analyse.services import queries
from quadrant.analyse.services.rules import may_strike_funding
from quadrant.analyse.services.terms import Covered, DeliveryModel, Duty
from quadrant.cycle.terms import Level, Tier
from quadrant.methods import words
from quadrant.thread.terms import Kind
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Table
from quadrant.web.design.tables import Kind as Holds
from quadrant.web.thread.presenters import thread_place

if TYPE_CHECKING:
    from quadrant.analyse.services.models import Service, ServiceEvaluation, ServiceFunding


def page_of(request: HttpRequest, service: Any) -> str:
    return address(request, "service", number=service.pk)


def services_table(request: HttpRequest, *, may_keep: bool) -> Table[Any]:
    """Every standing service of the partnership."""
    begin = (address(request, "service_new"), "Add the first service") if may_keep else ("", "")
    return Table(
        name="services",
        caption="Services",
        one="service",
        rows=queries.services(),
        order="name",
        columns=_columns(request),
        filters=_filters(),
        search=("name__icontains", "kind__icontains", "as_users_say__icontains", "client_group__icontains"),
        empty=Empty("No service is in the catalogue yet.", *begin),
    )


def _columns(request: HttpRequest) -> list[Column[Any]]:
    cost = f"Cost {words.financial_year(queries.this_year())}"
    return [
        Column("name", "Service", lambda one: one.name, order=("name",), address=lambda one: page_of(request, one)),
        Column("kind", "Type", lambda one: one.kind, order=("kind", "name")),
        Column("for", "For", lambda one: one.client_group, order=("client_group", "name")),
        Column("tier", "Tier", lambda one: one.tier.capitalize(), order=("tier", "name")),
        Column("provider", "Provider", lambda one: one.provider.name, order=("provider__name", "name")),
        Column("cost", cost, lambda one: one.cost, kind=Holds.MONEY, order=("cost",)),
        Column("state", "Review", lambda one: queries.state_of(one).label, order=("reviewed_at", "strategy_on")),
        Column("users", "As its users say", lambda one: one.as_users_say, on_page=False),
        Column("level", "Level", lambda one: one.level.capitalize(), on_page=False),
        Column("duty", "Duty", lambda one: Duty(one.duty).label, on_page=False),
        Column("law", "Legal basis", lambda one: one.legal_basis, on_page=False),
        Column("standard", "Minimum standard", lambda one: one.minimum_standard, on_page=False),
        Column("local", "Decided here", lambda one: one.local_choice, on_page=False),
        Column("capacity", "Capacity a year", lambda one: one.capacity, kind=Holds.NUMBER, on_page=False),
        Column("volume", "Used a year", lambda one: one.volume, kind=Holds.NUMBER, on_page=False),
        Column("unit", "Counted in", lambda one: one.unit, on_page=False),
        Column("quality", "Quality", lambda one: one.quality, on_page=False),
    ]


def _filters() -> list[Filter[Any]]:
    return [
        Filter("for", "For", [(each, each) for each in queries.client_groups()], lookup="client_group"),
        Filter("tier", "Tier", _capitalised(Tier), lookup="tier"),
        Filter("level", "Level", _capitalised(Level), lookup="level"),
        Filter("type", "Type", [(each, each) for each in queries.kinds()], lookup="kind"),
        Filter(
            "provider", "Provider", [(str(number), name) for number, name in queries.providers()], lookup="provider"
        ),
        Filter(
            "place",
            "Place",
            [(str(area.pk), area.name) for area in queries.localities()],
            narrow=_in_place,
        ),
        Filter("review", "Review", Covered.choices(), narrow=_by_state),
    ]


def _capitalised(terms: Any) -> list[tuple[str, str]]:
    return [(each.value, each.value.capitalize()) for each in terms]


def _in_place(rows: Any, asked: str) -> Any:
    return rows.in_area(int(asked))


def _by_state(rows: Any, asked: str) -> Any:
    reviewed, strategy = asked in {Covered.WHOLE, Covered.REVIEWED}, asked in {Covered.WHOLE, Covered.STRATEGY}
    return rows.filter(reviewed_at__isnull=not reviewed, strategy_on__isnull=not strategy)


def service_record(request: HttpRequest, one: Service, *, may_change: bool) -> Record:
    """The summary of a service: its users' words first, then the professionals', then what the law fixes."""
    change = address(request, "service_change", number=one.pk) if may_change else ""
    rows = [
        SummaryRow("As its users say", one.as_users_say, change=change),
        SummaryRow("As professionals say", one.as_professionals_say, change=change),
        SummaryRow("Reference", one.reference, change=change),
        SummaryRow("Type, and for whom", f"{one.kind}, for {words.lower_first(one.client_group)}", change=change),
        SummaryRow("Provider", one.provider.name, change=change),
        SummaryRow("Level and tier", f"{one.level.capitalize()}, {one.tier}", change=change),
        SummaryRow("Where", _where(one), change=_or_none(request, "service_places", one, may_change)),
        SummaryRow("Legal duty", Duty(one.duty).label, change=change, note=one.legal_basis),
        SummaryRow("Minimum standard in law", one.minimum_standard, change=change),
        SummaryRow("Decided here", one.local_choice, change=change),
        SummaryRow("What customers say", one.customer_views, change=change),
        SummaryRow("Least cost that they accept", _unit_cost(one), change=change),
        SummaryRow("Capacity and use in a year", _counted(one), change=change),
        SummaryRow("Quality", one.quality, change=change),
        SummaryRow(f"Cost in {words.financial_year(queries.this_year())}", _cost(one)),
        SummaryRow("Its review", _review(one), change=change),
    ]
    state = "Retired" if one.retired_at else queries.state_of(one).label
    return Record(
        summary=rows, state=state, state_words=one.retired_why, thread=thread_place(request, Kind.SERVICE, one.pk)
    )


def _or_none(request: HttpRequest, name: str, one: Service, may: bool) -> str:
    return address(request, name, number=one.pk) if may else ""


def _where(one: Service) -> str:
    places = queries.areas_of_services([one.pk]).get(one.pk, [])
    return words.listing(area.name for area in places) or "Everywhere"


def _unit_cost(one: Service) -> str:
    return words.NOTHING if one.minimum_cost is None else f"{words.money(one.minimum_cost)} a unit"


def _counted(one: Service) -> str:
    if one.capacity is None and one.volume is None:
        return words.NOTHING
    return f"Room for {words.number(one.capacity)}, used by {words.number(one.volume)} ({one.unit})"


def _cost(one: Service) -> str:
    return words.money(one.cost) if one.cost else "No funding line yet"


def _review(one: Service) -> str:
    owner = one.owner.name if one.owner else "Nobody answers for it yet"
    return f"{owner}, by {words.date(one.review_by)}" if one.review_by else owner


def funding_rows(request: HttpRequest, lines: Sequence[ServiceFunding]) -> list[list[Any]]:
    """A row for each funding line; one struck out says so, with the reason."""
    return [
        [
            words.financial_year(line.year),
            line.organisation.name,
            line.source,
            words.money(line.amount),
            "Yes" if line.recurrent else "No, once",
            _entered(request, line),
        ]
        for line in lines
    ]


def _entered(request: HttpRequest, line: ServiceFunding) -> Any:
    said = f"{words.date(line.entered_at)}, {line.entered_by.name}"
    if line.struck_at is not None:
        return f"{said}. Struck out: {line.struck_why}"
    if not may_strike_funding(request.user, line):
        return said
    off = address(request, "service_funding_strike", number=line.pk)
    return format_html('{} <a class="govuk-link" href="{}" aria-label="Strike out: {}">Strike out</a>', said, off, line)


def outcome_rows(request: HttpRequest, one: Service) -> list[list[Any]]:
    """The outcomes that the service works towards, with their shares."""
    links = queries.outcomes_of_services([one.pk]).get(one.pk, [])
    return [
        [
            format_html(
                '<a class="govuk-link" href="{}">{}</a>',
                address(request, "outcome", number=link.outcome_id),
                link.outcome.name,
            ),
            words.percent(link.share.normalize()),
        ]
        for link in links
    ]


def evaluation_rows(request: HttpRequest, listed: Sequence[ServiceEvaluation]) -> list[list[Any]]:
    """The evaluations of a service, the latest first."""
    return [
        [
            format_html(
                '<a class="govuk-link" href="{}">{}</a>',
                address(request, "service_evaluation", number=one.pk),
                f"Begun {words.date(one.begun_at)}",
            ),
            one.cycle.name if one.cycle else words.NOTHING,
            DeliveryModel(one.recommended).label if one.recommended else words.NOTHING,
            f"{words.date(one.signed_off_at)}, {one.signed_off_by.name}" if one.signed_off_by else "Being written",
        ]
        for one in listed
    ]
