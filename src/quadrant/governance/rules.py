"""Who may write, read, comment on, decide and record."""

from __future__ import annotations

from typing import Any

from quadrant.cycle.models import Cycle, FrameworkVersion
from quadrant.cycle.rules import may_run_cycle, may_see_cycle, may_work_on_cycle
from quadrant.governance.models import (
    AdviceGiven,
    AgendaItem,
    Appendix,
    BackgroundPaper,
    CallIn,
    Comment,
    Concern,
    ContactOfficer,
    DecisionNotice,
    DeclaredInterest,
    KeyNotice,
    LegalAdvice,
    Meeting,
    MeetingAction,
    PeerChallenge,
    Recommendation,
    Report,
    Resolution,
    ViewsAsked,
)
from quadrant.governance.terms import Consultee
from quadrant.partnership.models import Body
from quadrant.partnership.queries import conflicts_of
from quadrant.partnership.rules import has_role, may_look_inside, sits_on, standing_of
from quadrant.partnership.terms import BodyKind, InterestEffect, Role, Seat
from quadrant.partnership.within import here

AUTHORS = (Role.COMMISSIONER, Role.ANALYST, Role.CONTRACT_MANAGER, Role.GROUP_MEMBER)
CLERKS = (Role.ADMINISTRATOR, Role.MONITORING_OFFICER)
CONSULTEES = tuple(consultee.role for consultee in Consultee)
DRAFT_READERS = (Role.COMMISSIONER, *CONSULTEES, *CLERKS)


def may_see_decisions(person: Any) -> bool:
    return may_look_inside(person)


def may_draft_report(person: Any) -> bool:
    return has_role(person, *AUTHORS)


def may_see_report(person: Any, report: Report) -> bool:
    """A final report is for all who look inside; a draft for those who write, comment and keep the rules."""
    if not may_look_inside(person):
        return False
    return report.is_final or person.pk == report.author_id or has_role(person, *DRAFT_READERS)


def may_change_report(person: Any, report: Report) -> bool:
    """The author, or another commissioner, but nobody who must leave; the command refuses once the report is final."""
    writes = may_draft_report(person) and (person.pk == report.author_id or has_role(person, Role.COMMISSIONER))
    return writes and not _must_leave(person, report)


def may_read_exempt(person: Any, report: Report) -> bool:
    """The author, commissioners, the body's members, legal, the monitoring officer, auditors; nobody who must leave."""
    entitled = (
        person.pk == report.author_id
        or has_role(person, Role.COMMISSIONER, Role.LEGAL, Role.MONITORING_OFFICER, Role.AUDITOR)
        or sits_on(person, report.body_id)
    )
    return entitled and not _must_leave(person, report)


def is_kept_from(person: Any, report: Report) -> bool:
    """Is the whole report exempt, and this person not one of those who read what is?"""
    return report.exempt_whole and not may_read_exempt(person, report)


def may_read_report(person: Any, report: Report) -> bool:
    """Its words, and what was said of them."""
    return may_see_report(person, report) and not is_kept_from(person, report)


def may_read_appendix(person: Any, appendix: Appendix) -> bool:
    """Whoever reads the report; an exempt appendix, whoever reads what is exempt. One that was taken away: nobody."""
    if appendix.removed_at is not None or not may_read_report(person, appendix.report):
        return False
    return not appendix.is_exempt or may_read_exempt(person, appendix.report)


def may_see_appendix(person: Any, appendix: Appendix) -> bool:
    """That it is there, with its letter, is for whoever sees the report."""
    return may_see_report(person, appendix.report)


def may_change_appendix(person: Any, appendix: Appendix) -> bool:
    return may_change_report(person, appendix.report)


def may_see_background(person: Any, paper: BackgroundPaper) -> bool:
    return may_see_report(person, paper.report)


def may_change_background(person: Any, paper: BackgroundPaper) -> bool:
    return may_change_report(person, paper.report)


def may_cite_advice(person: Any, comment: Comment) -> bool:
    """A legal officer, of a legal comment, unless an interest makes them leave."""
    cites = comment.consultee == Consultee.LEGAL and has_role(person, Role.LEGAL)
    return cites and may_see_comment(person, comment) and not _must_leave(person, comment.report)


