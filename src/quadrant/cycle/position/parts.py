"""How far one activity has got, and whether one gate is open."""

from __future__ import annotations

from quadrant.cycle.framework.schema import ActivityItem, Framework, Gate
from quadrant.cycle.position.known import Known
from quadrant.cycle.position.results import ActivityPosition, Cast, GatePosition
from quadrant.cycle.terms import ACTIVITY_FACTS, Activity, Fact, FactKey

NOT_STARTED = "Not started yet"

FACT_WAITS: dict[FactKey, str] = {
    FactKey.PARTICIPANTS_NAMED: "participating organisations to be named",
    FactKey.TASK_SET: "tasks to be set",
    FactKey.REPORT_DRAFTED: "a report to be drafted",
    FactKey.CHECKLIST_BEGUN: "a checklist to be begun",
    FactKey.CHECKLIST_ANSWERED: "a checklist to be answered",
    FactKey.OUTCOME_CHOSEN: "an outcome to be chosen",
    FactKey.INDICATOR_CHOSEN: "an indicator to be chosen",
    FactKey.OBSERVATIONS_HELD: "figures for the area",
    FactKey.NEIGHBOURS_COMPARED: "a comparison with neighbours",
    FactKey.NEED_STATED: "a need to be stated",
    FactKey.NEED_EVIDENCED: "evidence behind the needs",
    FactKey.NEEDS_ASSESSMENT_DRAFTED: "a needs assessment to be drafted",
    FactKey.NEEDS_ASSESSMENT_APPROVED: "a needs assessment to be approved",
    FactKey.CONSULTATION_BEGUN: "people to be asked",
    FactKey.CONSULTATION_ANSWERED: "what people said to be answered",
    FactKey.MESSAGE_WRITTEN: "a message to be written",
    FactKey.MESSAGE_SENT: "a message to be sent",
    FactKey.SERVICE_EVALUATION_BEGUN: "a service's evaluation to be begun",
    FactKey.SERVICE_MARKET_DESCRIBED: "the market and need of a service to be described",
    FactKey.SERVICE_EVALUATED: "a service to be scored",
    FactKey.SERVICE_CONTRIBUTION_STATED: "the contribution of a service to be stated",
    FactKey.PRIORITY_PROPOSED: "a commissioning priority to be proposed",
    FactKey.PRIORITIES_TESTED: "the priorities to be tested",
    FactKey.PRIORITIES_RANKED: "the priorities to be ranked",
    FactKey.FUND_OPENED: "a fund to be opened",
    FactKey.BUDGET_SET: "the budget to be set",
    FactKey.CRITERIA_DRAFTED: "criteria to be drafted",
    FactKey.CRITERIA_ADOPTED: "the criteria to be adopted",
    FactKey.CALL_DRAFTED: "a call to be drafted",
    FactKey.CALL_OPENED: "the call to open",
    FactKey.CALL_CLOSED: "the call to close",
    FactKey.PROPOSAL_SUBMITTED: "a proposal to be submitted",
    FactKey.PANEL_NAMED: "a panel to be named",
    FactKey.SCORES_BEGUN: "scoring to begin",
    FactKey.SCORES_COMPLETE: "every panel member's scores",
    FactKey.SCORES_AGREED: "agreed scores",
    FactKey.PROPOSALS_RANKED: "the proposals to be ranked",
    FactKey.PROPOSALS_DECIDED: "a decision on the proposals",
    FactKey.OFFER_MADE: "an offer to be made",
    FactKey.OFFER_ACCEPTED: "the offers to be accepted",
    FactKey.AGREEMENT_DRAFTED: "an agreement to be drafted",
    FactKey.AGREEMENT_SIGNED: "the agreements to be signed",
    FactKey.STANDARDS_BEGUN: "the check of quality standards to begin",
    FactKey.STANDARDS_CHECKED: "the quality standards to be checked",
    FactKey.KPIS_SET: "key performance indicators to be set",
    FactKey.RETURN_RECEIVED: "a performance return",
    FactKey.RETURN_ACCEPTED: "an accepted performance return",
    FactKey.EVALUATION_BEGUN: "an evaluation to begin",
    FactKey.EVALUATION_CONCLUDED: "the evaluation to be concluded",
    FactKey.LESSON_RECORDED: "a lesson to be recorded",
    FactKey.LESSON_CARRIED: "a lesson to be carried into the next cycle",
}
"""What a gate waits for while a fact that it needs does not hold; follows "Waits for "."""


