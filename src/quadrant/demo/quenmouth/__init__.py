"""Quenmouth's part of the story: a year of the trust, and four measures that are not what their colours say."""

from __future__ import annotations

from quadrant.demo.loading.story import Story


def load(story: Story) -> None:
    """Everything from June 2023 to the day of the story, nearly in the order of its days."""
    from quadrant.demo.loading.paying import pay
    from quadrant.demo.quenmouth import agreements, evidence, founding, library, returns, strategy, voice, years

    day = story.days.day
    founding.tell(story)
    evidence.tell(story)
    years.tell_first(story)
    agreements.failing(story)
    agreements.tell_funds(story)
    agreements.tell(story, ["2024-11"], awarded_on=day(2024, 10, 15))
    returns.report_until(story, story.days.month(2025, 1))
    agreements.end_failing(story)
    agreements.tell(story, ["2025-04"], awarded_on=day(2025, 3, 18))
    returns.report_until(story, story.days.month(2025, 10))
    agreements.change_target(story)
    returns.report_until(story, story.days.month(2026, 3))
    years.review_first(story)
    agreements.tell(story, ["2026-04"], awarded_on=day(2026, 3, 10))
    story.say("25 agreements signed, one ended; two years of returns")
    years.open_year(story, "this year", "Trust year 2026/27", story.days.begun(2026), story.days.march(2026))
    years.settle_first(story)
    years.assess_this(story)
    library.tell(story)
    strategy.tell(story)
    voice.tell(story)
    years.plan_this(story)
    agreements.tell(story, ["2026-10"], awarded_on=day(2026, 9, 8), cycle="this year")
    agreements.waive(story)
    library.renew(story)
    years.do_this(story)
    returns.report_until(story, story.days.as_of)
    strategy.two_way(story)
    pay(story, by="finance")
    story.say("26 agreements, £14.6 million a year; October: 21 on time, 3 late, 1 queried, 1 corrected")
