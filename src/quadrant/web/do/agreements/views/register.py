"""The register of agreements, and drafting a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.do.agreements.rules import may_draft_agreement
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.do.agreements.forms import AgreementForm, FromOfferForm
from quadrant.web.do.agreements.presenters.register import (
    agreements_table,
    offers_to_turn_into_agreements,
    waivers_table,
    worth_table,
)

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Agreement
    from quadrant.plan.proposals.models import Offer

NEXT = "The agreement is drafted. Give it its money, check its standards and set its measures; somebody else signs it."


def agreements(request: HttpRequest) -> HttpResponseBase:
    may_draft = may_draft_agreement(request.user)
    table = agreements_table(request, may_draft=may_draft)
    download = table.download(request)
    if download is not None:
        return download
    listed = table.found(table.asked(request.GET))
    context = {
        "title": "Agreements",
        "table": table.page(request),
        "may_draft": may_draft,
        "offers": offers_to_turn_into_agreements(request) if may_draft else [],
        "worth": worth_table(listed),
        "waivers": waivers_table(listed),
    }
    return render(request, "do/agreements/list.html", context)


def draft(request: HttpRequest) -> HttpResponse:
    form = AgreementForm(request.POST or None, initial={"cycle": request.GET.get("cycle", "")})
    return asked_with(
        request,
        form,
        title="Draft an agreement",
        button="Draft it",
        cancel=address(request, "agreements"),
        on_to=lambda made: page(request, made),
        said=NEXT,
    )


def draft_from_offer(request: HttpRequest, offer: Offer) -> HttpResponse:
    form = FromOfferForm(request.POST or None, offer=offer)
    return asked_with(
        request,
        form,
        title="Draft an agreement from an offer",
        caption=f"{offer.proposal.title}, {offer.proposal.organisation.name}",
        hint="The organisation and the money of each year are those of the offer.",
        button="Draft it",
        cancel=address(request, "agreements"),
        on_to=lambda made: page(request, made),
        said=NEXT,
    )


def page(request: HttpRequest, agreement: Agreement) -> str:
    return address(request, "agreement", number=agreement.pk)
