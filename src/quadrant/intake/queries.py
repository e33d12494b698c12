"""What can be asked about files on their way in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db.models import Q

from quadrant.analyse.outcomes.queries import (
    DefinitionsHere,
    FigureChanges,
    datasets,
    definitions_here,
    figure_changes,
    figures_held_elsewhere,
    indicator_keys,
    indicators_per_cent,
    neighbour_differences,
    own_areas,
    small_areas_here,
)
from quadrant.analyse.outcomes.rules import may_bring, may_import
from quadrant.analyse.outcomes.terms import DatasetKind, Figures
from quadrant.audit.terms import Differences
from quadrant.do.agreements.queries import RegisterChanges, changes_to
from quadrant.intake.bringing import LISTS
from quadrant.intake.checking import Checked, Opened, check, open_file
from quadrant.intake.evidence.area_names import AreaToSay, areas_to_say
from quadrant.intake.evidence.places import Places, places_with
from quadrant.intake.fields import plain_header
from quadrant.intake.models import NamedMapping, Upload
from quadrant.intake.terms import Described, FileRefused
from quadrant.partnership.keeping import kept_copy

MOST_PREVIEWED = 50_000


def upload_numbered(number: int) -> Upload | None:
    found: Upload | None = (
        Upload.objects.select_related("received_by", "job", "dataset", "by_mapping")
        .filter(pk=number, dropped_at=None)
        .first()
    )
    return found


def upload_of_job(job: int) -> Upload:
    found: Upload = Upload.objects.select_related("received_by", "job").get(job=job)
    return found


def places_here() -> Places:
    """Every place that can be named in this partnership."""
    return places_with(own_areas(), small_areas_here())


def said_of(upload: Upload) -> Described:
    """What was said of the upload."""
    kind = DatasetKind(upload.kind) if upload.kind else None
    return Described(
        upload.name,
        kind,
        upload.topic,
        upload.source,
        upload.columns,
        upload.sheet,
        upload.header_row,
        upload.header_rows,
        upload.period,
        upload.area,
        upload.of_all,
        upload.before_names,
        upload.areas_meant,
    )


def opened_as(path: Path, said: Described) -> Opened:
    """The file read as somebody described it. Raises `FileRefused`."""
    return open_file(
        path,
        places_here(),
        kind=said.kind,
        columns=said.columns,
        keys=indicator_keys(),
        sheet_name=said.sheet,
        header_row=said.header_row,
        header_rows=said.header_rows,
    )


def check_as(opened: Opened, places: Places, said: Described) -> Checked:
    """Every cell read, with what somebody said of the file as a whole. Raises `FileRefused`."""
    return check(
        opened,
        places,
        topic=said.topic,
        source=said.source or said.name,
        name=said.name,
        period=said.period,
        area=said.area,
        of_all=said.of_all,
        before_names=said.before_names,
        areas_meant=said.areas_meant,
        per_cents=indicators_per_cent() if opened.mapping.kind is DatasetKind.FIGURES else frozenset(),
    )


@dataclass(frozen=True, eq=False)
class Preview:
    """What a file would bring, or why it cannot be taken in. `looked_at` rows of a very long file were checked;
    `to_say` are the names of areas of which somebody may say what they mean, `own_area` is the partnership's."""

    opened: Opened | None = None
    checked: Checked | None = None
    refused: FileRefused | None = None
    looked_at: int = 0
    to_say: Sequence[AreaToSay] = ()
    own_area: str = ""

    @property
    def is_partial(self) -> bool:
        return self.opened is not None and self.looked_at < self.opened.sheet.cells.height


