"""Ticking an activity; skipping, setting aside and reopening a step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse

from quadrant.cycle import commands
from quadrant.cycle.framework.places import ActivityPlace
from quadrant.cycle.queries import position_of
from quadrant.web.acting import asked_with
from quadrant.web.cycle.forms import NoteForm, UntickForm, WhyForm
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.queries import CyclePlace


def _step_page(request: HttpRequest, at: CyclePlace) -> str:
    return address(request, "step", number=at.cycle.pk, step=at.place.step.number)


def tick(request: HttpRequest, at: CyclePlace) -> HttpResponse:
    if not isinstance(at.place, ActivityPlace):
        raise Http404
    form = NoteForm(request.POST or None, at_place=at)
    on_to = _step_page(request, at)
    said = f"Ticked: {at.place.item.name}"
    title = at.place.item.name
    return asked_with(
        request, form, title=title, caption=at.cycle.name, button="Tick", cancel=on_to, on_to=lambda _: on_to, said=said
    )


def untick(request: HttpRequest, at: CyclePlace) -> HttpResponse:
    if not isinstance(at.place, ActivityPlace):
        raise Http404
    form = UntickForm(request.POST if request.method == "POST" else None, at_place=at)
    on_to = _step_page(request, at)
    return asked_with(
        request,
        form,
        title=f"Take back the tick of “{at.place.item.name}”?",
        hint="The tick and its note stay in the history.",
        button="Take back",
        cancel=on_to,
        on_to=lambda _: on_to,
        said="The tick is taken back.",
    )


def _why(
    request: HttpRequest, at: CyclePlace, *, act: Any, title: str, button: str, said: str, hint: str = ""
) -> HttpResponse:
    form = WhyForm(request.POST or None, at_place=at, act=act)
    on_to = _step_page(request, at)
    name = f"{at.place.step.number} {at.place.step.name}"
    title = title.format(name)
    return asked_with(
        request,
        form,
        title=title,
        caption=at.cycle.name,
        hint=hint,
        button=button,
        cancel=on_to,
        on_to=lambda _: on_to,
        said=said,
    )


def _left_undone(request: HttpRequest, at: CyclePlace) -> str:
    """What the step still waits for, which whoever passes it over should know."""
    asked: Any = request
    found = position_of(at.cycle, on=asked.at.date()).step_at(at.key)
    left = [one.item.name for one in found.activities if not one.done] if found else []
    left += [one.gate.name for one in found.gates if not one.open_] if found else []
    return f"This leaves undone: {'; '.join(left)}. It counts as settled all the same." if left else ""


def skip(request: HttpRequest, at: CyclePlace) -> HttpResponse:
    title, said, hint = "Skip step {}?", "The step is skipped.", _left_undone(request, at)
    return _why(request, at, act=commands.skip_step, title=title, button="Skip", said=said, hint=hint)


def not_applicable(request: HttpRequest, at: CyclePlace) -> HttpResponse:
    title, said, hint = "Step {} does not apply?", "The step does not apply.", _left_undone(request, at)
    act, button = commands.mark_not_applicable, "It does not apply"
    return _why(request, at, act=act, title=title, button=button, said=said, hint=hint)


def reopen(request: HttpRequest, at: CyclePlace) -> HttpResponse:
    title, said = "Reopen step {}?", "The step is open again. What was decided stays."
    return _why(request, at, act=commands.reopen_step, title=title, button="Reopen", said=said)
