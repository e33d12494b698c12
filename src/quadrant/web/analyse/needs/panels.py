"""What a step page shows of needs and needs assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quadrant.analyse.needs import queries
from quadrant.analyse.needs.rules import may_state_need, may_write_assessment
from quadrant.cycle.terms import Activity, Level
from quadrant.methods import words
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


@panel(Activity.NEEDS)
def needs_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """The needs of the cycle, and which still lack evidence."""
    slug = cycle.partnership.slug
    needs = queries.needs_of(cycle)
    rows = tuple(
        Row(need.statement, _evidence(need), address(None, "need", partnership=slug, number=need.pk)) for need in needs
    )
    bare = sum(1 for need in needs if not need.pieces)
    sentence = "No need is stated yet."
    if needs:
        lacking = f"{words.plural(bare, 'need has', 'needs have')} no evidence" if bare else "all with evidence"
        sentence = f"{words.plural(len(needs), 'need')}, {lacking}."
    begin = Action("State a need", address(None, "cycle_need_new", partnership=slug, number=cycle.pk))
    return Panel("Needs with evidence", sentence, rows, (begin,) if may_state_need(person, cycle) else ())


def _evidence(need: Any) -> str:
    return words.plural(need.pieces, "piece of evidence", "pieces of evidence") if need.pieces else "No evidence yet"


@panel(Activity.NEEDS_ASSESSMENT)
def assessment_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """The needs assessments of the cycle and how far each has come."""
    slug = cycle.partnership.slug
    listed = queries.assessments_of(cycle)
    standings = queries.standings_of(listed)
    rows = tuple(
        Row(
            one.title,
            standings[one.pk].state.label,
            _page_of(one, slug),
        )
        for one in listed
    )
    sentence = words.plural(len(listed), "needs assessment") + "." if listed else "No needs assessment is begun yet."
    serving = [one for one in queries.assessments_serving(Level(cycle.level)) if one.cycle_id != cycle.pk]
    rows += tuple(Row(one.title, f"Approved, of {one.area}: feeds this level", _page_of(one, slug)) for one in serving)
    begin = Action("Begin a needs assessment", address(None, "assessment_new", partnership=slug, number=cycle.pk))
    return Panel("Needs assessment", sentence, rows, (begin,) if may_write_assessment(person, cycle) else ())


def _page_of(one: Any, slug: str) -> str:
    return address(None, "needsassessment", partnership=slug, number=one.pk)
