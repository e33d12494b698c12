"""Priorities: the list across cycles, a cycle's own with tests and ranking, one priority and the acts on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.needs.queries import recommendation_numbered
from quadrant.analyse.needs.rules import may_add_group
from quadrant.analyse.priorities import commands, queries
from quadrant.analyse.priorities.rules import may_agree_ranking, may_change_priority, may_propose_priority
from quadrant.web.acting import asked_with
from quadrant.web.analyse.needs.forms import ReasonForm
from quadrant.web.analyse.priorities import forms, presenters
from quadrant.web.analyse.priorities.presenters import page_of
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import sent

if TYPE_CHECKING:
    from quadrant.analyse.priorities.models import Priority
    from quadrant.cycle.models import Cycle


def _trail(request: HttpRequest, cycle: Cycle | None = None, priority: Priority | None = None) -> list[tuple[str, str]]:
    steps = [("Priorities", address(request, "priorities"))]
    of = cycle or (priority.cycle if priority else None)
    if of is not None:
        steps.append((of.name, _cycle_page(request, of)))
    return [*steps, (priority.title, page_of(request, priority))] if priority else steps


def _cycle_page(request: HttpRequest, cycle: Any) -> str:
    return address(request, "cycle_priorities", number=cycle.pk)


def priorities(request: HttpRequest) -> HttpResponseBase:
    table = presenters.priorities_table(request)
    context = {"title": "Commissioning priorities"}
    return table.download(request) or render(
        request, "analyse/priorities/list.html", {**context, "table": table.page(request)}
    )


def of_cycle(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    listed, rankings = queries.priorities_of(cycle), queries.rankings_of(cycle)
    latest, weights = rankings[0] if rankings else None, queries.weights_of(cycle)
    context = {
        "title": "Commissioning priorities",
        "caption": cycle.name,
        "breadcrumbs": _trail(request),
        "cycle": cycle,
        "listed": listed,
        "tests": presenters.tests_grid(request, cycle, listed),
        "marks": presenters.marks_grid(request, listed, weights),
        "weights": presenters.weights_words(weights),
        "sure": presenters.sure_grid(request, listed, weights),
        "weightings": queries.WEIGHTINGS,
        "order": presenters.order_grid(request, latest) if latest else None,
        "agreed": presenters.agreed_words(latest) if latest else "",
        "moved": presenters.moved_since(latest, listed, weights) if latest else "",
        "unplaced": queries.unranked(listed, latest) if latest else [],
        "marginal": queries.marginal_analyses_of(cycle),
        "corners": presenters.corners(request, listed, weights),
        "earlier": [presenters.agreed_words(one) for one in rankings[1:]],
        "without": queries.needs_without_priority(cycle),
        "may_propose": may_propose_priority(request.user, cycle),
        "may_rank": bool(listed) and may_agree_ranking(request.user, cycle),
    }
    return render(request, "analyse/priorities/cycle.html", context)


def new(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    asked_for = request.GET.get("recommendation", "")
    takes_up = recommendation_numbered(int(asked_for)) if asked_for.isdecimal() and len(asked_for) < 12 else None
    own = takes_up is not None and takes_up.assessment.cycle_id == cycle.pk
    form = forms.ProposeForm(
        request.POST or None, cycle=cycle, takes_up=takes_up if own else None, may_add=may_add_group(request.user)
    )
    return asked_with(
        request,
        form,
        title="Propose a priority",
        caption=cycle.name,
        breadcrumbs=_trail(request, cycle),
        cancel=_cycle_page(request, cycle),
        button="Propose it",
        on_to=partial(page_of, request),
        said="The priority is proposed.",
    )


def weights(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    return asked_with(
        request,
        forms.WeightsForm(request.POST or None, cycle=cycle),
        title="Weigh the considerations",
        caption=cycle.name,
        hint="How much each counts in the order that the marks suggest, 100 in all. An agreed order keeps the weights "
        "that it rests on.",
        breadcrumbs=_trail(request, cycle),
        cancel=_cycle_page(request, cycle),
        button="Set the weights",
        on_to=lambda _: _cycle_page(request, cycle),
        said="The weights are set.",
    )


def rank(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    listed = queries.priorities_of(cycle)
    marks = queries.marks_of([one.pk for one in listed])
    suggested = queries.suggested_order(listed, marks, queries.weights_of(cycle))
    fared = queries.how_fared(cycle, listed)
    form = forms.RankingForm(request.POST or None, cycle=cycle, suggested=suggested)
    return asked_with(
        request,
        form,
        title="Agree the order",
        caption=cycle.name,
        template="analyse/priorities/rank.html",
        waiting=[one.title for one in listed if one.pk not in {each.priority.pk for each in suggested}],
        untested=[one.title for one in listed if fared[one.pk].waiting],
        breadcrumbs=_trail(request, cycle),
        cancel=_cycle_page(request, cycle),
        button="Agree this order",
        on_to=lambda _: _cycle_page(request, cycle),
        said="The order is agreed.",
    )


def priority(request: HttpRequest, one: Priority) -> HttpResponse:
    may_change = one.set_aside_at is None and may_change_priority(request.user, one)
    latest = queries.ranking_of(one.cycle)
    places = queries.places_of(latest) if latest else []
    place = next((place for place in places if place.priority_id == one.pk), None)
    context = {
        "title": one.title,
        "caption": "Commissioning priority",
        "breadcrumbs": _trail(request, priority=one)[:-1],
        "one": one,
        "record": presenters.priority_record(request, one, place.rank if place else None, may_change=may_change),
        "tests": presenters.shown_tests(one),
        "marks": presenters.shown_marks(one),
        "travelled": presenters.shown_travelled(one),
        "placings": presenters.shown_placings(one),
        "said": presenters.shown_findings(request, one),
        "place": place,
        "may_change": may_change,
    }
    return render(request, "analyse/priorities/priority.html", context)


def change(request: HttpRequest, one: Priority) -> HttpResponse:
    form = forms.ChangePriorityForm(request.POST or None, priority=one, may_add=may_add_group(request.user))
    return _about(request, one, form, title="Change the priority", said="The priority is changed.")


def needs(request: HttpRequest, one: Priority) -> HttpResponse:
    form = forms.PriorityNeedsForm(request.POST or None, priority=one)
    hint = "How much of the priority answers each need, in per cent, 100 in all. Leave the others empty."
    return _about(request, one, form, title="The needs behind it", said="The shares are set.", hint=hint)


def groups(request: HttpRequest, one: Priority) -> HttpResponse:
    form = forms.GroupsForm(sent(request), priority=one, may_add=may_add_group(request.user))
    hint = form.about_groups.hint
    return _about(request, one, form, title="Whom it is for", said="The groups are named.", hint=hint)


def tests(request: HttpRequest, one: Priority) -> HttpResponse:
    form = forms.ScreenForm(request.POST or None, priority=one)
    hint = "Yes speaks for taking the priority up. Each answer has a reason; tests may be answered one after another."
    return _about(request, one, form, title="Put it to the tests", said="The answers are recorded.", hint=hint)


def marks(request: HttpRequest, one: Priority) -> HttpResponse:
    form = forms.MarksForm(request.POST or None, priority=one)
    hint = "0 to 3 on each, with a reason. How much each counts stands on the cycle's page of priorities."
    return _about(request, one, form, title="Mark it", said="The marks are recorded.", hint=hint)


def placing(request: HttpRequest, one: Priority) -> HttpResponse:
    form = forms.PlacingForm(request.POST or None, priority=one)
    hint = "It is a picture beside the marks. The score and the order that it suggests stay as they are."
    return _about(request, one, form, title="Need and ability to change", said="It is placed.", hint=hint)


def baseline(request: HttpRequest, one: Priority) -> HttpResponse:
    form = forms.BaselineForm(request.POST or None, priority=one)
    hint = "The latest figure is kept as the baseline. Later figures show which way it moves."
    return _about(request, one, form, title="Take a baseline", hint=hint, button="Take it", said="It is taken.")


def gain(request: HttpRequest, one: Priority) -> HttpResponse:
    form = forms.GainForm(request.POST or None, priority=one)
    return _about(request, one, form, title="Financial gain", said="The gain is estimated.")


def set_aside(request: HttpRequest, one: Priority) -> HttpResponse:
    form = ReasonForm(request.POST or None, does=partial(commands.set_aside_priority, priority=one))
    said = "The priority is set aside. What was said of it stays on record."
    return _about(request, one, form, title="Set the priority aside", said=said, button="Set it aside", warning=True)


def _about(request: HttpRequest, one: Priority, form: Any, **context: Any) -> HttpResponse:
    """A form about a priority, leading back to its page."""
    to = page_of(request, one)
    trail = _trail(request, priority=one)
    return asked_with(request, form, caption=one.title, breadcrumbs=trail, cancel=to, on_to=lambda _: to, **context)
