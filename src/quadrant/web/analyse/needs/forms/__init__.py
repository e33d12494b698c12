from quadrant.web.analyse.needs.forms.assessments import (
    ChangeAssessmentForm,
    ChooseNeedsForm,
    DraftAssessmentForm,
    PutForm,
)
from quadrant.web.analyse.needs.forms.changing import ReasonForm, SharesForm, VersionedForm
from quadrant.web.analyse.needs.forms.evidence import FigureForm, SourceForm
from quadrant.web.analyse.needs.forms.needs import NeedForm, NeedServicesForm, OutcomesForm

__all__ = [
    "ChangeAssessmentForm",
    "ChooseNeedsForm",
    "DraftAssessmentForm",
    "FigureForm",
    "NeedForm",
    "NeedServicesForm",
    "OutcomesForm",
    "PutForm",
    "ReasonForm",
    "SharesForm",
    "SourceForm",
    "VersionedForm",
]
