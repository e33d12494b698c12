"""Datasets in words: the list, and one with how its file was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from markupsafe import Markup

from quadrant.analyse.outcomes.queries import datasets, outlines_in
from quadrant.analyse.outcomes.rules import may_open_file
from quadrant.analyse.outcomes.terms import DatasetKind, DatasetState
from quadrant.intake.fields import label_of
from quadrant.intake.rules import may_receive
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.charts.maps import outline_picture
from quadrant.web.design.records import Paper, Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Dataset


def datasets_table(request: HttpRequest) -> Table[Any]:
    asked: Any = request
    begin = (address(request, "upload_new"), "Upload a file") if may_receive(asked.user) else ("", "")
    return Table(
        name="datasets",
        caption="Datasets",
        one="dataset",
        rows=datasets(),
        order="-imported",
        columns=[
            Column(
                "name",
                "Dataset",
                lambda row: row.name,
                order=("name",),
                address=lambda row: address(request, "dataset", number=row.pk),
            ),
            Column("kind", "Brings", lambda row: DatasetKind(row.kind).label, order=("kind",)),
            Column("rows", "Rows", lambda row: row.rows, kind=Kind.NUMBER, order=("rows",)),
            Column("series", "Indicators", lambda row: row.series, kind=Kind.NUMBER, order=("series",)),
            Column("areas", "Areas", lambda row: row.areas, kind=Kind.NUMBER, order=("areas",)),
            Column("imported", "Imported", lambda row: row.imported_at, kind=Kind.DATE, order=("imported_at",)),
            Column("by", "By", _by, order=("imported_by__name",)),
            Column("state", "State", lambda row: DatasetState(row.state).label, kind=Kind.STATE, order=("state",)),
        ],
        filters=[
            Filter("kind", "Brings", DatasetKind.choices(), lookup="kind"),
            Filter("state", "State", DatasetState.choices(), lookup="state"),
        ],
        search=("name__icontains", "file_name__icontains"),
        empty=Empty("No data has been brought in yet.", *begin),
    )


def dataset_record(request: HttpRequest, dataset: Dataset) -> Record:
    """What came, from which file, how it was read, and what became of it."""
    state = DatasetState(dataset.state)  # type: ignore[attr-defined]  # annotated by with_state()
    replaced = address(request, "dataset", number=dataset.replaces_id) if dataset.replaces_id else ""
    rows = [
        SummaryRow("Brings", DatasetKind(dataset.kind).label),
        SummaryRow("Source", dataset.source),
        SummaryRow("Imported", f"{words.datetime(dataset.imported_at)} by {_by(dataset)}"),
        SummaryRow("Rows", dataset.rows),
        SummaryRow("Indicators", dataset.series or None),
        SummaryRow("Areas", dataset.areas or None),
        SummaryRow("Figures not available", dataset.not_available if dataset.kind == DatasetKind.FIGURES else None),
        SummaryRow("Sheet", dataset.sheet),
        SummaryRow("Replaced", "The version before it" if replaced else None, address=replaced),
        SummaryRow("Replaced on", dataset.replaced_at),
        SummaryRow("Withdrawn", _withdrawn(dataset)),
        SummaryRow("Digest of the file (SHA-256)", dataset.digest),
    ]
    file = address(request, "dataset_file", number=dataset.pk)
    asked: Any = request
    may_read = may_open_file(asked.user, dataset)
    papers = [Paper(dataset.file_name, file, "As received", dataset.size)] if may_read else []
    return Record(
        summary=[row for row in rows if row.value is not None and row.value != ""], state=state.label, documents=papers
    )


def columns_read(dataset: Dataset) -> list[list[str]]:
    """Each field with the column of the file that was taken for it."""
    kind = DatasetKind(dataset.kind)
    return [[label_of(kind, field), header] for field, header in dataset.columns.items()]


def picture_of(dataset: Dataset) -> Markup | None:
    """The outlines that it brought; None where it brought none, or they are out of use."""
    found = outlines_in(dataset) if dataset.kind == DatasetKind.BOUNDARIES else []
    if not found:
        return None
    names, shapes = zip(*found, strict=True)
    return outline_picture(shapes, names, f"{dataset.name}: {words.plural(len(names), 'area')}")


def _by(dataset: Dataset) -> str:
    return dataset.imported_by.name if dataset.imported_by else "Quadrant"


def _withdrawn(dataset: Dataset) -> str | None:
    if dataset.withdrawn_at is None:
        return None
    who = dataset.withdrawn_by.name if dataset.withdrawn_by else "Quadrant"
    return f"{words.datetime(dataset.withdrawn_at)} by {who}: {dataset.why_withdrawn}"
