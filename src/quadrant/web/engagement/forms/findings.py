"""Forms of what is made of the answers: themes, quotes, findings, what is done about them, the report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from quadrant.engagement import commands
from quadrant.engagement.models import Answer, Consultation, Finding, Question, Quote, Theme
from quadrant.engagement.queries import themes_of
from quadrant.engagement.terms import Reply
from quadrant.web.design.fields import LongTextField, OneOfField, SomeOfField, TextField
from quadrant.web.design.forms import Form, dress


class ThemeForm(Form):
    """Name a theme."""

    name = TextField(label="Theme", max_length=80, help_text="For example: too far from home")

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consultation = consultation

    def enact(self, *, by: Any, at: dt.datetime) -> Theme:
        return commands.name_theme(consultation=self.consultation, name=self.cleaned_data["name"], by=by, at=at)


class TagForm(Form):
    """The themes of a page of answers."""

    def __init__(
        self, *args: Any, question: Question, answers: Sequence[Answer], themes: Sequence[Theme], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.question, self.texts, self.themes = question, list(answers), {str(one.pk): one for one in themes}
        for answer in self.texts:
            found: Any = answer
            field = SomeOfField(
                label="Themes",
                choices=[(number, theme.name) for number, theme in self.themes.items()],
                required=False,
                initial=[str(one.theme_id) for one in found.found],
            )
            field.may_wait = True  # type: ignore[attr-defined]  # an answer may have no theme
            self.fields[f"themes_{answer.pk}"] = field
            dress(f"themes_{answer.pk}", field)

    def enact(self, *, by: Any, at: dt.datetime) -> Consultation:
        found = {
            answer: [self.themes[number] for number in self.cleaned_data[f"themes_{answer.pk}"]]
            for answer in self.texts
        }
        return commands.tag_answers(question=self.question, found=found, by=by, at=at)


class QuoteForm(Form):
    """Choose words to be quoted."""

    text = LongTextField(
        label="Words to publish",
        rows=4,
        max_length=500,
        help_text="The person’s own words. Leave out parts with “…”, above all whatever could point to somebody.",
    )

    def __init__(self, *args: Any, answer: Answer, text: str, **kwargs: Any) -> None:
        super().__init__(*args, initial={"text": text}, **kwargs)
        self.answer = answer

    def enact(self, *, by: Any, at: dt.datetime) -> Quote:
        return commands.choose_quote(answer=self.answer, text=self.cleaned_data["text"], by=by, at=at)


class FindingForm(Form):
    """What people said, in a sentence."""

    text = TextField(label="You said", max_length=300, help_text="For example: short breaks are too far from home")
    heard = TextField(
        label="How we know", max_length=300, help_text="For example: 214 of 412 spoke of it, and both focus groups"
    )
    theme = forms.ChoiceField(label="Theme", required=False)

    def __init__(self, *args: Any, consultation: Consultation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.consultation, self.themes = consultation, {str(one.pk): one for one in themes_of(consultation)}
        choices = [("", "None"), *((number, theme.name) for number, theme in self.themes.items())]
        self.fields["theme"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def enact(self, *, by: Any, at: dt.datetime) -> Finding:
        said = self.cleaned_data
        return commands.record_finding(
            consultation=self.consultation, text=said["text"], heard=said["heard"],
            theme=self.themes.get(said["theme"]), by=by, at=at,
        )  # fmt: skip


class ReplyForm(Form):
    """What is done about a finding."""

    reply = OneOfField(label="What is done about it", choices=Reply.choices())
    text = LongTextField(label="In words", rows=4, help_text="What was or will be done, or why not")

    def __init__(self, *args: Any, finding: Finding, **kwargs: Any) -> None:
        super().__init__(*args, initial={"reply": finding.reply, "text": finding.reply_text}, **kwargs)
        self.finding = finding

    def enact(self, *, by: Any, at: dt.datetime) -> Finding:
        said = self.cleaned_data
        return commands.reply_to_finding(
            finding=self.finding, reply=Reply(said["reply"]), text=said["text"], by=by, at=at
        )
