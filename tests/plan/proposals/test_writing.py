"""An organisation writes a proposal; ten questions are answered or it stays a draft; nothing typed is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.partnership import commands as partnership
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import InterestKind, Role
from quadrant.plan.proposals import commands
from quadrant.plan.proposals.models import Answer, Proposal
from quadrant.plan.proposals.queries import (
    about_of,
    asked_of,
    budget_of,
    content_of,
    lacks,
    mark_of_about,
    mark_of_aims,
    mark_of_answers,
    own_proposals,
    priorities_served,
    proposals_on,
    replies_to,
    versions_of,
)
from quadrant.plan.proposals.rules import may_see_proposal
from quadrant.plan.proposals.terms import About, Reply
from tests.factories.cycle import cycle
from tests.factories.partnership import LONG_AGO, NOW, known, organisation, person
from tests.factories.priorities import priority
from tests.factories.proposals import (
    CLOSES,
    IN_TIME,
    applicant,
    call,
    clara,
    draft,
    every_answer,
    lead,
    submitted,
)


def author(of: Proposal) -> object:
    return applicant(of.organisation)


def without_an_answer_to(made: Proposal, key: str) -> Proposal:
    """The draft with one answer emptied."""
    return commands.answer_questions(
        proposal=made, replies={key: Reply("")}, by=applicant(made.organisation), at=IN_TIME
    )


def test_nine_of_ten_questions_answered_are_not_enough(ardlebury: Partnership) -> None:
    made = draft(call())
    without_an_answer_to(made, "region")
    with pytest.raises(Refusal) as refused:
        commands.submit_proposal(proposal=made, by=applicant(made.organisation), at=IN_TIME)
    assert refused.value.sentence == (
        "9 of 10 planning questions are answered. Question 7 is not: answer each part, or say why it does not apply."
    )
    commands.answer_questions(
        proposal=made, replies={"region": Reply("It joins two plans.")}, by=applicant(made.organisation), at=IN_TIME
    )
    done = commands.submit_proposal(proposal=made, by=applicant(made.organisation), at=IN_TIME)
    assert done.reference == "WP01"


def test_a_part_that_does_not_apply_counts_as_answered_when_the_reason_is_given(ardlebury: Partnership) -> None:
    made = draft(call())
    without_an_answer_to(made, "value.match-funding")
    assert [one.question.number for one in asked_of(made) if not one.answered] == [10]
    by = applicant(made.organisation)
    with pytest.raises(Refusal, match="Say why this does not apply"):
        commands.answer_questions(
            proposal=made, replies={"value.match-funding": Reply("", does_not_apply=True)}, by=by, at=IN_TIME
        )
    commands.answer_questions(
        proposal=made,
        replies={"value.match-funding": Reply("We ask for none.", does_not_apply=True)},
        by=by,
        at=IN_TIME,
    )
    assert lacks(made) == []


def test_a_proposal_says_what_it_will_do_what_improves_and_what_it_costs(ardlebury: Partnership) -> None:
    to = call()
    hedgerow = lead("Hedgerow Family Trust")
    made = commands.start_proposal(call=to, organisation=hedgerow, title="Coaches", by=applicant(hedgerow), at=IN_TIME)
    numbers = ", ".join(str(number) for number in range(1, 11))
    unanswered = (
        f"0 of 10 planning questions are answered. Questions {numbers} are not: "
        "answer each part, or say why it does not apply."
    )
    assert lacks(made) == [
        "Say what you will do.",
        "Say what will improve, and by how much.",
        unanswered,
        "Say how much money you ask for, year by year.",
    ]


def test_money_is_asked_by_the_years_of_the_fund(ardlebury: Partnership) -> None:
    made = draft(call())
    by = applicant(made.organisation)
    with pytest.raises(Refusal, match=r"The fund of this call has no budget for 2030/31"):
        commands.set_money(proposal=made, amounts={2030: Decimal(5)}, by=by, at=IN_TIME)
    with pytest.raises(Refusal, match="Say where the match funding comes from"):
        commands.set_money(proposal=made, amounts={2027: Decimal(5)}, match=Decimal(5), by=by, at=IN_TIME)
    assert sum(budget_of(made).values()) == 186_000


def test_two_colleagues_at_once_both_keep_what_they_typed(ardlebury: Partnership) -> None:
    made = draft(call())
    by = applicant(made.organisation)
    seen = mark_of_about(made)
    first = About(title=made.title, summary="Coaches in schools.", improvement="More")
    commands.describe_proposal(proposal=made, about=first, seen=seen, by=by, at=IN_TIME)
    second = About(title=made.title, summary="Coaches at home and by telephone.", improvement="More")
    with pytest.raises(Changed) as lost:
        commands.describe_proposal(proposal=made, about=second, seen=seen, by=by, at=IN_TIME)
    assert (lost.value.field, lost.value.theirs, lost.value.yours) == (
        "summary",
        "Coaches in schools.",
        "Coaches at home and by telephone.",
    )
    made.refresh_from_db()
    assert about_of(made).summary == "Coaches in schools."
    commands.describe_proposal(proposal=made, about=second, seen=mark_of_about(made), by=by, at=IN_TIME)


def test_colleagues_who_answer_different_questions_do_not_get_in_each_others_way(ardlebury: Partnership) -> None:
    made = draft(call())
    by = applicant(made.organisation)
    region, risk = mark_of_answers(made, ["region"]), mark_of_answers(made, ["risk"])
    commands.answer_questions(proposal=made, replies={"region": Reply("A")}, seen=region, by=by, at=IN_TIME)
    commands.answer_questions(proposal=made, replies={"risk": Reply("B")}, seen=risk, by=by, at=IN_TIME)
    with pytest.raises(Changed) as lost:
        commands.answer_questions(proposal=made, replies={"region": Reply("C")}, seen=region, by=by, at=IN_TIME)
    assert (lost.value.theirs, lost.value.yours) == ("A", "C")
    assert {key: reply.text for key, reply in replies_to(made).items() if key in {"region", "risk"}} == {
        "region": "A",
        "risk": "B",
    }


def test_a_submitted_proposal_is_frozen_and_entered_in_the_appraisal(ardlebury: Partnership) -> None:
    made = submitted(call())
    by = applicant(made.organisation)
    with pytest.raises(Refusal, match="was submitted and no longer changes"):
        commands.set_money(proposal=made, amounts={2027: Decimal(1)}, by=by, at=IN_TIME)
    assert made.entry is not None
    assert (made.entry.reference, made.entry.title, made.entry.value) == (
        "WP01",
        "First Steps family coaches",
        Decimal(186_000),
    )
    [version] = versions_of(made)
    kept = content_of(version)
    assert kept.about.summary == "Coaches visit families at home."
    assert kept.money == (("2027/28", "62000.00"), ("2028/29", "64000.00"), ("2029/30", "60000.00"))
    assert len(kept.answers) == 34
    assert sum(answer.does_not_apply for answer in kept.answers) == 1


def test_until_the_call_closes_a_proposal_can_be_taken_back_changed_and_submitted_anew(ardlebury: Partnership) -> None:
    made = submitted(call())
    by = applicant(made.organisation)
    entry = made.entry
    assert entry is not None
    back = commands.take_back_proposal(proposal=made, by=by, at=IN_TIME)
    assert (back.submitted_at, back.entry) == (None, None)
    entry.refresh_from_db()
    assert entry.withdrawn_at == IN_TIME
    commands.set_money(proposal=back, amounts={2027: Decimal(50_000)}, by=by, at=IN_TIME)
    again = commands.submit_proposal(proposal=back, by=by, at=IN_TIME)
    assert again.entry is not None
    assert (again.reference, again.entry.reference, again.entry.value) == ("WP01", "WP01/2", Decimal(50_000))
    assert [(v.number, content_of(v).money[0][1]) for v in versions_of(again)] == [(2, "50000.00"), (1, "62000.00")]
    with pytest.raises(Refusal, match="can now only be withdrawn"):
        commands.take_back_proposal(proposal=again, by=by, at=CLOSES.replace(hour=12))


def test_a_withdrawn_proposal_leaves_the_appraisal(ardlebury: Partnership) -> None:
    made = submitted(call())
    by = applicant(made.organisation)
    with pytest.raises(Refusal, match="Say why it is withdrawn"):
        commands.withdraw_proposal(proposal=made, why="", by=by, at=IN_TIME)
    gone = commands.withdraw_proposal(proposal=made, why="Funded elsewhere", by=by, at=IN_TIME)
    assert gone.entry is not None
    assert gone.entry.withdrawn_why == "Funded elsewhere"
    with pytest.raises(Refusal, match="already withdrawn"):
        commands.withdraw_proposal(proposal=gone, why="Again", by=by, at=IN_TIME)


def test_an_applicant_sees_only_proposals_of_their_own_organisation(ardlebury: Partnership) -> None:
    to = call()
    ours, theirs = submitted(to), submitted(to, "Handyperson service", led_by="Hearth and Home Agency")
    priya = applicant(ours.organisation)
    assert may_see_proposal(priya, ours)
    assert not may_see_proposal(priya, theirs)
    assert [one.title for one in own_proposals(priya)] == ["First Steps family coaches"]
    with pytest.raises(NotAllowed, match="You do not write proposals for that organisation"):
        commands.withdraw_proposal(proposal=theirs, why="Ours is better", by=priya, at=IN_TIME)
    with pytest.raises(NotAllowed):
        commands.start_proposal(call=to, organisation=theirs.organisation, title="Mine", by=priya, at=IN_TIME)


def test_a_draft_is_seen_by_its_organisation_alone(ardlebury: Partnership) -> None:
    made = draft(call())
    assert not may_see_proposal(clara(), made)
    assert list(proposals_on(made.call, clara())) == []
    commands.submit_proposal(proposal=made, by=applicant(made.organisation), at=IN_TIME)
    made.refresh_from_db()
    assert may_see_proposal(clara(), made)
    assert [one.title for one in proposals_on(made.call, clara())] == ["First Steps family coaches"]


def test_whoever_must_leave_for_an_interest_sees_nothing_of_the_proposal(ardlebury: Partnership) -> None:
    made = submitted(call())
    trustee = person("Tom", Role.ANALYST)
    assert may_see_proposal(trustee, made)
    partnership.declare_interest(
        person=trustee,
        kind=InterestKind.OTHER_REGISTRABLE,
        organisation=made.organisation,
        nature="Trustee",
        from_on=LONG_AGO,
        by=trustee,
        at=NOW,
    )
    assert not may_see_proposal(trustee, made)
    assert list(proposals_on(made.call, trustee)) == []


def test_a_member_of_a_group_writes_for_the_organisation_they_stand_for(ardlebury: Partnership) -> None:
    police = organisation("Ardlebury Police")
    gail = person("Gail", Role.GROUP_MEMBER, organisation=police)
    made = commands.start_proposal(call=call(), organisation=police, title="Diversion", by=gail, at=IN_TIME)
    assert made.started_by == gail
    assert not may_see_proposal(known("Stranger"), made)


def test_an_unchanged_answer_is_not_written_again(ardlebury: Partnership) -> None:
    made = draft(call())
    before = set(Answer.objects.filter(proposal=made).values_list("pk", flat=True))
    commands.answer_questions(
        proposal=made, replies=every_answer(made.call), by=applicant(made.organisation), at=IN_TIME
    )
    assert set(Answer.objects.filter(proposal=made).values_list("pk", flat=True)) == before


def test_the_shares_of_the_priorities_that_a_proposal_serves_add_to_100(ardlebury: Partnership) -> None:
    to = call()
    first, second = priority(to.cycle, "Emotional health"), priority(to.cycle, "School readiness")
    made = draft(to)
    by = applicant(made.organisation)
    assert lacks(made) == ["Say which priorities it serves."]
    with pytest.raises(Refusal, match="The shares add to 105, and must add to 100"):
        commands.aim_proposal(proposal=made, priorities={first: Decimal(60), second: Decimal(45)}, by=by, at=IN_TIME)
    commands.aim_proposal(proposal=made, priorities={first: Decimal(60), second: Decimal(40)}, by=by, at=IN_TIME)
    assert [(link.priority.title, link.share) for link in priorities_served(made)] == [
        ("Emotional health", Decimal(60)),
        ("School readiness", Decimal(40)),
    ]
    elsewhere = priority(cycle("Another", by=clara()), "Warm homes")
    with pytest.raises(Refusal, match="“Warm homes” is no priority of this cycle"):
        commands.aim_proposal(proposal=made, priorities={elsewhere: Decimal(100)}, by=by, at=IN_TIME)


def test_a_colleagues_shares_are_not_lost(ardlebury: Partnership) -> None:
    to = call()
    first, second = priority(to.cycle, "Emotional health"), priority(to.cycle, "School readiness")
    made = draft(to)
    by, seen = applicant(made.organisation), mark_of_aims(made)
    commands.aim_proposal(proposal=made, priorities={first: Decimal(100)}, seen=seen, by=by, at=IN_TIME)
    with pytest.raises(Changed) as lost:
        commands.aim_proposal(proposal=made, priorities={second: Decimal(100)}, seen=seen, by=by, at=IN_TIME)
    assert lost.value.theirs == "Emotional health: 100 %"
