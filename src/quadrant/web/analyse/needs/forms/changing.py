"""Forms that divide into shares, beside those that change a record or give a reason (`design.changing`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from quadrant.web.design.changing import ReasonForm, VersionedForm
from quadrant.web.design.fields import PercentField
from quadrant.web.design.forms import Form, dress

__all__ = ["ReasonForm", "SharesForm", "VersionedForm"]


class SharesForm(Form):
    """One box for each record that may have a share; an empty box is no share. Together 100."""

    def __init__(
        self, *args: Any, among: Sequence[Any], known: dict[int, Decimal], does: Callable[..., Any], **kwargs: Any
    ) -> None:
        self.among, self.does = list(among), does
        super().__init__(*args, **kwargs)
        for one in self.among:
            name = f"share_{one.pk}"
            self.fields[name] = PercentField(label=str(one), required=False, initial=known.get(one.pk))
            dress(name, self.fields[name])

    def shares(self) -> dict[Any, Decimal]:
        said = {one: self.cleaned_data.get(f"share_{one.pk}") for one in self.among}
        return {one: share for one, share in said.items() if share}

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return self.does(self.shares(), by=by, at=at)
