"""Forms about criteria: drafting, weighing, changing, splitting, adopting."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from quadrant.appraisal import commands
from quadrant.appraisal.queries import criteria_of, framework_sets_of
from quadrant.appraisal.terms import DoesNotApply
from quadrant.governance.queries import recommendations_of, reports_of
from quadrant.methods import words
from quadrant.partnership.terms import DecisionKind
from quadrant.web.design.fields import (
    LongTextField,
    OneOfField,
    PercentField,
    SomeOfField,
    TextField,
    WholeNumberField,
)
from quadrant.web.design.forms import Form
from quadrant.web.design.watched import WatchedForm

if TYPE_CHECKING:
    from quadrant.appraisal.models import CriteriaSet, Criterion
    from quadrant.cycle.models import Cycle

BELOW_HINT = "Out of 100. What scores less is marked so in the ranking."


class DraftForm(Form):
    """Begin a criteria set from what the framework offers."""

    framework_sets = SomeOfField(
        label="Copy these criteria from the framework",
        choices=(),
        required=False,
        help_text="Or none",
    )
    name = TextField(label="Name", max_length=150, required=False, help_text="Left empty: the framework’s own name")
    does_not_apply = OneOfField(
        label="When a criterion does not apply to a proposal",
        choices=DoesNotApply.choices(),
        initial=DoesNotApply.REFUSE,
    )
    pass_mark = PercentField(label="Pass mark", required=False, help_text=BELOW_HINT)

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        offered = framework_sets_of(cycle)
        field: Any = self.fields["framework_sets"]
        field.choices = [(one.key, one.name) for one in offered]
        field.choice_hints = {one.key: _offer(one) for one in offered}
        if not offered:
            del self.fields["framework_sets"]

    def enact(self, *, by: Any, at: dt.datetime) -> CriteriaSet:
        said = self.cleaned_data
        return commands.draft_criteria(
            cycle=self.cycle,
            framework_sets=said.get("framework_sets", ()),
            name=said["name"],
            does_not_apply=DoesNotApply(said["does_not_apply"]),
            pass_mark=said["pass_mark"],
            by=by,
            at=at,
        )


def _offer(one: Any) -> str:
    weighted = "weighted" if one.method == "weighted" else "weights still to be set"
    return f"{words.plural(len(one.criteria), 'criterion', 'criteria')}, {weighted}"


class WeightsForm(WatchedForm):
    """A weight for every criterion; they are saved together or not at all."""

    def __init__(self, *args: Any, criteria_set: CriteriaSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria_set = criteria_set
        self.lines = criteria_of(criteria_set)
        for line in self.lines:
            hint = "Part of the criterion above" if line.parent_id else ""
            field = PercentField(label=str(line), places=6, help_text=hint, initial=line.weight)
            self.fields[self.name_of(line)] = field

    @staticmethod
    def name_of(line: Criterion) -> str:
        return f"weight_{line.pk}"

    @property
    def counted(self) -> list[str]:
        """The ids of the boxes that must come to 100: those of the top level."""
        return [f"id_{self.name_of(line)}" for line in self.lines if line.parent_id is None]

    def enact(self, *, by: Any, at: dt.datetime) -> CriteriaSet:
        weights = {line.key: self.cleaned_data[self.name_of(line)] for line in self.lines}
        return commands.set_weights(criteria_set=self.criteria_set, weights=weights, by=by, at=at)


class ChangeForm(Form):
    """The name, the scale and what its marks mean, what does not apply, the pass mark."""

    name = TextField(label="Name", max_length=150)
    lowest = WholeNumberField(label="Lowest mark", most=98)
    highest = WholeNumberField(label="Highest mark", least=1, most=99)
    anchors = LongTextField(
        label="What the marks mean",
        required=False,
        rows=7,
        help_text="A line for each mark that has words, for example: 5 Outstanding, complete evidence",
    )
    does_not_apply = OneOfField(label="When a criterion does not apply to a proposal", choices=DoesNotApply.choices())
    pass_mark = PercentField(label="Pass mark", required=False, help_text=BELOW_HINT)
    note = LongTextField(label="Note", required=False)

    def __init__(self, *args: Any, criteria_set: CriteriaSet, **kwargs: Any) -> None:
        anchors = "\n".join(f"{mark} {text}" for mark, text in criteria_set.anchors)
        kwargs["initial"] = {**vars(criteria_set), "anchors": anchors}
        super().__init__(*args, **kwargs)
        self.criteria_set = criteria_set

    def clean_anchors(self) -> tuple[tuple[int, str], ...]:
        lines = [line.strip() for line in self.cleaned_data["anchors"].splitlines() if line.strip()]
        return tuple(_anchor(line) for line in lines)

    def enact(self, *, by: Any, at: dt.datetime) -> CriteriaSet:
        said = self.cleaned_data
        return commands.change_criteria(
            criteria_set=self.criteria_set,
            name=said["name"],
            scale=commands.Scale(int(said["lowest"]), int(said["highest"]), said["anchors"]),
            does_not_apply=DoesNotApply(said["does_not_apply"]),
            pass_mark=said["pass_mark"],
            note=said["note"],
            by=by,
            at=at,
        )


def _anchor(line: str) -> tuple[int, str]:
    mark, _, text = line.partition(" ")
    if not (mark.isascii() and mark.isdigit() and text.strip()):
        raise ValidationError(f"Begin each line with its mark, like “5 Outstanding”; this one does not: “{line[:60]}”")
    return int(mark), text.strip()


class CriterionForm(Form):
    """A local criterion."""

    name = TextField(label="Criterion", max_length=300)
    guidance = LongTextField(label="What a marker should look for", required=False, rows=3)
    source = TextField(label="Which plan or strategy it comes from", max_length=300, required=False)

    def __init__(self, *args: Any, criteria_set: CriteriaSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria_set = criteria_set

    def enact(self, *, by: Any, at: dt.datetime) -> Criterion:
        return commands.add_criterion(criteria_set=self.criteria_set, **self.cleaned_data, by=by, at=at)


class SplitForm(Form):
    """Parts of a criterion, each on a line with its weight."""

    parts = LongTextField(label="Parts and their weights", rows=6)

    def __init__(self, *args: Any, criterion: Criterion, **kwargs: Any) -> None:
        parts = [line for line in criteria_of(criterion.criteria_set) if line.parent_id == criterion.pk]
        now = "\n".join(f"{part.name} {words.number(part.weight)}" for part in parts)
        kwargs["initial"] = {"parts": now}
        super().__init__(*args, **kwargs)
        self.criterion = criterion
        self.fields["parts"].required = not parts
        whole = words.number(criterion.weight or 0)
        self.fields["parts"].help_text = (
            f"A line for each part, its weight last, for example: Health 20. Together they must make {whole}. "
            "A part has a name of its own and weighs something."
            + (" Left empty, the criterion is marked as a whole again." if parts else "")
        )

    def said(self, _: Criterion) -> str:
        """What was done, for the page that follows."""
        divided = bool(self.cleaned_data["parts"])
        return "The criterion is divided." if divided else "The criterion is marked as a whole again."

    def clean_parts(self) -> list[tuple[str, Decimal]]:
        lines = [line.strip() for line in self.cleaned_data["parts"].splitlines() if line.strip()]
        return [_part(line) for line in lines]

    def enact(self, *, by: Any, at: dt.datetime) -> Criterion:
        parts = self.cleaned_data["parts"]
        return commands.split_criterion(criterion=self.criterion, parts=parts, by=by, at=at)


def _part(line: str) -> tuple[str, Decimal]:
    name, _, weight = line.rpartition(" ")
    try:
        points = Decimal(weight.rstrip("%"))
    except InvalidOperation:
        points = Decimal(-1)
    if not name.strip() or not points.is_finite() or not 0 <= points <= 100:
        raise ValidationError(f"End each line with a weight, like “Health 20”; this one does not: “{line[:60]}”")
    return name.strip(), points


class AdoptForm(Form):
    """Adopt, saying on which decision it rests where a body has taken one."""

    resting_on = forms.ChoiceField(label="The decision it rests on", required=False)

    def __init__(self, *args: Any, criteria_set: CriteriaSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria_set = criteria_set
        reports = reports_of(criteria_set.cycle)
        asked = [one for report in reports for one in recommendations_of(report) if one.kind == DecisionKind.CRITERIA]
        self.known = {str(one.pk): one for one in asked}
        field: Any = self.fields["resting_on"]
        field.choices = [
            ("", "None"),
            *((number, f"{one.report.title}: {one.text}") for number, one in self.known.items()),
        ]
        if not asked:
            del self.fields["resting_on"]

    def enact(self, *, by: Any, at: dt.datetime) -> CriteriaSet:
        resting_on = self.known.get(self.cleaned_data.get("resting_on", ""))
        return commands.adopt_criteria(criteria_set=self.criteria_set, resting_on=resting_on, by=by, at=at)
