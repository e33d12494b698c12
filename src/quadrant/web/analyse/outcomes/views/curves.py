"""Outcome curve reviews: begun, written, acted on; and indicators judged before they are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.outcomes import queries
from quadrant.analyse.outcomes.rules import may_choose_for, may_write_curve_review
from quadrant.cycle.queries import cycle_numbered
from quadrant.web.acting import asked_with
from quadrant.web.analyse.outcomes import forms
from quadrant.web.analyse.outcomes.asked import area_picked
from quadrant.web.analyse.outcomes.presenters import curves
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import CurveAction, CurveReview, Indicator
    from quadrant.cycle.models import Cycle


def _trail(request: HttpRequest, review: CurveReview | None = None) -> list[tuple[str, str]]:
    listed = [("Outcome curve reviews", address(request, "curve_reviews"))]
    return [*listed, *([(review.indicator.name, _page(request, review))] if review else [])]


def _page(request: HttpRequest, review: CurveReview) -> str:
    return address(request, "curvereview", number=review.pk)


def reviews(request: HttpRequest) -> HttpResponseBase:
    table = curves.curve_table(request)
    hint = "A curve is turned when what happens is better than what was forecast if nothing changed."
    context = {"title": "Outcome curve reviews", "hint": hint, "table": table.page(request)}
    return table.download(request) or render(request, "design/list_page.html", context)


def start(request: HttpRequest, indicator: Indicator) -> HttpResponse:
    asked: Any = request
    area = area_picked(request, indicator).area
    if area is None:
        raise Http404
    own = queries.series_of(indicator, [area], asked.user, period=request.GET.get("period", ""))[area.pk]
    ahead = queries.ahead_of(indicator, own)
    cycle = _cycle(request)
    form = forms.StartCurveForm(request.POST or None, indicator=indicator, area=area, ahead=ahead, cycle=cycle)
    return asked_with(
        request,
        form,
        title=f"Draw the baseline of {area.name}",
        caption=indicator.name,
        hint=_forecast_hint(ahead),
        breadcrumbs=_trail(request),
        button="Begin the review",
        on_to=lambda review: _page(request, review),
        said="The review is begun. Write what lies behind the curve.",
    )


def _forecast_hint(ahead: Any) -> str:
    if isinstance(ahead, queries.TooShort):
        return f"{ahead.sentence}, so the baseline is drawn by hand: say where it is heading if nothing changes."
    return "Below is the forecast made from the indicator’s own past. Keep it, or draw the baseline by hand."


def _cycle(request: HttpRequest) -> Cycle | None:
    """The cycle for which the review is made, where the address names one that this person works on."""
    asked: Any = request
    number = request.GET.get("cycle", "")
    found = cycle_numbered(int(number)) if number.isascii() and number.isdigit() and len(number) < 18 else None
    return found if found is not None and may_choose_for(asked.user, found) else None


def review(request: HttpRequest, review: CurveReview) -> HttpResponse:
    asked: Any = request
    drawn = next((each.period for each in review.baseline.all()), "")
    points = queries.series_of(review.indicator, [review.area], asked.user, period=drawn)[review.area.pk]
    seen = queries.curve_seen(review, points)
    named = review.indicator.source or ", ".join(dataset.name for dataset in queries.sources_of(review.indicator))
    context = {
        "title": review.indicator.name,
        "caption": "Outcome curve review",
        "breadcrumbs": _trail(request),
        "review": review,
        "record": curves.curve_record(request, review, seen),
        "finding": curves.curve_finding(review, seen),
        "chart": curves.curve_chart(review, seen, points, f"Source: {named or 'not named'}."),
        "parts": curves.written_parts(review),
        "actions": curves.action_rows(request, review),
        "may_write": may_write_curve_review(asked.user, review),
    }
    return render(request, "analyse/outcomes/curve_review.html", context)


def write(request: HttpRequest, review: CurveReview) -> HttpResponse:
    return asked_with(
        request,
        forms.WriteCurveForm(request.POST or None, review=review),
        title="Write the review",
        caption=review.indicator.name,
        breadcrumbs=_trail(request, review),
        cancel=_page(request, review),
        on_to=lambda _: _page(request, review),
        said="The review is written.",
    )


def act(request: HttpRequest, review: CurveReview) -> HttpResponse:
    return asked_with(
        request,
        forms.CurveActionForm(request.POST or None, review=review),
        title="Add an action",
        caption=review.indicator.name,
        breadcrumbs=_trail(request, review),
        button="Add the action",
        cancel=_page(request, review),
        on_to=lambda _: _page(request, review),
        said="The action is added.",
    )


def finish(request: HttpRequest, action: CurveAction) -> HttpResponse:
    return asked_with(
        request,
        forms.ActionDoneForm(request.POST if request.method == "POST" else None, action=action),
        title="Tick the action as done",
        hint=action.what,
        breadcrumbs=_trail(request, action.review),
        button="It is done",
        cancel=_page(request, action.review),
        on_to=lambda _: _page(request, action.review),
        said="The action is done.",
    )


def powers(request: HttpRequest) -> HttpResponseBase:
    table = curves.powers_table(request)
    hint = (
        "Three to five indicators say most when they are strong on all three tests. Those of low data power, with what "
        "would be done, are the data development agenda."
    )
    trail = [("Indicators", address(request, "indicators"))]
    context = {"title": "Choosing indicators", "hint": hint, "breadcrumbs": trail, "table": table.page(request)}
    return table.download(request) or render(request, "design/list_page.html", context)


def judge(request: HttpRequest, indicator: Indicator) -> HttpResponse:
    page = address(request, "indicator", number=indicator.pk)
    return asked_with(
        request,
        forms.PowerForm(request.POST or None, indicator=indicator, held=queries.power_of(indicator)),
        title="Is it a good indicator?",
        caption=indicator.name,
        breadcrumbs=[("Indicators", address(request, "indicators")), (indicator.name, page)],
        cancel=page,
        on_to=lambda _: address(request, "powers"),
        said="The indicator is judged.",
    )
