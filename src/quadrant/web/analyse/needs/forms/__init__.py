from quadrant.web.analyse.needs.forms.assessments import (
    ChangeAssessmentForm,
    ChooseNeedsForm,
    DraftAssessmentForm,
    PutForm,
)
from quadrant.web.analyse.needs.forms.changing import ReasonForm, SharesForm, VersionedForm
from quadrant.web.analyse.needs.forms.chapters import (
    AssessmentChaptersForm,
    BasedOnForm,
    ChapterForm,
    ChapterListForm,
    CommentForm,
    ReaderForm,
    ResolveForm,
)
from quadrant.web.analyse.needs.forms.deeper import AnswerForm, AskForm, GroupForm
from quadrant.web.analyse.needs.forms.evidence import FigureForm, FindingForm, PetitionForm, SourceForm
from quadrant.web.analyse.needs.forms.needs import NeedForm, NeedServicesForm, OutcomesForm
from quadrant.web.analyse.needs.forms.recommended import EquityForm, RecommendForm, TakeUpForm
from quadrant.web.governance.forms.acting import SureForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "AssessmentChaptersForm",
    "BasedOnForm",
    "ChangeAssessmentForm",
    "ChapterForm",
    "ChapterListForm",
    "ChooseNeedsForm",
    "CommentForm",
    "DraftAssessmentForm",
    "EquityForm",
    "FigureForm",
    "FindingForm",
    "GroupForm",
    "NeedForm",
    "NeedServicesForm",
    "OutcomesForm",
    "PetitionForm",
    "PutForm",
    "ReaderForm",
    "ReasonForm",
    "RecommendForm",
    "ResolveForm",
    "SharesForm",
    "SourceForm",
    "SureForm",
    "TakeUpForm",
    "VersionedForm",
]
