"""The words of a running framework: quadrants, levels, activities that a record completes, facts that rooms state.

Activities and facts are two closed vocabularies. A framework file may name only these; a room answers facts of only
these (tests/house compares both). No Django here: the framework engine and the arithmetic stay free of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Quadrant(StrEnum):
    """The four canonical phases of commissioning, in order."""

    ANALYSE = "analyse"
    PLAN = "plan"
    DO = "do"
    REVIEW = "review"


class Level(StrEnum):
    """Where a commissioning decision is taken."""

    STRATEGIC = "strategic"
    OPERATIONAL = "operational"
    INDIVIDUAL = "individual"


class Tier(StrEnum):
    """Whom a service is for."""

    UNIVERSAL = "universal"
    TARGETED = "targeted"
    SPECIALIST = "specialist"


class WayOfWorking(StrEnum):
    """How organisations commission together, least to most."""

    SEPARATE = "separate"
    PARALLEL = "parallel"
    JOINT = "joint"
    INTEGRATED = "integrated"


class Part(StrEnum):
    """The parts of the product that are built one after another; a tick names the part that will replace it."""

    GOVERNANCE = "governance"
    ANALYSE = "analyse"
    PLAN = "plan"
    DO = "do"
    REVIEW = "review"
    JOINT = "joint"


class StepState(StrEnum):
    """What can be said of a step; always derived, never typed in."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    COMPLETE = "complete"
    SKIPPED = "skipped"
    NOT_APPLICABLE = "not_applicable"
    REOPENED = "reopened"


class FactKey(StrEnum):
    """What a room can state about a cycle, in the past tense: it holds, or it does not."""

    PARTICIPANTS_NAMED = "participants.named"
    TASK_SET = "task.set"
    TICKED = "activity.ticked"
    STEP_SKIPPED = "step.skipped"
    STEP_NOT_APPLICABLE = "step.not_applicable"
    STEP_REOPENED = "step.reopened"
    REPORT_DRAFTED = "report.drafted"
    GATE_DECIDED = "gate.decided"
    CHECKLIST_BEGUN = "checklist.begun"
    CHECKLIST_ANSWERED = "checklist.answered"
    OUTCOME_CHOSEN = "outcome.chosen"
    INDICATOR_CHOSEN = "indicator.chosen"
    OBSERVATIONS_HELD = "observations.held"
    NEIGHBOURS_COMPARED = "neighbours.compared"
    NEED_STATED = "need.stated"
    NEED_EVIDENCED = "need.evidenced"
    NEEDS_ASSESSMENT_DRAFTED = "needs_assessment.drafted"
    NEEDS_ASSESSMENT_APPROVED = "needs_assessment.approved"
    CONSULTATION_BEGUN = "consultation.begun"
    CONSULTATION_ANSWERED = "consultation.answered"
    MESSAGE_WRITTEN = "message.written"
    MESSAGE_SENT = "message.sent"
    SERVICE_EVALUATION_BEGUN = "service_evaluation.begun"
    SERVICE_MARKET_DESCRIBED = "service_evaluation.market_described"
    SERVICE_EVALUATED = "service_evaluation.scored"
    SERVICE_CONTRIBUTION_STATED = "service_evaluation.contribution_stated"
    PRIORITY_PROPOSED = "priority.proposed"
    PRIORITIES_TESTED = "priorities.tested"
    PRIORITIES_RANKED = "priorities.ranked"
    FUND_OPENED = "fund.opened"
    BUDGET_SET = "budget.set"
    CRITERIA_DRAFTED = "criteria.drafted"
    CRITERIA_ADOPTED = "criteria.adopted"
    CALL_DRAFTED = "call.drafted"
    CALL_OPENED = "call.opened"
    CALL_CLOSED = "call.closed"
    PROPOSAL_SUBMITTED = "proposal.submitted"
    PANEL_NAMED = "panel.named"
    SCORES_BEGUN = "scores.begun"
    SCORES_COMPLETE = "scores.complete"
    SCORES_AGREED = "scores.agreed"
    PROPOSALS_RANKED = "proposals.ranked"
    PROPOSALS_DECIDED = "proposals.decided"
    OFFER_MADE = "offer.made"
    OFFER_ACCEPTED = "offer.accepted"
    AGREEMENT_DRAFTED = "agreement.drafted"
    AGREEMENT_SIGNED = "agreement.signed"
    STANDARDS_BEGUN = "standards.begun"
    STANDARDS_CHECKED = "standards.checked"
    KPIS_SET = "kpis.set"
    RETURN_RECEIVED = "return.received"
    RETURN_ACCEPTED = "return.accepted"
    EVALUATION_BEGUN = "evaluation.begun"
    EVALUATION_CONCLUDED = "evaluation.concluded"
    LESSON_RECORDED = "lesson.recorded"
    LESSON_CARRIED = "lesson.carried"


