from quadrant.web.analyse.evidence.forms.comparing import BeginForm, ConcludeForm, JudgeForm, ModelForm
from quadrant.web.analyse.evidence.forms.findings import ActionForm, ConsulteeForm, FindingForm
from quadrant.web.analyse.evidence.forms.items import ChangeItemForm, EditionForm, NewItemForm, ReviewForm
from quadrant.web.analyse.evidence.forms.links import AttachForm, ChooseItemForm, places_of_cycle

__all__ = [
    "ActionForm",
    "AttachForm",
    "BeginForm",
    "ChangeItemForm",
    "ChooseItemForm",
    "ConcludeForm",
    "ConsulteeForm",
    "EditionForm",
    "FindingForm",
    "JudgeForm",
    "ModelForm",
    "NewItemForm",
    "ReviewForm",
    "places_of_cycle",
]
