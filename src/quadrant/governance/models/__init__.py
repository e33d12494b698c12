from quadrant.governance.models.advice import AdviceGiven, AdviceReader, LegalAdvice
from quadrant.governance.models.attachments import Appendix, BackgroundPaper
from quadrant.governance.models.checklists import ChecklistAnswer, ChecklistRun
from quadrant.governance.models.comments import Comment
from quadrant.governance.models.meetings import AgendaItem, Attendance, DeclaredInterest, Meeting
from quadrant.governance.models.notices import CallIn, DecisionNotice, KeyNotice, LocalRule, ScrutinyRight
from quadrant.governance.models.reports import Concern, Recommendation, Report, ReportSection
from quadrant.governance.models.resolutions import Present, Resolution

__all__ = [
    "AdviceGiven",
    "AdviceReader",
    "AgendaItem",
    "Appendix",
    "Attendance",
    "BackgroundPaper",
    "CallIn",
    "ChecklistAnswer",
    "ChecklistRun",
    "Comment",
    "Concern",
    "DecisionNotice",
    "DeclaredInterest",
    "KeyNotice",
    "LegalAdvice",
    "LocalRule",
    "Meeting",
    "Present",
    "Recommendation",
    "Report",
    "ReportSection",
    "Resolution",
    "ScrutinyRight",
]
