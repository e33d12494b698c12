"""Consultees' comments: asked, given, waived."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest, HttpResponse

from quadrant.documents.reports import report_paper
from quadrant.governance import commands
from quadrant.governance.rules import is_kept_from
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import AskForm, CommentForm, ReasonForm
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.attachments import file_at

if TYPE_CHECKING:
    from quadrant.governance.models import Comment, Report


def ask(request: HttpRequest, report: Report) -> HttpResponse:
    back = address(request, "report", number=report.pk)
    return asked_with(
        request,
        AskForm(sent(request), report=report),
        title="Ask for a comment",
        caption=report.title,
        hint="Those not asked now are asked when the report is submitted.",
        button="Ask",
        cancel=back,
        on_to=lambda made: back,
        said=lambda made: f"{made.label} has been asked.",
    )


def comment(request: HttpRequest, comment: Comment) -> HttpResponse:
    back, person = address(request, "report", number=comment.report_id), cast(Any, request.user)
    return asked_with(
        request,
        CommentForm(sent(request), comment=comment),
        title=f"{comment.label} comment",
        caption=comment.report.title,
        template="governance/comment.html",
        comment=comment,
        kept_back=is_kept_from(person, comment.report),
        paper=report_paper(comment.report, reader=person, file_at=partial(file_at, request)),
        waive=address(request, "comment_waive", number=comment.pk),
        button="Give the comment",
        cancel=back,
        on_to=lambda made: back,
        said="Your comment stands in the report.",
    )


def waive(request: HttpRequest, comment: Comment) -> HttpResponse:
    back = address(request, "report", number=comment.report_id)
    return asked_with(
        request,
        ReasonForm(sent(request), does=partial(commands.waive_comment, comment=comment)),
        title=f"Waive the {comment.label.lower()} comment",
        caption=comment.report.title,
        hint="The report then says who waived it and why.",
        button="Waive it",
        cancel=back,
        on_to=lambda made: back,
        said="The comment is waived.",
    )
