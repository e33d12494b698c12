"""Forms of consultees' comments."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.governance import commands
from quadrant.governance.models import Comment, Report
from quadrant.governance.queries import comments_of
from quadrant.governance.terms import Consultee
from quadrant.web.design.fields import LongTextField, OneOfField
from quadrant.web.design.forms import Form, dress


class AskForm(Form):
    """Ask one consultee about a draft."""

    consultee = OneOfField(label="Whose comment", choices=Consultee.choices())

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        asked = {comment.consultee for comment in comments_of(report)}
        left = [choice for choice in Consultee.choices() if choice[0] not in asked]
        self.fields["consultee"] = OneOfField(label="Whose comment", choices=left)
        dress("consultee", self.fields["consultee"])

    def enact(self, *, by: Any, at: dt.datetime) -> Comment:
        return commands.ask_comment(
            report=self.report, consultee=Consultee(self.cleaned_data["consultee"]), by=by, at=at
        )


class CommentForm(Form):
    """A consultee's comment on the report as it stands."""

    text = LongTextField(label="Comment", rows=8, help_text="It stands in the report under your heading.")

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        kwargs["initial"] = {"text": comment.text}
        super().__init__(*args, **kwargs)
        self.comment = comment

    def enact(self, *, by: Any, at: dt.datetime) -> Comment:
        return commands.answer_comment(comment=self.comment, text=self.cleaned_data["text"], by=by, at=at)
