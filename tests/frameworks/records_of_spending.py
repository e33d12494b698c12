"""The same from the fund to the lesson: what is planned with money, done with it and reviewed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from quadrant.analyse.priorities.queries import priorities_of
from quadrant.appraisal import commands as appraisal
from quadrant.appraisal.queries import criteria_of, framework_sets_of, panellists_of, sheets_of
from quadrant.cycle.framework.schema import ActivityItem
from quadrant.cycle.queries import framework_of
from quadrant.cycle.terms import Activity
from quadrant.partnership.terms import Role
from quadrant.plan.proposals import commands as proposal_commands
from quadrant.plan.proposals.models import Call, Offer, Proposal
from quadrant.plan.proposals.terms import Asks
from quadrant.review.lessons.models import Lesson
from tests.factories import (
    agreements,
    evaluation,
    lessons,
    performance,
    proposals,
)
from tests.factories import (
    appraisal as marking,
)
from tests.factories.appraisal import commissioner
from tests.factories.funds import fund
from tests.factories.partnership import NOW, person
from tests.frameworks.recording import Walk, record

ASKED = {2026: Decimal(40_000), 2027: Decimal(60_000)}
BUDGET = {2026: Decimal(400_000), 2027: Decimal(400_000)}


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
