"""April to July 2025: the policy begins; its needs are assessed, and the services to be reviewed are chosen."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.analyse.needs.terms import AssessmentKind
from quadrant.analyse.outcomes.commands import choose_indicator, choose_outcome
from quadrant.cycle.commands import open_cycle
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import shipped_version
from quadrant.cycle.terms import Level, SubjectKind, Tier, WayOfWorking
from quadrant.demo.ardlebury.chapters import CHAPTERS, DRAWN, RECOMMENDED
from quadrant.demo.ardlebury.evidence import OUTCOMES, PLAN
from quadrant.demo.ardlebury.founding import AREA, cast
from quadrant.demo.ardlebury.needs import FOUND, POLICY_NEEDS, REST
from quadrant.demo.loading.evidence import indicator
from quadrant.demo.loading.governing import Paper, decide_gate, spine
from quadrant.demo.loading.meeting import meet
from quadrant.demo.loading.needing import Assessment, Group, assess, prioritise, state, watch_over
from quadrant.demo.loading.story import Story
from quadrant.engagement.terms import Method, Sector

FRAMEWORK = "haringey-policy-2010"
CHOSEN = ("plans-waiting", "self-harm", "short-breaks", "poor-rented-homes", "fly-tips", "parking-satisfaction")

GROUPS = (
    Group("Young carers", "One in three misses school every week.", "Sixth-form survey", ("young-carers",)),
    Group("Care leavers", "One in ten of those who leave a ward.", "Needs assessment 2025", ("leaving-wards",)),
    Group(
        "Families of disabled children east of the river", "They travel twice as far for a break.",
        "Parent carer forum", ("short-breaks",),
    ),
)  # fmt: skip


def open_review(
    story: Story, name: str, scope: str, kind: SubjectKind, *, starts_on: date, ends_on: date,
    parent: Cycle | None = None, tier: Tier = Tier.UNIVERSAL, at: datetime,
) -> Cycle:  # fmt: skip
    """A cycle of the council's policy, led by the Chief Executive's Board."""
    framework = shipped_version(FRAMEWORK)
    assert framework is not None  # noqa: S101  kept before the story begins
    return open_cycle(
        framework=framework, name=name, scope=scope, subject_kind=kind, lead_body=story.body("ceb"),
        level=Level.STRATEGIC, tier=tier, way=WayOfWorking.PARALLEL, starts_on=starts_on, ends_on=ends_on,
        area_code=AREA, drivers=[PLAN], parent=parent,
        organisations=[story.organisation(key) for key in ("council", "icb", "forum")],
        cast=cast(story), by=story.person("head"), at=at,
    )  # fmt: skip


def tell(story: Story) -> None:
    """From the first day of the policy period to the choice of four pilots."""
    with story.on(story.days.begun(2025)) as at:
        policy = story.made["policy"] = open_review(
            story, "Commissioning policy 2025 to 2029",
            "Forty services, £312.4 million in scope of £871 million gross: each reviewed once by March 2029.",
            SubjectKind.FUND, starts_on=story.days.begun(2025), ends_on=story.days.march(2028), at=at,
        )  # fmt: skip
    with story.when(2025, 4, 22) as at:
        for key, *_ in OUTCOMES:
            choose_outcome(cycle=policy, outcome=story.made[f"outcome {key}"], by=story.person("analyst"), at=at)
        for name in CHOSEN:
            choose_indicator(cycle=policy, indicator=indicator(name), by=story.person("analyst"), at=at)
    _needs(story, policy)
    _choose_services(story, policy)
    story.say("the policy: needs approved by the Chief Executive's Board, four pilots chosen")


def _needs(story: Story, policy: Cycle) -> None:
    heard_on = story.days.day(2025, 4, 24)
    with story.when(2025, 5, 6) as at:
        needs = [state(story, policy, new, AREA, heard_on=heard_on, at=at) for new in POLICY_NEEDS]
        meet(
            story, policy, "Four forums and two surveys", on=heard_on, people=1_180, method=Method.PUBLIC_MEETING,
            who=(Sector.PUBLIC, Sector.USERS, Sector.VOLUNTARY, Sector.SOCIAL, Sector.PARTNERS),
            said="Waiting and loneliness, more than any figure shows.",
            did="Two needs were stated that came from people and from no figure.", by="lead", at=at,
        )  # fmt: skip
    day = story.days.day
    new = Assessment(
        "What Ardlebury needs, 2025", FOUND, "ceb", day(2025, 6, 10), day(2025, 5, 20), day(2026, 12, 4), REST,
        AssessmentKind.JSNA, AREA,
        (("Why do carers under 25 not come forward at school?", "analyst", day(2026, 11, 30)),
         ("What does a ward's discharge cost the council in its first six weeks?", "finance", day(2026, 12, 18))),
        CHAPTERS, DRAWN, [(text, need, who, day(*due)) for text, need, who, due in RECOMMENDED],
    )  # fmt: skip
    assess(story, policy, new, needs)


def _choose_services(story: Story, policy: Cycle) -> None:
    with story.when(2025, 6, 16) as at:
        prioritise(story, policy, POLICY_NEEDS, "head", note="In the order of their marks.", at=at)
        watch_over(story, GROUPS, "analyst", at=at)
    paper = Paper(
        title="Services to be reviewed: four pilots",
        body="ceb",
        author="head",
        meets_on=story.days.day(2025, 7, 8),
        sections=spine(
            purpose="To choose the services that are reviewed first.",
            background="Six of forty services are reviewed and have a strategy. Thirty-four wait for both.",
            need="Seven priorities rank the needs approved on 10 June.",
            preferred="Review parking, regulatory services, mental health day support and short breaks first.",
            reasons="They differ in size, users and market, so that what is learnt holds for the rest.",
            risk="The unit has four people. A fifth pilot would stop the other four.",
            timetable="All four begin in July and report to Cabinet by the end of next year.",
        ),
    )
    decide_gate(story, policy, "analyse.setting-priorities.services-chosen", paper)
