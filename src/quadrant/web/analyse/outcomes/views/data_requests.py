"""Data asked of partners: the list, one with what came, and the acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.outcomes.rules import may_ask_for_data, may_receive_data
from quadrant.audit.terms import Refusal
from quadrant.partnership.keeping import opened
from quadrant.web.acting import asked_with
from quadrant.web.analyse.outcomes import forms
from quadrant.web.analyse.outcomes.presenters.data_requests import request_record, requests_table
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import DataReceived, DataRequest


def _trail(request: HttpRequest, asked: DataRequest | None = None) -> list[tuple[str, str]]:
    listed = [("Data asked of partners", address(request, "data_requests"))]
    return [*listed, *([(asked.organisation.name, _page(request, asked))] if asked else [])]


def _page(request: HttpRequest, asked: DataRequest) -> str:
    return address(request, "datarequest", number=asked.pk)


def requests(request: HttpRequest) -> HttpResponseBase:
    table = requests_table(request)
    context = {
        "title": "Data asked of partners",
        "table": table.page(request),
        "may_ask": may_ask_for_data(request.user),
    }
    return table.download(request) or render(request, "analyse/outcomes/data_requests.html", context)


def new(request: HttpRequest) -> HttpResponse:
    return asked_with(
        request,
        forms.AskForDataForm(request.POST or None),
        title="Ask a partner for data",
        hint="Quadrant keeps the record. The asking itself is yours: by letter, mail or at a meeting.",
        breadcrumbs=_trail(request),
        button="Record the request",
        on_to=lambda asked: _page(request, asked),
        said="The request is recorded.",
    )


def asked_for(request: HttpRequest, asked: Any) -> HttpResponse:
    may_receive = may_receive_data(request.user, asked)
    context = {
        "title": f"Data asked of {asked.organisation.name}",
        "breadcrumbs": _trail(request),
        "asked": asked,
        "record": request_record(request, asked, may_receive=may_receive),
        "may_receive": may_receive and asked.withdrawn_at is None,
    }
    return render(request, "analyse/outcomes/data_request.html", context)


def receive(request: HttpRequest, asked: DataRequest) -> HttpResponse:
    return asked_with(
        request,
        forms.ReceiveDataForm(request.POST or None, request.FILES or None, asked=asked),
        title="Keep what came",
        caption=asked.organisation.name,
        breadcrumbs=_trail(request, asked),
        button="Keep it",
        cancel=_page(request, asked),
        on_to=lambda _: _page(request, asked),
        said="The file is kept. Bring its figures in by an upload.",
    )


def give_up(request: HttpRequest, asked: DataRequest) -> HttpResponse:
    return asked_with(
        request,
        forms.GiveUpForm(request.POST or None, asked=asked),
        title="Give the request up",
        caption=asked.organisation.name,
        breadcrumbs=_trail(request, asked),
        button="Give it up",
        cancel=_page(request, asked),
        on_to=lambda _: _page(request, asked),
        said="The request is given up.",
    )


def file(request: HttpRequest, came: DataReceived) -> FileResponse:
    """The file as it came, always as a download: it is somebody else's and never shown as a page."""
    content = opened(came.stored, came.digest)
    if content is None:
        raise Refusal("The file is not where it was kept, or is no longer what came. A backup holds it.")
    return FileResponse(content, as_attachment=True, filename=came.file_name, content_type="application/octet-stream")
