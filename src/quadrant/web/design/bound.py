"""A field on a GOV.UK page: which template prints it, what is said to whom listens, and where an error's link leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

from quadrant.web.design.boxes import DateBoxes, DatePart

INPUT, SELECT, TEXTAREA, RADIOS, CHECKBOXES, CHECKBOX, FILE, PASSWORD, DATE = (
    "input",
    "select",
    "textarea",
    "radios",
    "checkboxes",
    "checkbox",
    "file",
    "password",
    "date",
)
# The first that fits is taken, so the special stand before the general.
KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DateBoxes, DATE),
    (forms.CheckboxSelectMultiple, CHECKBOXES),
    (forms.RadioSelect, RADIOS),
    (forms.CheckboxInput, CHECKBOX),
    (forms.FileInput, FILE),
    (forms.PasswordInput, PASSWORD),
    (forms.Textarea, TEXTAREA),
    (forms.Select, SELECT),
)
CLASSES = {
    INPUT: "govuk-input",
    SELECT: "govuk-select",
    TEXTAREA: "govuk-textarea",
    RADIOS: "govuk-radios__input",
    CHECKBOXES: "govuk-checkboxes__input",
    CHECKBOX: "govuk-checkboxes__input",
    FILE: "govuk-file-upload",
    PASSWORD: "govuk-input govuk-password-input__input govuk-js-password-input-input",
    DATE: "govuk-input govuk-date-input__input",
}
# Choices are marked in error by their group, not one by one.
MARKED_IN_ERROR = {INPUT, SELECT, TEXTAREA, FILE, PASSWORD}
WIDTHS = (2, 3, 4, 5, 10, 20, 30)
SHORT_LIST = 4


@dataclass(frozen=True)
class Choice:
    """One radio button or checkbox with its words."""

    tag: SafeString
    id: str
    label: str
    hint: str


def kind_of(widget: forms.Widget) -> str:
    """Which template of `design/field/` prints a field with this widget."""
    return next((kind for known, kind in KINDS if isinstance(widget, known)), INPUT)


class GovukBoundField(BoundField):
    """Django's bound field with what the field templates of `design/field/` print."""

    @property
    def kind(self) -> str:
        """Which template of `design/field/` prints this field."""
        return kind_of(self.field.widget)

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}_helptext"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}_error"

    @property
    def is_grouped(self) -> bool:
        """True for several controls under one legend."""
        return self.kind in {RADIOS, CHECKBOXES, DATE}

    @property
    def prefix(self) -> str:
        """What stands before the box: a pound sign."""
        return str(getattr(self.field, "prefix", ""))

    @property
    def suffix(self) -> str:
        """What stands behind the box: a per cent sign or a unit."""
        return str(getattr(self.field, "suffix", ""))

    @property
    def longest(self) -> int | None:
        """The most characters that a long answer may have, for the counter under it."""
        return getattr(self.field, "max_length", None) if self.kind == TEXTAREA else None

    @property
    def choices(self) -> list[Choice]:
        """Every radio button or checkbox with its words and hint."""
        hints: dict[str, str] = getattr(self.field, "choice_hints", {})
        made = []
        for part in self.subwidgets:
            value = str(part.data.get("value", ""))
            label, hint = str(part.choice_label), hints.get(value, "")
            if hint:
                part.data["attrs"]["aria-describedby"] = f"{part.id_for_label}_hint"
            made.append(Choice(SafeString(part.tag()), part.id_for_label or "", label, hint))
        return made

    @property
    def is_short(self) -> bool:
        """True when the choices are few and short enough for small print side by side."""
        return len(self.choices) <= SHORT_LIST and all(len(choice.label) <= SHORT_LIST for choice in self.choices)

    @property
    def first_id(self) -> str:
        """Where the error summary's link puts the cursor."""
        if self.kind == DATE:
            return f"{self.auto_id}_{self.wrong_boxes[0]}"
        return f"{self.auto_id}_0" if self.kind in {RADIOS, CHECKBOXES} else self.auto_id

    @property
    def wrong_boxes(self) -> list[DatePart]:
        """Which boxes of a date the error is about; all three when it is about the date."""
        codes = {error.code for error in self.errors.as_data()}
        named = [part for part in DatePart if any(code and part in code.split("+") for code in codes)]
        return named or list(DatePart)

    @property
    def aria_describedby(self) -> str | None:
        described = super().aria_describedby
        return f"{described} {self.auto_id}-info".strip() if described is not None and self.longest else described

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        kind = self.kind
        asked = (widget or self.field.widget).attrs
        classes = [CLASSES[kind], str(asked.get("class", "")), self._width()]
        if self.longest:
            classes.append("govuk-js-character-count")
        if self.errors and kind in MARKED_IN_ERROR:
            classes.append(f"{CLASSES[kind].split()[0]}--error")
        if not (widget or self.field.widget).is_hidden:
            built["class"] = " ".join(filter(None, classes))
        if kind == DATE and self.errors:
            built["wrong_boxes"] = " ".join(self.wrong_boxes)
        return built

    def _width(self) -> str:
        if self.kind not in {INPUT, PASSWORD}:
            return ""
        width = getattr(self.field, "width", None)
        if width is None:
            longest = getattr(self.field, "max_length", None)
            width = next((known for known in WIDTHS if longest and longest <= known), None)
        return f"govuk-input--width-{width}" if width else ""
