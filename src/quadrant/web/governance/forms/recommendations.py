"""The form of one recommendation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.governance import commands
from quadrant.governance.models import Recommendation, Report
from quadrant.governance.terms import Proposed
from quadrant.partnership.terms import DecisionKind
from quadrant.web.design.fields import LongTextField, MoneyField, OneOfField
from quadrant.web.design.forms import Form


class RecommendationForm(Form):
    """Add a recommendation to a draft, or change one."""

    text = LongTextField(
        label="What is recommended", rows=4, help_text="For example: That the contract be awarded to …"
    )
    kind = OneOfField(label="What kind of decision it is", choices=DecisionKind.choices())
    value = MoneyField(
        label="How much money it is about",
        required=False,
        help_text="Needed for an award, funding or a budget; the body’s limit is checked against it.",
    )

    def __init__(self, *args: Any, report: Report, recommendation: Recommendation | None = None, **kwargs: Any) -> None:
        self.report, self.recommendation = report, recommendation
        if recommendation is not None:
            kept = recommendation
            kwargs["initial"] = {"text": kept.text, "kind": kept.kind, "value": kept.value}
        super().__init__(*args, **kwargs)
        if recommendation is not None and recommendation.opens_gate:
            del self.fields["kind"]

    def enact(self, *, by: Any, at: dt.datetime) -> Recommendation:
        said, kept = self.cleaned_data, self.recommendation
        kind = DecisionKind(said.get("kind") or (kept.kind if kept else ""))
        proposed = Proposed(said["text"], kind, said["value"])
        if kept is None:
            return commands.add_recommendation(report=self.report, proposed=proposed, by=by, at=at)
        return commands.change_recommendation(recommendation=kept, proposed=proposed, by=by, at=at)
