"""The score sheet as a form: a mark and its reason for each criterion, saved as a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from quadrant.appraisal import commands
from quadrant.appraisal.queries import criteria_of, marked_criteria, marks_on
from quadrant.appraisal.terms import DoesNotApply, GivenMark
from quadrant.methods import words
from quadrant.web.design.fields import LongTextField
from quadrant.web.design.forms import Form

if TYPE_CHECKING:
    from quadrant.appraisal.models import CriteriaSet, Criterion, Mark, Sheet

NOT_APPLICABLE = "n/a"


def marks_to_choose(used: CriteriaSet) -> list[tuple[str, str]]:
    """The whole marks of the scale, and n/a where the set allows it."""
    marks = [(str(mark), str(mark)) for mark in range(used.lowest, used.highest + 1)]
    return marks if used.does_not_apply == DoesNotApply.REFUSE else [*marks, (NOT_APPLICABLE, "Does not apply")]


@dataclass(frozen=True)
class MarkedLine:
    """One criterion of the sheet as the page prints it."""

    name: str
    weight: str
    guidance: str
    mark: Any
    reason: Any


class SheetForm(Form):
    """Save a draft of one sheet. Gaps are allowed; they are named when the whole is handed in."""

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet, self.used = sheet, sheet.entry.criteria_set
        self.criteria: Sequence[Criterion] = marked_criteria(criteria_of(self.used))
        self.before: dict[int, Mark] = marks_on(sheet)
        options = marks_to_choose(self.used)
        for line in self.criteria:
            mark = forms.ChoiceField(
                label=f"Mark on “{line}”", choices=options, widget=forms.RadioSelect, required=False
            )
            reason = LongTextField(label="Reason", required=False, rows=2)
            mark.initial, reason.initial = self._kept(line)
            self.fields[f"mark_{line.pk}"], self.fields[f"reason_{line.pk}"] = mark, reason

    def _kept(self, line: Criterion) -> tuple[str, str]:
        kept = self.before.get(line.pk)
        if kept is None:
            return "", ""
        if kept.not_applicable:
            return NOT_APPLICABLE, kept.reason
        return ("" if kept.mark is None else str(kept.mark)), kept.reason

    @property
    def shown(self) -> list[MarkedLine]:
        """Each criterion with its two fields, for the page."""
        return [
            MarkedLine(
                str(line),
                words.percent(line.weight),
                line.guidance,
                self[f"mark_{line.pk}"],
                self[f"reason_{line.pk}"],
            )
            for line in self.criteria
        ]

    def enact(self, *, by: Any, at: dt.datetime) -> Sheet:
        marks = {line: given for line in self.criteria if (given := self._given(line)) is not None}
        return commands.give_marks(sheet=self.sheet, marks=marks, by=by, at=at)

    def _given(self, line: Criterion) -> GivenMark | None:
        """What was said on a criterion; None where nothing is said and nothing was said before."""
        mark, reason = self.cleaned_data[f"mark_{line.pk}"], self.cleaned_data[f"reason_{line.pk}"]
        if not mark and not reason.strip() and line.pk not in self.before:
            return None
        if mark == NOT_APPLICABLE:
            return GivenMark(None, reason, not_applicable=True)
        return GivenMark(int(mark) if mark else None, reason)
