"""One agreement: its page, and the acts on it while it is a draft and once it is signed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.do.agreements.rules import may_manage_agreement
from quadrant.do.agreements.terms import AgreementState
from quadrant.partnership.within import here
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.do.agreements import forms
from quadrant.web.do.agreements.presenters import parts
from quadrant.web.do.agreements.presenters.agreement import agreement_record, signing_words, todo
from quadrant.web.do.agreements.views.register import page

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Agreement


def agreement(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    manages = may_manage_agreement(request.user, agreement)
    draft = getattr(agreement, "state", "") == AgreementState.DRAFT
    context = {
        "title": agreement.title,
        "caption": "Agreement",
        "breadcrumbs": [("Agreements", address(request, "agreements"))],
        "record": agreement_record(request, agreement, may_change=manages),
        "agreement": agreement,
        "todo": todo(request, agreement),
        "draft": draft,
        "manages": manages,
        "in_the_way": signing_words(request, agreement, on=here().on) if draft else [],
        "money": parts.money_table(agreement),
        "payments": parts.payments_table(agreement),
        "outcomes": parts.outcomes_table(agreement),
        "kpis": parts.shown_kpis(request, agreement),
        "standards": parts.shown_standards(agreement),
        "waivers": parts.waiting_waivers(request, agreement),
    }
    return render(request, "do/agreements/agreement.html", context)


def _asked(request: HttpRequest, agreement: Agreement, form: Any, title: str, said: str, **more: Any) -> HttpResponse:
    """A form about an agreement, and back to its page."""
    return asked_with(
        request,
        form,
        title=title,
        caption=agreement.title,
        cancel=page(request, agreement),
        on_to=lambda _: page(request, agreement),
        said=said,
        **more,
    )


def change(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = forms.AgreementForm(request.POST or None, agreement=agreement)
    return _asked(request, agreement, form, "Change the terms", "The terms are changed.")


def decision(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = forms.DecisionForm(request.POST or None, agreement=agreement)
    hint = "An agreement that comes from no offer rests on a body's decision to award or to fund."
    return _asked(request, agreement, form, "What it rests on", "The agreement rests on that decision.", hint=hint)


def money(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = forms.MoneyForm(request.POST or None, agreement=agreement)
    hint = "Leave a box empty where a fund pays nothing. The sums are committed in each fund's ledger on signing."
    return _asked(request, agreement, form, "Money by fund and year", "The funding lines are set.", hint=hint)


def outcomes(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = forms.OutcomesForm(request.POST or None, agreement=agreement)
    hint = "Say how the agreement's money is shared between the outcomes that it serves. The shares add to 100."
    return _asked(request, agreement, form, "Outcomes that it serves", "The outcomes are set.", hint=hint)


def sign(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = forms.SignForm(request.POST or None, agreement=agreement)
    in_the_way = signing_words(request, agreement, on=here().on)
    template = "do/agreements/sign.html"
    said = "The agreement is signed, and its money is committed."
    context = {"button": "Sign the agreement", "in_the_way": in_the_way, "template": template}
    return _asked(request, agreement, form, "Sign the agreement", said, **context)


def withdraw(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = forms.WithdrawForm(request.POST or None, agreement=agreement)
    asked = partial(_asked, button="Give it up", warning=True)
    return asked(request, agreement, form, "Give the draft up", "The draft is given up.")


def end(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = forms.EndForm(request.POST or None, agreement=agreement)
    hint = "What later years had committed is given back to the funds."
    asked = partial(_asked, button="End it", warning=True, hint=hint)
    return asked(request, agreement, form, "End the agreement early", "The agreement ends on that day.")


def pay(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    form = forms.PaymentForm(request.POST or None, agreement=agreement)
    return _asked(request, agreement, form, "Record a payment", "The payment is in the fund's ledger.")
