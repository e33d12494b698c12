"""Bodies: the tree, one body with its members and powers, and the acts of an administrator on them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from quadrant.governance.rules import may_record_for
from quadrant.methods import words
from quadrant.partnership import commands, queries
from quadrant.partnership.rules import may_administer, may_keep_seats, may_keep_terms
from quadrant.partnership.terms import BodyKind, DecisionKind
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.design.fields import CONTROL_CHARACTERS
from quadrant.web.partnership.forms import BodyForm, EndForm, PowerForm, SeatForm, SureForm
from quadrant.web.partnership.presenters.bodies import (
    body_record,
    delegations_table,
    levels_table,
    shown_powers,
    shown_tree,
)
from quadrant.web.partnership.presenters.lines import history_of_line
from quadrant.web.partnership.presenters.membership import shown_members
from quadrant.web.partnership.presenters.terms_of_reference import shown_terms

if TYPE_CHECKING:
    from quadrant.partnership.models import Body, BodyMember, Power


LISTS = (
    ("organisations", "Organisations"),
    ("people", "People and roles"),
    ("interests", "Register of interests"),
    ("delegations", "Who may decide what"),
    ("levels", "Who decides at which level"),
    ("bodies_past", "Bodies as on a day"),
)


def tree(request: HttpRequest) -> HttpResponse:
    sought = " ".join(CONTROL_CHARACTERS.sub(" ", request.GET.get("q", ""))[:200].split())
    shown = shown_tree(request, sought)
    may_change = may_administer(request.user)
    more = [("kind_names", "What kinds of body are called"), ("audit", "Audit")] if may_change else []
    context = {
        "title": "Bodies and members",
        "shown": shown,
        "sought": sought,
        "counted": words.plural(len(shown), "body", "bodies") if sought else "",
        "links": [*LISTS, *more],
        "may_change": may_change,
    }
    return render(request, "partnership/bodies.html", context)


def body(request: HttpRequest, found: Body) -> HttpResponse:
    asked: Any = request
    today = timezone.localdate(asked.at)
    may_change = may_administer(request.user)
    context = {
        "title": found.name,
        "caption": found.also_called and f"Also called {found.also_called}",
        "breadcrumbs": [("Bodies and members", address(request, "bodies"))],
        "record": body_record(request, found, may_change=may_change),
        "members": shown_members(request, found, today),
        "powers": shown_powers(request, queries.powers_of(found), may_change=may_change),
        "terms": shown_terms(found, today),
        "line": history_of_line(found),
        "found": found,
        "may_change": may_change,
        "may_co_opt": may_keep_seats(request.user, found) and found.kind != BodyKind.DELEGATE,
        "may_call": may_record_for(request.user, found) and found.kind != BodyKind.DELEGATE,
        "may_keep": may_keep_terms(request.user, found),
    }
    return render(request, "partnership/body.html", context)


def form_body(request: HttpRequest) -> HttpResponse:
    form = BodyForm(request.POST or None)
    on_to = partial(_page, request)
    return asked_with(request, form, title="Form a body", on_to=on_to, said=lambda made: f"{made.name} is formed.")


def change(request: HttpRequest, found: Body) -> HttpResponse:
    form = BodyForm(request.POST or None, body=found)
    title = f"Change {found.name}"
    return asked_with(request, form, title=title, on_to=partial(_page, request), said="The body is changed.")


def seat(request: HttpRequest, found: Body) -> HttpResponse:
    form = SeatForm(request.POST or None, body=found)
    return asked_with(
        request, form, title=f"A seat on {found.name}", on_to=lambda made: _page(request, found), said="Seated."
    )


def power(request: HttpRequest, found: Body) -> HttpResponse:
    form = PowerForm(request.POST or None, body=found)
    return asked_with(
        request,
        form,
        title=f"What {found.name} may decide",
        on_to=lambda made: _page(request, found),
        said="The power is recorded.",
    )


def withdraw_power(request: HttpRequest, power: Power) -> HttpResponse:
    form = SureForm(
        request.POST if request.method == "POST" else None, does=partial(commands.withdraw_power, power=power)
    )
    return asked_with(
        request,
        form,
        title=f"Withdraw a power of {power.body.name}",
        hint=f"{DecisionKind(power.decision).label}: what was decided under it still stands.",
        on_to=partial(_page, request),
        said="The power is withdrawn.",
    )


def end(request: HttpRequest, found: Body) -> HttpResponse:
    form = EndForm(request.POST or None, end=partial(commands.end_body, body=found))
    return asked_with(
        request, form, title=f"End {found.name}", on_to=partial(_page, request), said="The body ends on that day."
    )


def end_seat(request: HttpRequest, member: BodyMember) -> HttpResponse:
    form = EndForm(request.POST or None, end=partial(commands.end_seat, member=member))
    return asked_with(
        request,
        form,
        title=f"End {member.person.name}’s seat on {member.body.name}",
        on_to=lambda ended: _page(request, member.body),
        said="The seat ends on that day.",
    )


def levels(request: HttpRequest) -> HttpResponse:
    """The kinds of decision, and at which level of the tree each may be taken."""
    head, rows = levels_table()
    context = {
        "title": "Who decides at which level",
        "breadcrumbs": [("Bodies and members", address(request, "bodies"))],
        "head": head,
        "rows": rows,
    }
    return render(request, "partnership/levels.html", context)


def delegations(request: HttpRequest) -> HttpResponseBase:
    """Every body's and officer's powers on one page."""
    table = delegations_table(request)
    context = {
        "title": "Who may decide what",
        "hint": "A body without a line here recommends, endorses and notes.",
        "breadcrumbs": [("Bodies and members", address(request, "bodies"))],
    }
    return table.download(request) or render(
        request, "design/list_page.html", {**context, "table": table.page(request)}
    )


def _page(request: HttpRequest, of: Body) -> str:
    return address(request, "body", number=of.pk)
