"""What a new version changes, before it is kept; and a step moved to another phase, which makes one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from quadrant.cycle.queries import is_newest
from quadrant.web.design.addresses import address
from quadrant.web.frameworks.forms import ConfirmForm, FrameworkFileForm, StepMoveForm
from quadrant.web.frameworks.presenters.library import upload_preview

if TYPE_CHECKING:
    from quadrant.cycle.models import FrameworkVersion


def preview_of(request: HttpRequest, form: FrameworkFileForm | StepMoveForm, cancel: str) -> dict[str, Any]:
    """What stands on the page that asks whether to keep it."""
    return {
        "title": "Check what changes",
        "preview": upload_preview(request, form.read),
        "form": ConfirmForm(initial=form.carried()),
        "cancel": cancel,
    }


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, version: FrameworkVersion) -> HttpResponse:
    """Choose a step and a phase, see what it changes and for which running cycles; keeping it is an upload."""
    form = StepMoveForm(request.POST or None, version=version)
    cancel = address(request, "framework", number=version.pk)
    if request.method == "POST" and form.is_valid():
        return render(request, "frameworks/preview.html", preview_of(request, form, cancel))
    context = {
        "title": "Move a step to another phase",
        "caption": f"{version.title}, version {version.version}",
        "newest": is_newest(version),
        "form": form,
        "button": "Check what changes",
        "cancel": cancel,
    }
    return render(request, "frameworks/move_step.html", context, status=form.status)