def may_keep_advice(person: Any, advice: LegalAdvice) -> bool:
    """Write down what was advised, and name who reads it."""
    return may_cite_advice(person, advice.comment)


def may_read_advice(person: Any, advice: LegalAdvice) -> bool:
    """Legal officers and those named; of advice that is not privileged, whoever sees the report. Nobody who must leave.

    No other role opens it: neither the report's author unless named, nor administrators, auditors or members.
    """
    report = advice.comment.report
    if not may_look_inside(person) or _must_leave(person, report):
        return False
    if has_role(person, Role.LEGAL):
        return True
    if not advice.privileged:
        return may_read_report(person, report)
    return advice.readers.filter(person=person.pk).exists()


def must_leave(person: Any, report: Report) -> bool:
    """Does an interest make this person leave when the report is called?"""
    return _must_leave(person, report)


def may_read_given(person: Any, given: AdviceGiven) -> bool:
    return may_read_advice(person, given.advice)


def _must_leave(person: Any, report: Report) -> bool:
    """By the register of interests, or by what they declared when the item was called."""
    leaves = InterestEffect.LEAVES
    if DeclaredInterest.objects.standing().filter(item__report=report, person=person.pk, effect=leaves).exists():
        return True
    concerns = list(Concern.objects.filter(report=report))
    if not concerns:
        return False
    found = conflicts_of(
        [person.pk],
        organisations=[concern.organisation_id for concern in concerns if concern.organisation_id],
        subjects=[concern.subject for concern in concerns if concern.subject],
        on=here().on,
    )
    return any(conflict.bars and conflict.effect is InterestEffect.LEAVES for conflict in found.get(person.pk, []))


def may_see_comment(person: Any, comment: Comment) -> bool:
    return may_see_report(person, comment.report)


def may_answer_comment(person: Any, comment: Comment) -> bool:
    """Somebody with that consultee's role who neither wrote the report nor put it forward."""
    return has_role(person, Consultee(comment.consultee).role) and person.pk not in comment.report.proposers


def may_waive_comment(person: Any, comment: Comment) -> bool:
    """The consultee, or the monitoring officer; never whoever proposes the report."""
    return (
        has_role(person, Consultee(comment.consultee).role, Role.MONITORING_OFFICER)
        and person.pk not in comment.report.proposers
    )


def may_record_for(person: Any, body: Body) -> bool:
    """The body's chair or a clerk (administrator, monitoring officer); for a body of one, the one who decides."""
    if body.kind == BodyKind.DELEGATE:
        return sits_on(person, body.pk, Seat.CHAIR, Seat.MEMBER)
    return sits_on(person, body.pk, Seat.CHAIR) or has_role(person, *CLERKS)


def may_call_meetings(person: Any) -> bool:
    """Somebody who may record for some body: clerks, and chairs."""
    return has_role(person, *CLERKS) or Seat.CHAIR in standing_of(person).seats.values()


def may_see_meeting(person: Any, meeting: Meeting) -> bool:
    return may_look_inside(person)


def may_record_meeting(person: Any, meeting: Meeting) -> bool:
    return may_record_for(person, meeting.body)


def may_see_item(person: Any, item: AgendaItem) -> bool:
    return may_look_inside(person)


def may_record_item(person: Any, item: AgendaItem) -> bool:
    return may_record_for(person, item.meeting.body)


def may_finish_action(person: Any, action: MeetingAction) -> bool:
    return person.pk == action.owner_id or may_record_for(person, action.meeting.body)


def may_see_action(person: Any, action: MeetingAction) -> bool:
    return may_look_inside(person)


def may_see_views_asked(person: Any, asked: ViewsAsked) -> bool:
    return may_see_report(person, asked.item.report)


def may_see_declared(person: Any, declared: DeclaredInterest) -> bool:
    return may_look_inside(person)


def may_record_declared(person: Any, declared: DeclaredInterest) -> bool:
    return may_record_for(person, declared.item.meeting.body)


def may_give_view(person: Any, asked: ViewsAsked) -> bool:
    """A seat on the body that was asked, and no interest that makes this person leave."""
    return sits_on(person, asked.item.meeting.body_id) and not _must_leave(person, asked.item.report)


