"""The review of the last round twice a year: evaluations, a report, and what the Management Group asks for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from quadrant.cycle.commands import finish_task, set_task, tick
from quadrant.demo.loading.governing import Paper, decide_gate, spine
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.last_round import answer_all
from quadrant.demo.withenshire.reviews import LATE, MISSED
from quadrant.do.agreements.queries import agreement_numbered
from quadrant.governance.terms import Proposed
from quadrant.partnership.terms import DecisionKind
from quadrant.review.evaluation.commands import begin_evaluation, conclude_evaluation, write_evaluation
from quadrant.review.evaluation.terms import Findings, Recommends
from quadrant.review.lessons.commands import record_lesson
from quadrant.review.lessons.terms import Learnt

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle

STEP = "performance.twice-yearly-review"
GATE = f"{STEP}.act-on-review"


def spring(story: Story) -> None:
    """The review at the end of March 2026: all eighteen in, all to go on."""
    cycle, manager = story.made["last round"], story.person("manager")
    with story.when(2026, 4, 20) as at:
        note = "312 people answered the five questions; 84 per cent would send a neighbour."
        tick(cycle=cycle, place=f"{STEP}.survey-satisfaction", note=note, by=story.person("contracts"), at=at)
        answer_all(story, cycle, "performance-report", "safer_chair", at)
        kept = set_task(
            cycle=cycle,
            title="Visit the four providers that are new to grant",
            owner=story.person("contracts"),
            due_on=story.days.day(2026, 6, 30),
            place=f"{STEP}.follow-up",
            by=manager,
            at=at,
        )
    _evaluate(story, cycle, "Jobs with a coach", Recommends.CONTINUE, (2026, 4, 21), COACH, "It does what it promised.")
    paper = Paper(
        title="Review of eighteen agreements, 31 March",
        body="management",
        author="contracts",
        meets_on=story.days.day(2026, 5, 11),
        sections=spine(
            purpose="To act on the review of the half-year to 31 March.",
            background="All eighteen returns came in time.",
            need="Twelve measures reach their target, six are within reach of it.",
            preferred="Go on with all eighteen.",
            reasons="All are on course; the four providers that are new to grant are to be visited.",
            risk="The youth bus loses passengers each quarter.",
            timetable="The next review is on 30 September.",
        ),
    )
    decide_gate(story, cycle, GATE, paper)
    with story.when(2026, 6, 18) as at:
        finish_task(task=kept, note="All four visited; notes are with the agreements.", by=kept.owner, at=at)


def autumn(story: Story) -> None:
    """The review at the end of September 2026: fifteen in, two late, one missed and taken further; one to change."""
    cycle, manager = story.made["last round"], story.person("manager")
    _evaluate(story, cycle, MISSED, Recommends.REDESIGN, (2026, 10, 28), BUS, "A third fewer came than asked.")
    with story.when(2026, 10, 30) as at:
        for title, owner, due in (
            (
                f"Ask for the missing return of “{MISSED}”",
                "contracts",
                (2026, 11, 20),
            ),
            (f"Draw up the change to “{MISSED}”", "homes_chair", (2026, 12, 11)),
        ):
            set_task(
                cycle=cycle,
                title=title,
                owner=story.person(owner),
                due_on=story.days.day(*due),
                place=f"{STEP}.follow-up",
                by=manager,
                at=at,
            )
        note = "One page for the public on the partnership's site, with the two that fell short named."
        tick(cycle=cycle, place=f"{STEP}.tell-the-public", note=note, by=manager, at=at)
    paper = Paper(
        title="Review of eighteen agreements, 30 September",
        body="management",
        author="contracts",
        meets_on=story.days.day(2026, 11, 9),
        sections=spine(
            purpose="To act on the review of the half-year to 30 September.",
            background=f"Fifteen returns came in time, {len(LATE)} late. The return of “{MISSED}” was missed.",
            need="Eleven measures reach their target, six are within reach of it, one is not known.",
            preferred=f"Go on with seventeen; change “{MISSED}”.",
            reasons="Passengers fell each quarter. Those asked would use a bus that comes when it is called.",
            risk="A change so near the end may be cut short by it.",
            timetable="The change is drawn up by 11 December.",
        ),
    )
    also = [
        Proposed(f"That “{MISSED}” be changed to a bus that comes when called", DecisionKind.REVIEW),
        Proposed(f"That the missed return of “{MISSED}” be asked for by 20 November", DecisionKind.REVIEW),
    ]
    decide_gate(story, cycle, GATE, paper, also=also)
    _learn(story, cycle)
    story.say("twice a year: 15 returns in, 2 late, 1 missed and taken further; one agreement to change")


COACH = Findings(
    how_much="84 people were placed in 18 months.",
    how_well="A coach called each week for six months; employers answer.",
    better_off="Seven in ten were still in work at six months, from none.",
    specification="All that was asked for is delivered.",
    value_for_money="About £920 a place, and less than a third of the usual cost.",
)
BUS = Findings(
    how_much="2,270 passengers in eighteen months; 3,600 were asked for.",
    how_well="The bus ran on all but two Fridays.",
    better_off="Those who came went on to clubs and training; few came.",
    specification="The timetable is kept. Nobody asked whether Friday was the day.",
    value_for_money="Nine pounds a journey, and rising.",
)


def _evaluate(
    story: Story,
    cycle: Cycle,
    title: str,
    recommends: Recommends,
    day: tuple[int, int, int],
    found: Findings,
    reasons: str,
) -> None:
    by = story.person("contracts")
    with story.when(*day) as at:
        agreement = agreement_numbered(story.made[f"agreement {title}"].pk)
        assert agreement is not None  # noqa: S101  signed in the last round
        made = begin_evaluation(
            cycle=cycle,
            title=f"{title}, so far",
            from_on=agreement.starts_on,
            to_on=_half_year_before(story, at, since=agreement.starts_on),
            agreement=agreement,
            by=by,
            at=at,
        )
        write_evaluation(evaluation=made, findings=found, by=by, at=at)
    with story.on(at.date(), 16) as later:
        conclude_evaluation(evaluation=made, recommends=recommends, reasons=reasons, by=by, at=later)


def _half_year_before(story: Story, at: datetime, *, since: date) -> date:
    """The last day of the half-year that ended before the instant; the day before it, where none has ended since."""
    ends = [story.days.march(2024), story.days.march(2025), story.days.march(2026)]
    ends += [date(day.year, 9, 30) for day in ends]
    return max((day for day in ends if since < day < at.date()), default=at.date() - timedelta(days=1))


def _learn(story: Story, cycle: Cycle) -> None:
    with story.when(2026, 11, 12) as at:
        record_lesson(
            cycle=cycle,
            learnt=Learnt(
                title="Ask when before asking where",
                tried="A bus on Fridays, because halls are free on Fridays.",
                learnt="Young people wanted Wednesdays and Sundays; nobody had asked.",
                change="A question on days and hours in the next call's planning questions.",
            ),
            place="overall-review.whole-process-review",
            by=story.person("contracts"),
            at=at,
        )
