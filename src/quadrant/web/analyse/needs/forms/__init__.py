from quadrant.web.analyse.needs.forms.assessments import (
    ChangeAssessmentForm,
    ChooseNeedsForm,
    DraftAssessmentForm,
    PutForm,
)
from quadrant.web.analyse.needs.forms.changing import ReasonForm, SharesForm, VersionedForm
from quadrant.web.analyse.needs.forms.deeper import AnswerForm, AskForm, GroupForm
from quadrant.web.analyse.needs.forms.evidence import FigureForm, FindingForm, SourceForm
from quadrant.web.analyse.needs.forms.needs import NeedForm, NeedServicesForm, OutcomesForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "ChangeAssessmentForm",
    "ChooseNeedsForm",
    "DraftAssessmentForm",
    "FigureForm",
    "FindingForm",
    "GroupForm",
    "NeedForm",
    "NeedServicesForm",
    "OutcomesForm",
    "PutForm",
    "ReasonForm",
    "SharesForm",
    "SourceForm",
    "VersionedForm",
]
