"""What can be asked of a matter on its way up the line."""

from __future__ import annotations

from quadrant.governance.models import Recommendation, Report, SentUp


def sent_up(report: Report) -> SentUp | None:
    """Where the report's matter went from here, unless that later report was taken back."""
    rows = SentUp.objects.filter(report=report, onward__withdrawn_at=None)
    return rows.select_related("onward__body", "sent_by").first()


def sent_from(report: Report) -> SentUp | None:
    """The report below that this one was drafted from."""
    return SentUp.objects.filter(onward=report).select_related("report__body", "sent_by").first()


def why_not_sent_up(report: Report) -> str:
    """What keeps the report from being sent to the body above, or nothing."""
    if report.body.parent_id is None:
        return f"{report.body.name} reports to no other body."
    if not report.is_final or report.withdrawn_at is not None:
        return "Only a final report is sent up."
    if Report.objects.submitted().filter(supersedes=report).exists():
        return "A later report stands in this one’s place. Send that one up."
    if not Recommendation.objects.filter(report=report, resolutions__isnull=False).exists():
        return f"{report.body.name} has not dealt with it yet."
    known = sent_up(report)
    return f"It was already sent up, to {known.onward.body.name}." if known else ""
