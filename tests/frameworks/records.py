"""How each activity of the vocabulary is completed by its record, for the walks: one maker an activity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from quadrant.analyse.outcomes import commands as outcome_commands
from quadrant.analyse.priorities.queries import has_screen, priorities_of
from quadrant.appraisal import commands as appraisal
from quadrant.appraisal.queries import criteria_of, framework_sets_of, panellists_of, sheets_of
from quadrant.cycle import commands as cycles
from quadrant.cycle.framework.schema import ActivityItem
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.cycle.terms import Activity
from quadrant.engagement.commands import log_sending
from quadrant.engagement.queries import audiences_of
from quadrant.engagement.terms import Channel
from quadrant.governance.commands import ItemAnswer, answer_checklist
from quadrant.governance.terms import CheckAnswer
from quadrant.partnership.models import Body
from quadrant.partnership.terms import Role
from quadrant.plan.proposals import commands as proposal_commands
from quadrant.plan.proposals.models import Call, Offer, Proposal
from quadrant.plan.proposals.terms import Asks
from quadrant.review.lessons.models import Lesson
from tests.factories import (
    agreements,
    catalogue,
    engagement,
    evaluation,
    lessons,
    needs,
    performance,
    priorities,
    proposals,
)
from tests.factories import (
    appraisal as marking,
)
from tests.factories.appraisal import commissioner
from tests.factories.funds import fund
from tests.factories.governance import ready_report
from tests.factories.partnership import NOW, known, organisation, person

ASKED = {2026: Decimal(40_000), 2027: Decimal(60_000)}
BUDGET = {2026: Decimal(400_000), 2027: Decimal(400_000)}


@dataclass
class Walk:
    """One walk: its cycle, the bodies by part of the framework, and what later activities build on."""

    cycle: Cycle
    bodies: dict[str, Body]
    next_cycle: Cycle
    made: dict[str, Any] = field(default_factory=dict)
    done: set[Activity] = field(default_factory=set)


Maker = Callable[[Walk, str, ActivityItem], None]
RECORDS: dict[Activity, Maker] = {}


def record(activity: Activity) -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        RECORDS[activity] = maker
        return maker

    return register


@record(Activity.PARTICIPANTS)
def participants(walk: Walk, place: str, item: ActivityItem) -> None:
    for name in ("The council", "The voluntary sector forum"):
        cycles.name_participant(
            cycle=walk.cycle, organisation=organisation(name, partner=True), by=commissioner("Clara"), at=NOW
        )


@record(Activity.TASKS)
def tasks(walk: Walk, place: str, item: ActivityItem) -> None:
    cycles.set_task(
        cycle=walk.cycle,
        title=item.name,
        owner=known("Clara"),
        due_on=date(2026, 12, 18),
        place=place,
        by=commissioner("Clara"),
        at=NOW,
    )


@record(Activity.REPORT)
def report(walk: Walk, place: str, item: ActivityItem) -> None:
    body = next(iter(walk.bodies.values()))
    ready_report(body, title=f"{item.name}: report", cycle=walk.cycle, place=place)


@record(Activity.CHECKLIST)
def checklist(walk: Walk, place: str, item: ActivityItem) -> None:
    assert item.checklist is not None
    lists = {one.key: one for one in framework_of(walk.cycle.framework).checklists}
    answers = [ItemAnswer(line.key, CheckAnswer.YES) for line in lists[item.checklist].items]
    answer_checklist(cycle=walk.cycle, checklist=item.checklist, answers=answers, by=commissioner("Clara"), at=NOW)


@record(Activity.OUTCOMES)
def outcomes(walk: Walk, place: str, item: ActivityItem) -> None:
    chosen = needs.outcome()
    outcome_commands.choose_outcome(cycle=walk.cycle, outcome=chosen, by=commissioner("Clara"), at=NOW)


@record(Activity.INDICATORS)
def indicators(walk: Walk, place: str, item: ActivityItem) -> None:
    needs.figures()
    outcome_commands.choose_indicator(cycle=walk.cycle, indicator=needs.indicator(), by=commissioner("Clara"), at=NOW)


@record(Activity.EVIDENCE)
def evidence(walk: Walk, place: str, item: ActivityItem) -> None:
    """The import that the indicator came with holds the area's figures."""


