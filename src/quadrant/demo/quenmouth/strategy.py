"""Since June 2026: a joint strategy for disabled children; what homecare taught comes into it."""

from __future__ import annotations

from quadrant.analyse.needs.commands import StatedAs, add_source
from quadrant.analyse.needs.terms import Met, Severity, Trend
from quadrant.analyse.outcomes.commands import choose_indicator, choose_outcome
from quadrant.cycle.commands import open_cycle, tick
from quadrant.cycle.queries import shipped_version
from quadrant.cycle.terms import Level, SubjectKind, Tier, WayOfWorking
from quadrant.demo.loading.agreeing import again
from quadrant.demo.loading.answering import answer_all
from quadrant.demo.loading.evidence import indicator
from quadrant.demo.loading.governing import Paper, decide_gate, spine
from quadrant.demo.loading.story import Story
from quadrant.demo.quenmouth.evidence import PLAN
from quadrant.demo.quenmouth.founding import AREA
from quadrant.demo.quenmouth.years import evaluate
from quadrant.governance.commands import Resolved
from quadrant.governance.terms import Outcome
from quadrant.review.evaluation.terms import Findings, Recommends
from quadrant.review.lessons.commands import carry_lesson, record_lesson
from quadrant.review.lessons.models import Lesson
from quadrant.review.lessons.terms import Learnt

FRAMEWORK = "cypsp-2006"


def tell(story: Story) -> None:
    """Outcomes endorsed; needs and impact being assessed."""
    _open(story)
    cycle = story.made["joint"]
    sections = spine(
        purpose="To endorse the outcome of the joint strategy.", background="Council, ICB and schools pay apart.",
        need="Families tell their story to four agencies.", preferred="Endorse one outcome and its measure.",
        reasons="It is the plan's own.", risk="One measure cannot show everything.", timetable="Needs by Christmas.",
    )  # fmt: skip
    resolved = Resolved(Outcome.ENDORSED)
    paper = Paper("Outcomes of the joint strategy", "board", "strategist", story.days.day(2026, 7, 7), sections,
                  resolved=resolved)  # fmt: skip
    decide_gate(story, cycle, "analyse.set-outcomes.agree-outcomes", paper)
    with story.when(2026, 9, 7) as at:
        answer_all(story, cycle, "inter-agency-features", "lead", at,
                   but={"processes": "Three of five agencies share an assessment form."})  # fmt: skip
        note = "40 rows from five agencies; three do not match a ledger and are being settled."
        tick(cycle=cycle, place="analyse.assess-impact.audit", note=note, by=story.person("lead"), at=at)
    story.say("the joint strategy for disabled children: outcomes endorsed, needs being stated")


def _open(story: Story) -> None:
    framework = shipped_version(FRAMEWORK)
    assert framework is not None  # noqa: S101  kept before the story begins
    with story.when(2026, 6, 1) as at:
        cycle = story.made["joint"] = open_cycle(
            framework=framework, name="Joint strategy for disabled children", scope="£5.0 million of four agencies.",
            subject_kind=SubjectKind.CLIENT_GROUP, lead_body=story.body("executive"), level=Level.STRATEGIC,
            tier=Tier.SPECIALIST, way=WayOfWorking.INTEGRATED, starts_on=at.date(), ends_on=story.days.march(2028),
            area_code=AREA, drivers=[PLAN],
            cast={
                "cypsp-board": [story.body("board")],
                "joint-commissioning-board": [story.body("executive")],
                "joint-commissioning-team": [story.body("team")],
                "locality-network": [story.body(key) for key in ("north_quay", "moorside", "harbour")],
            },
            organisations=[story.organisation(key) for key in ("council", "icb", "north_schools", "moor_schools")],
            by=story.person("strategist"), at=at,
        )  # fmt: skip
        choose_outcome(cycle=cycle, outcome=story.made["outcome disabled"], by=story.person("analyst"), at=at)
        choose_indicator(cycle=cycle, indicator=indicator("disabled-breaks"), by=story.person("analyst"), at=at)
        note = "One definition of joint commissioning, agreed by five agencies."
        tick(cycle=cycle, place="analyse.set-outcomes.definition", note=note, by=story.person("lead"), at=at)


def two_way(story: Story) -> None:
    """Tidewell: the review that talks both ways finds pay, not rota, and opens a need of the joint strategy."""
    year, contracts = story.made["year"], story.person("contracts")
    findings = Findings(
        how_much="2,140 visits a month, as agreed.", how_well="96 in 100 on time until April, 88 in October.",
        better_off="Families plan around lateness; eleven have stopped asking.",
        specification="Met in all but time.", value_for_money="£24.10 an hour, the lowest of four neighbours.",
    )  # fmt: skip
    period = (story.days.month(2025, 11), story.days.month(2026, 10))
    made = evaluate(
        story, year, "tidewell", "Homecare: a review that talks both ways", period, findings, Recommends.IMPROVE,
        "A signal since May. Rotas were changed in July and nothing moved: people leave for a pound an hour more.",
        on=story.days.day(2026, 11, 9),
    )  # fmt: skip
    with story.when(2026, 11, 10) as at:
        learnt = Learnt(
            title="It is pay, not the rota", tried="An improvement plan from 1 July that changed rotas.",
            learnt="Nine of twenty-one carers left in a year, all for better pay nearby.",
            change="Settle a fee that keeps people before asking for another plan.",
        )  # fmt: skip
        lesson = record_lesson(
            cycle=year, learnt=learnt, place="review.monitor-and-review",
            agreement=again(story.made["agreement tidewell"]), evaluation=made, by=contracts, at=at,
        )  # fmt: skip
    _carry(story, lesson)


def _carry(story: Story, lesson: Lesson) -> None:
    """The lesson opens a need of the joint strategy, with its evidence."""
    with story.when(2026, 11, 11) as at:
        said = StatedAs(
            statement="Families who cannot rely on the hour that a carer comes", who="Families with homecare",
            how_many=86, severity=Severity.SERIOUS, where="All of Quenmouth", trend=Trend.WORSENING, met=Met.PARTLY,
            inequality="Worst in the evenings and on the moor.", gap="Carers who stay.",
        )  # fmt: skip
        analyst = story.person("analyst")
        need = carry_lesson(lesson=lesson, into=story.made["joint"], said=said, by=analyst, at=at).need
        add_source(need=need, text="88 visits in 100 on time in October, 96 a year before.", source="Monthly returns",
                   dated_on=story.days.day(2026, 11, 6), by=analyst, at=at)  # fmt: skip
