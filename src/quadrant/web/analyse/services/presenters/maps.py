"""The map of services and overlaps, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html
from markupsafe import Markup

from quadrant.analyse.needs.queries import OutcomeRow, Placed, ServiceMap
from quadrant.analyse.services.queries import Overlap, localities
from quadrant.methods import words
from quadrant.web.analyse.services.presenters.catalogue import page_of
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area

MAP_HEAD = ["Outcome", "Services, with what they spend on it", "Needs that it would serve", "Cost"]
OVERLAP_HEAD = ["Outcome", "For", "Place", "Services", "Who pays", "Cost this year"]


@dataclass(frozen=True)
class Places:
    """The places that a page can be narrowed to, and the one that it is."""

    listed: list[Area]
    chosen: Area | None

    @property
    def number(self) -> int | None:
        return self.chosen.pk if self.chosen is not None else None

    @property
    def words(self) -> str:
        return self.chosen.name if self.chosen is not None else "everywhere"


def places_asked(request: HttpRequest) -> Places:
    """Read the place from the address; one that is not known is as if it were not said."""
    listed = localities()
    asked = request.GET.get("place", "")
    return Places(listed, next((area for area in listed if str(area.pk) == asked), None))


@dataclass(frozen=True)
class Gap:
    """A kind of gap: what is missing, and the records that miss it, each with its page."""

    title: str
    records: list[tuple[str, str]]


def link(to: str, name: str) -> Any:
    return format_html('<a class="govuk-link" href="{}">{}</a>', to, name)


def map_rows(request: HttpRequest, drawn: ServiceMap) -> list[list[Any]]:
    """A row for each outcome; where nothing stands it says what is missing."""
    return [_map_row(request, row) for row in drawn.rows]


def _map_row(request: HttpRequest, row: OutcomeRow) -> list[Any]:
    needs = [link(address(request, "need", number=need.pk), need.statement) for need in row.needs]
    return [
        link(address(request, "outcome", number=row.outcome.pk), row.outcome.name),
        _lines(_placed(request, one) for one in row.services) if row.services else _gap("No service"),
        _lines(needs) if needs else _gap("No need stated"),
        words.money(row.pounds) if row.pounds else _gap("No money"),
    ]


def _placed(request: HttpRequest, one: Placed) -> Any:
    """Short breaks: £412,000, meets 2 needs."""
    needs = f"meets {words.plural(len(one.needs), 'need')}" if one.needs else _gap("meets no need")
    pounds = words.money(one.pounds) if one.pounds else "no cost known"
    return format_html("{}: {}, {}", link(page_of(request, one.service), one.service.name), pounds, needs)


def _gap(said: str) -> Any:
    return format_html('<strong class="govuk-tag govuk-tag--orange">{}</strong>', said)


def _lines(parts: Iterable[Any]) -> Any:
    return Markup("<br>").join(parts)


def gaps(request: HttpRequest, drawn: ServiceMap) -> list[Gap]:
    """Every gap as a list; those without any are left out."""

    def services(listed: Sequence[Any]) -> list[tuple[str, str]]:
        return [(one.name, page_of(request, one)) for one in listed]

    def outcomes(listed: Sequence[Any]) -> list[tuple[str, str]]:
        return [(one.name, address(request, "outcome", number=one.pk)) for one in listed]

    unmet = [(one.statement, address(request, "need", number=one.pk)) for one in drawn.needs_without_service]
    found = [
        Gap("Needs that no service meets", unmet),
        Gap("Outcomes that no service works towards", outcomes(drawn.outcomes_without_service)),
        Gap("Outcomes for which no need is stated", outcomes(drawn.outcomes_without_need)),
        Gap("Services that meet no need", services(drawn.services_without_need)),
        Gap("Services that work towards no outcome", services(drawn.services_without_outcome)),
        Gap("Services without a cost this year", services(drawn.services_without_cost)),
    ]
    return [gap for gap in found if gap.records]


def overlap_rows(request: HttpRequest, listed: Sequence[Overlap]) -> list[list[Any]]:
    """A row for each outcome, group and place that more than one organisation pays for."""
    return [
        [
            link(address(request, "outcome", number=one.outcome.pk), one.outcome.name),
            one.client_group,
            one.area.name if one.area else "Everywhere",
            _lines(link(page_of(request, service), service.name) for service in one.services),
            words.listing(one.funders),
            words.money(one.cost),
        ]
        for one in listed
    ]
