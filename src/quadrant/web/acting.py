"""One way to show a form and carry out what it asks: the page again with its problems, or on to where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


def asked_with(
    request: HttpRequest,
    form: Any,
    *,
    title: str,
    on_to: Callable[[Any], str],
    said: str | Callable[[Any], str],
    template: str = "design/form_page.html",
    check: str = "",
    **context: Any,
) -> HttpResponse:
    """Show `form`; when it is sent and its command is done, say `said` and go on to `on_to(done)`.

    What cannot be changed afterwards says so in `check`: everything typed is then read once more before it is sent.
    """
    asked: Any = request
    context |= {"title": title, "form": form, "check": check}
    if request.method == "POST" and check and "_check" in request.POST and form.rehearsed(by=asked.user, at=asked.at):
        return render(request, "design/check_page.html", context)
    if request.method == "POST" and ("_check" in request.POST or "_change" in request.POST):
        return render(request, template, context, status=form.status)
    if request.method == "POST" and form.enacted(by=asked.user, at=asked.at):
        messages.success(request, said(form.done) if callable(said) else said)
        return redirect(on_to(form.done))
    return render(request, template, context, status=form.status)
