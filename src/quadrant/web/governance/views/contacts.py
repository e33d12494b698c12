"""Contact officers of a draft: named, and taken off again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from quadrant.governance import commands
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import ContactForm, SureForm
from quadrant.web.governance.forms.acting import sent

if TYPE_CHECKING:
    from quadrant.governance.models import ContactOfficer, Report


def name(request: HttpRequest, report: Report) -> HttpResponse:
    back = address(request, "report", number=report.pk)
    return asked_with(
        request,
        ContactForm(sent(request), report=report),
        title="Name a contact officer",
        caption=report.title,
        hint="Whoever reads the report may ask this person. Their details are printed at its head, for the public too.",
        cancel=back,
        on_to=lambda made: back,
        said=lambda made: f"{made.name} is named as a contact.",
    )


def drop(request: HttpRequest, contact: ContactOfficer) -> HttpResponse:
    back = address(request, "report", number=contact.report_id)
    does: Any = partial(commands.drop_contact, contact=contact)
    return asked_with(
        request,
        SureForm(sent(request), does=does),
        title="Take off a contact officer",
        caption=contact.report.title,
        hint=str(contact),
        button="Take off",
        warning=True,
        cancel=back,
        on_to=lambda report: back,
        said="The contact is taken off.",
    )
