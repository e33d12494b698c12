"""A matter as a timeline, and what was resolved beside a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from quadrant.governance import queries
from quadrant.governance.rules import may_see_report
from quadrant.governance.terms import Outcome
from quadrant.methods import words
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
            note=one.words,
            address=address(request, "resolution", number=one.pk),
        )
        for one in queries.resolved_beside(made)
    ]


def joint_rows(request: HttpRequest, report: Report) -> list[SummaryRow]:
    """Which other bodies decide the same matter; a draft is named only to those who may read it."""
    return [
        SummaryRow(
            "Decided together with",
            one.body.name,
            address=address(request, "report", number=one.pk) if may_see_report(request.user, one) else "",
            note="It stands once both have resolved the same",
        )
        for one in queries.joint_reports(report)
    ]


def line_rows(request: HttpRequest, report: Report) -> list[SummaryRow]:
    """Where on the line the matter came from, and where it went: a draft is named only to those who may read it."""
    rows = []
    below, above = queries.sent_from(report), queries.sent_up(report)
    if below is not None:
        page = address(request, "report", number=below.report_id)
        rows.append(SummaryRow("Sent up by", below.report.body.name, address=page))
    if above is not None:
        reads = may_see_report(request.user, above.onward)
        page = address(request, "report", number=above.onward_id) if reads else ""
        day = words.date(above.sent_at)
        rows.append(SummaryRow("Sent up to", above.onward.body.name, address=page, note=f"{above.sent_by.name}, {day}"))
    return rows
