"""Two small questions: are you sure, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, QueryDict

from quadrant.web.design.fields import LongTextField
from quadrant.web.design.forms import Form


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when nothing was ticked or filled in; None when the page is only being opened."""
    return request.POST if request.method == "POST" else None


class SureForm(Form):
    """Nothing to fill in: the button makes the act."""

    def __init__(self, *args: Any, does: Callable[..., Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.does = does

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return self.does(by=by, at=at)


class ReasonForm(Form):
    """An act that must say why."""

    why = LongTextField(label="Why", rows=3)

    def __init__(self, *args: Any, does: Callable[..., Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.does = does

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return self.does(why=self.cleaned_data["why"], by=by, at=at)
