"""A checklist on a cycle: answered a few items at a time, or read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from quadrant.governance.queries import ChecklistOnCycle
from quadrant.governance.rules import may_answer_checklist
from quadrant.web.acting import asked_with
from quadrant.web.design import words
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.governance.forms import ChecklistForm
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.checklists import shown_lines


def checklist(request: HttpRequest, on: ChecklistOnCycle) -> HttpResponse:
    page = address(request, "checklist", number=on.cycle.pk, key=on.checklist.key)
    cycle = address_or_none(request, "cycle", number=on.cycle.pk)
    may_answer = may_answer_checklist(request.user, on.cycle)
    return asked_with(
        request,
        ChecklistForm(sent(request), on=on),
        title=on.checklist.name,
        caption=on.cycle.name,
        template="governance/checklist.html",
        breadcrumbs=[(on.cycle.name, cycle)] if cycle else None,
        counted=f"{on.answered} of {words.plural(len(on.lines), 'item')} answered",
        is_complete=on.is_complete,
        lines=shown_lines(on),
        note=on.checklist.note,
        may_answer=may_answer,
        button="Save the answers",
        on_to=lambda run: page,
        said="The answers are saved.",
    )
