"""What a step page shows of reports and checklists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quadrant.cycle.framework.schema import ActivityItem
from quadrant.cycle.queries import place_in
from quadrant.cycle.terms import Activity
from quadrant.governance.queries import ChecklistOnCycle, checklist_on, reports_of
from quadrant.governance.rules import may_answer_checklist, may_draft_report, may_see_report
from quadrant.governance.terms import CheckAnswer
from quadrant.methods import words
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address
from quadrant.web.governance.presenters.reports import state_of

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


@panel(Activity.REPORT)
def report_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """The reports written for this place, and the way to write one."""
    slug = cycle.partnership.slug
    written = [report for report in reports_of(cycle, place) if may_see_report(person, report)]
    rows = tuple(
        Row(one.title, f"{state_of(one)}, to {one.body.name}", address(None, "report", partnership=slug, number=one.pk))
        for one in written
    )
    sentence = words.plural(len(written), "report") if written else "No report has been written here yet."
    begin = f"{address(None, 'report_draft', partnership=slug)}?cycle={cycle.pk}&place={place}"
    actions = (Action("Draft a report", begin),) if may_draft_report(person) else ()
    return Panel("Report to a body", sentence, rows, actions)


@panel(Activity.CHECKLIST)
def checklist_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """How far the checklist of this activity is answered, and what was not a plain yes."""
    found = place_in(cycle, place)
    item = found.piece if found is not None else None
    key = item.checklist if isinstance(item, ActivityItem) else None
    on = checklist_on(cycle.pk, key) if key else None
    if on is None:
        return Panel("Checklist", "The framework has no such checklist.")
    page = address(None, "checklist", partnership=cycle.partnership.slug, number=cycle.pk, key=on.checklist.key)
    label = "Answer the checklist" if may_answer_checklist(person, cycle) else "Read the checklist"
    sentence = f"{on.answered} of {words.plural(len(on.lines), 'item')} answered."
    return Panel(on.checklist.name, sentence, tuple(_doubts(on)), (Action(label, page),))


def _doubts(on: ChecklistOnCycle) -> list[Row]:
    """The items answered partly or no."""
    return [
        Row(line.item.text, f"{CheckAnswer(line.answer.answer).label}: {line.answer.reason}")
        for line in on.lines
        if line.answer is not None and line.answer.answer != CheckAnswer.YES
    ]
