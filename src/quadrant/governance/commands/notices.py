"""Notice of key decisions: the partnership's own rules, published, tied to its report, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.governance.models import KeyNotice, KeyThreshold, LocalRule, Report
from quadrant.governance.queries import rule_on
from quadrant.governance.queries.notices import OF_AN_EXECUTIVE, RULE_OF_ROUTE
from quadrant.governance.rules import may_keep_rules, may_publish
from quadrant.governance.terms import Count, KeyGround, NoticeRoute, ReportKind, RuleKey
from quadrant.methods import words
from quadrant.methods.calendar import in_words, london_day
from quadrant.partnership.models import Body, Person

NOT_A_PUBLISHER = "Only a clerk (administrator or monitoring officer) may do this."


@dataclass(frozen=True)
class Forthcoming:
    """What a notice says: the matter, why it is key, from when on it is decided, the papers, whom to ask."""

    title: str
    matter: str
    ground: KeyGround
    decided_from: date
    documents: str
    contact: str


@dataclass(frozen=True)
class Exceptional:
    """Why a notice could not be in time, and for special urgency who agreed."""

    route: NoticeRoute
    why: str
    agreed_by: str = ""


@act("notice_rule.set")
def set_local_rule(
    *, key: RuleKey, days: int, count: Count, basis: str, from_on: date, by: Person, at: datetime
) -> Done[LocalRule]:
    """The partnership's own figure for a counted rule, from a day on. What was published before keeps its own."""
    allow(may_keep_rules(by), "Only the monitoring officer may do this.")
    insist(0 <= days <= 365, "Give from 0 to 365 days.", field="days")
    insist(bool(basis.strip()), "Say where it is written.", field="basis")
    made = LocalRule(key=key, days=days, count=count, basis=basis.strip(), from_on=from_on, set_by=by, set_at=at)
    made.save()
    return Done(made, f"{key.label}: {made.rule.says} from {in_words(from_on)}")


@act("key_threshold.set")
def set_key_threshold(*, amount: Decimal, basis: str, from_on: date, by: Person, at: datetime) -> Done[KeyThreshold]:
    """From a day on, a decision of an executive about so much money or more is key."""
    allow(may_keep_rules(by), "Only the monitoring officer may do this.")
    insist(amount > 0, "Give more than £0.", field="amount")
    insist(bool(basis.strip()), "Say where it is written.", field="basis")
    made = KeyThreshold(amount=amount, basis=basis.strip(), from_on=from_on, set_by=by, set_at=at)
    made.save()
    return Done(made, f"Key from {words.money(amount)} on, from {in_words(from_on)}")


@act("key_notice.published")
def publish_key_notice(
    *,
    body: Body,
    said: Forthcoming,
    exception: Exceptional | None = None,
    report: Report | None = None,
    cycle: Cycle | None = None,
    by: Person,
    at: datetime,
) -> Done[KeyNotice]:
    """Publish today that a body will decide something key; refused where the days are too few for its route."""
    allow(may_publish(by), NOT_A_PUBLISHER)
    route, today = exception.route if exception else NoticeRoute.IN_TIME, london_day(at)
    insist(body.kind in OF_AN_EXECUTIVE, f"{body.name} takes no key decisions: it is no executive.", field="body")
    for field in ("title", "matter", "documents", "contact"):
        insist(bool(getattr(said, field).strip()), "This must be said in a notice.", field=field)
    _insist_in_time(route, said.decided_from, today)
    why, agreed_by = (exception.why.strip(), exception.agreed_by.strip()) if exception else ("", "")
    insist(bool(why) or exception is None, "Say why it could not wait for a notice in time.", field="why")
    insist(
        bool(agreed_by) or route is not NoticeRoute.SPECIAL_URGENCY,
        "Say who agreed: the chair of scrutiny, else of the council.",
        field="agreed_by",
    )
    made = KeyNotice(
        body=body, cycle=cycle, title=said.title.strip(), matter=said.matter.strip(), ground=said.ground,
        decided_from=said.decided_from, documents=said.documents.strip(), contact=said.contact.strip(), route=route,
        why=why, agreed_by=agreed_by,
    )  # fmt: skip
    made.publish(rule_on(RULE_OF_ROUTE[route], today), by=by, at=at)
    if report is not None:
        _tie(made, report)
    made.save()
    return Done(made, f"{made.title}: {body.name}, from {in_words(made.decided_from)}")


def _insist_in_time(route: NoticeRoute, decided_from: date, today: date) -> None:
    rule = rule_on(RULE_OF_ROUTE[route], today)
    first = rule.first_day_after(today)
    other = "give that day, or say by which exception" if route is NoticeRoute.IN_TIME else "give that day"
    told = f"{rule.says[0].upper()}{rule.says[1:]} after today's notice, the first day is {in_words(first)}: {other}."
    insist(decided_from >= today and rule.is_kept(today, decided_from), told, field="decided_from")


@act("key_notice.came_to_report")
def tie_key_notice(*, notice: KeyNotice, report: Report, by: Person, at: datetime) -> Done[KeyNotice]:
    """Say which report a notice came to."""
    allow(may_publish(by), NOT_A_PUBLISHER)
    kept = _standing(notice)
    insist(kept.report_id is None, "This notice came to a report already.")
    _tie(kept, report)
    kept.save()
    return Done(kept, report.title)


def _tie(notice: KeyNotice, report: Report) -> None:
    insist(report.body_id == notice.body_id, f"The report is addressed to {report.body.name}.", field="report")
    insist(report.kind == ReportKind.KEY, "The report does not say that its decision is key.", field="report")
    insist(report.withdrawn_at is None, "The report was taken back.", field="report")
    notice.report = report


@act("key_notice.withdrawn")
def withdraw_key_notice(*, notice: KeyNotice, why: str, by: Person, at: datetime) -> Done[KeyNotice]:
    allow(may_publish(by), NOT_A_PUBLISHER)
    kept = _standing(notice)
    insist(bool(why.strip()), "Say why.", field="why")
    kept.withdrawn_by, kept.withdrawn_at, kept.withdrawn_why = by, at, why.strip()[:300]
    kept.save()
    return Done(kept, kept.title)


def _standing(notice: KeyNotice) -> KeyNotice:
    kept: KeyNotice = KeyNotice.objects.select_for_update().get(pk=notice.pk)
    insist(kept.withdrawn_at is None, "This notice was withdrawn.")
    return kept
