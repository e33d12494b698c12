"""Coming in by invitation, and in a demo by choosing who to be."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from quadrant.demo.people import demo_people
from quadrant.partnership.commands.invitations import digest_of
from quadrant.partnership.queries import invitation_with, person_numbered, person_with_email
from quadrant.partnership.within import within
from quadrant.web.account.forms import AcceptForm

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind an invitation's link."""
    asked: Any = request
    found = invitation_with(digest_of(token))
    if found is None:
        raise Http404
    person = asked.user if asked.user.is_authenticated else None
    with within(found.partnership, on=timezone.localdate(asked.at)):
        form = AcceptForm(request.POST or None, invitation=found, known=person_with_email(found.email))
        sent = request.method == "POST"
        form.is_bound = sent
        if sent and form.enacted(by=person, at=asked.at):
            messages.success(request, f"You are now a member of {found.partnership.name}.")
            return redirect("start" if person else "account_login")
        context = {"form": form, "invitation": found, "title": f"Join {found.partnership.name}"}
        return render(request, "account/invitation.html", context, status=form.status)


def be_demo_person(request: HttpRequest, number: int) -> HttpResponse:
    """Sign in as one of the demo's people; outside a demo there is no such address, however it is asked for."""
    person = person_numbered(number) if settings.DEMO else None
    if person is None or person.email not in {one.email for one in demo_people()}:
        raise Http404
    if request.method != "POST":
        return redirect("start")
    login(request, person, backend=BACKEND)
    return redirect("start")
