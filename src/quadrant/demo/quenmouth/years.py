"""Two years of the trust: the one that agreements were made in, reviewed; and this one, on the calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from quadrant.analyse.needs.commands import StatedAs, add_source
from quadrant.analyse.needs.terms import AssessmentKind, Met, Severity, Trend
from quadrant.analyse.outcomes.commands import choose_indicator, choose_outcome
from quadrant.cycle.commands import open_cycle, set_task, skip_step, tick
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import shipped_version
from quadrant.cycle.terms import Level, SubjectKind, Tier, WayOfWorking
from quadrant.demo.loading.agreeing import again
from quadrant.demo.loading.answering import answer_all
from quadrant.demo.loading.evidence import indicator
from quadrant.demo.loading.governing import Paper, decide_gate, spine
from quadrant.demo.loading.needing import Assessment, assess, prioritise, state
from quadrant.demo.loading.story import Story
from quadrant.demo.quenmouth.evidence import FOUND, OUTCOMES, PLAN, REST, YEAR_NEEDS
from quadrant.demo.quenmouth.founding import AREA, cast
from quadrant.governance.commands import Resolved
from quadrant.governance.terms import Outcome
from quadrant.plan.funds.commands import link_fund
from quadrant.review.evaluation.commands import begin_evaluation, conclude_evaluation, write_evaluation
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.evaluation.terms import Findings, Recommends
from quadrant.review.lessons.commands import carry_lesson, record_lesson
from quadrant.review.lessons.terms import Learnt

FRAMEWORK = "gateshead-2010"
ON_PAPER = "Done on paper before Quadrant came; the handbook's forms are in the team's archive."
EARLIER = (
    "assess.look-at-outcomes", "assess.particular-groups", "assess.needs-analysis", "plan.resources-and-priorities",
    "plan.plan-services", "do.commission-effectively", "do.pool-resources", "do.workforce-and-market",
)  # fmt: skip
MONITOR = "review.monitor-and-review"
Ticks = Iterable[tuple[tuple[int, int, int], str, str]]


def open_year(story: Story, key: str, name: str, starts_on: date, ends_on: date) -> Cycle:
    """A year of the trust, led by the Commissioning Executive."""
    framework = shipped_version(FRAMEWORK)
    assert framework is not None  # noqa: S101  kept before the story begins
    with story.on(starts_on) as at:
        made = open_cycle(
            framework=framework, name=name,
            scope="Everything that the trust commissions for children and young people.",
            subject_kind=SubjectKind.CLIENT_GROUP, lead_body=story.body("executive"), level=Level.STRATEGIC,
            tier=Tier.TARGETED, way=WayOfWorking.JOINT, starts_on=starts_on, ends_on=ends_on, area_code=AREA,
            drivers=[PLAN], cast=cast(story), by=story.person("strategist"), at=at,
            organisations=[story.organisation(key) for key in ("council", "icb", "north_schools", "moor_schools",
            "forum")],
        )  # fmt: skip
    story.made[key] = made
    return made


def tell_first(story: Story) -> None:
    """The years to March 2026: planned on paper, their agreements on record."""
    cycle = open_year(story, "year", "Trust years to 2025/26", story.days.day(2023, 7, 3), story.days.march(2025))
    with story.when(2023, 7, 4) as at:
        for place in EARLIER:
            skip_step(cycle=cycle, place=place, why=ON_PAPER, by=story.person("strategist"), at=at)


def _ticks(story: Story, cycle: Cycle, ticks: Ticks) -> None:
    for day, place, note in ticks:
        with story.when(*day, 14) as at:
            tick(cycle=cycle, place=place, note=note, by=story.person("lead"), at=at)


def evaluate(
    story: Story, cycle: Cycle, key: str, title: str, period: tuple[date, date], findings: Findings,
    recommends: Recommends, reasons: str, *, on: date,
) -> Evaluation:  # fmt: skip
    """Evaluate an agreement and conclude with a recommendation."""
    contracts = story.person("contracts")
    with story.on(on, 11) as at:
        agreement = again(story.made[f"agreement {key}"])
        made = begin_evaluation(
            cycle=cycle, title=title, from_on=period[0], to_on=period[1], agreement=agreement, by=contracts, at=at
        )
        write_evaluation(evaluation=made, findings=findings, by=contracts, at=at)
        return conclude_evaluation(evaluation=made, recommends=recommends, reasons=reasons, by=contracts, at=at)


def review_first(story: Story) -> None:
    """Spring 2026: what failed, what was only noise, and what that opens in the next year."""
    cycle, day = story.made["year"], story.days.day
    findings = Findings(
        how_much="Fourteen routes on every school day.", how_well="11 late arrivals in 1,000 at first, 34 at the end.",
        better_off="Nobody: two children stopped coming to school. Since March 2025, on two routes, 9 in 1,000.",
        specification="Drivers' checks were out of date on three of four visits.",
        value_for_money="Ending it cost £38,000 and saves £61,000 a year.",
    )  # fmt: skip
    period = (story.days.month(2023, 9), story.days.month(2025, 3))
    evaluate(
        story, cycle, "failing", "School transport, what went wrong", period, findings, Recommends.DECOMMISSION,
        "A signal in month ten was acted on in month twelve, and all that followed came too late.", on=day(2026, 2, 16),
    )  # fmt: skip
    _ticks(story, cycle, (
        ((2026, 2, 20), f"{MONITOR}.weaker-providers", "Quickway: plan, default notice, regulator, ended."),
        ((2026, 2, 23), f"{MONITOR}.inspection", "Nothing in this year's inspections bears on an agreement."),
        ((2026, 2, 24), f"{MONITOR}.provider-annual-report", "All but one of the providers sent theirs."),
        ((2026, 3, 2), f"{MONITOR}.process-review",
         "The calendar held; papers reach the Executive three days earlier."),
    ))  # fmt: skip
    _record_noise(story, cycle)


def _record_noise(story: Story, cycle: Cycle) -> None:
    """What five letters to the drop-in taught."""
    with story.when(2026, 3, 3) as at:
        learnt = Learnt(
            title="Stop chasing what moves by chance",
            tried="Five recovery letters to the Moorside drop-in in two years.",
            learnt="No month stood outside its limits. The target lies on the mean, so half of all months are red.",
            change="Change the service or the target; write a letter when there is a signal.",
        )  # fmt: skip
        story.made["lesson noise"] = record_lesson(
            cycle=cycle, learnt=learnt, place=MONITOR, agreement=again(story.made["agreement dropin"]),
            by=story.person("contracts"), at=at,
        )  # fmt: skip


def settle_first(story: Story) -> None:
    """The lesson opens a need in the new year, and the Executive sanctions the review."""
    with story.when(2026, 4, 1, 14) as at:
        said = StatedAs(
            statement="Young people on the moor who have nowhere to go after six",
            who="People of 13 to 17 in two wards",
            how_many=610, severity=Severity.MODERATE, where="Moorside", trend=Trend.STEADY, met=Met.PARTLY,
            inequality="The last bus leaves at ten to six.", gap="A drop-in two evenings a week.",
        )  # fmt: skip
        lesson, into, analyst = story.made["lesson noise"], story.made["this year"], story.person("analyst")
        need = carry_lesson(lesson=lesson, into=into, said=said, by=analyst, at=at).need
        text = "Of 61 asked at the drop-in, 44 go straight home on the other evenings."
        heard = story.days.day(2026, 3, 20)
        add_source(need=need, text=text, source="Moorside youth workers", dated_on=heard, by=analyst, at=at)
        story.made["need carried"] = need
    _gate(story, "year", f"{MONITOR}.review-sanctioned", "executive", (2026, 4, 20), "Review of the year",
          "Sanction the review and what it changes.")  # fmt: skip


def _gate(
    story: Story, cycle: str, place: str, body: str, day: tuple[int, int, int], title: str, preferred: str,
    outcome: Outcome = Outcome.APPROVED,
) -> None:  # fmt: skip
    sections = spine(
        purpose=f"{title}.", background="The trust's year, as its handbook sets it out.",
        need="The needs analysis of the year.", preferred=preferred, reasons="It follows from the stage before it.",
        risk="Two networks meet only every other month.", timetable="As in the calendar.",
    )  # fmt: skip
    resolved = Resolved(outcome, reasons="As the report says.")
    paper = Paper(title, body, "strategist", story.days.day(*day), sections, resolved=resolved)
    decide_gate(story, story.made[cycle], place, paper)


def assess_this(story: Story) -> None:
    """April to June 2026: outcomes, data, needs; approved at midsummer."""
    cycle, analyst = story.made["this year"], story.person("analyst")
    with story.when(2026, 4, 14) as at:
        for key, _, _, measured_by in OUTCOMES:
            choose_outcome(cycle=cycle, outcome=story.made[f"outcome {key}"], by=analyst, at=at)
            for name in measured_by:
                choose_indicator(cycle=cycle, indicator=indicator(name), by=analyst, at=at)
    with story.when(2026, 5, 12) as at:
        heard = story.days.day(2026, 4, 28)
        needs = [state(story, cycle, new, AREA, heard_on=heard, at=at) for new in YEAR_NEEDS]
        needs.append(story.made["need carried"])
    _ticks(story, cycle, (
        ((2026, 5, 22), "assess.needs-analysis.recent-inspections", "Two school inspections and one of the homes."),
        ((2026, 5, 26), "assess.needs-analysis.guidance-and-research", "Four reviews, listed in the annex."),
    ))  # fmt: skip
    day = story.days.day
    new = Assessment(
        "Needs analysis of the year 2026/27",
        FOUND,
        "executive",
        day(2026, 6, 22),
        day(2026, 6, 2),
        day(2027, 6, 1),
        REST,
        AssessmentKind.ANNUAL,
        AREA,
    )
    assess(story, cycle, new, needs)


def plan_this(story: Story) -> None:
    """July to September 2026: priorities, money, a strategy sanctioned and endorsed."""
    cycle = story.made["this year"]
    with story.when(2026, 7, 1) as at:
        prioritise(story, cycle, YEAR_NEEDS, "strategist", note="In the order of their marks.", at=at)
        for key in ("trust", "early", "disabled", "looked-after", "icb"):
            link_fund(fund=story.made[f"fund {key}"], cycle=cycle, by=story.person("finance"), at=at)
    plan = "plan.plan-services"
    existing = "Twenty-five agreements set beside four outcomes; one client group has no strategy."
    _ticks(story, cycle, [((2026, 7, 6), "plan.resources-and-priorities.existing-services", existing)])
    _gate(story, "this year", "plan.resources-and-priorities.priorities-agreed", "executive", (2026, 7, 20),
          "Priorities of the year", "Agree three priorities.")  # fmt: skip
    _ticks(story, cycle, (
        ((2026, 8, 3), f"{plan}.cross-cutting-issues",
         "Transport and the waiting time for checks cut across all three."),
        ((2026, 8, 17), f"{plan}.draft-strategy", "Sixteen pages and a page for young people."),
        ((2026, 8, 31), f"{plan}.share-with-stakeholders", "Shared with three networks; two changes made."),
    ))  # fmt: skip
    with story.when(2026, 9, 1) as at:
        answer_all(story, cycle, "strategy-sections", "lead", at)
    _gate(story, "this year", f"{plan}.strategy-sanctioned", "executive", (2026, 9, 21), "Strategy of the year",
          "Sanction the strategy.")  # fmt: skip
    _gate(story, "this year", f"{plan}.strategy-endorsed", "board", (2026, 10, 6), "Strategy of the year",
          "Endorse the strategy.", Outcome.ENDORSED)  # fmt: skip


def do_this(story: Story) -> None:
    """Since September 2026: what is being done now, and by whom."""
    cycle, work = story.made["this year"], "do.commission-effectively"
    _ticks(story, cycle, (
        ((2026, 10, 8), f"{work}.strategy-as-basis", "Each line of the plan names the part of the strategy it serves."),
        ((2026, 10, 19), f"{work}.service-specifications", "Two drafted, one with young people."),
        ((2026, 11, 2), "do.workforce-and-market.market-analysis", "Nineteen providers; four hold half of the money."),
    ))  # fmt: skip
    with story.when(2026, 11, 9) as at:
        for title, owner, day in (
            ("Ask Reading on the quay about October", "contracts", (2026, 11, 18)),
            ("Two-way review with Tidewell: what pay would keep people", "contracts", (2026, 11, 25)),
            ("Compare ways to proceed for homes close to home", "strategist", (2026, 11, 20)),
            ("Say which of October's measures changed beyond chance", "analyst", (2026, 11, 20)),
            ("Match October's payments to the ledger", "finance", (2026, 11, 24)),
            ("See both checks at Driftwood before the waiver ends", "lead", (2026, 12, 18)),
        ):
            set_task(cycle=cycle, title=title, owner=story.person(owner), due_on=story.days.day(*day),
                     by=story.person("strategist"), at=at)  # fmt: skip
