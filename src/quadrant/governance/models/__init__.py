from quadrant.governance.models.checklists import ChecklistAnswer, ChecklistRun
from quadrant.governance.models.comments import Comment
from quadrant.governance.models.meetings import AgendaItem, Attendance, DeclaredInterest, Meeting
from quadrant.governance.models.reports import Concern, Recommendation, Report, ReportSection
from quadrant.governance.models.resolutions import Present, Resolution

__all__ = [
    "AgendaItem",
    "Attendance",
    "ChecklistAnswer",
    "ChecklistRun",
    "Comment",
    "Concern",
    "DeclaredInterest",
    "Meeting",
    "Present",
    "Recommendation",
    "Report",
    "ReportSection",
    "Resolution",
]
