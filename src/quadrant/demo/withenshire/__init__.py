"""Withenshire's part of the story: sixty proposals, nine markers, one late conflict."""

from __future__ import annotations

from quadrant.demo.loading.story import Story


def load(story: Story) -> None:
    """Everything from January 2024 to the day of the story, in the order of its days."""
    from quadrant.demo.withenshire import (
        agreeing,
        analysis,
        evidence,
        founding,
        last_round,
        library,
        marking,
        offering,
        opening,
        process,
        proposing,
        reviews,
        together,
        twice_yearly,
    )

    founding.tell(story)
    last_round.tell(story)
    opening.tell(story)
    reviews.report(story, until=story.days.day(2025, 11, 1))
    evidence.tell(story)
    opening.carry(story)
    reviews.report(story, until=story.days.day(2026, 2, 1))
    analysis.tell(story)
    library.tell(story)
    together.tell(story)
    process.tell(story)
    reviews.report(story, until=story.days.day(2026, 5, 1))
    twice_yearly.spring(story)
    proposing.tell(story)
    marking.tell(story)
    reviews.report(story, until=story.days.day(2026, 8, 1))
    agreeing.tell(story)
    offering.tell(story)
    process.keep_to_timetable(story)
    reviews.report(story, until=story.days.as_of)
    twice_yearly.autumn(story)
