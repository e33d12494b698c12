"""The base of every form: it cleans, and `enact` makes the one call. It never saves (house.md, Forms)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.renderers import BaseRenderer
from django.forms.utils import pretty_name
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.choices import flatten_choices

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.methods import words
from quadrant.web.design.bound import CHECKBOX, CHECKBOXES, DATE, FILE, RADIOS, SELECT, GovukBoundField, kind_of
from quadrant.web.design.fields import refuse_control_characters
from quadrant.web.design.records import SummaryRow

# What a page's own buttons and its token send beside the boxes.
BUTTONS = {"csrfmiddlewaretoken", "_check", "_change"}
PICKED = {RADIOS, CHECKBOXES, SELECT, FILE}


class GovukRenderer(BaseRenderer):
    """Prints forms and fields with the templates of `design/`; what a widget prints stays Django's."""

    form_template_name = "design/form/form.html"
    formset_template_name = "design/form/formset.html"
    field_template_name = "design/field/field.html"
    bound_field_class = GovukBoundField

    def get_template(self, template_name: str) -> Any:
        screens = next(engine for engine in engines.all() if isinstance(engine, Jinja2))
        return screens.get_template(template_name)


@dataclass(frozen=True)
class Group:
    """Fields that belong together under one heading; those that few need are folded away until somebody opens them."""

    title: str
    fields: Sequence[str]
    hint: str = ""
    folded: bool = False


@dataclass(frozen=True)
class Problem:
    """A line of the error summary and where its link leads."""

    sentence: str
    target: str


@dataclass(frozen=True)
class Kept:
    """What a person typed, and what stands in the record now where somebody was quicker."""

    label: str
    typed: str
    recorded: str | None = None


class Dressed(forms.BaseForm):
    """What plain forms and model forms have in common here."""

    groups: Sequence[Group] = ()
    use_required_attribute = False
    refusal: Refusal | None = None
    done: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self._dressed = set(self.fields)
        for name, field in self.fields.items():
            dress(name, field)

    def __getitem__(self, name: str) -> forms.BoundField:
        """A field that was added after the form was made is dressed before it is cleaned or shown."""
        if name in self.fields and name not in self._dressed:
            self._dressed.add(name)
            dress(name, self.fields[name])
        return super().__getitem__(name)

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        """Make the one call with what was cleaned, and return what the command returns."""
        raise NotImplementedError(f"{type(self).__name__} does not say what it enacts")

    def rehearse(self, *, by: Any, at: dt.datetime) -> None:
        """Raise what `enact` would refuse, and do nothing: what is read once more should also go through."""

    def rehearsed(self, *, by: Any, at: dt.datetime) -> bool:
        """True when the form holds and nothing would be refused; else as `enacted`."""
        return self._goes_through(lambda: self.rehearse(by=by, at=at))

    def enacted(self, *, by: Any, at: dt.datetime) -> bool:
        """True when the form holds and the command was carried out; `done` is then what it returned.

        "Not now" becomes a line of the error summary and nothing typed is lost. "Not you" goes on to the door.
        """

        def carry_out() -> None:
            self.done = self.enact(by=by, at=at)

        return self._goes_through(carry_out)

    def _goes_through(self, ask: Callable[[], None]) -> bool:
        if not self.is_valid():
            return False
        try:
            ask()
        except NotAllowed:
            raise
        except Refusal as refusal:
            self.refuse(refusal)
            return False
        return True

    def refuse(self, refusal: Refusal) -> None:
        """Put a refusal on the page, at its field where it names one."""
        self.refusal = refusal
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.sentence)

    @property
    def status(self) -> int:
        """The answer's status when the form is shown again: 409 after a refusal, else 200."""
        return 200 if self.refusal is None else self.refusal.status

    @property
    def kept(self) -> list[Kept]:
        """Everything typed, with the words now in the record beside it where somebody was quicker."""
        theirs = {self.refusal.field: self.refusal.theirs} if self.refusal and self.refusal.theirs else {}
        shown = [self[name] for name in self.fields if not self[name].is_hidden]
        lines = [Kept(str(bound.label), typed(bound), theirs.get(bound.name)) for bound in shown]
        return [line for line in lines if line.typed or line.recorded]

    @property
    def answers(self) -> list[SummaryRow]:
        """What was filled in, in words, to be read once more before it is final; the form must hold."""
        shown = [self[name] for name in self.fields if not self[name].is_hidden]
        return [
            SummaryRow(str(bound.label), in_words(bound, self.cleaned_data[bound.name]))
            for bound in shown
            if typed(bound)
        ]

    @property
    def boxes_sent(self) -> list[tuple[str, str]]:
        """Each box as it came, so that a page between can send it again."""
        kept = [name for name in self.data if name not in BUTTONS]
        return [(name, str(value)) for name in kept for value in self.data.getlist(name)]  # type: ignore[attr-defined]

    @property
    def conflicts(self) -> list[Kept]:
        """The fields of which the record now says something else than was typed."""
        return [line for line in self.kept if line.recorded is not None and line.recorded != line.typed]


