"""A provider's returns: what is due, sending one; and a return as the commissioner reads and answers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.do.agreements.rules import may_see_agreement
from quadrant.review.performance import queries
from quadrant.review.performance.rules import may_judge_return, may_send_return
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.review.performance.forms import JudgeForm, ReturnForm
from quadrant.web.review.performance.presenters.lists import returns_table, returns_to_send
from quadrant.web.review.performance.presenters.sent import shown_versions

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Kpi
    from quadrant.review.performance.models import KpiReturn
    from quadrant.review.performance.terms import Period


def mine(request: HttpRequest) -> HttpResponseBase:
    """A provider's home: returns to send, and what was said of those already sent."""
    table = returns_table(request, queries.returns_by(request.user), empty="You have not sent a return yet.")
    context = {"title": "My returns", "tasks": returns_to_send(request)}
    download = table.download(request)
    return download or render(request, "review/performance/mine.html", {**context, "table": table.page(request)})


def send(request: HttpRequest, asked: tuple[Kpi, Period]) -> HttpResponse:
    kpi, period = asked
    form = ReturnForm(request.POST or None, kpi=kpi, period=period)
    return asked_with(
        request,
        form,
        title=f"{kpi.name}, {period.label}",
        caption=kpi.agreement.title,
        hint=kpi.definition,
        button="Send it",
        cancel=address(request, "my_returns"),
        template="review/performance/send.html",
        earlier=[shown for one in queries.versions_of(kpi, period)[:1] for shown in shown_versions(one)],
        on_to=lambda _: address(request, "my_returns"),
        said="The return is sent.",
    )


def sent(request: HttpRequest, sent: KpiReturn) -> HttpResponse:
    """One return with all its versions."""
    kpi, period = sent.kpi, queries.period_of_return(sent)
    latest = queries.versions_of(kpi, period)[0]
    waits = getattr(latest, "judgement", None) is None
    may_send = may_send_return(request.user, kpi)
    home = ("My returns", address(request, "my_returns")) if may_send else ("Reviews", address(request, "reviews"))
    context = {
        "title": f"{kpi.name}, {period.label}",
        "caption": kpi.agreement.title,
        "breadcrumbs": [home, (kpi.name, address(request, "kpi", number=kpi.pk))],
        "versions": shown_versions(sent),
        "judge": latest.pk if waits and may_judge_return(request.user, latest) else None,
        "send": address(request, "return_send", number=kpi.pk, period=str(sent.period_on)) if may_send else "",
        "inside": may_see_agreement(request.user, kpi.agreement),
        "sent": sent,
    }
    return render(request, "review/performance/sent.html", context)


def judge(request: HttpRequest, sent: KpiReturn) -> HttpResponse:
    form = JudgeForm(request.POST or None, sent=sent)
    [shown] = [one for one in shown_versions(sent) if one.number == sent.version]
    return asked_with(
        request,
        form,
        title=f"{sent.kpi.name}, {queries.period_of_return(sent).label}",
        caption=f"{sent.kpi.agreement.title}, {sent.kpi.agreement.party}",
        template="review/performance/judge.html",
        shown=shown,
        button="Answer it",
        cancel=address(request, "kpireturn", number=sent.pk),
        on_to=lambda _: address(request, "reviews"),
        said="The provider sees your answer.",
    )
