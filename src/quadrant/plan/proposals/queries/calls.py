"""What can be asked of calls and their questions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from quadrant.appraisal.models import CriteriaSet
from quadrant.cycle.framework.schema import QuestionSet
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.methods.calendar import clock_in_words, in_words
from quadrant.partnership.rules import may_look_inside
from quadrant.plan.funds.queries import YearOfMoney, years_of
from quadrant.plan.proposals.models import Call, CallQuestion
from quadrant.plan.proposals.terms import CallState


def calls() -> Any:
    """Every call, the one that closes last first."""
    rows = Call.objects.select_related(
        "cycle__framework", "cycle__lead_body", "fund__owner", "criteria_set", "opened_by"
    )
    return rows.defer("cycle__framework__text", "cycle__framework__content").order_by("-closes_at", "title")


def calls_seen_by(person: Any) -> Any:
    """Every call for those who commission; for applicants those that were opened."""
    return calls() if may_look_inside(person) else calls().opened()


def calls_of(cycle: Cycle) -> list[Call]:
    return list(calls().filter(cycle=cycle))


def call_numbered(number: int) -> Call | None:
    found: Call | None = calls().filter(pk=number).first()
    return found


def opened_call_numbered(number: int) -> Call | None:
    """For the public page: a call that was opened, or nothing."""
    found: Call | None = calls().opened().filter(pk=number).first()
    return found


def state_of_call(call: Call, *, at: datetime) -> CallState:
    if call.opened_at is None or call.opened_at > at:
        return CallState.DRAFT
    return CallState.CLOSED if at > call.closes_at else CallState.OPEN


def open_call_on(criteria_set: CriteriaSet, *, at: datetime) -> Call | None:
    """The call that takes proposals to be judged by these criteria at this moment; of several the last to close."""
    taking = calls().opened().filter(criteria_set=criteria_set, opened_at__lte=at, closes_at__gte=at)
    found: Call | None = taking.first()
    return found


def closing_in_words(call: Call) -> str:
    """12 noon on 12 June 2026."""
    closes = timezone.localtime(call.closes_at)
    return f"{clock_in_words(closes.time())} on {in_words(closes.date())}"


def question_sets_of(cycle: Cycle) -> list[QuestionSet]:
    """The sets of planning questions that the cycle's framework brings."""
    return list(framework_of(cycle.framework).question_sets)


def questions_of(call: Call) -> list[CallQuestion]:
    """Every question in order, its parts right after it."""
    return list(CallQuestion.objects.filter(call=call).select_related("parent").order_by("place"))


def years_offered(call: Call) -> list[YearOfMoney]:
    """The financial years of the call's fund that have a budget."""
    return [year for year in years_of(call.fund) if year.budget > 0]
