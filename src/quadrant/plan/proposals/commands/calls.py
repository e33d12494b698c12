"""Acts on calls: drafted, changed, opened, given more time."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.appraisal.models import CriteriaSet
from quadrant.appraisal.queries import panel_of
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.framework.schema import QuestionSet
from quadrant.cycle.models import Cycle
from quadrant.methods.calendar import in_words, london_day
from quadrant.partnership.models import Person
from quadrant.plan.funds.models import Fund
from quadrant.plan.funds.queries import funds_of_cycle
from quadrant.plan.proposals.models import Call, CallQuestion
from quadrant.plan.proposals.queries import question_sets_of, years_offered
from quadrant.plan.proposals.rules import may_draft_call, may_run_call

NOT_YOURS = "Only a commissioner, or the chair of the cycle's lead body, may do this."


@act("call.drafted")
def draft_call(
    *,
    cycle: Cycle,
    fund: Fund,
    criteria_set: CriteriaSet,
    title: str,
    intentions: str,
    eligibility: str,
    closes_at: datetime,
    decision_on: date,
    offers_on: date,
    support: str = "",
    part_funding: bool = True,
    prefix: str = "",
    question_set: str = "",
    by: Person,
    at: datetime,
) -> Done[Call]:
    """Draft a call for a cycle, with the planning questions of its framework copied as they stand."""
    allow(may_draft_call(by, cycle), NOT_YOURS)
    made = Call(cycle=cycle, question_set=question_set, prefix=prefix.strip(), drafted_by=by, drafted_at=at)
    _write(made, fund, criteria_set, title, closes_at, decision_on, offers_on)
    made.intentions, made.eligibility, made.support = intentions.strip(), eligibility.strip(), support.strip()
    made.part_funding = part_funding
    made.save()
    if question_set:
        found = next((one for one in question_sets_of(cycle) if one.key == question_set), None)
        insist(found is not None, f"This framework has no question set '{question_set}'.", field="question_set")
        assert found is not None  # noqa: S101  the line above refused it
        _copy_questions(made, found)
    return Done(made, made.title)


@act("call.changed")
def change_call(
    *,
    call: Call,
    fund: Fund,
    criteria_set: CriteriaSet,
    title: str,
    intentions: str,
    eligibility: str,
    closes_at: datetime,
    decision_on: date,
    offers_on: date,
    support: str,
    part_funding: bool,
    by: Person,
    at: datetime,
) -> Done[Call]:
    """Change a call that is not open yet."""
    allow(may_run_call(by, call), NOT_YOURS)
    kept = Call.objects.select_for_update().get(pk=call.pk)
    insist(kept.opened_at is None, "The call is open: what authors were told no longer changes.")
    _write(kept, fund, criteria_set, title, closes_at, decision_on, offers_on)
    kept.intentions, kept.eligibility, kept.support = intentions.strip(), eligibility.strip(), support.strip()
    kept.part_funding = part_funding
    kept.save()
    return Done(kept, kept.title)


@act("call.opened")
def open_call(*, call: Call, by: Person, at: datetime) -> Done[Call]:
    """Publish a call. Its criteria must be adopted, its fund have a budget, its closing moment lie ahead."""
    allow(may_run_call(by, call), NOT_YOURS)
    kept = Call.objects.select_for_update().get(pk=call.pk)
    insist(kept.opened_at is None, "This call is already open.")
    insist(kept.criteria_set.adopted_at is not None, "The criteria must be adopted before the call opens.")
    panel = panel_of(kept.criteria_set)
    marked = panel is not None and panel.closed_at is not None
    insist(not marked, "The marking by these criteria has ended. Draft the next version of the criteria for this call.")
    insist(bool(years_offered(kept)), f"{kept.fund.name} has no budget yet.")
    insist(kept.closes_at > at, "The closing moment has passed. Set a later one first.", field="closes_at")
    insist(bool(kept.intentions and kept.eligibility), "Say what is wanted and who may apply before the call opens.")
    kept.opened_at, kept.opened_by = at, by
    kept.save()
    return Done(kept, f"{kept.title}, open until {in_words(london_day(kept.closes_at))}")


@act("call.extended")
def extend_call(*, call: Call, closes_at: datetime, why: str, by: Person, at: datetime) -> Done[Call]:
    """Give every author more time, before the call has closed."""
    allow(may_run_call(by, call), NOT_YOURS)
    kept = Call.objects.select_for_update().get(pk=call.pk)
    insist(kept.opened_at is not None and at <= kept.closes_at, "Only an open call can be extended.")
    insist(closes_at > kept.closes_at, "Choose a moment after the one that authors were told.", field="closes_at")
    insist(london_day(closes_at) <= kept.decision_on, "The call would close after the decision.", field="closes_at")
    insist(bool(why.strip()), "Say why authors get more time.", field="why")
    kept.closes_at = closes_at
    kept.save()
    return Done(kept, why.strip())


def _write(
    call: Call,
    fund: Fund,
    criteria_set: CriteriaSet,
    title: str,
    closes_at: datetime,
    decision_on: date,
    offers_on: date,
) -> None:
    insist(bool(title.strip()), "Give the call a title.", field="title")
    funded = [one.pk for one in funds_of_cycle(call.cycle)]
    insist(fund.pk in funded, f"{fund.name} does not pay for this cycle. Link the fund to it first.", field="fund")
    insist(criteria_set.cycle_id == call.cycle_id, "Choose criteria of this cycle.", field="criteria_set")
    insist(london_day(closes_at) <= decision_on, "The decision comes after the call has closed.", field="decision_on")
    insist(decision_on <= offers_on, "Offers are made on or after the day of the decision.", field="offers_on")
    call.fund, call.criteria_set, call.title = fund, criteria_set, title.strip()
    call.closes_at, call.decision_on, call.offers_on = closes_at, decision_on, offers_on


def _copy_questions(call: Call, found: QuestionSet) -> None:
    place = 0
    for question in found.questions:
        place += 1
        top = CallQuestion(call=call, key=question.key, number=question.number, place=place, text=question.text)
        top.save()
        for number, part in enumerate(question.sub, start=1):
            place += 1
            key = f"{question.key}.{part.key}"
            CallQuestion(call=call, parent=top, key=key, number=number, place=place, text=part.text).save()
