"""A file given, and what is said of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from quadrant.intake import commands
from quadrant.intake.fields import OF_KIND, label_of
from quadrant.intake.models import Upload
from quadrant.intake.queries import Preview
from quadrant.intake.terms import Described, FileKind
from quadrant.methods import words
from quadrant.partnership.keeping import keep
from quadrant.partnership.within import here
from quadrant.web.design.fields import OneOfField, TextField
from quadrant.web.design.forms import Form, Group

RANKS = 10


class UploadForm(Form):
    file = forms.FileField(
        label="File",
        help_text="CSV, Excel, OpenDocument or Parquet. Columns may stand in any order, under any title.",
    )
    name = TextField(
        label="Name of the dataset",
        max_length=150,
        required=False,
        help_text="Leave empty to take the file's name. A dataset of the same name is replaced.",
    )
    topic = TextField(label="Topic", max_length=100, required=False, help_text="For indicators whose file names none")
    source = TextField(label="Source", max_length=300, required=False, help_text="Who publishes the figures")

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > settings.LARGEST_UPLOAD:
            most = words.file_size(settings.LARGEST_UPLOAD)
            raise ValidationError(f"The file must be {most} or smaller. Ask for larger ones on the command line.")
        return given

    def enact(self, *, by: Any, at: datetime) -> Upload:
        cleaned, given = self.cleaned_data, self.cleaned_data["file"]
        said = Described(name=cleaned["name"], topic=cleaned["topic"], source=cleaned["source"])
        kept = keep(given.chunks(), partnership=here().partnership_id)
        return commands.receive_upload(file_name=given.name, kept=kept, said=said, by=by, at=at)


class DescribeForm(Form):
    """What the dataset is called, what the file holds, and which column holds what."""

    name = TextField(label="Name of the dataset", max_length=150)
    kind = OneOfField(label="What the file brings", choices=FileKind.choices())
    topic = TextField(label="Topic", max_length=100, required=False)
    source = TextField(label="Source", max_length=300, required=False)

    def __init__(self, *args: Any, upload: Upload, preview: Preview, **kwargs: Any) -> None:
        self.upload, opened = upload, preview.opened
        kind = opened.mapping.kind if opened else FileKind(upload.kind or FileKind.FIGURES)
        self.shown_kind = kind
        initial: dict[str, Any] = {"name": upload.name, "kind": kind, "topic": upload.topic, "source": upload.source}
        headers = list(opened.sheet.headers) if opened else []
        told = opened.mapping.named(opened.sheet) if opened else {}
        self.columns = _fields_of(kind)
        kwargs["initial"] = {**initial, **{f"column_{field}": told.get(field, "") for field in self.columns}}
        super().__init__(*args, **kwargs)
        choices = [("", "None"), *((header, header) for header in headers)]
        for field in self.columns if headers else ():
            label, needed = label_of(kind, field), field in _needed(kind)
            self.fields[f"column_{field}"] = forms.ChoiceField(label=label, choices=choices, required=needed)
        named = tuple(f"column_{field}" for field in self.columns if headers)
        groups = [Group("The dataset", ("name", "kind", "topic", "source"))]
        self.groups = [*groups, Group("Its columns", named)] if named else groups

    def enact(self, *, by: Any, at: datetime) -> Upload:
        cleaned, kind = self.cleaned_data, FileKind(self.cleaned_data["kind"])
        # Of another kind, the columns shown were those of the wrong kind: they are told anew.
        same = kind is self.shown_kind
        columns = {field: cleaned.get(f"column_{field}", "") for field in self.columns} if same else {}
        said = Described(cleaned["name"], kind, cleaned["topic"], cleaned["source"], columns)
        return commands.describe_upload(upload=self.upload, said=said, by=by, at=at)


def _fields_of(kind: FileKind) -> list[str]:
    ranked = [f"neighbour_{rank}" for rank in range(1, RANKS + 1)] if kind is FileKind.NEIGHBOURS else []
    return [field.key for field in OF_KIND[kind]] + ranked


def _needed(kind: FileKind) -> set[str]:
    return {field.key for field in OF_KIND[kind] if field.needed}


class UploadActForm(Form):
    """One button on an upload: confirm, drop or try again."""

    def __init__(self, *args: Any, upload: Upload, **kwargs: Any) -> None:
        self.upload = upload
        super().__init__(*args, **kwargs)


class ConfirmForm(UploadActForm):
    def enact(self, *, by: Any, at: datetime) -> Upload:
        return commands.confirm_upload(upload=self.upload, by=by, at=at)


class DropForm(UploadActForm):
    def enact(self, *, by: Any, at: datetime) -> Upload:
        return commands.drop_upload(upload=self.upload, by=by, at=at)


class AgainForm(UploadActForm):
    def enact(self, *, by: Any, at: datetime) -> Upload:
        return commands.reopen_upload(upload=self.upload, by=by, at=at)
