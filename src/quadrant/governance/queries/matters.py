"""A matter across its reports and meetings: from the first notice to the last resolution, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Q
from django.utils import timezone

from quadrant.governance.models import (
    AgendaItem,
    CallIn,
    CarriedItem,
    DecisionNotice,
    KeyNotice,
    Report,
    Resolution,
    SentUp,
)
from quadrant.governance.terms import CallInOutcome, NoticeRoute, Outcome

NO_HOUR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Moment:
    """One thing that happened, or is arranged, in a matter; `route` and `number` are the page of its record."""

    on: date
    what: str
    by: str
    note: str
    route: str
    number: int
    at: datetime | None = None


def matter_of(report: Report) -> list[Moment]:
    """Everything in the matter that a report belongs to, oldest first. The same few queries however long it is."""
    family = family_of(report)
    numbers = [one.pk for one in family]
    resolved = list(
        Resolution.objects.filter(recommendation__report__in=numbers)
        .select_related("recommendation", "body", "recorded_by")
        .order_by("decided_on", "recommendation__number")
    )
    told = [
        *_announced(numbers),
        *_submitted(family),
        *_met(numbers, resolved),
        *_resolved(resolved),
        *_went_up(numbers),
        *_published([one.pk for one in resolved]),
    ]
    # Within a day by the clock; what has no hour comes last.
    return sorted(told, key=lambda moment: (moment.on, moment.at is None, moment.at or NO_HOUR))


def resolved_beside(made: Resolution) -> list[Resolution]:
    """What was resolved on the other recommendations of the same report, by number."""
    beside = Resolution.objects.filter(recommendation__report=made.recommendation.report_id).exclude(pk=made.pk)
    return list(beside.select_related("recommendation", "body").order_by("recommendation__number"))


def family_of(report: Report) -> list[Report]:
    """The report, those beside it, before it and after it: a query a generation."""
    found = {report.pk: report}
    reached = [report.pk]
    while reached:
        next_to = (
            Q(supersedes__in=reached)
            | Q(later__in=reached)
            | Q(sent_from__report__in=reached)
            | Q(sent_up__onward__in=reached)
            | Q(recommendations__joint_parts__joint__parts__recommendation__report__in=reached)
        )
        made = list(
            Report.objects.filter(next_to)
            .exclude(pk__in=list(found))
            .with_state()
            .select_related("body", "author")
            .distinct()
        )
        found.update({one.pk: one for one in made})
        reached = [one.pk for one in made]
    return list(found.values())


def _went_up(numbers: Sequence[int]) -> Iterator[Moment]:
    """From which body to which above it; a draft is nobody's page yet, so the moment leads to the report below."""
    sent = SentUp.objects.filter(report__in=numbers, onward__withdrawn_at=None)
    for one in sent.select_related("report__body", "onward__body", "sent_by"):
        told = f"{one.report.body.name} sent it up to {one.onward.body.name}"
        page = one.onward_id if one.onward.is_final else one.report_id
        yield Moment(timezone.localdate(one.sent_at), told, one.sent_by.name, "", "report", page, one.sent_at)


def _announced(numbers: Sequence[int]) -> Iterator[Moment]:
    for notice in KeyNotice.objects.standing().filter(report__in=numbers).select_related("published_by"):
        late = "" if notice.route == NoticeRoute.IN_TIME else f"{NoticeRoute(notice.route).label}. {notice.why}"
        told = "Notice of a key decision was published"
        yield Moment(
            notice.published_on, told, notice.published_by.name, late, "key_notice", notice.pk, notice.published_at
        )


def _submitted(family: Sequence[Report]) -> Iterator[Moment]:
    for one in family:
        if one.submitted_at is not None:
            on = timezone.localdate(one.submitted_at)
            told = f"“{one.title}” was submitted to {one.body.name}"
            back = f"Taken back: {one.withdrawn_why}" if one.withdrawn_at else ""
            yield Moment(on, told, one.author.name, back, "report", one.pk, one.submitted_at)


def _met(numbers: Sequence[int], resolved: Sequence[Resolution]) -> Iterator[Moment]:
    """Meetings that have the report on their agenda and resolved nothing on it, yet or at all."""
    done = {(one.meeting_id, one.recommendation.report_id) for one in resolved}
    for item in AgendaItem.objects.filter(report__in=numbers).select_related("meeting__body"):
        if (item.meeting_id, item.report_id) not in done:
            on = timezone.localdate(item.meeting.at)
            cancelled = ", which was cancelled" if item.meeting.cancelled_at is not None else ""
            told = f"Item {item.number} on the agenda of {item.meeting.body.name}{cancelled}"
            yield Moment(on, told, "", "", "meeting", item.meeting_id, item.meeting.at)
    for left in CarriedItem.objects.filter(item__report__in=numbers).select_related(
        "item__meeting__body", "carried_by"
    ):
        told = f"{left.item.meeting.body.name} left it to its next meeting"
        on = timezone.localdate(left.carried_at)
        yield Moment(on, told, left.carried_by.name, left.why, "meeting", left.item.meeting_id, left.carried_at)


def _resolved(resolved: Sequence[Resolution]) -> Iterator[Moment]:
    for one in resolved:
        told = f"{one.body.name}: {Outcome(one.outcome).label.lower()}"
        note = f"{one.recommendation.number}. {one.words}" + (f" {one.reasons}" if one.reasons else "")
        yield Moment(one.decided_on, told, one.recorded_by.name, note, "resolution", one.pk, one.recorded_at)


def _published(numbers: Sequence[int]) -> Iterator[Moment]:
    notices = DecisionNotice.objects.filter(resolution__in=numbers).select_related("published_by", "resolution")
    for notice in notices:
        told = "The decision was published"
        yield Moment(
            notice.published_on,
            told,
            notice.published_by.name,
            "",
            "resolution",
            notice.resolution_id,
            notice.published_at,
        )
    for call in CallIn.objects.filter(notice__in=[one.pk for one in notices]).select_related(
        "notice__scrutiny", "asked_by", "recorded_by"
    ):
        number, on = call.notice.resolution_id, timezone.localdate(call.asked_at)
        asked = f"{call.notice.scrutiny} called it in"
        yield Moment(on, asked, call.asked_by.name, call.reason, "resolution", number, call.asked_at)
        if call.heard_on is not None and call.recorded_by is not None:
            told = f"{call.notice.scrutiny}: {CallInOutcome(call.outcome).label.lower()}"
            yield Moment(call.heard_on, told, call.recorded_by.name, call.words, "resolution", number, call.recorded_at)
