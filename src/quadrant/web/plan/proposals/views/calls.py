"""Calls: the list, one call, its public page, and the acts of those who run it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.methods import words
from quadrant.plan.proposals import commands
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import SureForm, sent
from quadrant.web.plan.proposals.forms import CallForm, ExtendForm
from quadrant.web.plan.proposals.presenters import calls as shown

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.plan.proposals.models import Call


def trail(request: HttpRequest, call: Call | None = None) -> list[tuple[str, str]]:
    start = [("Calls", address(request, "calls"))]
    return [*start, (call.title, address(request, "call", number=call.pk))] if call else start


def calls(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    table = shown.calls_table(request, at=asked.at)
    return table.download(request) or render(
        request, "plan/proposals/calls.html", {"title": "Calls", "table": table.page(request)}
    )


def call(request: HttpRequest, call: Call) -> HttpResponse:
    asked: Any = request
    context = {
        "title": call.title,
        "breadcrumbs": trail(request),
        "call": call,
        "record": shown.call_record(request, call, at=asked.at),
        "todos": shown.call_todos(request, call, at=asked.at),
        "told": shown.prospectus(call),
    }
    return render(request, "plan/proposals/call.html", context)


def public(request: HttpRequest, call: Call) -> HttpResponse:
    asked: Any = request
    context = {
        "title": call.title,
        "caption": asked.partnership.name,
        "call": call,
        "is_open": asked.at <= call.closes_at,
        "told": shown.prospectus(call),
    }
    return render(request, "plan/proposals/public.html", context)


def new(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    form = CallForm(sent(request), cycle=cycle)
    return asked_with(
        request,
        form,
        title="Draft a call",
        caption=cycle.name,
        cancel=address(request, "cycle", number=cycle.pk),
        on_to=lambda made: address(request, "call", number=made.pk),
        said="The call is drafted. Open it when it is ready.",
    )


def change(request: HttpRequest, call: Call) -> HttpResponse:
    form = CallForm(sent(request), cycle=call.cycle, call=call)
    return _asked(request, form, call, title="Change the call", said="The call is changed.")


def open_(request: HttpRequest, call: Call) -> HttpResponse:
    form = SureForm(sent(request), does=partial(commands.open_call, call=call))
    hint = f"It will be public, and take proposals until {words.datetime(call.closes_at)}. It no longer changes then."
    return _asked(request, form, call, title="Open the call?", said="The call is open.", button="Open it", hint=hint)


def extend(request: HttpRequest, call: Call) -> HttpResponse:
    form = ExtendForm(sent(request), call=call)
    hint = f"It closes on {words.datetime(call.closes_at)} now."
    return _asked(request, form, call, title="Give authors more time", said="Authors have more time.", hint=hint)


def _asked(request: HttpRequest, form: Any, call: Call, *, title: str, said: str, **more: Any) -> HttpResponse:
    page = address(request, "call", number=call.pk)
    return asked_with(
        request,
        form,
        title=title,
        breadcrumbs=trail(request, call),
        cancel=page,
        on_to=lambda _: page,
        said=said,
        **more,
    )
