from quadrant.web.governance.forms.acting import ReasonForm, SureForm
from quadrant.web.governance.forms.checklists import ChecklistForm
from quadrant.web.governance.forms.comments import AskForm, CommentForm
from quadrant.web.governance.forms.meetings import AgendaForm, AttendanceForm, DeclareForm, MeetingForm
from quadrant.web.governance.forms.recommendations import RecommendationForm
from quadrant.web.governance.forms.reports import ChangeReportForm, DraftReportForm
from quadrant.web.governance.forms.resolutions import DecideForm, ResolveForm

__all__ = [
    "AgendaForm",
    "AskForm",
    "AttendanceForm",
    "ChangeReportForm",
    "ChecklistForm",
    "CommentForm",
    "DecideForm",
    "DeclareForm",
    "DraftReportForm",
    "MeetingForm",
    "ReasonForm",
    "RecommendationForm",
    "ResolveForm",
    "SureForm",
]