class Form(Dressed, forms.Form):
    """A form of our own: declare fields, then `enact`."""


if TYPE_CHECKING:
    AnyModelForm = forms.ModelForm[Any]
else:
    AnyModelForm = forms.ModelForm  # Django's own takes no type when it runs


class ModelForm(Dressed, AnyModelForm):
    """A form that cleans by a table's own constraints; its `save` is closed, `enact` makes the call."""

    def save(self, commit: bool = True) -> Any:
        raise TypeError("A form never saves: call the command in enact()")


@dataclass(frozen=True)
class GroupOfFields:
    """A group with its bound fields, as the form template prints it."""

    title: str
    hint: str
    fields: list[Any]
    folded: bool = False

    @property
    def has_errors(self) -> bool:
        return any(field.errors for field in self.fields)


def grouped(form: forms.BaseForm) -> list[GroupOfFields]:
    """A form's visible fields in its groups; what no group names comes last, without a heading."""
    groups: Sequence[Group] = getattr(form, "groups", ())
    named = {name for group in groups for name in group.fields}
    made = [
        GroupOfFields(group.title, group.hint, [form[name] for name in group.fields], group.folded) for group in groups
    ]
    rest = [bound for bound in form.visible_fields() if bound.name not in named]
    return [*made, GroupOfFields("", "", rest)] if rest else made


def problems(asked: forms.BaseForm | forms.BaseFormSet[Any]) -> list[Problem]:
    """Every error of a form or of a set of forms, in the order of the page, with the box that its link leads to."""
    if isinstance(asked, forms.BaseFormSet):
        of_the_set = [Problem(str(sentence), "") for sentence in asked.non_form_errors()]
        return [*of_the_set, *(problem for form in asked.forms for problem in problems(form))]
    listed = [Problem(str(sentence), "") for sentence in asked.errors.get(NON_FIELD_ERRORS, [])]
    for name in asked.fields:
        if name in asked.errors:
            bound = asked[name]
            target = bound.first_id if isinstance(bound, GovukBoundField) and not bound.is_hidden else ""
            listed += [Problem(str(sentence), target) for sentence in asked.errors[name]]
    return listed


def optional(bound: forms.BoundField) -> str:
    """What follows the label of a field that may stay empty; labels of fields that must be filled say nothing.

    A field that may be empty for now but not for good says `may_wait`: it is not called optional.
    """
    said = bound.field.required or "optional" in str(bound.label).lower() or getattr(bound.field, "may_wait", False)
    return "" if said else " (optional)"


def typed(bound: forms.BoundField) -> str:
    """What stands in a field, in one string: boxes of a date with spaces, several choices with commas."""
    value = bound.value()
    if isinstance(value, list | tuple):
        between = " " if kind_of(bound.field.widget) == DATE else ", "
        return between.join(str(part) for part in value if part)
    return "" if value is None else str(value)


def in_words(bound: forms.BoundField, cleaned: Any) -> Any:
    """What a field holds as a person reads it: the words of a choice, a date, yes or no."""
    chosen = dict(flatten_choices(getattr(bound.field, "choices", ())))
    if isinstance(cleaned, list | tuple):
        return words.listing(str(chosen.get(each, each)) for each in cleaned)
    return chosen.get(str(cleaned), cleaned) if chosen else cleaned


def dress(name: str, field: forms.Field) -> None:
    """Give a field its sentences and take away what makes a browser swallow typed text."""
    if field.label is None:
        field.label = pretty_name(name)
    for code, sentence in _sentences(field).items():
        if field.error_messages.get(code) == _published(field).get(code):
            field.error_messages[code] = sentence
    if isinstance(field, forms.CharField):
        field.widget.attrs.pop("maxlength", None)
        if refuse_control_characters not in field.validators:
            field.validators.append(refuse_control_characters)


def _sentences(field: forms.Field) -> dict[str, str]:
    kind = kind_of(field.widget)
    label = str(field.label)
    asked = f"{'Select' if kind in PICKED else 'Enter'} {words.lower_first(label)}"
    if label.endswith("?"):
        asked = f"Answer “{label}”"
    elif kind == DATE and label in ("From", "To", "Until"):  # words that say no day by themselves
        asked = f"Enter a day under “{label}”"
    sentences = {
        "required": f"Tick “{label}” to go on" if kind == CHECKBOX else asked,
        "max_length": f"{label} must be %(limit_value)d characters or fewer",
        "min_length": f"{label} must be %(limit_value)d characters or more",
        "invalid_choice": "Select one of the choices listed",
    }
    if isinstance(field, forms.EmailField):
        sentences["invalid"] = "Enter an email address in the correct format, like name@example.com"
    return sentences


def _published(field: forms.Field) -> dict[str, Any]:
    """The messages that the field's class came with: those an author has not replaced."""
    messages: dict[str, Any] = {}
    for known in reversed(type(field).__mro__):
        messages.update(getattr(known, "default_error_messages", {}))
    return messages
