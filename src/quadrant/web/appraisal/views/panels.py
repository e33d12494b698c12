"""The panel: who is on it, how far each is, who is kept from what; and the acts of those who run it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.appraisal import commands, queries
from quadrant.web.acting import asked_with
from quadrant.web.appraisal.forms import ChairForm, CloseForm, PanelForm, PanellistForm, ShareForm
from quadrant.web.appraisal.presenters import panels as shown
from quadrant.web.appraisal.presenters.criteria import trail
from quadrant.web.design.addresses import address
from quadrant.web.design.tables import Table
from quadrant.web.governance.forms.acting import SureForm

if TYPE_CHECKING:
    from quadrant.appraisal.models import CriteriaSet, Panel, Panellist


def panel(request: HttpRequest, panel: Panel) -> HttpResponseBase:
    asked: Any = request
    progress = queries.progress_of(panel)
    entries, sheets = queries.entries_of(panel.criteria_set), queries.sheets_on(panel)
    found = queries.exclusions_on(panel, on=timezone.localdate(asked.at))
    people = {line.panellist.person_id: line.panellist.person.name for line in progress}
    tables: dict[str, Table[Any]] = {
        "progress": shown.progress_table(request, panel, progress, found, sheets),
        "exclusions": shown.exclusions_table(found, people, {entry.pk: entry for entry in entries}),
        "entries": shown.entries_table(entries, sheets),
    }
    coming = queries.still_coming(panel.criteria_set, at=asked.at) if panel.closed_at is None else None
    download = next((file for table in tables.values() if (file := table.download(request))), None)
    context = {
        "title": "Panel and progress",
        "caption": str(panel.criteria_set),
        "breadcrumbs": trail(request, panel.criteria_set),
        "record": shown.panel_record(request, panel, progress),
        "coming": coming,
        "todos": shown.todos(request, panel, shown.unshared(entries, sheets), more_comes=coming is not None),
        "withdrawn": shown.withdrawn_rows(panel),
        **{name: table.page(request) for name, table in tables.items()},
    }
    return download or render(request, "appraisal/panel.html", context)


def _page(request: HttpRequest, of: Panel) -> str:
    return address(request, "panel", number=of.criteria_set_id)


def _asked(request: HttpRequest, form: Any, of: Panel, *, title: str, said: str, **more: Any) -> HttpResponse:
    back, caption = _page(request, of), str(of.criteria_set)
    return asked_with(request, form, title=title, caption=caption, cancel=back, on_to=lambda _: back, said=said, **more)


def name(request: HttpRequest, criteria_set: CriteriaSet) -> HttpResponse:
    form = PanelForm(request.POST or None, criteria_set=criteria_set)
    return asked_with(
        request,
        form,
        title="Name the panel",
        caption=str(criteria_set),
        button="Name the panel",
        cancel=address(request, "criteria", number=criteria_set.pk),
        on_to=partial(_page, request),
        said="The panel is named.",
    )


def add(request: HttpRequest, panel: Panel) -> HttpResponse:
    form = PanellistForm(request.POST or None, panel=panel)
    return _asked(request, form, panel, title="Add a panellist", said="The panellist is added.", button="Add")


def chair(request: HttpRequest, panel: Panel) -> HttpResponse:
    form = ChairForm(request.POST or None, panel=panel)
    return _asked(request, form, panel, title="Change the chair", said="The panel has another chair.")


def share(request: HttpRequest, panel: Panel) -> HttpResponse:
    form = ShareForm(request.POST if request.method == "POST" else None, panel=panel)
    hint = "Entries are shared out evenly. Nobody is given what an interest keeps them from."
    said = "The entries are shared out."
    return _asked(request, form, panel, title="Share the entries out", hint=hint, said=said, button="Share out")


def close(request: HttpRequest, panel: Panel) -> HttpResponse:
    missing = [line.panellist.person.name for line in queries.progress_of(panel) if line.to_mark and not line.submitted]
    form = CloseForm(request.POST if request.method == "POST" else None, panel=panel, missing=bool(missing))
    hint = f"Not handed in yet: {', '.join(missing)}. Their drafts will count for nothing." if missing else ""
    said = "The marking has ended."
    return _asked(request, form, panel, title="End the marking", hint=hint, said=said, button="End it")


def remove(request: HttpRequest, panellist: Panellist) -> HttpResponse:
    does = partial(commands.remove_panellist, panellist=panellist)
    form = SureForm(request.POST if request.method == "POST" else None, does=does)
    title, said = f"Take {panellist.person.name} off the panel?", "The panellist has left the panel."
    return _asked(request, form, panellist.panel, title=title, said=said, button="Take off", warning=True)


def withdraw(request: HttpRequest, panellist: Panellist) -> HttpResponse:
    does = partial(commands.withdraw_conflicted_marks, panellist=panellist)
    form = SureForm(request.POST if request.method == "POST" else None, does=does)
    hint = (
        "Their sheets of every entry that an interest keeps them from are withdrawn, marked or not. What rested on "
        "those marks is reopened: moderated marks of the entry, agreed scores, the ranking."
    )
    title, said = f"Withdraw marks of {panellist.person.name}?", "The marks are withdrawn."
    return _asked(
        request, form, panellist.panel, title=title, hint=hint, said=said, button="Withdraw them", warning=True
    )