def preview_of(upload: Upload) -> Preview:
    """The upload's file read and checked as it would be taken in; of a very long one the first rows, since a page must
    not keep anybody waiting. The job checks every row before it writes any."""
    places, said = places_here(), said_of(upload)
    try:
        with kept_copy(upload.stored, upload.digest) as path:
            opened = opened_as(path, said)
    except FileRefused as refused:
        return Preview(refused=refused)
    part = replace(opened, sheet=replace(opened.sheet, cells=opened.sheet.cells.head(MOST_PREVIEWED)))
    own = places.by_code.get(places.own_code)
    seen = Preview(opened, looked_at=part.sheet.cells.height, own_area=own.name if own else "")
    if opened.mapping.kind is DatasetKind.FIGURES:
        seen = replace(seen, to_say=areas_to_say(part.sheet, opened.mapping, places, said.areas_meant))
    try:
        checked = check_as(part, places, said)
        if checked.figures is not None and not seen.is_partial:
            _refuse_held(checked.figures, said.name)
    except FileRefused as refused:
        return replace(seen, refused=refused)
    return replace(seen, checked=checked)


def _refuse_held(figures: Figures, name: str) -> None:
    """Two datasets may not state one figure; the job would refuse it too."""
    if (held := figures_held_elsewhere(figures, name)) is not None:
        raise FileRefused.whole(held.sentence, held.remedy)


def changes_of(upload: Upload, preview: Preview) -> RegisterChanges | None:
    """What a contracts register would change in the one of its name."""
    if preview.checked is None or not preview.checked.contracts:
        return None
    return changes_to(upload.name, preview.checked.contracts)


def figure_changes_of(upload: Upload, preview: Preview, person: Any) -> FigureChanges | None:
    """What a file of figures would change in the dataset of its name, as this person may see it; None where there is
    none, and of files too long to be compared on a page."""
    if preview.checked is None or preview.checked.figures is None or preview.is_partial:
        return None
    return figure_changes(preview.checked.figures, upload.name, person)


def definitions_of(preview: Preview) -> DefinitionsHere | None:
    """Which of the indicators that a dictionary defines are here already."""
    if preview.checked is None or not preview.checked.definitions:
        return None
    return definitions_here(preview.checked.definitions)


def differences_of(upload: Upload, preview: Preview) -> Differences | None:
    """What a list of another room would add and change there, and what a list of neighbours would."""
    if preview.checked is None:
        return None
    if preview.checked.neighbours:
        return neighbour_differences(preview.checked.neighbours, upload.name)
    if not preview.checked.lines:
        return None
    return LISTS[preview.checked.opened.mapping.kind].differences(preview.checked.lines, upload.name)


def uploads_waiting(person: Any) -> Any:
    """Files received and not yet taken in or dropped, as this person may see them, newest first."""
    waiting = Upload.objects.filter(dropped_at=None, dataset=None).select_related("received_by", "job")
    if not may_import(person):
        return waiting.filter(received_by=person)
    return waiting.exclude(~Q(received_by=person), kind=DatasetKind.PEOPLE)


def mapping_like(headers: Sequence[str], header_rows: int | None = None) -> NamedMapping | None:
    """The remembered mapping of which the file has every column, read with its headers in as many rows; of several, the
    one that tells most."""
    here_too = {plain_header(header) for header in headers}
    fitting = [
        one
        for one in NamedMapping.objects.filter(header_rows=header_rows).order_by("name")
        if one.columns and all(plain_header(header) in here_too for header in one.columns.values() if header)
    ]
    return max(fitting, key=lambda one: (sum(map(bool, one.columns.values())), one.saved_at), default=None)


def header_rows_remembered() -> set[int | None]:
    """In how many rows the headers of remembered mappings stand: None where they are looked for; empty where no mapping
    is remembered."""
    return set(NamedMapping.objects.order_by().values_list("header_rows", flat=True).distinct())


def kinds_for(person: Any) -> list[DatasetKind]:
    """The kinds of file that this person may take in."""
    return [kind for kind in DatasetKind if may_bring(person, kind)]


def replaced_by(upload: Upload, preview: Preview) -> Any:
    """The standing dataset of its kind and name that the upload would replace, or None."""
    if preview.opened is None:
        return None
    kind, name = preview.opened.mapping.kind, upload.name
    if preview.checked is not None and preview.checked.lines:
        name = LISTS[kind].called(name, preview.checked.lines)
    return datasets().standing().filter(kind=kind.value, name=name).first()
