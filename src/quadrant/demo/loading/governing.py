"""Taking a report to its body: written, commented on, put on an agenda, resolved. Each act on a day of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.demo.loading.days import moment
from quadrant.demo.loading.story import Story
from quadrant.governance import commands
from quadrant.governance.commands import Resolved
from quadrant.governance.queries import gate_recommendation, recommendations_of, report_numbered
from quadrant.governance.terms import Consultee, Outcome, Presence, Proposed, Section
from quadrant.partnership.queries import voting_members_of
from quadrant.partnership.terms import DecisionKind

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.governance.models import Meeting, Recommendation, Report

NONE_BECAUSE = {
    Section.OUTCOMES: "None, because the cycle already names the outcomes that this serves.",
    Section.OPTIONS: "None, because the framework asks for this one thing here.",
    Section.CONSULTATION: "None, because this concerns how the partnership works and changes no service.",
    Section.SOCIAL_VALUE: "None, because nothing is bought by this decision.",
    Section.ENVIRONMENT: "None, because nothing is built, driven or heated by this decision.",
    Section.DATA_PROTECTION: "None, because no personal data is used.",
    Section.WARDS: "None, because it bears on every part of the area alike.",
    Section.BACKGROUND_PAPERS: "None, because everything it rests on is in the report.",
}
NO_CONCERNS: Mapping[Consultee, str] = {
    Consultee.FINANCE: "No spending follows from this report that the budget does not hold already.",
    Consultee.LEGAL: "The body has the power to decide this, and the report says under which rule.",
    Consultee.EQUALITIES: "No group of people is worse off by this decision.",
    Consultee.PROCUREMENT: "Nothing is bought by this decision.",
}
"""What the four officers say of a report that raises nothing for them; `comments` changes what it names."""


@dataclass(frozen=True)
class Paper:
    """What a report says, and what its body makes of it. `meets_on` is the day of the meeting, already moved.

    `late_why` has the agenda published a week before the meeting, and says why that is late.
    """

    title: str
    body: str
    author: str
    meets_on: date
    sections: Mapping[Section, str]
    hour: int = 14
    comments: Mapping[Consultee, str] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    chaired_by: str = ""
    late_why: str = ""
    resolved: Resolved = field(default_factory=lambda: Resolved(Outcome.APPROVED))


def spine(
    *, purpose: str, background: str, need: str, preferred: str, reasons: str, risk: str, timetable: str,
    **others: str,
) -> dict[Section, str]:  # fmt: skip
    """A whole report: what every report says, and for the other sections either words or why there are none."""
    said = {
        Section.PURPOSE: purpose,
        Section.BACKGROUND: background,
        Section.NEED: need,
        Section.PREFERRED: preferred,
        Section.REASONS: reasons,
        Section.RISK: risk,
        Section.TIMETABLE: timetable,
    }
    return {**NONE_BECAUSE, **said, **{Section(name): text for name, text in others.items()}}


def decide_gate(
    story: Story,
    cycle: Cycle,
    place: str,
    paper: Paper,
    *,
    value: Decimal | None = None,
    also: Iterable[Proposed] = (),
) -> None:
    """Write the report that a gate of the cycle waits for, with what else it recommends, and take it to its body."""
    author = story.person(paper.author)
    with story.on(paper.meets_on - timedelta(days=14)) as at:
        report = _drafted(story, paper, cycle, place, at)
        asked = gate_recommendation(report)
        if asked is not None and value is not None:
            proposed = Proposed(asked.text, DecisionKind(asked.kind), value)
            commands.change_recommendation(recommendation=asked, proposed=proposed, by=author, at=at)
        for proposed in also:
            commands.add_recommendation(report=report, proposed=proposed, by=author, at=at)
    take(story, report, paper)


def _drafted(story: Story, paper: Paper, cycle: Cycle | None, place: str, at: datetime) -> Report:
    return commands.draft_report(
        body=story.body(paper.body),
        title=paper.title,
        cycle=cycle,
        place=place,
        sections=paper.sections,
        by=story.person(paper.author),
        at=at,
    )


def decide(
    story: Story, paper: Paper, recommends: Iterable[Proposed], *, cycle: Cycle | None = None, place: str = ""
) -> list[Recommendation]:
    """Write a report with these recommendations, and take it to its body; gives the recommendations as they stand."""
    author = story.person(paper.author)
    with story.on(paper.meets_on - timedelta(days=14)) as at:
        report = _drafted(story, paper, cycle, place, at)
        made = [
            commands.add_recommendation(report=report, proposed=proposed, by=author, at=at) for proposed in recommends
        ]
    take(story, report, paper)
    return made


def take(story: Story, report: Report, paper: Paper, *, each: Mapping[int, Resolved] | None = None) -> Meeting:
    """Submit a draft twelve days before its meeting, have it commented on, meet, and resolve every recommendation.

    `each` says by number what was resolved where it is not what the paper says of all.
    """
    ready(story, report, paper)
    meeting = convene(story, paper, report)
    with story.on(paper.meets_on, paper.hour + 1) as at:
        for recommendation in recommendations_of(report):
            commands.resolve_recommendation(
                recommendation=recommendation,
                meeting=meeting,
                resolved=(each or {}).get(recommendation.number, paper.resolved),
                chaired_by=story.person(paper.chaired_by) if paper.chaired_by else None,
                by=story.person("administrator"),
                at=at,
            )
    return meeting


def ready(story: Story, report: Report, paper: Paper) -> None:
    """Submit the report twelve days before its meeting, and have the four officers comment eight days before it.

    The people who comment have the keys `finance`, `legal`, `equalities` and `procurement`.
    """
    with story.on(paper.meets_on - timedelta(days=12), 16) as at:
        commands.submit_report(report=report, by=story.person(paper.author), at=at)
    with story.on(paper.meets_on - timedelta(days=8), 11) as at:
        for comment in report.comments.all():
            consultee = Consultee(comment.consultee)
            text = paper.comments.get(consultee, NO_CONCERNS[consultee])
            commands.answer_comment(comment=comment, text=text, by=story.person(consultee.value), at=at)


def convene(story: Story, paper: Paper, *reports: Report) -> Meeting:
    """Call the meeting, put the reports before it a week ahead, and note who came."""
    body, clerk = story.body(paper.body), story.person("administrator")
    with story.on(paper.meets_on - timedelta(days=7), 12) as at:
        meets_at = moment(paper.meets_on, paper.hour)
        called = f"meeting {paper.body} {meets_at:%Y-%m-%d %H:%M}"
        if called not in story.made:
            story.made[called] = commands.call_meeting(
                body=body, meets_at=meets_at, venue="Committee room 1", by=clerk, at=at
            )
        meeting: Meeting = story.made[called]
        for report in reports:
            kept = report_numbered(report.pk)
            assert kept is not None  # noqa: S101  it was drafted a moment ago
            commands.put_on_agenda(meeting=meeting, report=kept, by=clerk, at=at)
        if paper.late_why:
            commands.publish_agenda(meeting=meeting, late_why=paper.late_why, by=clerk, at=at)
    with story.on(paper.meets_on, paper.hour) as at:
        away = {story.person(key).pk for key in paper.absent}
        members = [member.person for member in voting_members_of(body, on=paper.meets_on)]
        came = {one: Presence.APOLOGIES if one.pk in away else Presence.PRESENT for one in members}
        commands.take_attendance(meeting=meeting, presences=came, by=clerk, at=at)
    return meeting
