"""Acts on the agenda of a meeting: an item added, taken off, carried to the next meeting; the agenda published."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.governance.models import (
    AgendaItem,
    AgendaPublication,
    AgreedMinutes,
    CarriedItem,
    DeclaredInterest,
    Meeting,
    Report,
    Resolution,
)
from quadrant.governance.queries import (
    agenda_that_holds,
    carried_to,
    day_of,
    is_written_of,
    later_report,
    next_meeting_after,
    rule_on,
    unsettled_comments,
)
from quadrant.governance.rules import may_record_for
from quadrant.governance.terms import Late, RuleKey
from quadrant.methods.calendar import in_words, london_day
from quadrant.partnership.models import Person

NOT_A_CLERK = "Only the body's chair or a clerk (administrator or monitoring officer) may do this."


def insist_not_agreed(meeting: Meeting) -> None:
    """Once the minutes are agreed, nothing that they tell changes; and nothing is put down of a meeting cancelled.

    The meeting is locked, so that it is not cancelled at the same time.
    """
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    insist(kept.cancelled_at is None, "This meeting was cancelled: nothing is recorded at it.")
    agreed = AgreedMinutes.objects.filter(meeting=meeting).exists()
    insist(not agreed, "The minutes of this meeting are agreed: they do not change any more.")


@act("agenda.item_added")
def put_on_agenda(
    *, meeting: Meeting, report: Report, late: Late | None = None, by: Person, at: datetime
) -> Done[AgendaItem]:
    """Put a final report with every comment settled before a meeting of the body that it is addressed to.

    Once the agenda is published, an item says why it could not wait, and who agreed that it is urgent.
    """
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    kept: Report = Report.objects.select_for_update().get(pk=report.pk)
    insist(kept.body_id == meeting.body_id, f"The report is addressed to {kept.body.name}.", field="report")
    insist_ready(kept)
    insist(timezone.localdate(at) <= day_of(meeting), "This meeting is over: its agenda does not change.")
    insist_not_agreed(meeting)
    other = agenda_that_holds(kept, at=at)
    if other is not None and other.pk != meeting.pk:
        there = f"It stands on the agenda of {in_words(day_of(other))}"
        raise Refusal(f"{there}: take it off there, or leave it to the next meeting.", field="report")
    made = AgendaItem(meeting=meeting, report=kept, number=_next_number(meeting))
    if AgendaPublication.objects.filter(meeting=meeting).exists():
        why, agreed_by = (late.why.strip(), late.agreed_by.strip()) if late else ("", "")
        insist(bool(why), "The agenda is published: say why this item could not wait.", field="late_why")
        insist(bool(agreed_by), "Say who agreed that it is urgent.", field="late_agreed_by")
        made.late_why, made.late_agreed_by = why, agreed_by
    made.save()
    return Done(made, kept.title)


def _next_number(meeting: Meeting) -> int:
    last: int = AgendaItem.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    return last + 1


def insist_ready(report: Report) -> None:
    """The report may be put to its body: final, the latest, not taken back, no comment outstanding."""
    insist(report.withdrawn_at is None, "This report was taken back.")
    insist(report.is_final, "This report is still a draft: it must be submitted first.")
    later = later_report(report)
    insist(later is None or not later.is_final, "A later report stands in this one's place: put that one.")
    waiting = unsettled_comments(report)
    names = ", ".join(consultee.label.lower() for consultee in waiting)
    insist(not waiting, f"Comments are outstanding: {names}. Each must be answered or waived with a reason.")


@act("agenda.item_taken_off")
def take_off_agenda(*, item: AgendaItem, by: Person, at: datetime) -> Done[Meeting]:
    meeting = item.meeting
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    insist_not_agreed(meeting)
    resolved = Resolution.objects.filter(meeting=meeting, recommendation__report=item.report_id).exists()
    insist(not resolved, "A recommendation of this report was resolved here: the item stays.")
    declared = DeclaredInterest.objects.filter(item=item).exists()
    insist(not declared, "An interest was declared in this item: it stays in the record of the meeting.")
    insist(not is_written_of(item), "Something is written about this item: it stays in the record of the meeting.")
    kept = AgendaItem.objects.select_for_update().get(pk=item.pk)
    kept.delete()
    return Done(meeting, f"Item {item.number} was taken off: {item.report.title}")


@act("agenda.published")
def publish_agenda(*, meeting: Meeting, late_why: str = "", by: Person, at: datetime) -> Done[AgendaPublication]:
    """Open the agenda and its reports to be read. Fewer days before the meeting than the rule asks: only with a reason.

    From then on an item is added only as a late one.
    """
    allow(may_record_for(by, meeting.body), NOT_A_CLERK)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    insist(AgendaItem.objects.filter(meeting=meeting).exists(), "Put a report on the agenda first.")
    insist_not_agreed(meeting)
    insist(at < meeting.at, "The meeting has begun: its agenda is published before it.")
    rule = rule_on(RuleKey.AGENDA, london_day(at))
    kept = rule.is_kept(london_day(at), day_of(meeting))
    first = in_words(rule.first_day_after(london_day(at)))
    told = f"{rule.says} must lie between publication and meeting; published today, it may meet from {first} on."
    insist(kept or bool(late_why.strip()), f"{told} Say why it is late.", field="late_why")
    made = AgendaPublication(meeting=meeting, late_why="" if kept else late_why.strip())
    made.publish(rule, by=by, at=at)
    made.save()
    return Done(made, f"{meeting.body.name}, {in_words(day_of(meeting))}")


@act("agenda.item_carried")
def carry_item(*, item: AgendaItem, why: str, by: Person, at: datetime) -> Done[CarriedItem]:
    """Leave an item to the body's next meeting, which takes it up by itself, at once where it is called already."""
    allow(may_record_for(by, item.meeting.body), NOT_A_CLERK)
    insist(bool(why.strip()), "Say why it is left to the next meeting.", field="why")
    return Done(leave_to_next(item, why.strip(), by, at), item.report.title)


def leave_to_next(item: AgendaItem, why: str, by: Person, at: datetime) -> CarriedItem:
    insist_not_agreed(item.meeting)
    settled = not item.report.recommendations.filter(resolutions=None).exists()
    insist(not settled, "Everything in this report is resolved: nothing is left for the next meeting.")
    made = CarriedItem(item=item, why=why, carried_by=by, carried_at=at)
    made.save()
    following = next_meeting_after(item.meeting, at=at)
    if following is not None:
        take_up_carried(following)
    return made


def take_up_carried(meeting: Meeting) -> None:
    """Put on this agenda what earlier meetings of the body left to it."""
    for item in carried_to(meeting):
        made = AgendaItem(meeting=meeting, report=item.report, number=_next_number(meeting), carried_from=item)
        if AgendaPublication.objects.filter(meeting=meeting).exists():
            left = CarriedItem.objects.get(item=item)
            made.late_why, made.late_agreed_by = f"Carried over: {left.why}", left.carried_by.name
        made.save()
