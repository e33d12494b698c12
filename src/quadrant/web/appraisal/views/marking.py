"""A panellist's own work: their list of sheets, one sheet at a time, and handing the whole in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from quadrant.appraisal import commands, queries
from quadrant.web.acting import asked_with
from quadrant.web.appraisal.forms import SheetForm
from quadrant.web.appraisal.presenters.marking import own_panels, sheet_page
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import SureForm

if TYPE_CHECKING:
    from quadrant.appraisal.models import Panellist, Sheet


def marking(request: HttpRequest) -> HttpResponseBase:
    panels = own_panels(request)
    download = next((file for one in panels if (file := one.listing.download(request))), None)
    context = {"title": "Your marking", "panels": panels}
    return download or render(request, "appraisal/marking.html", context)


def sheet(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    asked: Any = request
    form = SheetForm(request.POST or None, sheet=sheet)
    if request.method == "POST" and form.enacted(by=asked.user, at=asked.at):
        messages.success(request, f"Saved: {sheet.entry}")
        return redirect(_onwards(request, sheet))
    context = {**sheet_page(request, sheet), "form": form, "lines": form.shown}
    return render(request, "appraisal/sheet.html", context, status=form.status)


def _onwards(request: HttpRequest, sheet: Sheet) -> str:
    """The next sheet that is not complete, after this one and then from the start; or the list."""
    if request.POST.get("then") != "next":
        return address(request, "sheet", number=sheet.pk)
    own = queries.own_sheets(sheet.panellist)
    at = next((place for place, line in enumerate(own) if line.sheet.pk == sheet.pk), 0)
    following = [line for line in [*own[at + 1 :], *own[:at]] if not line.complete]
    return address(request, "sheet", number=following[0].sheet.pk) if following else address(request, "marking")


def submit(request: HttpRequest, panellist: Panellist) -> HttpResponse:
    does = partial(commands.submit_marks, panellist=panellist)
    form = SureForm(request.POST if request.method == "POST" else None, does=does)
    back = address(request, "marking")
    return asked_with(
        request,
        form,
        title="Hand in your marks?",
        caption=str(panellist.panel.criteria_set),
        hint="From then on they are final. The other panellists see them once everybody has handed in.",
        button="Hand in",
        cancel=back,
        on_to=lambda _: back,
        said="Your marks are handed in.",
    )
