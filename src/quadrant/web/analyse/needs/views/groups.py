"""The groups that the partnership watches over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.rules import may_add_group
from quadrant.web.acting import asked_with
from quadrant.web.analyse.needs import forms
from quadrant.web.analyse.needs.presenters.needs import groups_table
from quadrant.web.analyse.needs.views.needs import trail
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import sent

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import VulnerableGroup


def groups(request: HttpRequest) -> HttpResponseBase:
    table = groups_table(request, may_add=may_add_group(request.user))
    context = {
        "title": "Vulnerable groups",
        "breadcrumbs": trail(request),
        "may_add": may_add_group(request.user),
    }
    return table.download(request) or render(
        request, "analyse/needs/groups.html", {**context, "table": table.page(request)}
    )


def new(request: HttpRequest) -> HttpResponse:
    page = address(request, "vulnerable_groups")
    return asked_with(
        request,
        forms.GroupForm(sent(request)),
        title="Add a vulnerable group",
        breadcrumbs=[*trail(request), ("Vulnerable groups", page)],
        button="Add the group",
        cancel=page,
        on_to=lambda _: page,
        said="The group is on the list.",
    )


def close(request: HttpRequest, group: VulnerableGroup) -> HttpResponse:
    page = address(request, "vulnerable_groups")
    return asked_with(
        request,
        forms.ReasonForm(sent(request), does=partial(commands.close_vulnerable_group, group=group)),
        title=f"Take “{group.name}” off the list",
        hint="Priorities that named it keep its name.",
        breadcrumbs=[*trail(request), ("Vulnerable groups", page)],
        button="Take it off",
        warning=True,
        cancel=page,
        on_to=lambda _: page,
        said="The group is off the list.",
    )