@record(Activity.COMPARISON)
def comparison(walk: Walk, place: str, item: ActivityItem) -> None:
    """The same import holds England's."""


@record(Activity.NEEDS)
def a_need(walk: Walk, place: str, item: ActivityItem) -> None:
    made = needs.need(walk.cycle)
    needs.figure(made)
    walk.made["need"] = made


@record(Activity.NEEDS_ASSESSMENT)
def needs_assessment(walk: Walk, place: str, item: ActivityItem) -> None:
    needs.approved(needs.assessment(walk.cycle, [walk.made["need"]]), needs.assessing_body())


@record(Activity.CONSULTATION)
def people_asked(walk: Walk, place: str, item: ActivityItem) -> None:
    engagement.met(walk.cycle, item.name, place=place)


@record(Activity.TELLING)
def people_told(walk: Walk, place: str, item: ActivityItem) -> None:
    made = engagement.message(walk.cycle, item.name)
    for audience in audiences_of(made):
        log_sending(audience=audience, channel=Channel.MAIL, sent_on=NOW.date(), by=commissioner("Clara"), at=NOW)


@record(Activity.SERVICE_MARKET)
def service_market(walk: Walk, place: str, item: ActivityItem) -> None:
    walk.made["evaluation"] = catalogue.evaluation(cycle=walk.cycle)
    catalogue.market(walk.made["evaluation"])


@record(Activity.SERVICE_EVALUATION)
def service_evaluation(walk: Walk, place: str, item: ActivityItem) -> None:
    catalogue.aspects(walk.made["evaluation"])


@record(Activity.SERVICE_CONTRIBUTION)
def service_contribution(walk: Walk, place: str, item: ActivityItem) -> None:
    catalogue.contributes(walk.made["evaluation"])


@record(Activity.PRIORITY_TESTS)
def priority_tests(walk: Walk, place: str, item: ActivityItem) -> None:
    priorities.answered(_priority(walk))


@record(Activity.PRIORITIES)
def ranked_priorities(walk: Walk, place: str, item: ActivityItem) -> None:
    made = _priority(walk)
    if has_screen(walk.cycle) and "tested" not in walk.made:
        priorities.answered(made)
    priorities.marked(made, 3, 2, 1, 3)
    priorities.ranked(walk.cycle, *priorities_of(walk.cycle))


def _priority(walk: Walk) -> Any:
    found = priorities_of(walk.cycle)
    if found:
        walk.made["tested"] = True
        return found[0]
    return priorities.priority(walk.cycle, needs={walk.made["need"]: Decimal(100)})


@record(Activity.FUND)
def a_fund(walk: Walk, place: str, item: ActivityItem) -> None:
    walk.made["fund"] = fund(budget=BUDGET, cycle=walk.cycle)


@record(Activity.CRITERIA)
def criteria(walk: Walk, place: str, item: ActivityItem) -> None:
    chosen = framework_sets_of(walk.cycle)[0]
    made = appraisal.draft_criteria(cycle=walk.cycle, framework_sets=[chosen.key], by=commissioner("Clara"), at=NOW)
    lines = criteria_of(made)
    if any(line.weight is None for line in lines):
        each = (Decimal(100) / len(lines)).quantize(Decimal("0.01"))
        weights = {line.key: each for line in lines}
        weights[lines[0].key] += Decimal(100) - each * len(lines)
        appraisal.set_weights(criteria_set=made, weights=weights, by=commissioner("Clara"), at=NOW)
    walk.made["criteria"] = appraisal.adopt_criteria(criteria_set=made, by=commissioner("Bea"), at=NOW)


@record(Activity.PANEL)
def panel(walk: Walk, place: str, item: ActivityItem) -> None:
    walk.made["panel"] = marking.panel(walk.made["criteria"], marking.member("Mo"), marking.member("Mei"))


@record(Activity.CALL)
def call(walk: Walk, place: str, item: ActivityItem) -> None:
    questions = framework_of(walk.cycle.framework).question_sets
    walk.made["call"] = proposals.call(
        walk.cycle,
        fund=walk.made["fund"],
        criteria_set=walk.made["criteria"],
        question_set=questions[0].key if questions else "",
    )


