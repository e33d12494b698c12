"""Meetings and talks, who was asked in a cycle, the guidance, and messages with their log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.engagement import commands, queries
from quadrant.engagement.rules import may_change_engagement, may_consult_on, may_consult_somewhere, may_send_message
from quadrant.engagement.terms import Rung
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.engagement import forms
from quadrant.web.engagement.presenters import engagements as shown
from quadrant.web.engagement.views.consultations import choosing, trail
from quadrant.web.governance.forms.acting import ReasonForm, sent

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.engagement.models import Audience, Engagement, Message
    from quadrant.engagement.queries import CycleQuadrant


def _page(request: HttpRequest, one: Engagement) -> str:
    return address(request, "engagement", number=one.pk)


def _message_page(request: HttpRequest, one: Message) -> str:
    return address(request, "message", number=one.pk)


def _trail(request: HttpRequest, name: str, label: str) -> list[tuple[str, str]]:
    return [*trail(request), (label, address(request, name))]


def _cycle_trail(request: HttpRequest, cycle: Cycle) -> list[tuple[str, str]]:
    return [("Cycles", address(request, "cycles")), (cycle.name, address(request, "cycle", number=cycle.pk))]


def engagements(request: HttpRequest) -> HttpResponseBase:
    may = may_consult_somewhere(request.user)
    table = shown.engagements_table(request, may_consult=may)
    context = {"title": "Meetings and talks", "breadcrumbs": trail(request), "new": "engagement_new" if may else ""}
    hint = "Whom we asked outside a questionnaire, how, how many came, what they said and what was done about it."
    return table.download(request) or render(
        request,
        "engagement/list.html",
        {**context, "label": "Record one", "hint": hint, "table": table.page(request)},
    )


def engagement_choose(request: HttpRequest) -> HttpResponse:
    return choosing(request, "Record a meeting or talk", "cycle_engagement_new", "free_engagement_new")


def engagement_new(request: HttpRequest, cycle: Cycle | None = None) -> HttpResponse:
    asked: Any = request
    consultations = queries.consultations_of(cycle, asked.at) if cycle is not None else []
    place = request.GET.get("place", "")
    return asked_with(
        request,
        forms.EngagementForm(sent(request), cycle=cycle, consultations=consultations, place=place),
        title="Record a meeting or talk",
        caption=cycle.name if cycle is not None else "No cycle in particular",
        breadcrumbs=_trail(request, "engagements", "Meetings and talks"),
        button="Record it",
        on_to=partial(_page, request),
        said="It is recorded.",
    )


def engagement(request: HttpRequest, one: Engagement) -> HttpResponse:
    may_change = may_change_engagement(request.user, one)
    context = {
        "title": one.title,
        "caption": "Meeting or talk",
        "breadcrumbs": _trail(request, "engagements", "Meetings and talks"),
        "one": one,
        "record": shown.engagement_record(request, one, may_change=may_change),
        "may_change": may_change,
    }
    return render(request, "engagement/engagement.html", context)


def engagement_change(request: HttpRequest, one: Engagement) -> HttpResponse:
    asked: Any = request
    consultations = queries.consultations_of(one.cycle, asked.at) if one.cycle is not None else []
    page = _page(request, one)
    return asked_with(
        request,
        forms.EngagementForm(sent(request), cycle=one.cycle, consultations=consultations, engagement=one),
        title="Change the record",
        caption=one.title,
        breadcrumbs=[*_trail(request, "engagements", "Meetings and talks"), (one.title, page)],
        cancel=page,
        on_to=lambda _: page,
        said="The record is changed.",
    )


def voices(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Who was asked in each step of a cycle, and how far power was shared in each phase."""
    asked: Any = request
    may = may_consult_on(request.user, cycle)
    log = queries.voices_of(cycle, asked.at)
    context = {
        "title": "Who was asked",
        "caption": cycle.name,
        "breadcrumbs": _cycle_trail(request, cycle),
        "cycle": cycle,
        "head": shown.VOICES_HEAD,
        "rows": shown.voices_rows(request, log),
        "ladder_head": shown.LADDER_HEAD,
        "ladder": shown.ladder_rows(request, cycle, queries.coproduction_of(cycle), may_say=may),
        "may": may,
    }
    return render(request, "engagement/voices.html", context)


