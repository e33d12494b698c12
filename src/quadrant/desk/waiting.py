"""What waits for a person, gathered from the rooms below and put in order of its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from quadrant.analyse.evidence.queries import items_to_review
from quadrant.analyse.needs.queries import chapters_to_read, comments_to_resolve, questions_for
from quadrant.analyse.outcomes.queries import curve_actions_for
from quadrant.appraisal.queries import entries_to_mark, panels_to_hand_in
from quadrant.cycle.queries import open_tasks_for
from quadrant.do.agreements.queries import waivers_to_approve
from quadrant.do.agreements.rules import provides
from quadrant.engagement.queries import petitions_waiting, texts_to_read
from quadrant.engagement.rules import may_record_petition, minds_petition
from quadrant.governance.queries import (
    bodies_recorded_by,
    calls_in_to_hear,
    challenges_waiting_for,
    decisions_in_doubt,
    decisions_to_publish,
    meetings_due,
    meetings_to_record,
    open_actions_for,
    open_comments_for,
    reports_to_bring_again,
    reports_to_decide_alone,
    views_to_give,
)
from quadrant.governance.rules import may_keep_rules, may_publish
from quadrant.methods import words
from quadrant.partnership.queries import YEAR, interests_to_confirm, last_said, terms_to_review
from quadrant.partnership.rules import may_commission
from quadrant.plan.proposals.queries import offers_waiting_for
from quadrant.review.performance.queries import (
    period_of_return,
    returns_due_from,
    returns_queried_to,
    returns_to_judge,
)
from quadrant.review.performance.rules import may_judge_returns

if TYPE_CHECKING:
    from quadrant.governance.models import Meeting


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what, of which kind, by when, and the page where it is done (a route and its arguments)."""

    what: str
    kind: str
    due_on: date | None
    route: str
    parts: dict[str, Any] = field(default_factory=dict)
    about: str = ""


NOTICE = timedelta(days=30)
Source = Callable[[Any, datetime], Iterable[Waiting]]


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)


def _tasks(person: Any, at: datetime) -> Iterable[Waiting]:
    for task in open_tasks_for(person):
        yield Waiting(task.title, "Task", task.due_on, "task", {"number": task.pk}, task.cycle.name)


def _comments(person: Any, at: datetime) -> Iterable[Waiting]:
    for comment in open_comments_for(person):
        what = f"Comment on “{comment.report.title}”"
        yield Waiting(what, "Comment", None, "comment", {"number": comment.pk}, comment.report.body.name)


def _alone(person: Any, at: datetime) -> Iterable[Waiting]:
    for report in reports_to_decide_alone(person):
        what = f"Decide “{report.title}”"
        yield Waiting(what, "Decision", None, "report", {"number": report.pk}, report.body.name)


def _meetings(person: Any, at: datetime) -> Iterable[Waiting]:
    for meeting in meetings_due(person, at=at):
        what = f"Meeting of {meeting.body.name}"
        yield Waiting(what, "Meeting", _day(meeting.at), "meeting", {"number": meeting.pk}, _when_there(meeting))
    for meeting in meetings_to_record(person, at=at):
        what = f"Record what {meeting.body.name} resolved"
        yield Waiting(what, "Minutes", _day(meeting.at), "meeting", {"number": meeting.pk}, _when_there(meeting))


def _when_there(meeting: Meeting) -> str:
    """Time and place, which tell two meetings of one body and day apart."""
    return ", ".join(part for part in (words.time(meeting.at), meeting.venue) if part)


def _asked_by_meetings(person: Any, at: datetime) -> Iterable[Waiting]:
    """What a meeting asked this person to do, or to say."""
    for action in open_actions_for(person):
        yield Waiting(
            action.what, "Action", action.due_on, "action_done", {"number": action.pk}, action.meeting.body.name
        )
    for asked in views_to_give(person, on=_day(at)):
        what = f"Give your view on “{asked.item.report.title}”"
        yield Waiting(what, "View", asked.closes_on, "view_give", {"number": asked.pk}, asked.item.meeting.body.name)


