from quadrant.web.governance.forms.acting import ReasonForm, SureForm
from quadrant.web.governance.forms.calls_in import CallInForm, HeardForm, PublishForm
from quadrant.web.governance.forms.checklists import ChecklistForm
from quadrant.web.governance.forms.comments import AskForm, CommentForm
from quadrant.web.governance.forms.meetings import AgendaForm, AttendanceForm, DeclareForm, MeetingForm
from quadrant.web.governance.forms.notices import KeyNoticeForm, LocalRuleForm, ScrutinyForm, TieForm
from quadrant.web.governance.forms.recommendations import RecommendationForm
from quadrant.web.governance.forms.reports import ChangeReportForm, ContactForm, DraftReportForm, TemplateForm
from quadrant.web.governance.forms.resolutions import DecideForm, ResolveForm

__all__ = [
    "AgendaForm",
    "AskForm",
    "AttendanceForm",
    "CallInForm",
    "ChangeReportForm",
    "ChecklistForm",
    "CommentForm",
    "ContactForm",
    "DecideForm",
    "DeclareForm",
    "DraftReportForm",
    "HeardForm",
    "KeyNoticeForm",
    "LocalRuleForm",
    "MeetingForm",
    "PublishForm",
    "ReasonForm",
    "RecommendationForm",
    "ResolveForm",
    "ScrutinyForm",
    "SureForm",
    "TemplateForm",
    "TieForm",
]