@record(Activity.PROPOSALS)
def two_proposals(walk: Walk, place: str, item: ActivityItem) -> None:
    to: Call = walk.made["call"]
    walk.made["proposals"] = [
        _submitted(to, "Family coaches", "Hedgerow Trust"),
        _submitted(to, "Village agents", "Meadow Agency"),
    ]


def _submitted(to: Call, title: str, led_by: str) -> Proposal:
    made = proposals.draft(to, title, led_by=led_by, asks=ASKED)
    by = proposals.applicant(made.organisation)
    aims = {priorities_of(to.cycle)[0]: Decimal(100)}
    made = proposal_commands.aim_proposal(proposal=made, priorities=aims, by=by, at=proposals.IN_TIME)
    return proposal_commands.submit_proposal(proposal=made, by=by, at=proposals.IN_TIME)


@record(Activity.SCORING)
def scoring(walk: Walk, place: str, item: ActivityItem) -> None:
    named = walk.made["panel"]
    for at, panellist in enumerate(marking.shared_out(named)):
        if sheets_of(panellist):
            marking.mark_all(panellist, {"Family coaches": 5 - at, "Village agents": 3})


@record(Activity.MODERATION)
def moderation(walk: Walk, place: str, item: ActivityItem) -> None:
    named = walk.made["panel"]
    assert panellists_of(named)
    appraisal.lock_scores(criteria_set=walk.made["criteria"], by=named.chair, at=NOW)


@record(Activity.RANKING)
def ranking(walk: Walk, place: str, item: ActivityItem) -> None:
    appraisal.rank_entries(criteria_set=walk.made["criteria"], by=walk.made["panel"].chair, at=NOW)


@record(Activity.FUNDING_DECISION)
def funding_decision(walk: Walk, place: str, item: ActivityItem) -> None:
    first, second = walk.made["proposals"]
    proposals.decided({first: Asks.FUND, second: Asks.FUND})


@record(Activity.OFFERS)
def offers(walk: Walk, place: str, item: ActivityItem) -> None:
    for number in [one.pk for one in walk.made["proposals"]]:
        made = proposals.offer(Proposal.objects.get(pk=number), ASKED)
        walk.made["offer"] = proposals.accepted(made)


@record(Activity.AGREEMENT)
def agreement(walk: Walk, place: str, item: ActivityItem) -> None:
    agreements.signed(_draft(walk))


@record(Activity.STANDARDS)
def standards(walk: Walk, place: str, item: ActivityItem) -> None:
    _draft(walk)


@record(Activity.KPIS)
def kpis(walk: Walk, place: str, item: ActivityItem) -> None:
    walk.made["kpi"] = agreements.kpi(_draft(walk))


def _draft(walk: Walk) -> Any:
    """The walk's agreement: from the accepted offer where the framework calls for proposals, else on an award."""
    if "agreement" not in walk.made:
        offer: Offer | None = walk.made.get("offer")
        terms = agreements.terms(starts_on=date(2026, 9, 1))
        basis: dict[str, Any] = {"terms": terms}
        if offer is not None:
            basis |= {"offer": offer, "of": offer.proposal.organisation, "lines": ()}
        walk.made["agreement"] = agreements.draft(walk.cycle, **basis)
        if framework_of(walk.cycle.framework).standards:
            agreements.meets(walk.made["agreement"])
    return agreements.again(walk.made["agreement"])


@record(Activity.RETURNS)
def returns(walk: Walk, place: str, item: ActivityItem) -> None:
    sent = performance.sent(walk.made["kpi"], date(2026, 10, 1), performance.of(88, 100))
    performance.accepted(sent)


@record(Activity.EVALUATION)
def an_evaluation(walk: Walk, place: str, item: ActivityItem) -> None:
    evaluation.concluded(walk.cycle, agreements.again(walk.made["agreement"]))


@record(Activity.LESSONS)
def a_lesson(walk: Walk, place: str, item: ActivityItem) -> None:
    made: Lesson = lessons.recorded(walk.cycle)
    lessons.carried(made, walk.next_cycle)


def contract_manager() -> Any:
    return person("Drew", Role.CONTRACT_MANAGER)