def _gone_back(person: Any, at: datetime) -> Iterable[Waiting]:
    for report in reports_to_bring_again(person):
        what = f"Bring “{report.title}” again: the decision went back"
        yield Waiting(what, "Report", None, "report", {"number": report.pk}, report.body.name)


def _decisions(person: Any, at: datetime) -> Iterable[Waiting]:
    """What a clerk has to publish, and what scrutiny has to hear."""
    for made in decisions_to_publish() if may_publish(person) else ():
        what = f"Publish the decision on “{made.recommendation.report.title}”"
        yield Waiting(what, "Decision", None, "decision_publish", {"number": made.pk}, made.body.name)
    for made in decisions_in_doubt() if may_keep_rules(person) else ():
        what = f"Look again at “{made.recommendation.text}”: an interest came to light"
        yield Waiting(what, "Decision", None, "look_again", {"number": made.pk}, made.body.name)
    chaired = [body.pk for body in bodies_recorded_by(person)]
    for call in calls_in_to_hear(chaired) if chaired else ():
        made = call.notice.resolution
        what = f"Hear “{made.recommendation.text}”, called in"
        yield Waiting(what, "Call-in", None, "call_in_heard", {"number": call.pk}, made.body.name)


def _marks(person: Any, at: datetime) -> Iterable[Waiting]:
    """One line for each panel, however many entries."""
    panels: dict[int, list[Any]] = {}
    for line in entries_to_mark(person):
        panels.setdefault(line.sheet.panellist.panel_id, []).append(line)
    for lines in panels.values():
        count = "1 proposal" if len(lines) == 1 else f"{len(lines)} proposals"
        name = lines[0].sheet.panellist.panel.criteria_set.name
        yield Waiting(f"Mark {count}", "Marking", None, "marking", {}, name)
    for panellist in panels_to_hand_in(person, at=at):
        name, parts = panellist.panel.criteria_set.name, {"number": panellist.pk}
        yield Waiting("Hand in your marks", "Marking", None, "marks_submit", parts, name)


def _offers(person: Any, at: datetime) -> Iterable[Waiting]:
    for offer in offers_waiting_for(person, at=at):
        what = f"Answer the offer for “{offer.proposal.title}”"
        yield Waiting(what, "Offer", _day(offer.expires_at), "offer", {"number": offer.pk}, offer.proposal.call.title)


def _returns(person: Any, at: datetime) -> Iterable[Waiting]:
    """What a provider has to send or answer."""
    if not provides(person):
        return
    for due in returns_due_from(person, on=_day(at)):
        parts = {"number": due.kpi.pk, "period": due.period.first_day.isoformat()}
        what = f"Send “{due.kpi.name}” for {due.period.label}"
        yield Waiting(what, "Return", due.due_on, "return_send", parts, due.kpi.agreement.title)
    for sent in returns_queried_to(person):
        parts = {"number": sent.kpi_id, "period": sent.period_on.isoformat()}
        what = f"Answer about “{sent.kpi.name}” for {period_of_return(sent).label}"
        yield Waiting(what, "Return", None, "return_send", parts, sent.kpi.agreement.title)


def _judging(person: Any, at: datetime) -> Iterable[Waiting]:
    """One line, however many returns wait to be accepted."""
    count = returns_to_judge(person).count() if may_judge_returns(person) else 0
    if count:
        yield Waiting(f"Accept or query {'1 return' if count == 1 else f'{count} returns'}", "Returns", None, "reviews")


def _waivers(person: Any, at: datetime) -> Iterable[Waiting]:
    for waiver in waivers_to_approve() if may_commission(person) else ():
        if waiver.proposed_by_id != person.pk:
            what = f"Waiver of standard {waiver.number}, {waiver.name}"
            yield Waiting(what, "Waiver", None, "waiver_approve", {"number": waiver.pk}, waiver.agreement.title)


def _terms(person: Any, at: datetime) -> Iterable[Waiting]:
    """Terms of reference to look at again, for the body's chair and for administrators."""
    for terms, due_on in terms_to_review(person, on=_day(at)):
        what = f"Review the terms of reference of {terms.body.name}"
        yield Waiting(what, "Review", due_on, "body", {"number": terms.body_id})


