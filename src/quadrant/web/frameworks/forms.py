"""Uploading a framework: first what it would change, then the upload itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from quadrant.cycle.commands import set_own_word, upload_framework
from quadrant.cycle.framework.loader import load_framework_bytes
from quadrant.cycle.framework.moving import with_step_moved
from quadrant.cycle.framework.places import steps_of
from quadrant.cycle.framework.problems import FrameworkRefused, Problem
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.framework.vocabulary import Concept
from quadrant.cycle.models import FrameworkVersion, OwnWord
from quadrant.cycle.queries import framework_as_written, stale_version, vocabulary
from quadrant.web.design.carried import CarriedForm, carried, refused_again
from quadrant.web.design.fields import OneOfField, TextField
from quadrant.web.design.forms import Form

LARGEST = 1_000_000
MOST_TOLD = 50  # problems on one page


def _told(problems: Sequence[Problem]) -> list[str]:
    """The first problems of a file by line, and how many more there are."""
    told = [str(problem) for problem in problems[:MOST_TOLD]]
    return told if len(problems) <= MOST_TOLD else [*told, f"… and {len(problems) - MOST_TOLD:,} more like these"]


class FrameworkFileForm(Form):
    """A YAML file, refused with every problem named by its line; `read` is what it says."""

    file = forms.FileField(label="Framework file", help_text="A YAML file, at most 1 MB")
    read: Framework
    sent: bytes
    name: str

    def clean_file(self) -> Any:
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST:
            raise ValidationError("The file is larger than 1 MB")
        self.sent, self.name = sent.read(), sent.name
        try:
            self.read = load_framework_bytes(self.sent, name=sent.name)
        except FrameworkRefused as refused:
            raise ValidationError(_told(refused.problems)) from refused
        stale = stale_version(self.read)
        if stale:
            raise ValidationError(stale)
        return sent

    @classmethod
    def again(cls, confirmed: ConfirmForm) -> FrameworkFileForm:
        return cast(FrameworkFileForm, refused_again(cls({}), confirmed))

    def carried(self) -> dict[str, str]:
        """What the confirming page sends back."""
        return carried(self.name, self.sent)


class StepMoveForm(Form):
    """Which step, to which phase; `read` is what the next version says."""

    step = forms.ChoiceField(label="Step")
    phase = OneOfField(label="The phase it goes to", choices=[])
    read: Framework
    sent: bytes

    def __init__(self, *args: Any, version: FrameworkVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version, said = version, framework_as_written(version)
        self.places = {place.step.key: place for place in steps_of(said)}
        chosen: Any = self.fields
        chosen["step"].choices = [
            ("", "Choose a step"),
            *(
                (key, f"{one.step.number}. {one.step.name} (now in {one.phase.name})")
                for key, one in self.places.items()
            ),
        ]
        chosen["phase"].choices = [(one.key, f"{one.number}. {one.name}") for one in said.phases]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not {"step", "phase"} <= said.keys():
            return said
        place = self.places[said["step"]]
        if place.phase.key == said["phase"]:
            raise ValidationError({"phase": f"“{place.step.name}” stands in {place.phase.name} already"})
        if len(place.phase.steps) == 1:
            raise ValidationError({"step": f"“{place.step.name}” is the only step of {place.phase.name}"})
        text = with_step_moved(self.version.text, step=said["step"], phase=said["phase"], version=self._next)
        self.sent = text.encode()
        try:
            self.read = load_framework_bytes(self.sent, name=f"{self.version.key}.yaml")
        except FrameworkRefused as refused:
            raise ValidationError(_told(refused.problems)) from refused
        stale = stale_version(self.read)
        if stale:
            raise ValidationError("There is a newer version of this framework. Move the step there.")
        return said

    @property
    def _next(self) -> int:
        return self.version.version + 1

    def carried(self) -> dict[str, str]:
        """What the confirming page sends back."""
        return carried(f"{self.version.key}-v{self._next}.yaml", self.sent)


class WordForm(Form):
    """The partnership's own word for a dated term."""

    word = TextField(label="Your word", max_length=80, required=False)

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        own = next((row for one, row in vocabulary() if one.key == concept.key and row), None)
        super().__init__(*args, initial={"word": own.word if own else ""}, **kwargs)
        self.concept = concept
        self.fields["word"].help_text = f"Today’s word is “{concept.now[0]}”. Leave this empty to use it."

    def enact(self, *, by: Any, at: dt.datetime) -> OwnWord:
        return set_own_word(concept=self.concept, word=self.cleaned_data["word"], by=by, at=at)


class ConfirmForm(CarriedForm):
    """The framework as it was previewed, sent back to be kept."""

    largest = LARGEST

    def enact(self, *, by: Any, at: dt.datetime) -> FrameworkVersion:
        return upload_framework(data=self.cleaned_data["content"], name=self.cleaned_data["name"], by=by, at=at)
