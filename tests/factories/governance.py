"""Reports, meetings and resolutions, made as their people would make them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from quadrant.cycle.models import Cycle
from quadrant.governance import commands
from quadrant.governance.commands import Resolved
from quadrant.governance.models import KeyNotice, Meeting, Recommendation, Report, Resolution
from quadrant.governance.queries import (
    gate_recommendation,
    item_of,
    recommendations_of,
    report_numbered,
    unsettled_comments,
)
from quadrant.governance.terms import USUAL, Consultee, KeyGround, Outcome, Presence, Proposed, report_templates
from quadrant.partnership.models import Body, Person, RoleHolding
from quadrant.partnership.queries import voting_members_of
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.partnership import NOW, administrator, known, person

SPINE = {
    section: f"What there is to say about {section.label.lower()}." for section in report_templates()[USUAL].sections
}


def holding(name: str, role: Role) -> Person:
    """The person of this name, holding the role here."""
    somebody = known(name)
    if RoleHolding.objects.filter(person=somebody, role=role).exists():
        return somebody
    return person(name, role)


def proposer() -> Person:
    """Petra, a commissioner, who writes the reports of these tests."""
    return holding("Petra", Role.COMMISSIONER)


def officer(consultee: Consultee) -> Person:
    """The officer who comments: Finn, Lena, Eve or Paul."""
    names = {
        Consultee.FINANCE: "Finn",
        Consultee.LEGAL: "Lena",
        Consultee.EQUALITIES: "Eve",
        Consultee.PROCUREMENT: "Paul",
    }
    return holding(names[consultee], consultee.role)


def draft(
    body: Body, *, title: str = "Short breaks", by: Person | None = None, at: datetime = NOW, **more: Any
) -> Report:
    """A draft with its whole spine written and, unless it is for a gate, no recommendation yet."""
    return commands.draft_report(body=body, title=title, sections=SPINE, by=by or proposer(), at=at, **more)


def settle(report: Report, *, at: datetime = NOW) -> Report:
    """Submit a draft, and have every consultee say that there is nothing to add."""
    commands.submit_report(report=report, by=report.author, at=at)
    for consultee in unsettled_comments(report):
        comment = report.comments.get(consultee=consultee)
        commands.answer_comment(comment=comment, text="No concerns.", by=officer(consultee), at=at)
    again = report_numbered(report.pk)
    assert again is not None
    return again


def ready_report(
    body: Body,
    *,
    recommends: Sequence[Proposed] = (Proposed("That short breaks be redesigned", DecisionKind.GATE),),
    at: datetime = NOW,
    **more: Any,
) -> Report:
    """A final report with every comment given; for a gate, the gate's own recommendation comes first."""
    made = draft(body, at=at, **more)
    for proposed in () if made.at_gate else recommends:
        commands.add_recommendation(report=made, proposed=proposed, by=made.author, at=at)
    return settle(made, at=at)


def meet(
    body: Body, *reports: Report, present: Iterable[Person] | None = None, at: datetime = NOW, by: Person | None = None
) -> Meeting:
    """A meeting that takes these reports; everybody with a vote is there unless `present` names who is."""
    clerk = by or administrator()
    meeting = commands.call_meeting(body=body, meets_at=at, venue="Town hall", by=clerk, at=at)
    for report in reports:
        commands.put_on_agenda(meeting=meeting, report=report, by=clerk, at=at)
    everybody = [member.person for member in voting_members_of(body, on=at.date())]
    for somebody in everybody if present is None else present:
        commands.record_attendance(meeting=meeting, person=somebody, presence=Presence.PRESENT, by=clerk, at=at)
    return meeting


def resolve(
    recommendation: Recommendation,
    meeting: Meeting,
    outcome: Outcome = Outcome.APPROVED,
    *,
    chaired_by: Person | None = None,
    by: Person | None = None,
    at: datetime = NOW,
    **words: Any,
) -> Resolution:
    """The clerk records what the meeting resolved."""
    return commands.resolve_recommendation(
        recommendation=recommendation,
        meeting=meeting,
        resolved=Resolved(outcome, **words),
        chaired_by=chaired_by,
        by=by or administrator(),
        at=at,
    )


def decide(recommendation: Recommendation, outcome: Outcome = Outcome.APPROVED, *, at: datetime = NOW) -> Resolution:
    """Take a recommendation of a draft or a ready report to a meeting of its body, and resolve it there."""
    report = report_numbered(recommendation.report_id)
    assert report is not None
    if not report.is_final:
        report = settle(report, at=at)
    meeting = Meeting.objects.filter(body=report.body, at=at).first()
    if meeting is None:
        meeting = meet(report.body, report, at=at)
    elif item_of(meeting, report) is None:
        commands.put_on_agenda(meeting=meeting, report=report, by=administrator(), at=at)
    members = voting_members_of(report.body, on=at.date())
    chair = next((member.person for member in members if member.person_id != report.author_id), None)
    reasons = "As set out in the report."
    return resolve(recommendation, meeting, outcome, chaired_by=chair, at=at, reasons=reasons)


def decided(
    body: Body, kind: DecisionKind, *, value: Decimal | None = None, outcome: Outcome = Outcome.APPROVED, **more: Any
) -> Resolution:
    """A report with one recommendation of this kind, taken to a meeting of the body and resolved."""
    report = ready_report(body, recommends=[Proposed(f"That the {kind.label.lower()}", kind, value)], **more)
    return decide(recommendations_of(report)[0], outcome)


def decide_gate(
    cycle: Cycle,
    place: str,
    body: Body,
    *,
    outcome: Outcome = Outcome.APPROVED,
    value: Decimal | None = None,
    by: Person | None = None,
    at: datetime = NOW,
) -> Resolution:
    """A report for a gate of the cycle, taken to a meeting of the body and resolved."""
    report = draft(body, title=f"Report for {place}", cycle=cycle, place=place, by=by, at=at)
    asked = gate_recommendation(report)
    assert asked is not None
    if value is not None:
        proposed = Proposed(asked.text, DecisionKind(asked.kind), value)
        asked = commands.change_recommendation(recommendation=asked, proposed=proposed, by=report.author, at=at)
    return decide(asked, outcome, at=at)


def announce(
    body: Body, *, title: str = "Parking notices", day: date = date(2026, 12, 15), private_why: str = "",
    at: datetime = NOW, **more: Any,
) -> KeyNotice:  # fmt: skip
    """The clerk publishes notice of a key decision."""
    matter, papers, contact = "Who answers challenges.", "The report", "Ada, ada@example.org"
    said = commands.Forthcoming(title, matter, KeyGround.MONEY, day, papers, contact, private_why)
    return commands.publish_key_notice(body=body, said=said, by=administrator(), at=at, **more)
