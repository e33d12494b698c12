"""The library of frameworks and tools, and adding one's own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from quadrant.cycle.queries import latest_frameworks
from quadrant.cycle.rules import may_upload_framework
from quadrant.web.design.addresses import address
from quadrant.web.frameworks.forms import ConfirmForm, FrameworkFileForm
from quadrant.web.frameworks.presenters.library import cards
from quadrant.web.frameworks.presenters.tools import tools_table
from quadrant.web.frameworks.views.moving import preview_of


def library(request: HttpRequest) -> HttpResponse:
    context = {
        "title": "Frameworks",
        "cards": cards(request, latest_frameworks()),
        "may_upload": may_upload_framework(request.user),
    }
    return render(request, "frameworks/library.html", context)


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file, see what it changes and for which running cycles, then keep it."""
    asked: Any = request
    confirming = "content" in request.POST
    form: Any = (ConfirmForm if confirming else FrameworkFileForm)(request.POST or None, request.FILES or None)
    if confirming and form.enacted(by=asked.user, at=asked.at):
        messages.success(request, f"{form.done.title}, version {form.done.version}, is in the library.")
        return redirect(address(request, "framework", number=form.done.pk))
    if request.method == "POST" and not confirming and form.is_valid():
        return render(
            request, "frameworks/preview.html", preview_of(request, form, address(request, "framework_upload"))
        )
    status = form.status
    if confirming:
        form = FrameworkFileForm.again(form)
    context = {"title": "Add a framework", "form": form, "button": "Check the file"}
    return render(request, "frameworks/upload.html", context, status=status)


def toolbox(request: HttpRequest) -> HttpResponseBase:
    table = tools_table(request, latest_frameworks())
    context = {"title": "Toolbox", "breadcrumbs": [("Frameworks", address(request, "frameworks"))]}
    return table.download(request) or render(
        request, "design/list_page.html", {**context, "table": table.page(request)}
    )