def _evidence(person: Any, at: datetime) -> Iterable[Waiting]:
    """Items of the evidence library that this person keeps, in the month before their review day and after it."""
    for item in items_to_review(person, on=_day(at) + NOTICE):
        what, parts = f"Look again at “{item.title}”", {"number": item.pk}
        yield Waiting(what, "Review", item.review_on, "evidenceitem", parts, "Evidence library")


def _interests(person: Any, at: datetime) -> Iterable[Waiting]:
    """One line, however many interests nobody has confirmed for a year."""
    stale = interests_to_confirm(person, on=_day(at))
    if stale:
        due_on = min(last_said(one) for one in stale) + YEAR
        yield Waiting("Confirm your interests, or say what has changed", "Register", due_on, "interests_confirm")


def _challenges(person: Any, at: datetime) -> Iterable[Waiting]:
    """Points to reply to, for the owner's chair; points to put, or the end to record, for the challenger's."""
    for one in challenges_waiting_for(person):
        if one.unanswered:
            count = "1 point" if one.unanswered == 1 else f"{one.unanswered} points"
            what = f"Reply to {count} on “{one.subject}”"
        else:
            what = f"Say what came of “{one.subject}”" if one.raised else f"Challenge “{one.subject}”"
        yield Waiting(what, "Peer challenge", one.reply_by, "peerchallenge", {"number": one.pk}, one.challenger.name)


def _questions(person: Any, at: datetime) -> Iterable[Waiting]:
    """What a needs assessment left for this person to look into."""
    for one in questions_for(person):
        yield Waiting(one.question, "Question", one.due_on, "deeperquestion", {"number": one.pk}, one.assessment.title)


def _chapters(person: Any, at: datetime) -> Iterable[Waiting]:
    """Chapters of needs assessments that this person was asked to read."""
    for one in chapters_to_read(person):
        what, parts = f"Read “{one.chapter.title}” and say what you think", {"number": one.chapter_id}
        yield Waiting(what, "Chapter", one.due_on, "chapter", parts, one.chapter.assessment.title)


def _said_of_chapters(person: Any, at: datetime) -> Iterable[Waiting]:
    """What others said of chapters that this person wrote or answers for, until it is resolved."""
    for one in comments_to_resolve(person):
        what = f"Resolve what {one.said_by.name} said of “{one.chapter.title}”"
        yield Waiting(what, "Chapter", None, "chaptercomment", {"number": one.pk}, one.chapter.assessment.title)


def _curves(person: Any, at: datetime) -> Iterable[Waiting]:
    """What outcome curve reviews ask this person to do."""
    for one in curve_actions_for(person):
        about = f"Turn the curve of “{one.review.indicator.name}”"
        yield Waiting(one.what, "Action", one.due_on, "curve_action_done", {"number": one.pk}, about)


def _petitions(person: Any, at: datetime) -> Iterable[Waiting]:
    """Petitions that nobody has answered, for whoever recorded each and for the monitoring officer."""
    if not may_record_petition(person):
        return
    for one, state, due_on in petitions_waiting(_day(at)):
        if minds_petition(person, one):
            yield Waiting(
                f"{state.label}: {one.title}", "Petition", due_on, "petition", {"number": one.pk}, "Petitions"
            )


def _texts(person: Any, at: datetime) -> Iterable[Waiting]:
    """Texts held back for somebody to read, one line for each consultation that this person runs."""
    for consultation, count in texts_to_read(person):
        what = f"Read {words.plural(count, 'text')} held back"
        yield Waiting(what, "Consultation", None, "held", {"number": consultation.pk}, consultation.title)


SOURCES: tuple[Source, ...] = (
    _tasks, _comments, _alone, _meetings, _asked_by_meetings, _decisions, _gone_back, _marks, _offers, _returns,
    _judging, _waivers, _terms, _evidence, _interests, _challenges, _questions, _chapters,
    _said_of_chapters, _curves, _petitions, _texts,
)  # fmt: skip


def waits_for(person: Any, *, at: datetime) -> list[Waiting]:
    """Everything that waits for this person here, soonest first; what has no day comes last."""
    things = [one for source in SOURCES for one in source(person, at)]
    return sorted(things, key=lambda one: (one.due_on is None, one.due_on or date.max, one.what))
