"""A checklist on a cycle or a framework version: answered a few items at a time, or read."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse

from quadrant.governance import commands
from quadrant.governance.queries import AnsweredList, ChecklistOnCycle, ChecklistOnVersion
from quadrant.governance.rules import may_answer_checklist, may_check_framework
from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.governance.forms import ChecklistForm
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.checklists import shown_lines


def checklist(request: HttpRequest, on: ChecklistOnCycle) -> HttpResponse:
    page = address(request, "checklist", number=on.cycle.pk, key=on.checklist.key)
    cycle = address_or_none(request, "cycle", number=on.cycle.pk)
    form = ChecklistForm(sent(request), on=on, does=partial(commands.answer_checklist, cycle=on.cycle))
    trail = (on.cycle.name, cycle) if cycle else None
    return _answered(request, on, form, page, trail, may_answer=may_answer_checklist(request.user, on.cycle))


def check(request: HttpRequest, on: ChecklistOnVersion) -> HttpResponse:
    """What a framework asks of itself, put to one version of it before it is adopted."""
    page = address(request, "framework", number=on.version.pk)
    form = ChecklistForm(sent(request), on=on, does=partial(commands.check_framework, version=on.version))
    may_answer = may_check_framework(request.user, on.version)
    return _answered(request, on, form, f"{page}?tab=checklists", (str(on.version), page), may_answer=may_answer)


def _answered(
    request: HttpRequest,
    on: AnsweredList,
    form: ChecklistForm,
    page: str,
    trail: tuple[str, str] | None,
    *,
    may_answer: bool,
) -> HttpResponse:
    return asked_with(
        request,
        form,
        title=on.checklist.name,
        caption=trail[0] if trail else "",
        template="governance/checklist.html",
        breadcrumbs=[trail] if trail else None,
        counted=f"{on.answered} of {words.plural(len(on.lines), 'item')} answered",
        is_complete=on.is_complete,
        lines=shown_lines(on),
        note=on.checklist.note,
        may_answer=may_answer,
        button="Save the answers",
        on_to=lambda run: page,
        said="The answers are saved.",
    )
