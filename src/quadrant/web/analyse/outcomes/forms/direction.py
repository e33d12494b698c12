"""What people say about where a partnership is heading."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import HeadlineSet, Outcome, Vision
from quadrant.analyse.outcomes.queries import OutcomeSet, headlines, indicators_of_outcomes, outcomes_by_indicator
from quadrant.analyse.outcomes.terms import Counted
from quadrant.web.design.fields import LongTextField, OneOfField, SomeOfField
from quadrant.web.design.forms import Form


class VisionForm(Form):
    statement = LongTextField(
        label="Vision", rows=4, help_text="What you want to bring about together, in a sentence or two"
    )

    def __init__(self, *args: Any, held: Vision | None, **kwargs: Any) -> None:
        kwargs["initial"] = {"statement": held.statement if held else ""}
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> Vision:
        return commands.set_vision(statement=self.cleaned_data["statement"], by=by, at=at)


class TakeOverForm(Form):
    """A set of outcomes taken over by one button."""

    def __init__(self, *args: Any, outcome_set: OutcomeSet, **kwargs: Any) -> None:
        self.outcome_set = outcome_set
        super().__init__(*args, **kwargs)

    def enact(self, *, by: Any, at: datetime) -> Outcome:
        return commands.take_over_outcomes(outcome_set=self.outcome_set, by=by, at=at)


class HeadlinesForm(Form):
    """The few measures to be judged by, among the indicators that measure outcomes."""

    counted = OneOfField(label="Three to five of what", choices=Counted.choices())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        held = headlines()
        listed = {one.pk: one for one in [*held.measures, *indicators_of_outcomes()]}
        self.known = listed
        kwargs["initial"] = {
            "counted": held.held.counted if held.held else Counted.WHOLE,
            "indicators": [str(one.pk) for one in held.measures],
            "why_outside": held.held.why_outside if held.held else "",
        }
        super().__init__(*args, **kwargs)
        named = outcomes_by_indicator(list(listed))
        self.fields["indicators"] = SomeOfField(
            label="Headline measures",
            choices=[(str(one.pk), one.name) for one in sorted(listed.values(), key=lambda one: one.name)],
            hints={str(number): ", ".join(one.name for one in found) for number, found in named.items()},
            required=False,
        )
        self.fields["why_outside"] = LongTextField(
            label="If fewer than three or more than five: why",
            rows=3,
            required=False,
            help_text="Leave empty for three to five",
        )

    def enact(self, *, by: Any, at: datetime) -> HeadlineSet:
        chosen = [self.known[int(number)] for number in self.cleaned_data["indicators"]]
        counted, why = Counted(self.cleaned_data["counted"]), self.cleaned_data["why_outside"]
        return commands.set_headlines(indicators=chosen, counted=counted, why_outside=why, by=by, at=at)
