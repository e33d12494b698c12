"""What people say about outcomes, indicators and figures."""

from quadrant.web.analyse.outcomes.forms.direction import HeadlinesForm, TakeOverForm, VisionForm
from quadrant.web.analyse.outcomes.forms.outcomes import (
    ChooseIndicatorForm,
    ChooseOutcomesForm,
    IndicatorForm,
    MeasuredByForm,
    OutcomeForm,
    WithdrawForm,
)

__all__ = [
    "ChooseIndicatorForm",
    "ChooseOutcomesForm",
    "HeadlinesForm",
    "IndicatorForm",
    "MeasuredByForm",
    "OutcomeForm",
    "TakeOverForm",
    "VisionForm",
    "WithdrawForm",
]
