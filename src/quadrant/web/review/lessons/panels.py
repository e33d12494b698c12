"""What a step page shows of lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quadrant.cycle.framework.places import step_of_place
from quadrant.cycle.terms import Activity
from quadrant.methods import words
from quadrant.review.lessons import queries
from quadrant.review.lessons.rules import may_record_lesson
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


@panel(Activity.LESSONS)
def lessons_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """The cycle's lessons, and whether they opened a need in a later one."""
    slug = cycle.partnership.slug
    seen = list(queries.lessons_seen_by(person).filter(cycle=cycle))
    rows = tuple(
        Row(one.title, queries.state_of(one).label, address(None, "lesson", partnership=slug, number=one.pk))
        for one in seen
    )
    sentence = words.plural(len(seen), "lesson") if seen else "No lesson is recorded yet."
    begin = f"{address(None, 'lesson_new', partnership=slug)}?cycle={cycle.pk}&place={step_of_place(place)}"
    actions = (Action("Record a lesson", begin),) if may_record_lesson(person, cycle) else ()
    return Panel("Lessons", sentence, rows, actions)
