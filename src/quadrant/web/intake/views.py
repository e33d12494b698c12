"""Files in: upload, look at what each would bring, confirm, watch it being taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quadrant.desk.commands import cancel_job
from quadrant.intake.queries import Preview, figure_changes_of, kinds_for, preview_of
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.intake import changes, figure_changes, presenters
from quadrant.web.intake.forms import describing, files

if TYPE_CHECKING:
    from quadrant.intake.models import Upload


def _trail(request: HttpRequest) -> list[tuple[str, str]]:
    return [("Datasets", address(request, "datasets"))]


def uploads(request: HttpRequest) -> HttpResponseBase:
    table = presenters.uploads_table(request)
    context = {"title": "Files on their way in", "breadcrumbs": _trail(request), "table": table.page(request)}
    return table.download(request) or render(request, "intake/uploads.html", context)


def new(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        files.UploadForm(
            request.POST or None,
            request.FILES or None,
            kinds=kinds_for(request.user),
            asked=request.GET.get("kind", ""),
        ),
        title="Upload a file",
        hint="Nothing is taken in yet: you see first what the file would bring and every problem in it.",
        breadcrumbs=_trail(request),
        button="Upload",
        on_to=lambda upload: address(request, "upload", number=upload.pk),
        said="The file is received. Look at what it would bring.",
    )


def upload(request: HttpRequest, upload: Upload) -> HttpResponse:
    if upload.job_id:
        return redirect(address(request, "upload_progress", number=upload.pk))
    preview = preview_of(upload)
    head, rows = presenters.first_rows(preview)
    asked: Any = request
    not_for_you = presenters.not_for(asked.user, preview)
    kept_back = presenters.rows_are_kept_from(asked.user, upload, preview)
    context = {
        "title": upload.name,
        "caption": "Before it is taken in",
        "breadcrumbs": _trail(request),
        "upload": upload,
        "preview": preview,
        "summary": presenters.summary(request, upload, preview),
        "columns": presenters.columns_told(preview),
        "whole": bool(preview.checked and preview.checked.figures and not not_for_you),
        "of_all": presenters.said_of_all(upload, preview),
        "head": head,
        "rows": [] if not_for_you or kept_back else rows,
        "kept_back": kept_back,
        "problems": None if not_for_you else presenters.problems_of(preview.refused),
        "passed_over": () if not_for_you else presenters.passed_over(preview),
        "picture": None if not_for_you else presenters.picture(preview),
        "changes": None if not_for_you else _changes(upload, preview, asked.user),
        "not_for_you": not_for_you,
        "stays": "" if not_for_you else presenters.stays(preview),
    }
    return render(request, "intake/upload.html", context)


def _changes(upload: Upload, preview: Preview, person: Any) -> changes.ShownChanges | None:
    of_figures = figure_changes.shown_figure_changes(upload, preview, person)
    return of_figures or changes.shown_changes(upload, preview)


def figures_changed(request: HttpRequest, upload: Upload) -> HttpResponseBase:
    """Every figure that a corrected file would change, to search and to download whole."""
    preview, asked = preview_of(upload), cast("Any", request)
    may = not presenters.not_for(asked.user, preview)
    table = figure_changes.changes_table(figure_changes_of(upload, preview, asked.user) if may else None)
    context = {
        "title": "What would change",
        "caption": upload.name,
        "breadcrumbs": [*_trail(request), (upload.name, address(request, "upload", number=upload.pk))],
        "table": table.page(request),
    }
    return table.download(request) or render(request, "design/list_page.html", context)


def describe(request: HttpRequest, upload: Upload) -> HttpResponse:
    page = address(request, "upload", number=upload.pk)
    return asked_with(
        request,
        describing.DescribeForm(
            request.POST or None, upload=upload, preview=preview_of(upload), kinds=kinds_for(request.user)
        ),
        title="Say what the file holds",
        caption=upload.file_name,
        breadcrumbs=[*_trail(request), (upload.name, page)],
        cancel=page,
        on_to=lambda _: page,
        said="Noted. This is what the file would bring now.",
    )


@require_POST
def confirm(request: HttpRequest, upload: Upload) -> HttpResponse:
    page = address(request, "upload_progress", number=upload.pk)
    return _carried_out(request, files.ConfirmForm(request.POST, upload=upload), "", page)


@require_POST
def drop(request: HttpRequest, upload: Upload) -> HttpResponse:
    form = files.DropForm(request.POST, upload=upload)
    return _carried_out(request, form, "The file is dropped.", address(request, "uploads"))


@require_POST
def again(request: HttpRequest, upload: Upload) -> HttpResponse:
    page = address(request, "upload", number=upload.pk)
    return _carried_out(request, files.AgainForm(request.POST, upload=upload), "", page)


def _carried_out(request: HttpRequest, form: Any, said: str, page: str) -> HttpResponse:
    """One button, one act; a refusal is the door's page."""
    asked: Any = request
    form.is_valid()
    form.enact(by=asked.user, at=asked.at)
    if said:
        messages.success(request, said)
    return redirect(page)


def progress(request: HttpRequest, upload: Upload) -> HttpResponse:
    if upload.job is None:
        return redirect(address(request, "upload", number=upload.pk))
    job = upload.job
    context = {
        "title": job.title,
        "breadcrumbs": _trail(request),
        "upload": upload,
        "job": job,
        "progress": presenters.progress_of(job),
        "problems": presenters.problems_of_job(job),
        "cancel_address": address(request, "upload_cancel", number=upload.pk) if presenters.may_stop(job) else "",
    }
    return render(request, "intake/progress.html", context)


@require_POST
def cancel(request: HttpRequest, upload: Upload) -> HttpResponse:
    if upload.job_id:
        cancel_job(upload.job_id)
        messages.success(request, "It stops before anything is written.")
    return redirect(address(request, "upload_progress", number=upload.pk))
