from quadrant.web.governance.forms.acting import ReasonForm, SureForm
from quadrant.web.governance.forms.advice import AdviceReadersForm, CiteAdviceForm, GiveAdviceForm
from quadrant.web.governance.forms.attachments import (
    AppendixForm,
    BackgroundPaperForm,
    ChangeAppendixForm,
    FrameworkForm,
    MoveForm,
)
from quadrant.web.governance.forms.calls_in import CallInForm, HeardForm, LookAgainForm, PublishForm
from quadrant.web.governance.forms.challenges import ChallengeForm, OutcomeForm, PointForm, ReplyForm
from quadrant.web.governance.forms.checklists import ChecklistForm
from quadrant.web.governance.forms.comments import AskForm, CommentForm
from quadrant.web.governance.forms.joint import JointForm
from quadrant.web.governance.forms.meetings import (
    AgendaForm,
    AttendanceForm,
    ChangeMeetingForm,
    DeclareForm,
    MeetingForm,
    OutOfRoomForm,
)
from quadrant.web.governance.forms.minutes import (
    ActionForm,
    AgreeForm,
    AskViewsForm,
    CarryForm,
    DoneForm,
    NoteForm,
    PublishAgendaForm,
    ViewForm,
)
from quadrant.web.governance.forms.notices import (
    FurtherForm,
    KeyNoticeForm,
    LocalRuleForm,
    ScrutinyForm,
    ThresholdForm,
    TieForm,
)
from quadrant.web.governance.forms.readers import ExemptReadersForm
from quadrant.web.governance.forms.recommendations import RecommendationForm
from quadrant.web.governance.forms.reports import ChangeReportForm, ContactForm, DraftReportForm, TemplateForm
from quadrant.web.governance.forms.resolutions import DecideForm, ResolveForm

__all__ = [
    "ActionForm",
    "AdviceReadersForm",
    "AgendaForm",
    "AgreeForm",
    "AppendixForm",
    "AskForm",
    "AskViewsForm",
    "AttendanceForm",
    "BackgroundPaperForm",
    "CallInForm",
    "CarryForm",
    "ChallengeForm",
    "ChangeAppendixForm",
    "ChangeMeetingForm",
    "ChangeReportForm",
    "ChecklistForm",
    "CiteAdviceForm",
    "CommentForm",
    "ContactForm",
    "DecideForm",
    "DeclareForm",
    "DoneForm",
    "DraftReportForm",
    "ExemptReadersForm",
    "FrameworkForm",
    "FurtherForm",
    "GiveAdviceForm",
    "HeardForm",
    "JointForm",
    "KeyNoticeForm",
    "LocalRuleForm",
    "LookAgainForm",
    "MeetingForm",
    "MoveForm",
    "NoteForm",
    "OutOfRoomForm",
    "OutcomeForm",
    "PointForm",
    "PublishAgendaForm",
    "PublishForm",
    "ReasonForm",
    "RecommendationForm",
    "ReplyForm",
    "ResolveForm",
    "ScrutinyForm",
    "SureForm",
    "TemplateForm",
    "ThresholdForm",
    "TieForm",
    "ViewForm",
]
