"""What people said, what is done about it, and the report that says both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from quadrant.engagement import commands, queries
from quadrant.web.acting import asked_with
from quadrant.web.engagement import forms
from quadrant.web.engagement.presenters.consultations import page_of
from quadrant.web.engagement.views.consultations import about, trail
from quadrant.web.governance.forms.acting import SureForm, sent

if TYPE_CHECKING:
    from quadrant.engagement.models import Consultation, Finding


def new(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = forms.FindingForm(sent(request), consultation=one)
    to = f"{page_of(request, one)}#findings"
    return about(request, one, form, title="Say what people said", said="The finding is recorded.", to=to)


def reply(request: HttpRequest, finding: Finding) -> HttpResponse:
    one = finding.consultation
    to = f"{page_of(request, one)}#findings"
    return asked_with(
        request,
        forms.ReplyForm(sent(request), finding=finding),
        title="Say what is done about it",
        caption=f"You said: {finding.text}",
        breadcrumbs=trail(request, one),
        cancel=to,
        on_to=lambda _: to,
        said="What is done is noted.",
    )


def report(request: HttpRequest, one: Consultation) -> HttpResponse:
    """The report as it would be published now."""
    return asked_with(
        request,
        SureForm(sent(request), does=partial(commands.publish_report, consultation=one)),
        title="Publish the report?",
        caption=one.title,
        template="engagement/publish_report.html",
        report=queries.report_now(one),
        breadcrumbs=trail(request, one),
        cancel=page_of(request, one),
        button="Publish the report",
        on_to=lambda _: page_of(request, one),
        said="The report is published. Anybody can read it.",
    )
