"""Forms that are made of a consultation's questions: the public page, its young people's version, paper; files."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings

from quadrant.audit.terms import Refusal
from quadrant.engagement import commands
from quadrant.engagement.models import Answer, Consultation, Delivery, Question
from quadrant.engagement.queries import scale_labels
from quadrant.engagement.terms import LOWEST, Edition, Given, QuestionKind, Value, YoungAge
from quadrant.intake.lists.responses import RECEIVED, Checked
from quadrant.intake.terms import Sheet, shortened
from quadrant.methods.calendar import london_day
from quadrant.partnership.keeping import keep
from quadrant.partnership.within import here
from quadrant.web.design.fields import AmountField, DateBoxesField, LongTextField, OneOfField, SomeOfField
from quadrant.web.design.forms import Form, Group, dress

LONGEST = 4_000
PARENT = "Because you are under 13, ask a parent or carer. When they say yes, tick that they did"
NOTHING = "Answer at least one question"


def field_of(question: Question, *, plain: bool = False) -> forms.Field:
    """The field that asks a question; nobody has to answer any."""
    said: dict[str, Any] = {"label": question.plain if plain else question.text, "required": False}
    said["help_text"] = "" if plain else question.hint
    kind = QuestionKind(question.kind)
    if kind is QuestionKind.TEXT:
        return LongTextField(rows=4, max_length=LONGEST, **said)
    if kind is QuestionKind.NUMBER:
        return AmountField(**said)
    if kind is QuestionKind.MANY:
        said["help_text"] = said["help_text"] or "Tick all that apply"
        return SomeOfField(choices=[(str(at), choice) for at, choice in enumerate(question.choices)], **said)
    if kind is QuestionKind.SCALE:
        choices = [(str(step), label) for step, label in enumerate(scale_labels(question), start=LOWEST)]
    else:
        choices = [(str(at), choice) for at, choice in enumerate(question.choices)]
    # However many there are: a select box would choose one for whoever leaves it alone.
    return OneOfField(choices=choices, widget=forms.RadioSelect, **said)


class AnswersForm(Form):
    """The questions of a consultation, each optional."""

    plain = False

    def __init__(self, *args: Any, consultation: Consultation, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consultation = consultation
        self.questions = [one for one in questions if one.plain] if self.plain else list(questions)
        for one in self.questions:
            field = field_of(one, plain=self.plain)
            # Said once above the questions: every one is optional, so no label repeats it.
            field.may_wait = True  # type: ignore[attr-defined]  # read by the label
            self.fields[f"q{one.pk}"] = field
            dress(f"q{one.pk}", field)
        self.groups = self._grouped()

    def _grouped(self) -> list[Group]:
        views = [f"q{one.pk}" for one in self.questions if not one.monitors]
        about = [f"q{one.pk}" for one in self.questions if one.monitors]
        hint = "These help us see whether we hear from everybody. Leave out any that you would rather not answer."
        return [Group("", views), *([Group("About you", about, hint)] if about else [])]

    def answered(self) -> dict[int, Value]:
        """What was answered, by number of question; what was left empty is left out."""
        found: dict[int, Value] = {}
        for one in self.questions:
            said = self.cleaned_data.get(f"q{one.pk}")
            kind = QuestionKind(one.kind)
            if said in (None, "", []):
                continue
            if kind is QuestionKind.MANY:
                found[one.pk] = tuple(int(each) for each in said)
            elif kind in (QuestionKind.ONE, QuestionKind.SCALE):
                found[one.pk] = int(said)
            else:
                found[one.pk] = said.strip() if isinstance(said, str) else said
        return {number: value for number, value in found.items() if value != ""}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not self.answered():
            self.add_error(None, NOTHING)
        return said


class PublicForm(AnswersForm):
    """What anybody may answer, without signing in. The mark of the page keeps it from being taken twice."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=32, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mark"].initial = uuid.uuid4().hex

    def given(self, at: dt.datetime) -> Given:
        return Given(self.answered(), london_day(at), form=self.cleaned_data["mark"])

    def enact(self, *, by: Any, at: dt.datetime) -> Delivery:
        """By nobody, also where somebody is signed in: nothing says whose answers these are."""
        return commands.receive_response(consultation=self.consultation, given=self.given(at), by=None, at=at)


