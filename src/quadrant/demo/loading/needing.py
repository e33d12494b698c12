"""Needs with their evidence, the assessment that a body approves, and priorities through their tests to a ranking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from quadrant.analyse.needs.commands import (
    AssessmentText,
    StatedAs,
    add_figure,
    add_source,
    add_vulnerable_group,
    arrange_chapters,
    ask_deeper_question,
    draft_assessment,
    draw_chapter,
    link_need_to_outcomes,
    put_assessment,
    recommend,
    state_need,
    write_chapter,
)
from quadrant.analyse.needs.models import Need, NeedsAssessment, VulnerableGroup
from quadrant.analyse.needs.queries import chapters_of, usual_chapters
from quadrant.analyse.needs.terms import AssessmentKind, Met, Part, Severity, Trend
from quadrant.analyse.outcomes.queries import area_coded
from quadrant.analyse.priorities.commands import (
    AnswerGiven,
    MarkGiven,
    PlaceAgreed,
    agree_ranking,
    answer_tests,
    mark_priority,
    name_groups,
    propose_priority,
)
from quadrant.analyse.priorities.models import Priority
from quadrant.analyse.priorities.queries import screen_of
from quadrant.analyse.priorities.terms import Consideration
from quadrant.cycle.models import Cycle
from quadrant.demo.loading.evidence import FIRST_YEAR, indicator
from quadrant.demo.loading.governing import NONE_BECAUSE, Paper, take
from quadrant.demo.loading.story import Story
from quadrant.governance.commands import change_report
from quadrant.governance.queries import report_numbered, sections_of
from quadrant.governance.terms import ItemType, ReportKind, Section

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class NewNeed:
    """A need as it is stated, the figure (by its indicator) and the source behind it, and what is proposed for it."""

    key: str
    statement: str
    who: str
    how_many: int
    severity: Severity
    gap: str
    inequality: str
    heard: str
    heard_from: str
    outcome: str
    indicator: str = ""
    trend: Trend = Trend.WORSENING
    met: Met = Met.PARTLY
    priority: str = ""
    why: str = ""
    marks: tuple[int, int, int, int] = (2, 2, 2, 2)


def state(story: Story, cycle: Cycle, new: NewNeed, area: str, *, heard_on: date, at: datetime) -> Need:
    """State a need with a frozen figure and a dated source behind it; kept as `need <key>`."""
    analyst, here = story.person("analyst"), area_coded(area)
    assert here is not None  # noqa: S101  added with the figures
    said = StatedAs(
        statement=new.statement, who=new.who, how_many=new.how_many, severity=new.severity, area=here,
        trend=new.trend, inequality=new.inequality, met=new.met, gap=new.gap,
    )  # fmt: skip
    need = state_need(cycle=cycle, said=said, by=analyst, at=at)
    if new.indicator:
        latest = str(story.days.calendar_year(FIRST_YEAR + 8))
        add_figure(need=need, indicator=indicator(new.indicator), area=here, period=latest, by=analyst, at=at)
    add_source(need=need, text=new.heard, source=new.heard_from, dated_on=heard_on, by=analyst, at=at)
    link_need_to_outcomes(need=need, shares={story.made[f"outcome {new.outcome}"]: HUNDRED}, by=analyst, at=at)
    story.made[f"need {new.key}"] = need
    return need


@dataclass(frozen=True)
class Assessment:
    """A needs assessment, the body that approves it, and its questions for deeper work: of whom, by when."""

    title: str
    parts: Mapping[Part, str]
    body: str
    meets_on: date
    drafted_on: date
    next_review_on: date
    rest: Mapping[Section, str]
    kind: AssessmentKind = AssessmentKind.TOPIC
    area: str = ""
    questions: Sequence[tuple[str, str, date]] = ()
    chapters: Mapping[str, str] = field(default_factory=dict)
    drawn: Sequence[str] = ()
    recommended: Sequence[tuple[str, str, str, date]] = ()


def assess(story: Story, cycle: Cycle, new: Assessment, needs: Sequence[Need]) -> None:
    """Freeze the needs in an assessment, finish the report that it drafts, and have the body approve it."""
    analyst = story.person("analyst")
    with story.on(new.drafted_on, 10) as at:
        text = AssessmentText(new.title, dict(new.parts), new.next_review_on, new.kind, area_coded(new.area), analyst)
        made = draft_assessment(cycle=cycle, text=text, needs=needs, by=analyst, at=at)
        for question, owner, due_on in new.questions:
            ask_deeper_question(
                assessment=made, question=question, owner=story.person(owner), due_on=due_on, by=analyst, at=at
            )
        made = _in_chapters(story, made, new, at)
        put = put_assessment(assessment=made, version=made.version, body=story.body(new.body), by=analyst, at=at)
        report = report_numbered(put.recommendation.report_id)
        assert report is not None  # noqa: S101  it was drafted a moment ago
        held = {section: text for section, text in sections_of(report).items() if text.strip()}
        change_report(
            report=report, version=report.version, title=report.title, kind=ReportKind(report.kind),
            item=ItemType(report.item), sections={**NONE_BECAUSE, **new.rest, **held}, exempt=None,
            organisations=(), subjects=(), by=analyst, at=at,
        )  # fmt: skip
    story.made[f"assessment {new.title}"] = made
    take(story, report, Paper(report.title, new.body, "analyst", new.meets_on, {}))


def _in_chapters(story: Story, made: NeedsAssessment, new: Assessment, at: datetime) -> NeedsAssessment:
    """Its recommendations and its chapters, some going on with what the records say; as it stands then."""
    analyst = story.person("analyst")
    for text, need, who_acts, due_on in new.recommended:
        story.made[f"recommendation {need}"] = recommend(
            assessment=made, text=text, who_acts=who_acts, due_on=due_on, answers=story.made[f"need {need}"],
            by=analyst, at=at,
        )  # fmt: skip
    if not new.chapters:
        return made
    plans = [plan for plan in usual_chapters() if plan.key in new.chapters]
    arranged = arrange_chapters(assessment=made, version=made.version, plans=plans, by=analyst, at=at)
    for one in chapters_of(arranged):
        write_chapter(chapter=one, based_on=0, text=new.chapters[one.key], by=analyst, at=at)
        if one.key in new.drawn:
            draw_chapter(chapter=one, based_on=1, by=analyst, at=at)
    return arranged


def prioritise(story: Story, cycle: Cycle, needs: Iterable[NewNeed], by: str, *, note: str, at: datetime) -> None:
    """A priority for each need that names one, through the framework's tests, marked and ranked by their marks."""
    made = [(_priority(story, cycle, new, by, at), sum(new.marks)) for new in needs if new.priority]
    order = sorted(made, key=lambda one: -one[1])
    places = [PlaceAgreed(one, place) for place, (one, _) in enumerate(order, start=1)]
    agree_ranking(cycle=cycle, places=places, note=note, by=story.person(by), at=at)


