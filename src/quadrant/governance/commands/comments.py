"""Acts on consultees' comments: asked, answered, waived."""

from __future__ import annotations

from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.governance.models import Comment, Report
from quadrant.governance.rules import may_answer_comment, may_change_report, may_waive_comment
from quadrant.governance.terms import Consultee
from quadrant.partnership.models import Person


def _open_comment(comment: Comment) -> Comment:
    kept: Comment = Comment.objects.select_for_update().get(pk=comment.pk)
    insist(kept.report.withdrawn_at is None, "The report was taken back.")
    insist(kept.waived_at is None, "This comment was waived.")
    stands = kept.answered_at is not None and kept.on_version == kept.report.version
    insist(not stands, "This comment has already been given.")
    return kept


@act("comment.asked")
def ask_comment(*, report: Report, consultee: Consultee, by: Person, at: datetime) -> Done[Comment]:
    """Ask a consultee about a draft; submitting a report asks those who are still to be asked."""
    allow(may_change_report(by, report), "Only the report's author or a commissioner may ask for comments.")
    insist(report.withdrawn_at is None, "The report was taken back.")
    made = Comment(report=report, consultee=consultee, asked_by=by, asked_at=at)
    made.save()
    return Done(made, consultee.label)


@act("comment.answered")
def answer_comment(*, comment: Comment, text: str, by: Person, at: datetime) -> Done[Comment]:
    """Comment on the report as it stands now."""
    label = comment.label.lower()
    allow(
        may_answer_comment(by, comment), f"Only the {label} officer comments here, and never on a report of their own."
    )
    insist(bool(text.strip()), "Write the comment.", field="text")
    kept = _open_comment(comment)
    kept.text, kept.on_version, kept.answered_by, kept.answered_at = text, kept.report.version, by, at
    kept.save()
    return Done(kept, kept.label)


@act("comment.waived")
def waive_comment(*, comment: Comment, why: str, by: Person, at: datetime) -> Done[Comment]:
    """Say why this consultee need not comment."""
    allow(
        may_waive_comment(by, comment),
        "Only the consultee or the monitoring officer may waive a comment, and never on a report of their own.",
    )
    insist(bool(why.strip()), "Say why the comment is not needed.", field="why")
    kept = _open_comment(comment)
    kept.waived_why, kept.waived_by, kept.waived_at = why, by, at
    kept.save()
    return Done(kept, why)
