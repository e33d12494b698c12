"""Autumn 2026: the policy's priorities between need and ability to change, and money shifted within mental health."""

from __future__ import annotations

from decimal import Decimal

from quadrant.analyse.outcomes.queries import area_coded
from quadrant.analyse.priorities.commands import (
    PlacingGiven,
    ShiftSaid,
    add_shift_option,
    begin_marginal_analysis,
    decide_shift,
    estimate_gain,
    place_priority,
    take_baseline,
)
from quadrant.analyse.priorities.terms import Axis, EvidenceStrength, Shift
from quadrant.demo.ardlebury.founding import AREA
from quadrant.demo.loading.evidence import indicator
from quadrant.demo.loading.story import Story

# By the key of the need: how great it is, how far it can be changed, and why each.
PLACED = (
    ("plans", 8, 6, "Two in five wait more than 20 weeks.", "Three posts can be filled; two trusts did it in a year."),
    ("short-breaks", 7, 8, "Two of three who ask are on a list.", "Places east of the river cost no more than others."),
    (
        "days-alone",
        6,
        4,
        "560 people, most at home all day.",
        "Nothing tried so far has reached those at home.",
    ),
    (
        "self-harm",
        9,
        7,
        "512 of 100,000 are admitted in a year.",
        "Help at school first worked in two wards.",
    ),
    ("rented", 5, 3, "One home in six has a serious hazard.", "The law lets the council inspect, not repair."),
    (
        "leaving-wards",
        8,
        9,
        "64 people a year, nearly half readmitted.",
        "A key worker for six weeks halves it.",
    ),
)
MEASURED = (("plans", "plans-waiting"), ("short-breaks", "short-breaks"), ("self-harm", "self-harm"))
GAINS = (
    ("leaving-wards", 310_000, "Readmissions avoided: 21 a year at £14,760, unit costs of 2025/26"),
    ("plans", 185_000, "Tribunals and independent places avoided, returns of 2025/26"),
    ("self-harm", 96_000, "Emergency admissions avoided: 40 a year at £2,400"),
    ("short-breaks", 42_000, "Two emergency placements a year avoided"),
)
OPTIONS = (
    ShiftSaid(
        Shift.OUT, "One ward-based group fewer on weekday mornings", Decimal("46250.00"),
        "Eleven people lose a morning; nine of them come on another day", EvidenceStrength.FAIR,
        "Attendance returns 2025/26: the group is a third full", people=11,
    ),
    ShiftSaid(
        Shift.OUT, "Taxis replaced by travel training for those who can", Decimal("38000.50"),
        "Twenty people travel by bus after six lessons", EvidenceStrength.WEAK, "A neighbour's pilot, 2024", people=20,
    ),
    ShiftSaid(
        Shift.IN, "A key worker who meets young adults at the door of the ward", Decimal("84250.50"),
        "64 people met on the day that they leave, for six weeks", EvidenceStrength.STRONG,
        "Two trials with 340 people: readmission halved", people=64,
    ),
    ShiftSaid(
        Shift.IN, "Two more evenings at the day centre", Decimal("61400.00"),
        "Forty people who work by day could come", EvidenceStrength.NONE, people=40,
    ),
)  # fmt: skip


def tell(story: Story) -> None:
    """The picture, then the analysis and its decision."""
    head = story.person("head")
    with story.when(2026, 11, 3, 10) as at:
        for key, need, ability, why, how in PLACED:
            given = [PlacingGiven(Axis.NEED, need, why), PlacingGiven(Axis.ABILITY, ability, how)]
            place_priority(priority=story.made[f"priority {key}"], places=given, by=head, at=at)
        for key, name in MEASURED:
            here = area_coded(AREA)
            assert here is not None  # noqa: S101  added with the figures
            priority = story.made[f"priority {key}"]
            take_baseline(priority=priority, indicator=indicator(name), area=here, by=head, at=at)
        for key, pounds, how in GAINS:
            priority = story.made[f"priority {key}"]
            estimate_gain(priority=priority, pounds=Decimal(pounds), how=how, by=head, at=at)
        days, housing = (story.made[f"service {key}"] for key in ("mental-days", "mental-housing"))
        made = begin_marginal_analysis(
            cycle=story.made["policy"], title="Mental health support: more and less", services=[days, housing],
            why="Nobody leaves a ward alone, and nothing more is spent.", year=story.days.year(2026), by=head, at=at,
        )  # fmt: skip
        taken = [
            add_shift_option(
                analysis=made,
                said=ShiftSaid(**{**vars(said), "service": days if said.shift is Shift.OUT else None}),
                by=head,
                at=at,
            )
            for said in OPTIONS
        ]
    with story.when(2026, 11, 10, 16) as at:
        decide_shift(
            analysis=made, options=taken[:3], body=story.body("ceb"), decided_on=at.date(), by=head, at=at,
            decision="The key worker begins in January. Evenings wait until somebody can say what they would do.",
        )  # fmt: skip
    story.say("six priorities by need and ability to change; £84,250.50 shifted within mental health")