class Activity(StrEnum):
    """What a person does in a step that leaves a record. The framework names it; a room completes it."""

    PARTICIPANTS = "participants"
    TASKS = "tasks"
    REPORT = "report"
    CHECKLIST = "checklist"
    OUTCOMES = "outcomes"
    INDICATORS = "indicators"
    EVIDENCE = "evidence"
    COMPARISON = "comparison"
    NEEDS = "needs"
    NEEDS_ASSESSMENT = "needs_assessment"
    CONSULTATION = "consultation"
    TELLING = "telling"
    SERVICE_MARKET = "service_market"
    SERVICE_EVALUATION = "service_evaluation"
    SERVICE_CONTRIBUTION = "service_contribution"
    PRIORITY_TESTS = "priority_tests"
    PRIORITIES = "priorities"
    FUND = "fund"
    CRITERIA = "criteria"
    CALL = "call"
    PROPOSALS = "proposals"
    PANEL = "panel"
    SCORING = "scoring"
    MODERATION = "moderation"
    RANKING = "ranking"
    FUNDING_DECISION = "funding_decision"
    OFFERS = "offers"
    AGREEMENT = "agreement"
    STANDARDS = "standards"
    KPIS = "kpis"
    RETURNS = "returns"
    EVALUATION = "evaluation"
    LESSONS = "lessons"


@dataclass(frozen=True)
class ActivityFacts:
    """The fact that shows an activity begun, and the one that shows it done."""

    begun: FactKey
    done: FactKey
    label: str