def coproduction(request: HttpRequest, at: CycleQuadrant) -> HttpResponse:
    now = queries.coproduction_of(at.cycle).get(at.quadrant)
    page = address(request, "voices", number=at.cycle.pk)
    return asked_with(
        request,
        forms.CoproductionForm(sent(request), cycle=at.cycle, quadrant=at.quadrant, now=now),
        title=f"{at.quadrant.value.capitalize()}: how far power is shared",
        caption=at.cycle.name,
        breadcrumbs=[("Who was asked", page)],
        cancel=page,
        on_to=lambda _: page,
        said="Noted.",
    )


def guidance(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """The tool: whom to ask, by which method, how to report; and what was begun with it in this cycle."""
    asked: Any = request
    context = {
        "title": "Consultation guidance",
        "caption": cycle.name,
        "breadcrumbs": _cycle_trail(request, cycle),
        "cycle": cycle,
        "rungs": [rung.label for rung in Rung],
        "rule": queries.rule_on(asked.at.date()),
        "consultations": queries.consultations_of(cycle, asked.at),
        "met": queries.engagements_of(cycle),
        "may": may_consult_on(request.user, cycle),
    }
    return render(request, "engagement/guidance.html", context)


def messages(request: HttpRequest) -> HttpResponseBase:
    may = may_consult_somewhere(request.user)
    table = shown.messages_table(request, may_consult=may)
    context = {"title": "Messages", "breadcrumbs": trail(request), "new": "message_new" if may else ""}
    hint = "What people are told in plain words: for whom it is, when it went out and how."
    return table.download(request) or render(
        request,
        "engagement/list.html",
        {**context, "label": "Write a message", "hint": hint, "table": table.page(request)},
    )


def message_choose(request: HttpRequest) -> HttpResponse:
    return choosing(request, "Write a message", "cycle_message_new", "free_message_new")


def message_new(request: HttpRequest, cycle: Cycle | None = None) -> HttpResponse:
    return asked_with(
        request,
        forms.MessageForm(sent(request), cycle=cycle),
        title="Write a message",
        caption=cycle.name if cycle is not None else "No cycle in particular",
        breadcrumbs=_trail(request, "messages", "Messages"),
        on_to=partial(_message_page, request),
        said="The message is written. Note when it goes out.",
    )


def message(request: HttpRequest, one: Message) -> HttpResponse:
    may = one.withdrawn_at is None and may_send_message(request.user, one)
    context = {
        "title": one.title,
        "caption": "Message",
        "breadcrumbs": _trail(request, "messages", "Messages"),
        "one": one,
        "record": shown.message_record(request, one),
        "head": shown.AUDIENCES_HEAD,
        "rows": shown.audience_rows(request, queries.audiences_of(one), may_send=may),
        "may": may,
    }
    return render(request, "engagement/message.html", context)


def message_sent(request: HttpRequest, audience: Audience) -> HttpResponse:
    page = _message_page(request, audience.message)
    return asked_with(
        request,
        forms.SendingForm(sent(request), audience=audience),
        title=f"Sent to {audience.name}",
        caption=audience.message.title,
        breadcrumbs=[*_trail(request, "messages", "Messages"), (audience.message.title, page)],
        cancel=page,
        on_to=lambda _: page,
        said="It is in the log.",
    )


def message_withdraw(request: HttpRequest, one: Message) -> HttpResponse:
    if one.withdrawn_at is not None and request.method != "POST":
        raise Http404
    page = _message_page(request, one)
    return asked_with(
        request,
        ReasonForm(sent(request), does=partial(commands.withdraw_message, message=one)),
        title="Withdraw the message",
        caption=one.title,
        breadcrumbs=[*_trail(request, "messages", "Messages"), (one.title, page)],
        cancel=page,
        button="Withdraw it",
        warning=True,
        on_to=lambda _: page,
        said="The message is withdrawn. That it was sent stays in the log.",
    )
