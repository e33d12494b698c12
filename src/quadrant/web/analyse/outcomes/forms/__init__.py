"""What people say about outcomes, indicators and figures."""

from quadrant.web.analyse.outcomes.forms.curves import (
    ActionDoneForm,
    CurveActionForm,
    PowerForm,
    StartCurveForm,
    WriteCurveForm,
)
from quadrant.web.analyse.outcomes.forms.data_requests import AskForDataForm, GiveUpForm, ReceiveDataForm
from quadrant.web.analyse.outcomes.forms.direction import HeadlinesForm, TakeOverForm, VisionForm
from quadrant.web.analyse.outcomes.forms.outcomes import (
    ChooseIndicatorForm,
    ChooseOutcomesForm,
    IndicatorForm,
    MeasuredByForm,
    OutcomeForm,
    RemoveForm,
    WithdrawForm,
)
from quadrant.web.analyse.outcomes.forms.targets import EndTargetForm, TargetForm

__all__ = [
    "ActionDoneForm",
    "AskForDataForm",
    "ChooseIndicatorForm",
    "ChooseOutcomesForm",
    "CurveActionForm",
    "EndTargetForm",
    "GiveUpForm",
    "HeadlinesForm",
    "IndicatorForm",
    "MeasuredByForm",
    "OutcomeForm",
    "PowerForm",
    "ReceiveDataForm",
    "RemoveForm",
    "StartCurveForm",
    "TakeOverForm",
    "TargetForm",
    "VisionForm",
    "WithdrawForm",
    "WriteCurveForm",
]
