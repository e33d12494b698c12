from quadrant.web.appraisal.forms.agreeing import CellForm
from quadrant.web.appraisal.forms.criteria import (
    AdoptForm,
    ChangeForm,
    CriterionForm,
    DraftForm,
    SplitForm,
    WeightsForm,
)
from quadrant.web.appraisal.forms.marking import SheetForm
from quadrant.web.appraisal.forms.panels import ChairForm, CloseForm, PanelForm, PanellistForm, ShareForm

__all__ = [
    "AdoptForm",
    "CellForm",
    "ChairForm",
    "ChangeForm",
    "CloseForm",
    "CriterionForm",
    "DraftForm",
    "PanelForm",
    "PanellistForm",
    "ShareForm",
    "SheetForm",
    "SplitForm",
    "WeightsForm",
]
