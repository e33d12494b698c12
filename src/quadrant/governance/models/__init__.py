from quadrant.governance.models.advice import AdviceGiven, AdviceReader, LegalAdvice
from quadrant.governance.models.attachments import Appendix, BackgroundPaper
from quadrant.governance.models.carried import CarriedItem, View, ViewsAsked
from quadrant.governance.models.challenges import ChallengePoint, PeerChallenge
from quadrant.governance.models.checklists import ChecklistAnswer, ChecklistRun
from quadrant.governance.models.comments import Comment
from quadrant.governance.models.doubts import DoubtSettled
from quadrant.governance.models.filled import FilledSection
from quadrant.governance.models.joint import JointDecision, JointPart
from quadrant.governance.models.meetings import (
    AgendaItem,
    Attendance,
    DeclaredInterest,
    Meeting,
    MeetingChange,
    OutOfRoom,
)
from quadrant.governance.models.minutes import AgendaPublication, AgreedMinutes, ItemNote, MeetingAction
from quadrant.governance.models.notices import (
    CallIn,
    DecisionNotice,
    FurtherNotice,
    KeyNotice,
    KeyThreshold,
    LocalRule,
    ScrutinyRight,
)
from quadrant.governance.models.onward import SentUp
from quadrant.governance.models.readers import ExemptReader
from quadrant.governance.models.reports import Concern, ContactOfficer, Recommendation, Report, ReportSection
from quadrant.governance.models.resolutions import Present, Resolution
from quadrant.governance.models.templates import ReportTemplateVersion

__all__ = [
    "AdviceGiven",
    "AdviceReader",
    "AgendaItem",
    "AgendaPublication",
    "AgreedMinutes",
    "Appendix",
    "Attendance",
    "BackgroundPaper",
    "CallIn",
    "CarriedItem",
    "ChallengePoint",
    "ChecklistAnswer",
    "ChecklistRun",
    "Comment",
    "Concern",
    "ContactOfficer",
    "DecisionNotice",
    "DeclaredInterest",
    "DoubtSettled",
    "ExemptReader",
    "FilledSection",
    "FurtherNotice",
    "ItemNote",
    "JointDecision",
    "JointPart",
    "KeyNotice",
    "KeyThreshold",
    "LegalAdvice",
    "LocalRule",
    "Meeting",
    "MeetingAction",
    "MeetingChange",
    "OutOfRoom",
    "PeerChallenge",
    "Present",
    "Recommendation",
    "Report",
    "ReportSection",
    "ReportTemplateVersion",
    "Resolution",
    "ScrutinyRight",
    "SentUp",
    "View",
    "ViewsAsked",
]