class YoungForm(PublicForm):
    """The young people's version: easy words, how old you are, and that it is all right."""

    plain = True

    age = OneOfField(label="How old are you?", choices=YoungAge.choices(), widget=forms.RadioSelect)
    agrees = forms.BooleanField(
        label="It is OK to use my answers", help_text="We do not ask your name. Nobody can see who you are."
    )
    parent = forms.BooleanField(label="I am under 13 and my parent or carer says it is OK", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].may_wait = True  # type: ignore[attr-defined]  # its label says when it is needed
        self.fields["agrees"].error_messages["required"] = "Tick that it is OK to use your answers"

    def _grouped(self) -> list[Group]:
        return [
            Group("About you", ["age", "agrees", "parent"]),
            Group("What you think", [f"q{one.pk}" for one in self.questions]),
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("age") and YoungAge(said["age"]).needs_a_parent and not said.get("parent"):
            self.add_error("parent", PARENT)
        return said

    def given(self, at: dt.datetime) -> Given:
        said = self.cleaned_data
        return Given(
            self.answered(), london_day(at), Edition.YOUNG, YoungAge(said["age"]), said["agrees"], said["mark"]
        )


class PaperForm(AnswersForm):
    """A response that came on paper, entered by somebody of the team."""

    received_on = DateBoxesField(label="Day on which the paper came", help_text="For example 9 11 2026")
    age = OneOfField(
        label="If it is the young people’s version: how old they are",
        choices=[("", "It is not"), *YoungAge.choices()],
        required=False,
        widget=forms.RadioSelect,
    )
    consented = forms.BooleanField(
        label="The young person, and under 13 a parent or carer, ticked that it is OK", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("age", "consented"):
            self.fields[name].may_wait = True  # type: ignore[attr-defined]  # their labels say when

    def _grouped(self) -> list[Group]:
        return [Group("The paper", ["received_on", "age", "consented"]), *super()._grouped()]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("age") and not said.get("consented"):
            self.add_error("consented", "Without consent a young person’s answers are not taken")
        return said

    def enact(self, *, by: Any, at: dt.datetime) -> Delivery:
        said = self.cleaned_data
        age = YoungAge(said["age"]) if said["age"] else None
        edition = Edition.YOUNG if age else Edition.FULL
        given = Given(self.answered(), said["received_on"], edition, age, said["consented"])
        return commands.enter_response(consultation=self.consultation, given=given, by=by, at=at)


class FileForm(Form):
    """A file of responses gathered elsewhere."""

    file = forms.FileField(label="The file", help_text="CSV, Excel or OpenDocument, one response on each row")

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consultation = consultation

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.LARGEST_UPLOAD:
            raise forms.ValidationError(f"The file is larger than {settings.LARGEST_UPLOAD // 1_000_000} MB")
        return file

    def enact(self, *, by: Any, at: dt.datetime) -> Delivery:
        file = self.cleaned_data["file"]
        kept = keep(file.chunks(), partnership=here().partnership_id)
        return commands.receive_file(consultation=self.consultation, file_name=file.name, kept=kept, by=by, at=at)


class ColumnsForm(Form):
    """Which column of a file answers which question."""

    def __init__(
        self, *args: Any, delivery: Delivery, sheet: Sheet, questions: Sequence[Question], told: dict[str, str],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.delivery = delivery
        choices = [("", "No column"), *((header, _with_example(sheet, at)) for at, header in enumerate(sheet.headers))]
        asked = [(str(one.pk), one.text) for one in questions]
        for key, label in [*asked, (RECEIVED, "Day on which the response came")]:
            field = forms.ChoiceField(label=label, choices=choices, required=False, initial=told.get(key, ""))
            field.may_wait = True  # type: ignore[attr-defined]  # said above the form
            self.fields[f"column_{key}"] = field
            dress(f"column_{key}", field)

    def enact(self, *, by: Any, at: dt.datetime) -> Delivery:
        columns = {name.removeprefix("column_"): header for name, header in self.cleaned_data.items()}
        return commands.tell_columns(delivery=self.delivery, columns=columns, by=by, at=at)


def _with_example(sheet: Sheet, at: int) -> str:
    """A header with what stands under it, which tells columns apart that are called alike."""
    first = next((cell for cell in sheet.column(at).head(200).to_list() if cell.strip()), "")
    return f"{shortened(sheet.headers[at], 60)} ({shortened(first, 30)})" if first else sheet.headers[at]


class TakeInForm(Form):
    """One button: everything that was checked is taken in."""

    def __init__(self, *args: Any, delivery: Delivery, checked: Checked | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delivery, self.checked = delivery, checked

    def enact(self, *, by: Any, at: dt.datetime) -> Delivery:
        if self.checked is None:
            raise Refusal("This file cannot be taken in as it is. Nothing was changed.")
        return commands.take_in_responses(delivery=self.delivery, given=self.checked.given, by=by, at=at)


class ReadForm(Form):
    """A text that was held back: let through, changed, or left out."""

    text = LongTextField(label="The text", rows=6, max_length=LONGEST, help_text="Take out what names somebody")
    leave_out = forms.BooleanField(label="Leave this answer out: its text is deleted", required=False)

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, initial={"text": answer.text}, **kwargs)
        self.answer = answer

    def enact(self, *, by: Any, at: dt.datetime) -> Consultation:
        said = self.cleaned_data
        return commands.read_answer(answer=self.answer, text=said["text"], leave_out=said["leave_out"], by=by, at=at)
