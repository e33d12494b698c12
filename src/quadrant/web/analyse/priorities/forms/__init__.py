from quadrant.web.analyse.priorities.forms.groups import GroupsForm
from quadrant.web.analyse.priorities.forms.marginal import DecideShiftForm, ProgrammeForm, ShiftForm
from quadrant.web.analyse.priorities.forms.measuring import BaselineForm, GainForm
from quadrant.web.analyse.priorities.forms.placing import PlacingForm
from quadrant.web.analyse.priorities.forms.priorities import (
    ChangePriorityForm,
    ContributionForm,
    CrossCuttingForm,
    MarksForm,
    PriorityNeedsForm,
    ProposeForm,
    RankingForm,
    SaidForm,
    ScreenForm,
)
from quadrant.web.analyse.priorities.forms.weighing import WeightsForm

__all__ = [
    "BaselineForm",
    "ChangePriorityForm",
    "ContributionForm",
    "CrossCuttingForm",
    "DecideShiftForm",
    "GainForm",
    "GroupsForm",
    "MarksForm",
    "PlacingForm",
    "PriorityNeedsForm",
    "ProgrammeForm",
    "ProposeForm",
    "RankingForm",
    "SaidForm",
    "ScreenForm",
    "ShiftForm",
    "WeightsForm",
]