def may_declare_at(person: Any, item: AgendaItem, other: Any) -> bool:
    """Members declare for themselves; the chair or clerk writes down what others declare."""
    return person.pk == other.pk or may_record_item(person, item)


def may_see_recommendation(person: Any, recommendation: Recommendation) -> bool:
    return may_see_report(person, recommendation.report)


def may_change_recommendation(person: Any, recommendation: Recommendation) -> bool:
    return may_change_report(person, recommendation.report)


def may_see_contact(person: Any, contact: ContactOfficer) -> bool:
    return may_see_report(person, contact.report)


def may_change_contact(person: Any, contact: ContactOfficer) -> bool:
    return may_change_report(person, contact.report)


def may_decide_alone(person: Any, recommendation: Recommendation) -> bool:
    """The one person of a body of one, unless they propose it themselves."""
    body = recommendation.report.body
    return body.kind == BodyKind.DELEGATE and may_record_for(person, body)


def may_publish(person: Any, *_: Any) -> bool:
    """Publish notices and decisions: a clerk."""
    return has_role(person, *CLERKS)


def may_keep_rules(person: Any) -> bool:
    """Set the partnership's own figures for counted rules, and who may call in what."""
    return has_role(person, Role.MONITORING_OFFICER)


def may_call_in(person: Any, notice: DecisionNotice) -> bool:
    """A member of the body that looks into the decision."""
    return sits_on(person, notice.scrutiny_id)


def may_call_in_decision(person: Any, resolution: Resolution) -> bool:
    """The same, of a decision: whether it is published and in time, the page and the command say."""
    notice = DecisionNotice.objects.filter(resolution=resolution).first()
    return notice is not None and may_call_in(person, notice)


def may_see_call_in(person: Any, call: CallIn) -> bool:
    return may_look_inside(person)


def may_settle_call_in(person: Any, call: CallIn) -> bool:
    """The chair of the scrutiny body, or a clerk."""
    scrutiny = call.notice.scrutiny
    return scrutiny is not None and may_record_for(person, scrutiny)


def may_see_key_notice(person: Any, notice: KeyNotice) -> bool:
    return may_look_inside(person)


def may_see_checklists(person: Any, cycle: Cycle) -> bool:
    return may_see_cycle(person, cycle)


def may_answer_checklist(person: Any, cycle: Cycle) -> bool:
    return may_work_on_cycle(person, cycle)


def may_check_framework(person: Any, version: FrameworkVersion) -> bool:
    """Put a framework version to the checklists that it brings for itself: commissioners and clerks."""
    return has_role(person, Role.COMMISSIONER, *CLERKS)


def may_open_challenge(person: Any, cycle: Cycle) -> bool:
    """Ask another body to challenge the cycle as a peer."""
    return may_work_on_cycle(person, cycle)


def may_see_challenge(person: Any, challenge: PeerChallenge) -> bool:
    return may_see_cycle(person, challenge.cycle)


def may_raise_point(person: Any, challenge: PeerChallenge) -> bool:
    """Somebody who sits on the challenging body and not on the one that owns what is challenged."""
    return sits_on(person, challenge.challenger_id) and not sits_on(person, challenge.cycle.lead_body_id)


def may_reply_to_point(person: Any, challenge: PeerChallenge) -> bool:
    """The owner: those who sit on the cycle's lead body, or run the cycle; nobody who sits on the challenger."""
    owns = sits_on(person, challenge.cycle.lead_body_id) or may_run_cycle(person, challenge.cycle)
    return owns and not sits_on(person, challenge.challenger_id)


def may_conclude_challenge(person: Any, challenge: PeerChallenge) -> bool:
    """The challenging body's chair, or a clerk."""
    return may_record_for(person, challenge.challenger) and not sits_on(person, challenge.cycle.lead_body_id)


def may_see_resolution(person: Any, resolution: Resolution) -> bool:
    return may_look_inside(person)


def may_declare(person: Any, item: AgendaItem) -> bool:
    """Somebody with a seat on the body, or who records its meetings."""
    return sits_on(person, item.meeting.body_id) or may_record_item(person, item)