def activity_position(item: ActivityItem, step_place: str, known: Known) -> ActivityPosition:
    """Done by its tick or its record, or begun, or neither.

    A record counts when it belongs to the whole cycle, to this step or to this place. A checklist counts at this place
    or under its own key (`checklist:<key>`): another checklist's answers do not complete this one.
    """
    place = f"{step_place}.{item.key}"
    if item.record is None:
        tick = known.at(FactKey.TICKED, place)
        done = tick is not None
        return ActivityPosition(place, item, done, done, False, tick, tick.sentence if tick else NOT_STARTED)
    facts = ACTIVITY_FACTS[item.record]
    where = _where(item, place, step_place)
    finished = known.at(facts.done, *where)
    fact = finished or known.at(facts.begun, *where)
    sentence = fact.sentence if fact is not None else NOT_STARTED
    return ActivityPosition(place, item, fact is not None, finished is not None, True, fact, sentence)


def _where(item: ActivityItem, place: str, step_place: str) -> tuple[str | None, ...]:
    if item.record is Activity.CHECKLIST:
        return (place, f"checklist:{item.checklist}")
    return (None, place, step_place)


def gate_position(gate: Gate, step_place: str, known: Known, cast: Cast, framework: Framework) -> GatePosition:
    """Open when the latest decision at its place by a body cast as one of its bodies is favourable."""
    place = f"{step_place}.{gate.key}"
    bodies = frozenset[int]().union(*(cast.bodies.get(body, frozenset()) for body in gate.bodies))
    fact = known.decision(place, bodies)
    if fact is not None and fact.favourable:
        return GatePosition(place, gate, True, True, fact, ())
    missing = _missing(gate, place, known, framework)
    return GatePosition(place, gate, False, not missing, fact, (*missing, _decision_due(gate, framework, bodies, fact)))


def _missing(gate: Gate, place: str, known: Known, framework: Framework) -> tuple[str, ...]:
    said = [f"Waits for {FACT_WAITS.get(key, key.value)}." for key in gate.needs if known.anywhere(key) is None]
    if gate.checklist and known.at(FactKey.CHECKLIST_ANSWERED, place, f"checklist:{gate.checklist}") is None:
        name = next((each.name for each in framework.checklists if each.key == gate.checklist), gate.checklist)
        said.append(f"Waits for the checklist '{name}' to be answered.")
    if gate.questions and not _questions_answered(gate.questions, place, known):
        name = next((each.name for each in framework.question_sets if each.key == gate.questions), gate.questions)
        said.append(f"Waits for every question of '{name}' to be answered.")
    return tuple(said)


def _questions_answered(questions: str, place: str, known: Known) -> bool:
    """Answered as a list of their own, or by a proposal, which cannot be submitted while one of them is open."""
    answered = known.at(FactKey.CHECKLIST_ANSWERED, place, f"questions:{questions}")
    return answered is not None or known.anywhere(FactKey.PROPOSAL_SUBMITTED) is not None


def _decision_due(gate: Gate, framework: Framework, bodies: frozenset[int], fact: Fact | None) -> str:
    called = {body.key: body.name for body in framework.bodies}
    names = " or ".join(called.get(body, body) for body in gate.bodies)
    if not bodies:
        return f"Waits for a decision of {names}, which no body of this partnership plays yet."
    if fact is not None and fact.waits:
        return fact.waits
    if fact is not None:
        return f"Waits for a new decision of {names}. {fact.sentence}"
    return f"Waits for a decision of {names}."
