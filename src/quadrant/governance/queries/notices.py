"""The forward plan, the rules that notices are counted by, and what a notice lacks."""

from __future__ import annotations

from datetime import date
from typing import Any

from quadrant.governance.models import KeyNotice, KeyThreshold, LocalRule, Report
from quadrant.governance.terms import SHIPPED, CountedRule, NoticeRoute, ReportKind, RuleKey
from quadrant.methods import words
from quadrant.methods.calendar import in_words
from quadrant.partnership.models import Body
from quadrant.partnership.queries import bodies
from quadrant.partnership.terms import BodyKind

RULE_OF_ROUTE = {
    NoticeRoute.IN_TIME: RuleKey.KEY_NOTICE,
    NoticeRoute.GENERAL_EXCEPTION: RuleKey.GENERAL_EXCEPTION,
    NoticeRoute.SPECIAL_URGENCY: RuleKey.SPECIAL_URGENCY,
}
OF_AN_EXECUTIVE = frozenset({BodyKind.EXECUTIVE, BodyKind.DELEGATE})
"""Kinds of body whose key decisions need notice."""


def rules_on(day: date) -> dict[RuleKey, CountedRule]:
    """Every counted rule as it holds on a day: the partnership's own latest figure, else the shipped one."""
    own = {RuleKey(row.key): row.rule for row in LocalRule.objects.filter(from_on__lte=day).order_by("from_on")}
    return {**SHIPPED, **own}


def rule_on(key: RuleKey, day: date) -> CountedRule:
    return rules_on(day)[key]


def local_rules() -> list[LocalRule]:
    """The partnership's own figures, the latest first."""
    return list(LocalRule.objects.select_related("set_by").order_by("-from_on", "key"))


def key_threshold_on(day: date) -> KeyThreshold | None:
    """From how much money on a decision is key on a day; None where the partnership has not said."""
    found: KeyThreshold | None = (
        KeyThreshold.objects.filter(from_on__lte=day).select_related("set_by").order_by("-from_on").first()
    )
    return found


def thresholds() -> list[KeyThreshold]:
    """Every figure that was or will be in force, the latest first."""
    return list(KeyThreshold.objects.select_related("set_by"))


def key_fault(report: Report, on: date) -> str:
    """What of a report to an executive makes it key though it does not say so; nothing where all is well."""
    if report.kind == ReportKind.KEY or report.body.kind not in OF_AN_EXECUTIVE:
        return ""
    limit = key_threshold_on(on)
    if limit is None:
        return ""
    beyond = report.recommendations.filter(value__gte=limit.amount).order_by("number").first()
    if beyond is None:
        return ""
    asked = f"Recommendation {beyond.number} is about {words.money(beyond.value)}"
    key = f"From {words.money(limit.amount)} on a decision is key ({limit.basis})"
    return f"{asked}. {key}: say so under kind of decision, and have notice of it published."


def forward_plan() -> Any:
    """Every notice that stands, the soonest decision first."""
    standing = KeyNotice.objects.standing().select_related("body", "report", "cycle", "published_by")
    return standing.prefetch_related("further")


def key_notice_numbered(number: int) -> KeyNotice | None:
    found: KeyNotice | None = (
        KeyNotice.objects.select_related("body", "report", "cycle", "published_by", "withdrawn_by")
        .filter(pk=number)
        .first()
    )
    return found


def key_notice_of(report: Report) -> KeyNotice | None:
    """The notice that a report came from, if it stands."""
    found: KeyNotice | None = forward_plan().filter(report=report).first()
    return found


def bodies_of_key_decisions() -> list[Body]:
    """Bodies whose key decisions need notice, by name."""
    return list(bodies().filter(kind__in=OF_AN_EXECUTIVE).order_by("name"))


def reports_without_notice() -> list[Report]:
    """Reports of key decisions that were not taken back and have no notice, the newest first."""
    told = KeyNotice.objects.standing().filter(report__isnull=False).values("report")
    wanted = Report.objects.filter(kind=ReportKind.KEY, body__kind__in=OF_AN_EXECUTIVE, withdrawn_at=None)
    return list(wanted.exclude(pk__in=told).select_related("body").order_by("-drafted_at", "-pk"))


def needs_notice(report: Report) -> bool:
    """Is it a key decision of an executive body?"""
    return report.kind == ReportKind.KEY and report.body.kind in OF_AN_EXECUTIVE


def notice_fault(report: Report, on: date) -> str:
    """Why a key decision may not be taken on a day, for want of notice; nothing where it may."""
    if not needs_notice(report):
        return ""
    notice = key_notice_of(report)
    if notice is None:
        return "This is a key decision, and no notice of it was published."
    if on < notice.decided_from:
        return f"The notice says that it is decided from {in_words(notice.decided_from)} on."
    if not notice.rule.is_kept(notice.published_on, on):
        counted = notice.rule.counted(notice.published_on, on)
        return f"The notice was published {counted} of {notice.rule.says} before this day."
    return ""
