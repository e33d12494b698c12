"""Offers: the list, one offer, making it and answering it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.plan.proposals import commands
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import ReasonForm, SureForm, sent
from quadrant.web.plan.proposals.forms import OfferForm
from quadrant.web.plan.proposals.presenters import decisions as shown

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Offer, Proposal


def offers(request: HttpRequest) -> HttpResponseBase:
    asked: Any = request
    table = shown.offers_table(request, at=asked.at)
    return table.download(request) or render(
        request, "plan/proposals/offers.html", {"title": "Offers", "table": table.page(request)}
    )


def offer(request: HttpRequest, offer: Offer) -> HttpResponse:
    asked: Any = request
    context = {
        "title": "Offer in part" if offer.falls_away else "Offer",
        "caption": offer.proposal.title,
        "breadcrumbs": [("Offers", address(request, "offers"))],
        "offer": offer,
        "record": shown.offer_record(request, offer, at=asked.at),
        "todos": shown.offer_todos(request, offer, at=asked.at),
        "years": shown.offer_years(offer),
    }
    return render(request, "plan/proposals/offer.html", context)


def new(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    form = OfferForm(sent(request), proposal=proposal)
    return asked_with(
        request,
        form,
        title="Make an offer",
        caption=f"{proposal.reference} {proposal.title}",
        hint=f"Its money is set aside in {proposal.call.fund.name} at once.",
        button="Make the offer",
        cancel=address(request, "proposal", number=proposal.pk),
        on_to=lambda made: address(request, "offer", number=made.pk),
        said="The offer is made.",
    )


def accept(request: HttpRequest, offer: Offer) -> HttpResponse:
    form = SureForm(sent(request), does=partial(commands.accept_offer, offer=offer))
    hint = f"With its conditions: {offer.conditions}" if offer.conditions else ""
    return _asked(
        request, form, offer, title="Accept the offer?", said="The offer is accepted.", button="Accept", hint=hint
    )


def decline(request: HttpRequest, offer: Offer) -> HttpResponse:
    form = ReasonForm(sent(request), does=partial(commands.decline_offer, offer=offer))
    title, said = "Decline the offer", "The offer is declined and its money free again."
    return _asked(request, form, offer, title=title, said=said, button="Decline it", warning=True)


def lapse(request: HttpRequest, offer: Offer) -> HttpResponse:
    form = SureForm(sent(request), does=partial(commands.lapse_offer, offer=offer))
    said = "The offer has lapsed and its money is free again."
    return _asked(request, form, offer, title="Let the offer lapse?", said=said, button="Let it lapse")


def _asked(request: HttpRequest, form: Any, offer: Offer, *, title: str, said: str, **more: Any) -> HttpResponse:
    page = address(request, "offer", number=offer.pk)
    return asked_with(
        request, form, title=title, caption=offer.proposal.title, cancel=page, on_to=lambda _: page, said=said, **more
    )
