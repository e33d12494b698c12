"""Notice of key decisions: the partnership's own rules, published, tied to its report, withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.governance.models import FurtherNotice, KeyNotice, KeyThreshold, LocalRule, Report
from quadrant.governance.queries import rule_on
from quadrant.governance.queries.notices import OF_AN_EXECUTIVE, RULE_OF_ROUTE
from quadrant.governance.rules import may_keep_rules, may_publish
from quadrant.governance.terms import Count, KeyGround, NoticeRoute, ReportKind, RuleKey
from quadrant.methods import words
from quadrant.methods.calendar import in_words, london_day
from quadrant.partnership.models import Body, Person
from quadrant.partnership.queries import members_of
from quadrant.partnership.terms import Seat

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
    private_why: str = ""


@dataclass(frozen=True)
class Exceptional:
    """Why a notice could not be in time; whom of scrutiny was told, and for special urgency who agreed."""

    route: NoticeRoute
    why: str
    agreed_by: str = ""
    told: str = ""


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
    _insist_private_agreed(said, exception, today)
    made = KeyNotice(
        body=body, cycle=cycle, title=said.title.strip(), matter=said.matter.strip(), ground=said.ground,
        decided_from=said.decided_from, documents=said.documents.strip(), contact=said.contact.strip(), route=route,
        private_why=said.private_why.strip(), members=_members_in_words(body, said.decided_from),
        **_exception_told(exception),
    )  # fmt: skip
    made.publish(rule_on(RULE_OF_ROUTE[route], today), by=by, at=at)
    if report is not None:
        _tie(made, report)
    made.save()
    return Done(made, f"{made.title}: {body.name}, from {in_words(made.decided_from)}")


def _exception_told(exception: Exceptional | None) -> dict[str, str]:
    """What a notice by exception must say, checked."""
    if exception is None:
        return {}
    why, agreed_by, told = exception.why.strip(), exception.agreed_by.strip(), exception.told.strip()
    insist(bool(why), "Say why it could not wait for a notice in time.", field="why")
    urgent, excepted = (
        exception.route is route for route in (NoticeRoute.SPECIAL_URGENCY, NoticeRoute.GENERAL_EXCEPTION)
    )
    insist(
        bool(agreed_by) or not urgent, "Say who agreed: the chair of scrutiny, else of the council.", field="agreed_by"
    )
    insist(
        bool(told) or not excepted, "Say whom you told: the chair of scrutiny, else each of its members.", field="told"
    )
    return {"why": why, "agreed_by": agreed_by, "told": told}


def _insist_private_agreed(said: Forthcoming, exception: Exceptional | None, today: date) -> None:
    """What is private is announced for longer than a general exception leaves, unless somebody agreed."""
    rule = rule_on(RuleKey.PRIVATE_NOTICE, today)
    agreed = exception is not None and bool(exception.agreed_by.strip())
    told = f"To take part of it in private, {rule.says} are needed: say who agreed that it cannot wait."
    insist(not said.private_why.strip() or agreed or rule.is_kept(today, said.decided_from), told, field="agreed_by")


def _members_in_words(body: Body, on: date) -> str:
    """Everybody who will take part in deciding, a line each with their seat."""
    sitting = [member for member in members_of(body, on=on) if member.seat != Seat.ADVISER]
    return "\n".join(f"{member.person.name}, {Seat(member.seat).label.lower()}" for member in sitting)


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


@act("key_notice.further")
def publish_further_notice(
    *, notice: KeyNotice, representations: str, answer: str, agreed_by: str = "", by: Person, at: datetime
) -> Done[FurtherNotice]:
    """Publish what was said against a meeting in private, and the answer; with too few days, who agreed."""
    allow(may_publish(by), NOT_A_PUBLISHER)
    kept = _standing(notice)
    insist(bool(kept.private_why), "This notice does not say that anything is private.")
    insist(bool(representations.strip()), "Say what was said; “none received” is an answer.", field="representations")
    insist(bool(answer.strip()), "Say what the body answers.", field="answer")
    rule, today = rule_on(RuleKey.PRIVATE_FURTHER, london_day(at)), london_day(at)
    late = f"{rule.says[0].upper()}{rule.says[1:]} are needed before {in_words(kept.decided_from)}: say who agreed."
    insist(bool(agreed_by.strip()) or rule.is_kept(today, kept.decided_from), late, field="agreed_by")
    made = FurtherNotice(notice=kept, representations=representations.strip(), answer=answer.strip())
    made.agreed_by = agreed_by.strip()
    made.publish(rule, by=by, at=at)
    made.save()
    return Done(made, kept.title)


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
