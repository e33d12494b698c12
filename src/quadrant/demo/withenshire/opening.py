"""Autumn 2025: the round of 2026 is opened, and a lesson of the last round comes with it as a need."""

from __future__ import annotations

from decimal import Decimal

from quadrant.analyse.needs.commands import StatedAs, add_source, link_need_to_outcomes
from quadrant.analyse.needs.terms import Met, Severity, Trend
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.last_round import open_round
from quadrant.review.lessons.commands import carry_lesson, record_lesson
from quadrant.review.lessons.terms import Learnt


def tell(story: Story) -> None:
    """Open the round."""
    with story.when(2025, 10, 6) as at:
        story.made["round"] = open_round(
            story,
            "Improvement round 2026",
            "Three years of un-ringfenced grant, £2.4 million, for work that six groups design and one panel marks.",
            at=at,
            first=(2025, 10, 1),
            last=2029,
        )


def carry(story: Story) -> None:
    """What the last round taught, before the needs of this one are assessed."""
    analyst = story.person("analyst")
    with story.when(2025, 12, 11) as at:
        learnt = Learnt(
            title="Distance decides who comes",
            tried="Eighteen schemes, most of them with a place to go to.",
            learnt="Where there is no bus on weekdays, half as many came; those who stayed away were never counted.",
            change="Ask every proposal how it reaches people without a car, and count who does not come.",
        )
        lesson = record_lesson(cycle=story.made["last round"], learnt=learnt, by=story.person("contracts"), at=at)
    with story.when(2025, 12, 18) as at:
        said = StatedAs(
            statement="People who reach no service because there is no bus",
            who="Households without a car in upland parishes",
            how_many=2150,
            severity=Severity.MODERATE,
            where="Parishes without a bus on weekdays",
            trend=Trend.WORSENING,
            inequality="Nearly all are over 70 or under 20.",
            met=Met.PARTLY,
            gap="One dial-a-ride, booked out a week ahead.",
        )
        need = carry_lesson(lesson=lesson, into=story.made["round"], said=said, by=analyst, at=at).need
        add_source(
            need=need,
            text="Attendance at six schemes: 52 per cent lower in parishes without a weekday bus.",
            source="Half-year returns of the round of 2024",
            dated_on=story.days.day(2025, 11, 28),
            by=analyst,
            at=at,
        )
        shares = {story.made["outcome homes"]: Decimal(60), story.made["outcome health"]: Decimal(40)}
        link_need_to_outcomes(need=need, shares=shares, by=analyst, at=at)
        story.made["need carried"] = need