def _priority(story: Story, cycle: Cycle, new: NewNeed, by: str, at: datetime) -> Priority:
    person = story.person(by)
    made = propose_priority(
        cycle=cycle, title=new.priority, reason=new.why, needs={story.made[f"need {new.key}"]: HUNDRED},
        lead=story.organisation("council"), years=3, takes_up=story.made.get(f"recommendation {new.key}"),
        by=person, at=at,
    )  # fmt: skip
    reasons = (new.heard, "Ten years of the figure", new.why, new.inequality)
    tests = screen_of(cycle)
    if tests:
        answers = [AnswerGiven(test.key, True, why) for test, why in zip(tests, reasons, strict=False)]
        answer_tests(priority=made, answers=answers, by=person, at=at)
    given = zip(Consideration, new.marks, reasons, strict=True)
    mark_priority(priority=made, marks=[MarkGiven(*each) for each in given], by=person, at=at)
    story.made[f"priority {new.key}"] = made
    return made


@dataclass(frozen=True)
class Group:
    """A vulnerable group, and the needs (by their keys) whose priorities are for it."""

    name: str
    why: str
    source: str
    needs: tuple[str, ...]


def watch_over(story: Story, groups: Sequence[Group], by: str, *, at: datetime) -> None:
    """The partnership's list of vulnerable groups, each named by the priorities that are for it."""
    person = story.person(by)
    named: dict[str, list[VulnerableGroup]] = {}
    for new in groups:
        made = add_vulnerable_group(name=new.name, why=new.why, source=new.source, by=person, at=at)
        for key in new.needs:
            named.setdefault(key, []).append(made)
    for key, theirs in named.items():
        name_groups(priority=story.made[f"priority {key}"], groups=theirs, by=person, at=at)
