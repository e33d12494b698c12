"""What may be said of steps and activities: a note, a reason, an answer with its evidence."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.cycle import commands
from quadrant.cycle.queries import outcome_tests_of
from quadrant.web.design.fields import LongTextField, OneOfField
from quadrant.web.design.forms import Form


class NoteForm(Form):
    """Tick an activity."""

    note = LongTextField(
        label="What was done", rows=3, help_text="Where can it be seen? Do not write about single service users."
    )

    def __init__(self, *args: Any, at_place: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at_place = at_place

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data["note"]
        return commands.tick(cycle=self.at_place.cycle, place=self.at_place.key, note=said, by=by, at=at)


class UntickForm(Form):
    def __init__(self, *args: Any, at_place: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at_place = at_place

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return commands.untick(cycle=self.at_place.cycle, place=self.at_place.key, by=by, at=at)


class WhyForm(Form):
    """Skip a step, set it aside or reopen it: `act` is the command."""

    why = LongTextField(label="Why", rows=3)

    def __init__(self, *args: Any, at_place: Any, act: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at_place, self.act = at_place, act

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data["why"]
        return self.act(cycle=self.at_place.cycle, place=self.at_place.key, why=said, by=by, at=at)


class TestForm(Form):
    """Answer a phase-end test."""

    __test__ = False  # not a test of ours

    achieved = OneOfField(label="Achieved?", choices=[("yes", "Yes"), ("no", "Not yet")])
    evidence = LongTextField(label="What shows it", rows=4)

    def __init__(self, *args: Any, at_place: Any, **kwargs: Any) -> None:
        given = outcome_tests_of(at_place.cycle).get(at_place.key)
        recorded = {"achieved": "yes" if given.achieved else "no", "evidence": given.evidence} if given else {}
        super().__init__(*args, initial=recorded, **kwargs)
        self.at_place = at_place

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        said = self.cleaned_data
        return commands.answer_outcome_test(
            cycle=self.at_place.cycle,
            place=self.at_place.key,
            achieved=said["achieved"] == "yes",
            evidence=said["evidence"],
            by=by,
            at=at,
        )
