"""A matter as a timeline, and what was resolved beside a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from quadrant.governance import queries
from quadrant.governance.terms import Outcome
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import Event, SummaryRow

if TYPE_CHECKING:
    from quadrant.governance.models import Report, Resolution


def matter_events(request: HttpRequest, report: Report) -> list[Event]:
    """Each moment of the matter with its page, what is only arranged marked as ahead."""
    asked: Any = request
    today = timezone.localdate(asked.at)
    return [
        Event(
            moment.on,
            moment.what,
            moment.by,
            moment.note,
            address_or_none(request, moment.route, number=moment.number) or "",
            ahead=moment.on > today,
        )
        for moment in queries.matter_of(report)
    ]


def beside_rows(request: HttpRequest, made: Resolution) -> list[SummaryRow]:
    """The other parts of a decision in several parts."""
    return [
        SummaryRow(
            f"With it, {one.recommendation.number}",
            Outcome(one.outcome).label,
            note=one.recommendation.text,
            address=address(request, "resolution", number=one.pk),
        )
        for one in queries.resolved_beside(made)
    ]
