"""Organisations, people and their roles, invitations."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from quadrant.analyse.evidence.queries import rules_of
from quadrant.analyse.evidence.rules import may_keep_library
from quadrant.door.request import in_letters
from quadrant.jobs.mail import send_invitation
from quadrant.partnership import commands, queries
from quadrant.partnership.rules import may_administer
from quadrant.partnership.terms import Role
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.partnership.forms import EndForm, InvitationForm, OrganisationForm, RoleForm, SureForm
from quadrant.web.partnership.presenters.bodies import organisation_record, organisations_table, people_table, trail

if TYPE_CHECKING:
    from quadrant.partnership.models import Invitation, Organisation, RoleHolding


def organisations(request: HttpRequest) -> HttpResponseBase:
    table = organisations_table(request)
    context = {"title": "Organisations", "breadcrumbs": trail(request), "may_change": may_administer(request.user)}
    return table.download(request) or render(
        request, "partnership/organisations.html", {**context, "table": table.page(request)}
    )


def new_organisation(request: HttpRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None)
    on_to = partial(_organisations, request)
    return asked_with(request, form, title="Add an organisation", on_to=on_to, said=lambda made: f"{made} is listed.")


def organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What an organisation is, with its own strategies, rules and limits."""
    may_change = may_administer(request.user)
    context = {
        "title": organisation.name,
        "caption": "Organisation",
        "breadcrumbs": [*trail(request), ("Organisations", address(request, "organisations"))],
        "organisation": organisation,
        "record": organisation_record(request, organisation, may_change=may_change),
        "rules": rules_of(organisation),
        "may_add": may_keep_library(request.user),
    }
    return render(request, "partnership/organisation.html", context)


def change_organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = OrganisationForm(request.POST or None, organisation=organisation)
    on_to = partial(_organisation, request)
    return asked_with(request, form, title=f"Change {organisation}", on_to=on_to, said="The organisation is changed.")


def people(request: HttpRequest) -> HttpResponseBase:
    may_change = may_administer(request.user)
    table = people_table(request, may_change=may_change)
    context = {
        "title": "People and roles",
        "breadcrumbs": trail(request),
        "may_change": may_change,
        "invitations": queries.open_invitations() if may_change else [],
    }
    return table.download(request) or render(
        request, "partnership/people.html", {**context, "table": table.page(request)}
    )


def invite(request: HttpRequest) -> HttpResponse:
    asked: Any = request
    form = InvitationForm(request.POST or None, address=in_letters)
    if request.method == "POST" and form.enacted(by=asked.user, at=asked.at):
        invitation, link = form.done
        sent = send_invitation(
            to=invitation.email,
            name=invitation.name,
            partnership=asked.partnership.name,
            invited_by=asked.user.name,
            link=link,
        )
        told = f"The invitation is on its way to {invitation.email}." if sent else _not_sent(invitation.email, link)
        (messages.success if sent else messages.warning)(request, told)
        return redirect(address(request, "people"))
    return render(request, "design/form_page.html", {"title": "Invite somebody", "form": form}, status=form.status)


def withdraw_invitation(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = SureForm(
        request.POST if request.method == "POST" else None,
        does=partial(commands.withdraw_invitation, invitation=invitation),
    )
    return asked_with(
        request,
        form,
        title=f"Withdraw the invitation of {invitation.name}",
        hint=f"The link sent to {invitation.email} will no longer open.",
        on_to=partial(_people, request),
        said="The invitation is withdrawn.",
    )


def new_role(request: HttpRequest) -> HttpResponse:
    form = RoleForm(request.POST or None)
    on_to = partial(_people, request)
    return asked_with(request, form, title="Give a role", on_to=on_to, said="The role is given.")


def end_role(request: HttpRequest, holding: RoleHolding) -> HttpResponse:
    form = EndForm(request.POST or None, end=partial(commands.end_role, holding=holding))
    title = f"End {holding.person.name}’s role as {Role(holding.role).label.lower()}"
    return asked_with(request, form, title=title, on_to=partial(_people, request), said="The role ends on that day.")


def _not_sent(email: str, link: str) -> str:
    return f"The mail server did not take the letter to {email}. Give them this link yourself: {link}"


def _organisation(request: HttpRequest, made: Organisation) -> str:
    return address(request, "organisation", number=made.pk)


def _organisations(request: HttpRequest, _: object) -> str:
    return address(request, "organisations")


def _people(request: HttpRequest, _: object) -> str:
    return address(request, "people")
