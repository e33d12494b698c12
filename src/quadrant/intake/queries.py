"""What can be asked about files on their way in."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.analyse.outcomes.queries import indicator_keys, own_areas
from quadrant.intake.checking import Checked, Opened, check, open_file
from quadrant.intake.keeping import kept_copy
from quadrant.intake.models import Upload
from quadrant.intake.places import Places, places_with
from quadrant.intake.terms import Described, FileKind, FileRefused


def upload_numbered(number: int) -> Upload | None:
    found: Upload | None = (
        Upload.objects.select_related("received_by", "job", "dataset").filter(pk=number, dropped_at=None).first()
    )
    return found


def upload_of_job(job: int) -> Upload:
    found: Upload = Upload.objects.select_related("received_by", "job").get(job=job)
    return found


def places_here() -> Places:
    """Every place that can be named in this partnership."""
    return places_with(own_areas())


def said_of(upload: Upload) -> Described:
    """What was said of the upload."""
    kind = FileKind(upload.kind) if upload.kind else None
    return Described(upload.name, kind, upload.topic, upload.source, upload.columns)


def preview_of(upload: Upload) -> Preview:
    """The upload's file read and checked as it would be taken in, with its first rows and every problem."""
    places, said = places_here(), said_of(upload)
    try:
        with kept_copy(upload.stored, upload.digest) as path:
            opened = open_file(path, places, kind=said.kind, columns=said.columns, keys=indicator_keys())
    except FileRefused as refused:
        return Preview(None, None, refused)
    try:
        return Preview(opened, check(opened, places, topic=said.topic, source=said.source or said.name), None)
    except FileRefused as refused:
        return Preview(opened, None, refused)


@dataclass(frozen=True, eq=False)
class Preview:
    """What a file would bring, or why it cannot be taken in."""

    opened: Opened | None
    checked: Checked | None
    refused: FileRefused | None
