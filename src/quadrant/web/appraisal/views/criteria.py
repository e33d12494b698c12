"""Criteria sets: the list, one set, and the acts of those who draft and adopt them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.appraisal import commands, queries
from quadrant.appraisal.rules import may_change_criteria
from quadrant.web.acting import asked_with
from quadrant.web.appraisal.forms import (
    AdoptForm,
    ChangeForm,
    CriterionForm,
    DraftForm,
    SplitForm,
    WeightsForm,
)
from quadrant.web.appraisal.presenters import criteria as shown
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import ReasonForm, SureForm

if TYPE_CHECKING:
    from quadrant.appraisal.models import CriteriaSet, Criterion
    from quadrant.cycle.models import Cycle


def appraisals(request: HttpRequest) -> HttpResponseBase:
    sets = list(queries.criteria_sets())
    table = shown.appraisals_table(request, sets, queries.states_of(sets))
    context = {"title": "Appraisals", "breadcrumbs": [("Cycles", address(request, "cycles"))]}
    return table.download(request) or render(
        request, "design/list_page.html", {**context, "table": table.page(request)}
    )


def criteria(request: HttpRequest, criteria_set: CriteriaSet) -> HttpResponse:
    lines, locked = queries.criteria_of(criteria_set), queries.is_locked(criteria_set)
    state = queries.states_of([criteria_set])[criteria_set.pk]
    may_change = may_change_criteria(request.user, criteria_set) and criteria_set.adopted_at is None
    context = {
        "title": str(criteria_set),
        "caption": "Criteria",
        "breadcrumbs": shown.trail(request, criteria_set, inside=False),
        "record": shown.criteria_record(request, criteria_set, state, locked=locked),
        "lines": shown.shown_criteria(request, lines, may_change=may_change and not locked),
        "total": shown.total_of(lines),
        "anchors": [[str(mark), text] for mark, text in criteria_set.anchors],
        "todos": shown.todos(request, criteria_set, locked=locked),
    }
    return render(request, "appraisal/criteria.html", context)


def _page(request: HttpRequest, criteria_set: CriteriaSet) -> str:
    return address(request, "criteria", number=criteria_set.pk)


def _asked(request: HttpRequest, form: Any, used: CriteriaSet, *, title: str, said: Any, **more: Any) -> HttpResponse:
    """A question about a set; once answered, back to the set."""
    back = _page(request, used)
    return asked_with(
        request, form, title=title, caption=str(used), cancel=back, on_to=lambda _: back, said=said, **more
    )


def draft(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    form = DraftForm(request.POST or None, cycle=cycle)
    return asked_with(
        request,
        form,
        title="Draft criteria",
        caption=cycle.name,
        button="Draft",
        cancel=address(request, "cycle", number=cycle.pk),
        on_to=partial(_page, request),
        said="The criteria are drafted. Somebody else adopts them.",
    )


def weights(request: HttpRequest, criteria_set: CriteriaSet) -> HttpResponse:
    form = WeightsForm(request.POST or None, criteria_set=criteria_set)
    said, template = "The weights are saved: they add to 100%.", "appraisal/weights.html"
    return _asked(request, form, criteria_set, title="Set the weights", said=said, template=template)


def change(request: HttpRequest, criteria_set: CriteriaSet) -> HttpResponse:
    form = ChangeForm(request.POST or None, criteria_set=criteria_set)
    return _asked(request, form, criteria_set, title="Change the scale or rules", said="The criteria are changed.")


def add(request: HttpRequest, criteria_set: CriteriaSet) -> HttpResponse:
    form = CriterionForm(request.POST or None, criteria_set=criteria_set)
    hint = "It is marked as local and stays out of comparisons with other cycles. Set the weights anew afterwards."
    said = "The criterion is added."
    return _asked(request, form, criteria_set, title="Add a local criterion", hint=hint, said=said)


def split(request: HttpRequest, criterion: Criterion) -> HttpResponse:
    form = SplitForm(request.POST or None, criterion=criterion)
    title, said = f"Split “{criterion}”", form.said
    return _asked(request, form, criterion.criteria_set, title=title, said=said)


def drop(request: HttpRequest, criterion: Criterion) -> HttpResponse:
    does = partial(commands.drop_criterion, criterion=criterion)
    form = SureForm(request.POST if request.method == "POST" else None, does=does)
    title, said = f"Drop “{criterion}”?", "The criterion is dropped."
    return _asked(request, form, criterion.criteria_set, title=title, said=said, button="Drop", warning=True)


def adopt(request: HttpRequest, criteria_set: CriteriaSet) -> HttpResponse:
    form = AdoptForm(request.POST if request.method == "POST" else None, criteria_set=criteria_set)
    hint = "From the first mark on they are locked."
    said = "The criteria are adopted."
    return _asked(request, form, criteria_set, title="Adopt these criteria?", hint=hint, said=said, button="Adopt")


def take_back(request: HttpRequest, criteria_set: CriteriaSet) -> HttpResponse:
    form = ReasonForm(request.POST or None, does=partial(commands.take_back_adoption, criteria_set=criteria_set))
    hint, said = "The criteria become a draft again.", "The adoption is taken back."
    return _asked(request, form, criteria_set, title="Take the adoption back", hint=hint, said=said)


def next_version(request: HttpRequest, criteria_set: CriteriaSet) -> HttpResponse:
    does = partial(commands.draft_next_version, criteria_set=criteria_set)
    form = SureForm(request.POST if request.method == "POST" else None, does=does)
    return asked_with(
        request,
        form,
        title="Draft the next version?",
        caption=str(criteria_set),
        hint="It begins as a copy. These criteria, and what was scored by them, stay as they are.",
        button="Draft",
        cancel=_page(request, criteria_set),
        on_to=partial(_page, request),
        said="The next version is drafted.",
    )
