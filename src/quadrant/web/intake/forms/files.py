"""A file given, and the buttons on its page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake import commands
from quadrant.intake.models import Upload
from quadrant.intake.terms import Described
from quadrant.methods import words
from quadrant.partnership.keeping import keep
from quadrant.partnership.within import here
from quadrant.web.design.fields import TextField
from quadrant.web.design.forms import Form


class UploadForm(Form):
    file = forms.FileField(
        label="File",
        help_text="CSV, Excel (.xlsx, .xls), OpenDocument or Parquet, columns in any order, under any title. "
        "Boundaries as GeoJSON or TopoJSON.",
    )
    name = TextField(
        label="Name of the dataset",
        max_length=150,
        required=False,
        help_text="Leave empty to take the file's name. A dataset of the same name is replaced.",
    )
    kind = forms.ChoiceField(label="What the file brings", required=False)
    topic = TextField(label="Topic", max_length=100, required=False, help_text="For indicators whose file names none")
    source = TextField(label="Source", max_length=300, required=False, help_text="Who publishes the figures")

    def __init__(self, *args: Any, kinds: Sequence[DatasetKind], asked: str = "", **kwargs: Any) -> None:
        """`asked` is the kind of list from whose page somebody came."""
        super().__init__(*args, **kwargs)
        offered = [("", "Tell it from the file"), *((kind.value, kind.label) for kind in kinds)]
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]  # a choice field
        self.fields["kind"].initial = asked if asked in dict(offered) else ""

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > settings.LARGEST_UPLOAD:
            most = words.file_size(settings.LARGEST_UPLOAD)
            raise ValidationError(f"The file must be {most} or smaller. Ask for larger ones on the command line.")
        return given

    def enact(self, *, by: Any, at: datetime) -> Upload:
        cleaned, given = self.cleaned_data, self.cleaned_data["file"]
        kind = DatasetKind(cleaned["kind"]) if cleaned["kind"] else None
        said = Described(name=cleaned["name"], kind=kind, topic=cleaned["topic"], source=cleaned["source"])
        kept = keep(given.chunks(), partnership=here().partnership_id)
        return commands.receive_and_recognise(file_name=given.name, kept=kept, said=said, by=by, at=at)


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
