"""A year's meetings of a body: the rule, then its days to look over, then all of them called at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.forms.calendars import DaysForm, YearForm

RULE = {"title": "Call a year’s meetings", "button": "Propose the days"}


def rule(request: HttpRequest) -> HttpResponse:
    """Ask for the rule; once it holds, its days are shown at an address that carries it."""
    asked: Any = request
    today, chosen = timezone.localdate(asked.at), request.GET.get("body", "")
    form = YearForm(sent(request), person=request.user, today=today, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        carried = request.POST.copy()
        carried.pop("csrfmiddlewaretoken", None)
        return redirect(f"{address(request, 'meeting_year_days')}?{carried.urlencode()}")
    hint = "Nothing is called yet: the days come first, to be changed or taken out."
    return render(
        request, "design/form_page.html", {**RULE, "form": form, "hint": hint, "cancel": address(request, "meetings")}
    )


def days(request: HttpRequest) -> HttpResponse:
    """The days that the rule in the address proposes; a rule that does not hold is asked for again."""
    asked: Any = request
    by_rule = YearForm(request.GET, person=request.user, today=timezone.localdate(asked.at))
    if not by_rule.is_valid():
        context = {**RULE, "form": by_rule, "action": address(request, "meeting_year")}
        return render(request, "design/form_page.html", {**context, "cancel": address(request, "meetings")})
    return asked_with(
        request,
        DaysForm(sent(request), rule=by_rule, days=by_rule.days()),
        title=f"The days on which {by_rule.meets.name} meets",
        hint="Change a day, or empty its boxes to take it out. All of them are called, or none.",
        button="Call these meetings",
        cancel=f"{address(request, 'meeting_year')}?body={by_rule.meets.pk}",
        on_to=lambda made: f"{address(request, 'meetings')}?body={made.pk}",
        said="The meetings are called. They stand in the calendar of everybody who sits on the body.",
    )
