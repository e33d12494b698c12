"""Acts on files on their way in: received, told what they are, confirmed, dropped; and the taking in itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from quadrant.analyse.outcomes.commands import (
    import_boundaries,
    import_definitions,
    import_figures,
    import_lookup,
    import_neighbours,
)
from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.outcomes.terms import DatasetKind, Received
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.desk.commands import ask_for_job
from quadrant.do.agreements.commands import import_contracts, import_spend
from quadrant.intake.bringing import LISTS
from quadrant.intake.checking import Checked, guesses_told
from quadrant.intake.models import NamedMapping, Upload
from quadrant.intake.queries import (
    check_as,
    header_rows_remembered,
    mapping_like,
    opened_as,
    places_here,
    preview_of,
    said_of,
)
from quadrant.intake.rules import may_receive, may_take_in
from quadrant.intake.terms import Described, FileRefused
from quadrant.partnership.keeping import KeptFile, chunks_of, keep, kept_copy
from quadrant.partnership.models import Person
from quadrant.partnership.within import here

ANALYSTS = "None of your roles brings in data."
Told = Callable[[int, str], None]


@act("upload.received")
def receive_upload(
    *, file_name: str, kept: KeptFile, said: Described | None = None, by: Person, at: datetime
) -> Done[Upload]:
    """A file has come. Without a name the dataset is called as the file is, without its ending."""
    allow(may_receive(by), ANALYSTS)
    made = Upload(
        file_name=file_name[-255:],
        digest=kept.digest,
        size=kept.size,
        stored=kept.stored,
        received_by=by,
        received_at=at,
    )
    _describe(made, said or Described())
    made.save()
    return Done(made, f"{made.file_name} was received")


@act("upload.described")
def describe_upload(*, upload: Upload, said: Described, by: Person, at: datetime) -> Done[Upload]:
    """Say what the dataset is called, what kind of file it is and which of its columns holds what."""
    allow(may_take_in(by, upload), ANALYSTS)
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    insist(kept.confirmed_at is None, "This file is being taken in already.")
    _describe(kept, said)
    kept.save()
    return Done(kept)


def _describe(upload: Upload, said: Described) -> None:
    upload.name = (said.name.strip() or _plain_file_name(upload.file_name))[:150]
    upload.kind = said.kind or ""
    upload.topic, upload.source = said.topic.strip(), said.source.strip()
    upload.columns = dict(said.columns)
    upload.sheet, upload.header_row, upload.period = said.sheet[:100], said.header_row, said.period.strip()[:60]
    upload.header_rows = said.header_rows
    upload.area, upload.of_all = said.area.strip()[:120], dict(said.of_all)
    upload.before_names, upload.areas_meant = said.before_names.strip()[:100], dict(said.areas_meant)


def describe_and_check(*, upload: Upload, said: Described, by: Person, at: datetime) -> Upload:
    """Say what the file holds, then look it through as it is read now."""
    return check_again(upload=describe_upload(upload=upload, said=said, by=by, at=at), by=by, at=at)


def check_again(*, upload: Upload, by: Person, at: datetime) -> Upload:
    """Look the file through as its page does, without a lock, and keep how many problems it has where that changed."""
    refused = preview_of(upload).refused
    problems = refused.total if refused is not None else 0
    if problems == upload.problems:
        return upload
    return note_problems(upload=upload, problems=problems, by=by, at=at)


@act("upload.checked")
def note_problems(*, upload: Upload, problems: int, by: Person, at: datetime) -> Done[Upload]:
    """How many problems keep the file from being taken in, so that the list of files can say so."""
    allow(may_take_in(by, upload), ANALYSTS)
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    kept.problems = problems
    kept.save()
    return Done(kept)


@act("mapping.remembered")
def remember_mapping(*, name: str, upload: Upload, by: Person, at: datetime) -> Done[NamedMapping]:
    """Keep what a file's columns were taken for under a name; the next file with these columns is read the same way.
    A mapping of the same name is told anew."""
    allow(may_take_in(by, upload), ANALYSTS)
    insist(bool(name.strip()), "Give the mapping a name.", field="remember_as")
    insist(bool(upload.columns) and bool(upload.kind), "Say first what the file holds.", field="remember_as")
    named = NamedMapping.objects.select_for_update().filter(name=name.strip()[:100]).first()
    kept = named or NamedMapping(name=name.strip()[:100])
    kept.kind, kept.columns, kept.saved_by, kept.saved_at = upload.kind, dict(upload.columns), by, at
    kept.of_all, kept.header_rows = dict(upload.of_all), upload.header_rows
    kept.before_names, kept.areas_meant = upload.before_names, dict(upload.areas_meant)
    kept.save()
    return Done(kept)


@act("upload.recognised")
def recognise_upload(*, upload: Upload, mapping: NamedMapping, by: Person, at: datetime) -> Done[Upload]:
    """The file has the columns of a remembered mapping: it is read the same way."""
    allow(may_take_in(by, upload), ANALYSTS)
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    kept.kind, kept.columns, kept.by_mapping = DatasetKind(mapping.kind), dict(mapping.columns), mapping
    kept.of_all, kept.header_rows = dict(mapping.of_all), mapping.header_rows
    kept.before_names, kept.areas_meant = mapping.before_names, dict(mapping.areas_meant)
    kept.save()
    return Done(kept, f"{kept.file_name} has the columns of “{mapping.name}”")


def receive_and_recognise(*, file_name: str, kept: KeptFile, said: Described, by: Person, at: datetime) -> Upload:
    """Receive a file; where mappings are remembered, look whether it has the columns of one; then look it through."""
    upload = receive_upload(file_name=file_name, kept=kept, said=said, by=by, at=at)
    return check_again(upload=_recognised(upload, said, by=by, at=at), by=by, at=at)


def _recognised(upload: Upload, said: Described, *, by: Person, at: datetime) -> Upload:
    for rows in sorted(header_rows_remembered(), key=lambda rows: rows or 0):
        try:
            with kept_copy(upload.stored, upload.digest) as path:
                headers = opened_as(path, replace(said, header_rows=rows)).sheet.headers
        except FileRefused:
            return upload  # its page says what is wrong with it
        if (like := mapping_like(headers, rows)) is not None:
            return recognise_upload(upload=upload, mapping=like, by=by, at=at)
    return upload


@act("upload.confirmed")
def confirm_upload(*, upload: Upload, by: Person, at: datetime) -> Done[Upload]:
    """Take the file in: a job does it, and `jobs` puts that job in the queue."""
    allow(may_take_in(by, upload), ANALYSTS)
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    insist(kept.confirmed_at is None, "This file is being taken in already.")
    insist(kept.dropped_at is None, "This file was dropped.")
    kept.job = ask_for_job(title=f"Taking in {kept.name}", by=by, at=at)
    kept.confirmed_at = at
    kept.save()
    return Done(kept, f"{kept.file_name} is to be taken in as “{kept.name}”")


@act("upload.reopened")
def reopen_upload(*, upload: Upload, by: Person, at: datetime) -> Done[Upload]:
    """After its job was refused or cancelled, the file can be described anew and tried again."""
    allow(may_take_in(by, upload), ANALYSTS)
    kept = Upload.objects.select_for_update(of=("self",)).select_related("job").get(pk=upload.pk)
    ended = kept.job is not None and kept.job.ended_at is not None
    insist(ended and kept.dataset_id is None, "This file is being taken in, or was already.")
    if kept.job is not None:
        kept.problems = kept.job.problems_total
    kept.job, kept.confirmed_at = None, None
    kept.save()
    return Done(kept)


@act("upload.dropped")
def drop_upload(*, upload: Upload, by: Person, at: datetime) -> Done[Upload]:
    allow(may_take_in(by, upload), ANALYSTS)
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    insist(kept.confirmed_at is None, "This file is being taken in already.")
    kept.dropped_at = at
    kept.save()
    return Done(kept, f"{kept.file_name} was dropped")


@act("upload.taken_in")
def take_in(*, upload: Upload, checked: Checked, by: Person, at: datetime) -> Done[Upload]:
    """Import what was checked, whole, and remember which dataset it became."""
    allow(may_take_in(by, upload), ANALYSTS)
    kept = Upload.objects.select_for_update().get(pk=upload.pk)
    insist(kept.dataset_id is None, "This file was taken in already.")
    kept.dataset = _imported(kept, checked, by=by, at=at)
    kept.save()
    return Done(kept, f"{kept.file_name} was taken in as “{kept.name}”")


@act("file.taken_in")
def take_in_file(
    *, file_name: str, kept: KeptFile, said: Described, checked: Checked, by: Person, at: datetime
) -> Done[Upload]:
    """Receive a file and import it in one act: from the command line, where nobody looks at it in between."""
    upload = receive_upload(file_name=file_name, kept=kept, said=said, by=by, at=at)
    return Done(take_in(upload=upload, checked=checked, by=by, at=at))


def read_and_take_in(upload: Upload, *, by: Person, at: datetime, told: Told) -> Dataset:
    """Read the upload's file, check every cell, then import it in one act. `told` hears how far it is, in per cent.

    Reading and checking hold no lock. Raises `FileRefused` or `Refusal`; then nothing has changed.
    """
    with kept_copy(upload.stored, upload.digest) as path:
        checked = _checked(path, said_of(upload), told)
    return _dataset_of(take_in(upload=upload, checked=checked, by=by, at=at))


def read_and_take_in_file(path: Path, said: Described, *, by: Person, at: datetime, told: Told) -> Dataset:
    """The same for a file on this machine; it is kept as received before anything is written."""
    checked = _checked(path, replace(said, name=said.name or _plain_file_name(path.name)), told)
    kept = keep(chunks_of(path), partnership=here().partnership_id)
    return _dataset_of(take_in_file(file_name=path.name, kept=kept, said=said, checked=checked, by=by, at=at))


def _dataset_of(upload: Upload) -> Dataset:
    if upload.dataset is None:
        raise LookupError("an upload that was taken in has its dataset")
    return upload.dataset


def _checked(path: Path, said: Described, told: Told) -> Checked:
    places = places_here()
    told(5, "Reading the file")
    found = opened_as(path, said)
    told(10, guesses_told(found))
    told(20, f"Checking {found.sheet.cells.height:,} rows")
    checked = check_as(found, places, said)
    told(60, f"Writing {checked.sentence[:1].lower()}{checked.sentence[1:]}")
    return checked


def _imported(upload: Upload, checked: Checked, *, by: Person, at: datetime) -> Dataset:
    sheet, mapping = checked.opened.sheet, checked.opened.mapping
    file = Received(
        name=upload.name,
        file_name=upload.file_name,
        digest=upload.digest,
        size=upload.size,
        stored=upload.stored,
        rows=checked.rows,
        columns=mapping.named(sheet),
        sheet=sheet.name[:100],
        source=upload.source,
    )
    if checked.figures is not None:
        return import_figures(figures=checked.figures, file=file, by=by, at=at)
    if checked.contracts:
        return import_contracts(lines=checked.contracts, file=file, by=by, at=at)
    if checked.spend is not None:
        return import_spend(lines=checked.spend, file=file, by=by, at=at)
    if checked.outlines is not None:
        return import_boundaries(outlines=checked.outlines, file=file, by=by, at=at)
    if checked.pairs:
        return import_lookup(pairs=checked.pairs, file=file, by=by, at=at)
    if checked.lines:
        return LISTS[mapping.kind].take_in(lines=checked.lines, file=file, by=by, at=at)
    if checked.definitions:
        return import_definitions(definitions=checked.definitions, file=file, by=by, at=at)
    return import_neighbours(neighbours=checked.neighbours, file=file, by=by, at=at)


def _plain_file_name(file_name: str) -> str:
    """The name of a file as words: "dfe_lait-long.csv" is "dfe lait long"."""
    stem = file_name.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return " ".join(stem.replace("_", " ").replace("-", " ").split()) or "Dataset"
