"""Datasets: what was brought in, from which file, and taking it out of use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.analyse.outcomes.queries import why_not_withdrawn
from quadrant.analyse.outcomes.rules import may_withdraw_dataset
from quadrant.analyse.outcomes.terms import STAY, DatasetKind, DatasetState
from quadrant.audit.terms import Refusal
from quadrant.intake.rules import may_receive
from quadrant.web.acting import asked_with
from quadrant.web.analyse.outcomes import forms
from quadrant.web.analyse.outcomes.presenters.datasets import columns_read, dataset_record, datasets_table, picture_of
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Dataset


def datasets(request: HttpRequest) -> HttpResponseBase:
    table = datasets_table(request)
    context = {"title": "Datasets", "table": table.page(request), "may_import": may_receive(request.user)}
    return table.download(request) or render(request, "analyse/outcomes/datasets.html", context)


def dataset(request: HttpRequest, dataset: Dataset) -> HttpResponse:
    state = DatasetState(dataset.state)  # type: ignore[attr-defined]  # annotated by with_state()
    standing = state is DatasetState.STANDING and DatasetKind(dataset.kind) not in STAY
    context = {
        "title": dataset.name,
        "breadcrumbs": [("Datasets", address(request, "datasets"))],
        "dataset": dataset,
        "record": dataset_record(request, dataset),
        "columns": columns_read(dataset),
        "picture": picture_of(dataset),
        "stays": STAY.get(DatasetKind(dataset.kind), "") if state is DatasetState.STANDING else "",
        "may_withdraw": standing and may_withdraw_dataset(request.user, dataset),
    }
    return render(request, "analyse/outcomes/dataset.html", context)


def withdraw(request: HttpRequest, dataset: Dataset) -> HttpResponse:
    if stays := why_not_withdrawn(dataset):
        raise Refusal(stays)
    page = address(request, "dataset", number=dataset.pk)
    return asked_with(
        request,
        forms.WithdrawForm(request.POST or None, dataset=dataset),
        title=f"Withdraw {dataset.name}",
        hint="Everything that it brought goes out of use. The file and the record of it stay.",
        breadcrumbs=[("Datasets", address(request, "datasets")), (dataset.name, page)],
        button="Withdraw the dataset",
        warning=True,
        cancel=page,
        on_to=lambda _: page,
        said="The dataset is withdrawn.",
    )


def file(request: HttpRequest, dataset: Dataset) -> FileResponse:
    """The file as it was received, always as a download: it is somebody else's and never shown as a page."""
    if not default_storage.exists(dataset.stored):
        raise Http404
    content = default_storage.open(dataset.stored, "rb")
    return FileResponse(
        content, as_attachment=True, filename=dataset.file_name, content_type="application/octet-stream"
    )
