from quadrant.governance.models.challenges import ChallengePoint, PeerChallenge
from quadrant.governance.models.checklists import ChecklistAnswer, ChecklistRun
from quadrant.governance.models.comments import Comment
from quadrant.governance.models.meetings import AgendaItem, Attendance, DeclaredInterest, Meeting
from quadrant.governance.models.notices import CallIn, DecisionNotice, KeyNotice, LocalRule, ScrutinyRight
from quadrant.governance.models.onward import SentUp
from quadrant.governance.models.reports import Concern, Recommendation, Report, ReportSection
from quadrant.governance.models.resolutions import Present, Resolution

__all__ = [
    "AgendaItem",
    "Attendance",
    "CallIn",
    "ChallengePoint",
    "ChecklistAnswer",
    "ChecklistRun",
    "Comment",
    "Concern",
    "DecisionNotice",
    "DeclaredInterest",
    "KeyNotice",
    "LocalRule",
    "Meeting",
    "PeerChallenge",
    "Present",
    "Recommendation",
    "Report",
    "ReportSection",
    "Resolution",
    "ScrutinyRight",
    "SentUp",
]
