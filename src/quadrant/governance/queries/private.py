"""What a body must have published before it takes something in private."""

from __future__ import annotations

from quadrant.governance.models import FurtherNotice, KeyNotice, Report
from quadrant.governance.queries.attachments import has_anything_exempt
from quadrant.governance.queries.notices import key_notice_of, needs_notice


def further_notice_of(notice: KeyNotice) -> FurtherNotice | None:
    """The further notice of a meeting in private, once it is published."""
    return next(iter(notice.further.all()), None)


def private_fault(report: Report) -> str:
    """What a key decision of which part is exempt lacks to be taken in private; nothing where it lacks nothing."""
    if not needs_notice(report) or not has_anything_exempt(report):
        return ""
    notice = key_notice_of(report)
    if notice is None or not notice.private_why:
        return "Part of it is exempt, and no notice says that it is taken in private."
    if further_notice_of(notice) is None:
        return "Part of it is exempt, and the further notice of a meeting in private is not published."
    return ""
