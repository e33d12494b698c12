"""Answering a checklist of a cycle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from quadrant.cycle.models import Cycle
from quadrant.demo.loading.story import Story
from quadrant.governance.commands import ItemAnswer, answer_checklist
from quadrant.governance.queries import checklist_on
from quadrant.governance.terms import CheckAnswer


def answer_all(
    story: Story, cycle: Cycle, checklist: str, by: str, at: datetime, *, but: Mapping[str, str] | None = None
) -> None:
    """Answer every item with a plain yes, but for those that are only partly so, with what is missing."""
    on, person, partly = checklist_on(cycle.pk, checklist), story.person(by), but or {}
    assert on is not None  # noqa: S101  the framework has it
    keys = [line.item.key for line in on.lines]
    answers = [
        ItemAnswer(key, CheckAnswer.PARTLY, partly[key], person) if key in partly else ItemAnswer(key, CheckAnswer.YES)
        for key in keys
    ]
    answer_checklist(cycle=cycle, checklist=checklist, answers=answers, by=person, at=at)
