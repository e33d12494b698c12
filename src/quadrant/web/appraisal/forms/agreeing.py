"""What the panel agreed on one cell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from quadrant.appraisal import commands
from quadrant.web.design.fields import LongTextField, OneOfField
from quadrant.web.design.forms import Form

if TYPE_CHECKING:
    from quadrant.appraisal.models import ModeratedMark
    from quadrant.appraisal.queries import CellAt

MEAN = "mean"


class CellForm(Form):
    """A mark that the panel agreed, or that the mean stands; and why."""

    mark = OneOfField(label="What the panel agreed", choices=())
    reason = LongTextField(label="Why", rows=3)

    def __init__(self, *args: Any, cell: CellAt, mean: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cell = cell
        used = cell.panel.criteria_set
        meanings = {str(mark): text for mark, text in used.anchors}
        marks = [(str(mark), str(mark)) for mark in range(used.lowest, used.highest + 1)]
        field: Any = self.fields["mark"]
        field.choices = [(MEAN, f"The mean of {mean} stands"), *marks]
        field.choice_hints = meanings

    def enact(self, *, by: Any, at: dt.datetime) -> ModeratedMark:
        said = self.cleaned_data
        return commands.moderate_mark(
            entry=self.cell.entry,
            criterion=self.cell.criterion,
            mark=None if said["mark"] == MEAN else int(said["mark"]),
            reason=said["reason"],
            by=by,
            at=at,
        )
