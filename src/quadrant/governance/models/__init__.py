from quadrant.governance.models.advice import AdviceGiven, AdviceReader, LegalAdvice
from quadrant.governance.models.attachments import Appendix, BackgroundPaper
from quadrant.governance.models.carried import CarriedItem, View, ViewsAsked
from quadrant.governance.models.challenges import ChallengePoint, PeerChallenge
from quadrant.governance.models.checklists import ChecklistAnswer, ChecklistRun
from quadrant.governance.models.comments import Comment
from quadrant.governance.models.joint import JointDecision, JointPart
from quadrant.governance.models.meetings import AgendaItem, Attendance, DeclaredInterest, Meeting
from quadrant.governance.models.minutes import AgendaPublication, AgreedMinutes, ItemNote, MeetingAction
from quadrant.governance.models.notices import CallIn, DecisionNotice, KeyNotice, KeyThreshold, LocalRule, ScrutinyRight
from quadrant.governance.models.onward import SentUp
from quadrant.governance.models.reports import Concern, ContactOfficer, Recommendation, Report, ReportSection
from quadrant.governance.models.resolutions import Present, Resolution

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
    "ItemNote",
    "JointDecision",
    "JointPart",
    "KeyNotice",
    "KeyThreshold",
    "LegalAdvice",
    "LocalRule",
    "Meeting",
    "MeetingAction",
    "PeerChallenge",
    "Present",
    "Recommendation",
    "Report",
    "ReportSection",
    "Resolution",
    "ScrutinyRight",
    "SentUp",
    "View",
    "ViewsAsked",
]
