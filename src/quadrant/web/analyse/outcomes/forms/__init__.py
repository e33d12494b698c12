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
from quadrant.web.analyse.outcomes.forms.targets import EndTargetForm, TargetForm

__all__ = [
    "ChooseIndicatorForm",
    "ChooseOutcomesForm",
    "EndTargetForm",
    "HeadlinesForm",
    "IndicatorForm",
    "MeasuredByForm",
    "OutcomeForm",
    "TakeOverForm",
    "TargetForm",
    "VisionForm",
    "WithdrawForm",
]
