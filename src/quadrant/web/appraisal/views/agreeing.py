"""After the marking: the meeting list, one cell of it, agreed scores, the ranking."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.appraisal import commands, queries, rules
from quadrant.web.acting import asked_with
from quadrant.web.appraisal.forms import CellForm
from quadrant.web.appraisal.presenters import agreeing as shown
from quadrant.web.appraisal.presenters.cells import cell_page
from quadrant.web.appraisal.presenters.criteria import trail
from quadrant.web.appraisal.presenters.rankings import ranking_page
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import ReasonForm, SureForm

if TYPE_CHECKING:
    from quadrant.appraisal.models import CriteriaSet, Panel
    from quadrant.appraisal.queries import CellAt


def moderation(request: HttpRequest, panel: Panel) -> HttpResponseBase:
    held = queries.round_of(panel.criteria_set)
    hidden = rules.hidden_from(request.user, held.entries)
    cells = [cell for cell in queries.meeting_list(held) if cell.entry.pk not in hidden]
    table = shown.meeting_table(request, cells)
    agreed = queries.standing_scores(panel.criteria_set)
    severity, severities = shown.severity_rows(held)
    context = {
        "title": "Moderation",
        "caption": str(panel.criteria_set),
        "breadcrumbs": trail(request, panel.criteria_set),
        "stakes": shown.stakes_of(cells),
        "severity": severity,
        "severities": severities,
        "agreed": agreed,
        "may_moderate": rules.may_moderate(request.user, panel),
        "panel": panel,
        "reopened": queries.reopened_scores(panel.criteria_set),
    }
    return table.download(request) or render(
        request, "appraisal/moderation.html", {**context, "table": table.page(request)}
    )


def cell(request: HttpRequest, cell: CellAt) -> HttpResponse:
    return render(request, "appraisal/cell.html", cell_page(request, cell))


def moderate(request: HttpRequest, cell: CellAt) -> HttpResponse:
    page = cell_page(request, cell)
    form = CellForm(request.POST or None, cell=cell, mean=page["mean"])
    used, said = cell.panel.criteria_set, f"Recorded: {cell.entry}, {cell.criterion}"
    back, then = address(request, "moderation", number=used.pk), f"{said}."
    return asked_with(request, form, on_to=lambda _: back, said=then, template="appraisal/moderate.html", **page)


def _back_to(request: HttpRequest, name: str, used: CriteriaSet) -> dict[str, Any]:
    page = address(request, name, number=used.pk)
    return {"caption": str(used), "cancel": page, "on_to": lambda _: page}


def agree(request: HttpRequest, panel: Panel) -> HttpResponse:
    used = panel.criteria_set
    does = partial(commands.lock_scores, criteria_set=used)
    form = SureForm(request.POST if request.method == "POST" else None, does=does)
    return asked_with(
        request,
        form,
        title="Agree the scores?",
        hint="Each cell counts as moderated, else as the mean of its marks. Everybody inside can then see the scores.",
        button="Agree the scores",
        said="The scores are agreed.",
        **_back_to(request, "ranking", used),
    )


def reopen(request: HttpRequest, panel: Panel) -> HttpResponse:
    form = ReasonForm(request.POST or None, does=partial(commands.reopen_scores, criteria_set=panel.criteria_set))
    return asked_with(
        request,
        form,
        title="Reopen the scores",
        hint="The ranking no longer stands. Both stay on record.",
        button="Reopen",
        said="The scores are reopened.",
        **_back_to(request, "moderation", panel.criteria_set),
    )


def rank(request: HttpRequest, panel: Panel) -> HttpResponse:
    used = panel.criteria_set
    does = partial(commands.rank_entries, criteria_set=used)
    form = SureForm(request.POST if request.method == "POST" else None, does=does)
    return asked_with(
        request,
        form,
        title="Put the ranking on record?",
        button="Put it on record",
        said="The ranking is on record.",
        **_back_to(request, "ranking", used),
    )


def ranking(request: HttpRequest, criteria_set: CriteriaSet) -> HttpResponseBase:
    table, context = ranking_page(request, criteria_set)
    return table.download(request) or render(
        request, "appraisal/ranking.html", {**context, "table": table.page(request)}
    )
