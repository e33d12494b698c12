"""The forward plan, one notice, the rules it is counted by, and where a published decision stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from quadrant.governance import queries
from quadrant.governance.rules import may_call_in, may_keep_rules, may_publish, may_settle_call_in
from quadrant.governance.terms import PUTS_OFF, CallInOutcome, CountedRule, DoubtOutcome, KeyGround, NoticeRoute
from quadrant.methods import words
from quadrant.partnership.queries import called
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.governance.models import CallIn, DecisionNotice, KeyNotice, Resolution


@dataclass(frozen=True)
class ShownEffect:
    """Whether a decision may be carried out yet, what it waits for, and what this person can do about it."""

    sentence: str
    rows: list[SummaryRow]
    actions: list[tuple[str, str]]


def forward_plan_table(request: HttpRequest, *, may_publish_here: bool) -> Table[Any]:
    begin = (address(request, "key_notice_new"), "Publish a notice") if may_publish_here else ("", "")
    return Table(
        name="forward_plan",
        caption="Key decisions announced",
        one="notice",
        rows=queries.forward_plan(),
        columns=[
            Column(
                "what",
                "To be decided",
                lambda one: one.title,
                sortable=False,
                address=lambda one: address(request, "key_notice", number=one.pk),
            ),
            Column("from", "Not before", lambda one: one.decided_from, kind=Kind.DATE, order=("decided_from",)),
            Column("body", "By", lambda one: one.body.name, order=("body__name",)),
            Column("ground", "Key because of", lambda one: KeyGround(one.ground).label, sortable=False),
            Column("published", "Published", lambda one: one.published_on, kind=Kind.DATE, order=("published_on",)),
            Column("route", "In time?", lambda one: NoticeRoute(one.route).label, order=("route",)),
            Column("matter", "Matter", lambda one: one.matter, on_page=False),
            Column("contact", "Papers from", lambda one: one.contact, on_page=False),
        ],
        order="from",
        filters=[
            Filter(
                "body", "Body", [(str(one.pk), one.name) for one in queries.bodies_of_key_decisions()], lookup="body"
            ),
            Filter("route", "Notice", NoticeRoute.choices(), lookup="route"),
        ],
        search=("title__icontains", "matter__icontains"),
        search_more=lambda word: called(word, "body"),
        empty=Empty("No notice of a key decision has been published yet.", *begin),
    )


def notice_rows(notice: KeyNotice) -> list[SummaryRow]:
    """What the public reads of a notice."""
    rows = [
        SummaryRow("Decided by", notice.body.name),
        *([SummaryRow("Its members", notice.members)] if notice.members else []),
        SummaryRow("Not before", notice.decided_from),
        SummaryRow("The matter", notice.matter),
        SummaryRow("Key because of", KeyGround(notice.ground).label),
        SummaryRow("Papers", notice.documents),
        SummaryRow("Ask for them", notice.contact),
        SummaryRow("Published", notice.published_on, note=_counted(notice)),
    ]
    if notice.route != NoticeRoute.IN_TIME:
        rows.append(SummaryRow(NoticeRoute(notice.route).label, notice.why))
    if notice.told:
        rows.append(SummaryRow("Scrutiny was told", notice.told))
    if notice.agreed_by:
        rows.append(SummaryRow("Agreed by", notice.agreed_by))
    return rows + (_private_rows(notice) if notice.private_why else [])


def _private_rows(notice: KeyNotice) -> list[SummaryRow]:
    """Why part of it is taken in private; what was said against that, once the further notice is published."""
    further = queries.further_notice_of(notice)
    if further is None:
        asks = f"Whoever thinks that it should be open to the public may say so: {notice.contact}"
        return [SummaryRow("In private", notice.private_why, note=asks)]
    late = f", agreed by {further.agreed_by}" if further.agreed_by else ""
    return [
        SummaryRow("In private", notice.private_why),
        SummaryRow("Said against that", further.representations),
        SummaryRow("Answered", further.answer, note=f"Published {words.date(further.published_on)}{late}"),
    ]


def _counted(notice: KeyNotice) -> str:
    days, rule = notice.rule.counted(notice.published_on, notice.decided_from), notice.rule
    if not rule.days:
        return rule.basis
    return f"{days} {rule.count.label.lower()} before; {rule.days} are needed ({rule.basis})"


def notice_record(request: HttpRequest, notice: KeyNotice) -> Record:
    rows = notice_rows(notice)
    if notice.report is not None:
        page = address_or_none(request, "report", number=notice.report_id) or ""
        rows.append(SummaryRow("Report", notice.report.title, address=page))
    rows.append(SummaryRow("By", f"{notice.published_by.name}, {words.datetime(notice.published_at)}"))
    if notice.withdrawn_at is not None:
        rows.append(SummaryRow("Withdrawn because", notice.withdrawn_why))
    return Record(summary=rows, state="Published" if notice.withdrawn_at is None else "Withdrawn")


def shown_rules(rules: list[CountedRule]) -> list[list[str]]:
    """A row of cells for each rule."""
    return [[rule.key.label, _says(rule), rule.basis, rule.confidence] for rule in rules]


def _says(rule: CountedRule) -> str:
    return rule.says if rule.days else "None, with the agreement of the chair of scrutiny"


def shown_effect(request: HttpRequest, made: Resolution) -> ShownEffect:
    """The notice of a decision, its call-in, and from when it may be carried out."""
    asked: Any = request
    notice = queries.decision_notice_of(made)
    call = queries.call_in_of(notice) if notice else None
    held = queries.held_back(made, timezone.localdate(asked.at))
    doubts = queries.doubts_of(made)
    rows = _notice_rows(notice, call) + (_call_rows(call) if call else []) + [_doubt_row(one) for one in doubts]
    return ShownEffect(held, rows, [*_looks_again(request, made, doubts), *_actions(request, made, notice, call)])


def _doubt_row(one: queries.Doubt) -> SummaryRow:
    if one.settled is None:
        return SummaryRow("Interest found later", one.sentence, note="Not looked at yet")
    found = f"{DoubtOutcome(one.settled.outcome).label}. {one.settled.why}"
    by = f"{one.settled.settled_by.name}, {words.datetime(one.settled.settled_at)}"
    return SummaryRow("Interest found later", f"{one.sentence} {found}", note=by)


def _looks_again(request: HttpRequest, made: Resolution, doubts: list[queries.Doubt]) -> list[tuple[str, str]]:
    waits = any(one.settled is None for one in doubts)
    page = address(request, "look_again", number=made.pk)
    return [("Look at it again", page)] if waits and may_keep_rules(request.user) else []


def _notice_rows(notice: DecisionNotice | None, call: CallIn | None) -> list[SummaryRow]:
    if notice is None:
        return []
    rows = [SummaryRow("Published", f"{words.date(notice.published_on)}, by {notice.published_by.name}")]
    if notice.urgent_why:
        agreed = f"Agreed by {notice.urgent_agreed_by}"
        return [*rows, SummaryRow("Urgent, without call-in", notice.urgent_why, note=agreed)]
    if notice.scrutiny is not None:
        last = words.date(notice.in_effect_from - dt.timedelta(days=1))
        counted = f"{notice.rule.says} ({notice.rule.basis})"
        rows.append(SummaryRow("Call-in", f"By {notice.scrutiny.name}, until {last}", note=counted))
        in_effect = _in_effect(notice, call)
        rows.append(SummaryRow("In effect from", in_effect or "Held back until it is heard or decided again"))
    return rows


def _in_effect(notice: DecisionNotice, call: CallIn | None) -> dt.date | None:
    """The day from which it is carried out, as far as that is known: a call-in moves it to the hearing."""
    if call is None:
        return notice.in_effect_from
    return call.heard_on if call.outcome == CallInOutcome.STANDS else None


def _call_rows(call: CallIn) -> list[SummaryRow]:
    by = f"{call.asked_by.name}, {words.datetime(call.asked_at)}"
    rows = [SummaryRow("Called in", call.reason, note=by)]
    if call.supported_by:
        rows.append(SummaryRow("Supported by", call.supported_by))
    if call.outcome:
        outcome = CallInOutcome(call.outcome).label
        rows.append(SummaryRow(f"Heard on {words.date(call.heard_on)}", f"{outcome}. {call.words}"))
    return rows


def _actions(
    request: HttpRequest, made: Resolution, notice: DecisionNotice | None, call: CallIn | None
) -> list[tuple[str, str]]:
    asked: Any = request
    if notice is None:
        offers = may_publish(asked.user) and made.outcome not in PUTS_OFF
        return [("Publish the decision", address(request, "decision_publish", number=made.pk))] if offers else []
    if call is None:
        open_still = notice.may_be_called_in and timezone.localdate(asked.at) < notice.in_effect_from
        offers = open_still and may_call_in(asked.user, notice)
        return [("Call it in", address(request, "call_in", number=made.pk))] if offers else []
    if not call.outcome and may_settle_call_in(asked.user, call):
        return [("Record what scrutiny resolved", address(request, "call_in_heard", number=call.pk))]
    return []
