"""Consultations: the list, one, and the acts on it before, while and after it runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from quadrant.cycle.queries import cycles
from quadrant.engagement import commands, queries
from quadrant.engagement.rules import may_consult_on, may_consult_somewhere, may_run_consultation, may_set_length
from quadrant.engagement.terms import ConsultationState
from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.engagement import forms
from quadrant.web.engagement.presenters import consultations as shown
from quadrant.web.engagement.presenters.responses import WAYS_HEAD, ways_rows
from quadrant.web.governance.files import handed_out
from quadrant.web.governance.forms.acting import ReasonForm, SureForm, sent

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.engagement.models import Consultation


def trail(request: HttpRequest, one: Consultation | None = None) -> list[tuple[str, str]]:
    steps = [("Consultations", address(request, "consultations"))]
    return [*steps, (one.title, shown.page_of(request, one))] if one is not None else steps


def consultations(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    may = may_consult_somewhere(request.user)
    table = shown.consultations_table(request, at=asked.at, may_consult=may)
    context = {"title": "Consultations", "may_consult": may, "may_set": may_set_length(request.user)}
    return table.download(request) or render(
        request, "engagement/consultations.html", {**context, "table": table.page(request)}
    )


def choose_cycle(request: HttpRequest) -> HttpResponse:
    return choosing(request, "Begin a consultation", "cycle_consultation_new", "free_consultation_new")


def choosing(request: HttpRequest, title: str, route: str, free: str) -> HttpResponse:
    """For which cycle? Or for none in particular."""
    mine = [one for one in cycles() if may_consult_on(request.user, one)]
    listed = [(one.name, address(request, route, number=one.pk)) for one in mine]
    if may_consult_on(request.user, None):
        listed.append(("No cycle in particular", address(request, free)))
    if len(listed) == 1:
        return redirect(listed[0][1])
    context = {"title": title, "breadcrumbs": trail(request), "listed": listed}
    return render(request, "engagement/choose_cycle.html", context)


def new(request: HttpRequest, cycle: Cycle | None = None) -> HttpResponse:
    return asked_with(
        request,
        forms.ConsultationForm(sent(request), cycle=cycle),
        title="Begin a consultation",
        caption=cycle.name if cycle is not None else "No cycle in particular",
        breadcrumbs=trail(request),
        button="Save the draft",
        on_to=partial(shown.page_of, request),
        said="The draft is saved. Ask its questions next.",
    )


def consultation(request: HttpRequest, one: Consultation) -> HttpResponse:
    asked: Any = request
    state = queries.state_of(one, asked.at)
    may_run = may_run_consultation(request.user, one)
    may_change = may_run and state is ConsultationState.DRAFT
    waiting = queries.waiting_counts([one.pk])[one.pk]
    ways = queries.counts_by_way(one)
    context = {
        "title": one.title,
        "caption": "Consultation",
        "breadcrumbs": trail(request),
        "one": one,
        "state": state.value,
        "record": shown.consultation_record(request, one, state, may_change=may_change),
        "todos": shown.todos(request, one, state, waiting) if may_run else [],
        "questions": shown.shown_questions(request, queries.questions_of(one), may_change=may_change, may_run=may_run),
        "ways": ways_rows(ways),
        "ways_head": WAYS_HEAD,
        "total": words.plural(sum(ways.values()), "response"),
        "waiting": waiting,
        "findings": queries.findings_of(one),
        "met": queries.engagements_beside(one),
        "extensions": queries.extensions_of(one),
        "report": queries.report_of(one),
        "may_run": may_run,
        "may_change": may_change,
        "has_opened": queries.has_opened(one, asked.at),
    }
    return render(request, "engagement/consultation.html", context)


def change(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = forms.ConsultationForm(sent(request), cycle=one.cycle, consultation=one)
    return about(request, one, form, title="Change the draft", said="The draft is changed.")


def strategy(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = forms.StrategyForm(sent(request), request.FILES or None, consultation=one)
    return about(request, one, form, title="A communications strategy?", said="Noted.")


def strategy_file(request: HttpRequest, one: Consultation) -> FileResponse:
    if not one.strategy_stored:
        raise Http404
    return handed_out(
        stored=one.strategy_stored,
        digest=one.strategy_digest,
        name=one.strategy_name,
        kind=one.strategy_kind,
        named="The strategy",
    )


def publish(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = SureForm(sent(request), does=partial(commands.publish_consultation, consultation=one))
    hint = (
        f"Anybody will be able to answer from {words.datetime(one.opens_at)} until {words.datetime(one.closes_at)}, "
        "without signing in. Its text and questions no longer change then."
    )
    said = "The consultation is published."
    return about(request, one, form, title="Publish the consultation?", hint=hint, button="Publish it", said=said)


def withdraw(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = ReasonForm(sent(request), does=partial(commands.withdraw_draft, consultation=one))
    return asked_with(
        request,
        form,
        title="Withdraw the draft",
        caption=one.title,
        breadcrumbs=trail(request, one),
        cancel=shown.page_of(request, one),
        button="Withdraw it",
        warning=True,
        on_to=lambda _: address(request, "consultations"),
        said="The draft is withdrawn.",
    )


def extend(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = forms.ExtendForm(sent(request), consultation=one)
    hint = f"It closes on {words.datetime(one.closes_at)} now. The public page shows the new day at once."
    return about(request, one, form, title="Give people more time", hint=hint, said="People have more time.")


def end(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = ReasonForm(sent(request), does=partial(commands.end_consultation, consultation=one))
    hint = "What was answered stays. The public page says at once that it ended, and gives this reason."
    return about(
        request, one, form, title="End it early", hint=hint, button="End it now", warning=True, said="It has ended."
    )


def again(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = forms.AgainForm(sent(request), consultation=one)
    hint = "A new draft with the same text and questions, so that the answers can be set beside these."
    return asked_with(
        request,
        form,
        title="Run it again",
        caption=one.title,
        hint=hint,
        breadcrumbs=trail(request, one),
        cancel=shown.page_of(request, one),
        on_to=partial(shown.page_of, request),
        said="The new draft is ready to be looked over and published.",
    )


def rung(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = forms.RungForm(sent(request), consultation=one)
    return about(request, one, form, title="How far power was shared", said="Noted.")


def length(request: HttpRequest) -> HttpResponse:
    """How long consultations stay open here: the rule that holds, and those set before."""
    asked: Any = request
    form = forms.LengthForm(sent(request))
    return asked_with(
        request,
        form,
        title="How long consultations stay open",
        template="engagement/length.html",
        rule=queries.rule_on(asked.at.date()),
        own=queries.own_rules(),
        breadcrumbs=trail(request),
        cancel=address(request, "consultations"),
        button="Set it",
        on_to=lambda _: address(request, "consulting_length"),
        said="The length is set. What is published keeps the rule of its day.",
    )


def about(request: HttpRequest, one: Consultation, form: Any, *, to: str = "", **context: Any) -> HttpResponse:
    """A form about a consultation, leading back to its page."""
    page = shown.page_of(request, one)
    return asked_with(
        request,
        form,
        caption=one.title,
        breadcrumbs=trail(request, one),
        cancel=page,
        on_to=lambda _: to or page,
        **context,
    )