F = FactKey
ACTIVITY_FACTS: dict[Activity, ActivityFacts] = {
    Activity.PARTICIPANTS: ActivityFacts(F.PARTICIPANTS_NAMED, F.PARTICIPANTS_NAMED, "Participating organisations"),
    Activity.TASKS: ActivityFacts(F.TASK_SET, F.TASK_SET, "Tasks with owners and dates"),
    Activity.REPORT: ActivityFacts(F.REPORT_DRAFTED, F.REPORT_DRAFTED, "Report to a body"),
    Activity.CHECKLIST: ActivityFacts(F.CHECKLIST_BEGUN, F.CHECKLIST_ANSWERED, "Checklist"),
    Activity.OUTCOMES: ActivityFacts(F.OUTCOME_CHOSEN, F.OUTCOME_CHOSEN, "Outcomes"),
    Activity.INDICATORS: ActivityFacts(F.INDICATOR_CHOSEN, F.INDICATOR_CHOSEN, "Indicators"),
    Activity.EVIDENCE: ActivityFacts(F.INDICATOR_CHOSEN, F.OBSERVATIONS_HELD, "Figures for the area"),
    Activity.COMPARISON: ActivityFacts(F.OBSERVATIONS_HELD, F.NEIGHBOURS_COMPARED, "Comparison with neighbours"),
    Activity.NEEDS: ActivityFacts(F.NEED_STATED, F.NEED_EVIDENCED, "Needs with evidence"),
    Activity.NEEDS_ASSESSMENT: ActivityFacts(
        F.NEEDS_ASSESSMENT_DRAFTED, F.NEEDS_ASSESSMENT_APPROVED, "Needs assessment"
    ),
    Activity.CONSULTATION: ActivityFacts(F.CONSULTATION_BEGUN, F.CONSULTATION_ANSWERED, "People asked"),
    Activity.TELLING: ActivityFacts(F.MESSAGE_WRITTEN, F.MESSAGE_SENT, "People told"),
    Activity.SERVICE_MARKET: ActivityFacts(
        F.SERVICE_EVALUATION_BEGUN, F.SERVICE_MARKET_DESCRIBED, "Market and need of a service"
    ),
    Activity.SERVICE_EVALUATION: ActivityFacts(
        F.SERVICE_EVALUATION_BEGUN, F.SERVICE_EVALUATED, "Performance, efficiency and perception of a service"
    ),
    Activity.SERVICE_CONTRIBUTION: ActivityFacts(
        F.SERVICE_EVALUATION_BEGUN, F.SERVICE_CONTRIBUTION_STATED, "Contribution of a service"
    ),
    Activity.PRIORITY_TESTS: ActivityFacts(F.PRIORITY_PROPOSED, F.PRIORITIES_TESTED, "Priority tests"),
    Activity.PRIORITIES: ActivityFacts(F.PRIORITY_PROPOSED, F.PRIORITIES_RANKED, "Commissioning priorities"),
    Activity.FUND: ActivityFacts(F.FUND_OPENED, F.BUDGET_SET, "Fund and budget"),
    Activity.CRITERIA: ActivityFacts(F.CRITERIA_DRAFTED, F.CRITERIA_ADOPTED, "Criteria and weights"),
    Activity.CALL: ActivityFacts(F.CALL_DRAFTED, F.CALL_OPENED, "Call for proposals"),
    Activity.PROPOSALS: ActivityFacts(F.PROPOSAL_SUBMITTED, F.CALL_CLOSED, "Proposals"),
    Activity.PANEL: ActivityFacts(F.PANEL_NAMED, F.PANEL_NAMED, "Appraisal panel"),
    Activity.SCORING: ActivityFacts(F.SCORES_BEGUN, F.SCORES_COMPLETE, "Independent scores"),
    Activity.MODERATION: ActivityFacts(F.SCORES_COMPLETE, F.SCORES_AGREED, "Agreed scores"),
    Activity.RANKING: ActivityFacts(F.SCORES_AGREED, F.PROPOSALS_RANKED, "Ranking"),
    Activity.FUNDING_DECISION: ActivityFacts(F.PROPOSALS_RANKED, F.PROPOSALS_DECIDED, "Funding decision"),
    Activity.OFFERS: ActivityFacts(F.OFFER_MADE, F.OFFER_ACCEPTED, "Offers"),
    Activity.AGREEMENT: ActivityFacts(F.AGREEMENT_DRAFTED, F.AGREEMENT_SIGNED, "Agreements"),
    Activity.STANDARDS: ActivityFacts(F.STANDARDS_BEGUN, F.STANDARDS_CHECKED, "Quality standards"),
    Activity.KPIS: ActivityFacts(F.AGREEMENT_DRAFTED, F.KPIS_SET, "Key performance indicators"),
    Activity.RETURNS: ActivityFacts(F.RETURN_RECEIVED, F.RETURN_ACCEPTED, "Performance returns"),
    Activity.EVALUATION: ActivityFacts(F.EVALUATION_BEGUN, F.EVALUATION_CONCLUDED, "Evaluation"),
    Activity.LESSONS: ActivityFacts(F.LESSON_RECORDED, F.LESSON_CARRIED, "Lessons"),
}
del F


@dataclass(frozen=True)
class Fact:
    """One thing that a room states about a cycle, as it holds now.

    `place` is the stable key `phase.step.activity` (or of a gate, or of a step) when the fact belongs to one place of
    the framework, and None when it holds for the whole cycle. `body` is the real body that decided. `favourable` is
    False for a decision that refuses, defers or refers back, or that `waits` for something else, in a sentence. `at` is
    the moment, where the room knows it: it orders two facts of one day (a step reopened in the morning and completed
    again in the afternoon).
    """

    on: date
    sentence: str
    place: str | None = None
    body: int | None = None
    by: str = ""
    favourable: bool = True
    address: str = ""
    at: datetime | None = None
    waits: str = ""


class SubjectKind(StrEnum):
    """What a cycle is about."""

    SERVICE = "service"
    THEME = "theme"
    CLIENT_GROUP = "client_group"
    FUND = "fund"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


class MarkKind(StrEnum):
    """What a person may say of a step as a whole."""

    SKIPPED = "skipped"
    NOT_APPLICABLE = "not_applicable"
    REOPENED = "reopened"
