"""Consultees' comments: asked, given, waived."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from quadrant.governance import commands
from quadrant.governance.rules import may_read_exempt
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms import AskForm, CommentForm, ReasonForm
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.papers import PaperSection, paper_of

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
    back = address(request, "report", number=comment.report_id)
    return asked_with(
        request,
        CommentForm(sent(request), comment=comment),
        title=f"{comment.label} comment",
        caption=comment.report.title,
        template="governance/comment.html",
        paper=_paper(request, comment.report),
        waive=address(request, "comment_waive", number=comment.pk),
        button="Give the comment",
        cancel=back,
        on_to=lambda made: back,
        said="Your comment stands in the report.",
    )


def _paper(request: HttpRequest, report: Report) -> list[PaperSection]:
    def file_at(number: int) -> str:
        return address(request, "appendix_file", number=number)

    return paper_of(report, may_read_exempt=may_read_exempt(request.user, report), file_at=file_at)


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
