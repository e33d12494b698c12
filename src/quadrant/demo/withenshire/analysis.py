"""Winter 2026: the needs assessment goes to the Board, the priorities through their tests to the Management Group."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.analyse.needs.commands import AssessmentText, draft_assessment, put_assessment
from quadrant.analyse.needs.terms import Part
from quadrant.analyse.priorities.commands import (
    AnswerGiven,
    MarkGiven,
    PlaceAgreed,
    agree_ranking,
    answer_tests,
    mark_priority,
    propose_priority,
)
from quadrant.analyse.priorities.terms import Consideration
from quadrant.cycle.commands import tick
from quadrant.demo.loading.governing import NONE_BECAUSE, Paper, decide_gate, spine, take
from quadrant.demo.loading.meeting import meet
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.themes import THEMES, Theme
from quadrant.engagement.terms import Method, Sector
from quadrant.governance.commands import change_report
from quadrant.governance.queries import report_numbered, sections_of
from quadrant.governance.terms import ItemType, ReportKind, Section

if TYPE_CHECKING:
    from quadrant.analyse.priorities.models import Priority

FOUND = {
    Part.SUMMARY: "Six needs stand out. Falls, early language and settled homes worsen faster than elsewhere.",
    Part.WHY: "The Withenshire Plan promises six outcomes; on seven of eight measures the county now trails England.",
    Part.NATIONAL: "England has recovered on early development and falls since 2021. Fuel poverty falls slowly.",
    Part.LOCAL: "Distance is the common thread: the same service reaches half as many people in the uplands.",
    Part.BEING_DONE: "Eighteen pieces of work from the last round run to March 2027; three are on course to be re-bid.",
    Part.COULD_DO: "Put help where people already go: nurseries, village halls, the mobile library, the front door.",
    Part.DATA_GAPS: "Nobody counts roadside families. Teenage conceptions are shared with Quenmouth by agreement.",
}
REST = {
    Section.PREFERRED: "Approve the assessment and begin to rank priorities from it.",
    Section.REASONS: "A round that starts from frozen figures can be judged against them at its end.",
    Section.RISK: "Figures are a year old when they are published; the groups were asked what has changed since.",
    Section.TIMETABLE: "Priorities in February, criteria in March, the call on 1 May.",
    Section.CONSULTATION: "Three evenings with parents, sixty case notes of village agents and a winter survey.",
}
HUNDRED = Decimal(100)


def tell(story: Story) -> None:
    """From the assessment to agreed priorities."""
    _assess(story)
    with story.when(2026, 2, 12) as at:
        made = [_priority(story, theme, at) for theme in THEMES]
    with story.when(2026, 2, 16) as at:
        _rank(story, made, at)
    cycle, manager = story.made["round"], story.person("manager")
    with story.when(2026, 2, 17) as at:
        note = "Seven strategies and their money limits are on file with the team."
        tick(cycle=cycle, place="criteria.analysis.register-partner-strategies", note=note, by=manager, at=at)
        meet(
            story, cycle, "Three evenings and a winter survey", on=story.days.day(2026, 2, 3), people=214,
            method=Method.WORKSHOP, who=(Sector.PUBLIC, Sector.USERS, Sector.VOLUNTARY),
            said="Being far from everything is worse than being poor.", did="Two needs were reworded.",
            by="manager", at=at,
        )  # fmt: skip
    paper = Paper(
        title="Priorities of the round of 2026",
        body="management",
        author="manager",
        meets_on=story.days.day(2026, 3, 9),
        sections=spine(
            purpose="To agree six priorities, their leads, and that each is funded for three years.",
            background="Each priority answers one need of the assessment that the Board approved in February.",
            need="The needs, their figures and their sources are in the assessment.",
            preferred="Agree all six in the order of their marks.",
            reasons="All six pass the four tests. Their order follows from baseline, direction, gain and inequality.",
            risk="A priority without work to fund raises hopes. Groups are asked to hold an open meeting each.",
            timetable="The criteria go to the Board on 16 March.",
            consultation="The six groups each discussed their own in January.",
        ),
    )
    decide_gate(story, cycle, "criteria.analysis.agree-priorities", paper)
    story.say("A needs assessment approved by the Board; 6 priorities through 4 tests, ranked and agreed")


def _assess(story: Story) -> None:
    analyst, board = story.person("analyst"), story.body("board")
    needs = [story.made[f"need {theme.key}"] for theme in THEMES] + [story.made["need carried"]]
    meets_on = story.days.day(2026, 2, 9)
    with story.when(2026, 1, 20) as at:
        text = AssessmentText("What Withenshire needs, 2026", FOUND, story.days.day(2027, 1, 20))
        made = draft_assessment(cycle=story.made["round"], text=text, needs=needs, by=analyst, at=at)
    with story.when(2026, 1, 26) as at:
        put = put_assessment(assessment=made, version=made.version, body=board, by=analyst, at=at)
        report = report_numbered(put.recommendation.report_id)
        assert report is not None  # noqa: S101  it was drafted a moment ago
        held = {section: text for section, text in sections_of(report).items() if text.strip()}
        change_report(
            report=report,
            version=report.version,
            title=report.title,
            kind=ReportKind(report.kind),
            item=ItemType(report.item),
            sections={**NONE_BECAUSE, **REST, **held},
            exempt=None,
            organisations=(),
            subjects=(),
            by=analyst,
            at=at,
        )
    paper = Paper(title=report.title, body="board", author="analyst", meets_on=meets_on, sections={})
    take(story, report, paper)


def _priority(story: Story, theme: Theme, at: datetime) -> Priority:
    by, need = story.person(f"{theme.key}_chair"), story.made[f"need {theme.key}"]
    made = propose_priority(
        cycle=story.made["round"],
        title=theme.priority,
        reason=theme.why,
        needs={need: HUNDRED},
        lead=story.organisation(theme.lead),
        years=3,
        by=by,
        at=at,
    )
    answers = [
        AnswerGiven("difference", True, theme.why),
        AnswerGiven("inequality", True, theme.inequality),
        AnswerGiven("community", True, f"{theme.heard_from}: {theme.heard}"),
        AnswerGiven("together", True, f"{theme.gap} No one agency can close this alone."),
    ]
    answer_tests(priority=made, answers=answers, by=by, at=at)
    reasons = (
        "See the figure in the assessment",
        "Ten years of the figure",
        theme.why,
        theme.inequality,
    )
    marks = [
        MarkGiven(each, mark, reason) for each, mark, reason in zip(Consideration, theme.marks, reasons, strict=True)
    ]
    mark_priority(priority=made, marks=marks, by=by, at=at)
    story.made[f"priority {theme.key}"] = made
    return made


def _rank(story: Story, made: list[Priority], at: datetime) -> None:
    totals = {one.pk: sum(theme.marks) for one, theme in zip(made, THEMES, strict=True)}
    order = sorted(made, key=lambda one: -totals[one.pk])
    agree_ranking(
        cycle=story.made["round"],
        places=[PlaceAgreed(one, place) for place, one in enumerate(order, start=1)],
        note="In the order of their marks; equal marks in the order of the groups.",
        by=story.person("manager"),
        at=at,
    )
