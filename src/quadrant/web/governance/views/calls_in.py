"""Publishing a decision, calling it in, recording what scrutiny resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse

from quadrant.governance import queries
from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import CallInForm, HeardForm, LookAgainForm, PublishForm
from quadrant.web.governance.forms.acting import sent

if TYPE_CHECKING:
    from quadrant.governance.models import CallIn, Resolution


def publish(request: HttpRequest, made: Resolution) -> HttpResponse:
    scrutiny = queries.scrutiny_over(made)
    hint = f"{scrutiny.name} may then call it in." if scrutiny else "Nobody may call it in: it takes effect at once."
    return asked_with(
        request,
        PublishForm(sent(request), made=made),
        title="Publish the decision",
        caption=made.recommendation.text,
        hint=hint,
        button="Publish it",
        cancel=_page(request, made),
        on_to=lambda notice: _page(request, made),
        said=lambda notice: f"The decision is published. It is in effect from {words.date(notice.in_effect_from)}.",
    )


def call_in(request: HttpRequest, made: Resolution) -> HttpResponse:
    notice = queries.decision_notice_of(made)
    if notice is None:
        raise Http404("nothing is called in before it is published")
    return asked_with(
        request,
        CallInForm(sent(request), notice=notice),
        title="Call the decision in",
        caption=made.recommendation.text,
        hint="Nothing that was decided is carried out until scrutiny has heard it.",
        button="Call it in",
        warning=True,
        cancel=_page(request, made),
        on_to=lambda call: _page(request, made),
        said="The decision is called in.",
    )


def heard(request: HttpRequest, call: CallIn) -> HttpResponse:
    made = call.notice.resolution
    return asked_with(
        request,
        HeardForm(sent(request), call=call),
        title="What scrutiny resolved",
        caption=made.recommendation.text,
        hint=call.reason,
        button="Record it",
        cancel=_page(request, made),
        on_to=lambda settled: _page(request, made),
        said="The outcome is recorded.",
    )


def look_again(request: HttpRequest, made: Resolution) -> HttpResponse:
    waiting = [one for one in queries.doubts_of(made) if one.settled is None]
    if not waiting:
        raise Http404("nothing came to light that is not settled")
    left, needed = queries.counted_without(made), made.quorum
    return asked_with(
        request,
        LookAgainForm(sent(request), made=made, waiting=waiting),
        title="Look at the decision again",
        caption=made.recommendation.text,
        hint=f"Leaving out whoever had an interest that came to light later, {left} counted; {needed} were needed.",
        button="Record what comes of it",
        cancel=_page(request, made),
        on_to=lambda settled: _page(request, made),
        said="It is recorded beside the decision.",
    )


def _page(request: HttpRequest, made: Resolution) -> str:
    return address(request, "resolution", number=made.pk)
