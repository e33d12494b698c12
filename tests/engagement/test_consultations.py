"""A consultation's life: drafted, its length held to the policy, published, open by the clock, extended, ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.engagement import commands
from quadrant.engagement.models import Question
from quadrant.engagement.queries import has_opened, questions_of, rule_on, state_of
from quadrant.engagement.terms import ConsultationState, ConsultingRule, Monitored, QuestionKind, Strategy
from quadrant.methods.calendar import deadline
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.engagement import ASKED, LAST_DAY, asked, commissioner, consultation, draft, ended, reported
from tests.factories.partnership import NOW, administrator, person

MOMENT = timedelta(microseconds=1)


def test_twelve_weeks_and_a_day_for_each_bank_holiday() -> None:
    rule = ConsultingRule(12, True, "policy")
    # 7 September to 30 November 2026 holds no bank holiday; 1 December to 23 February holds three.
    assert rule.first_last_day(date(2026, 9, 7)) == date(2026, 11, 30)
    assert rule.first_last_day(date(2026, 12, 1)) == date(2027, 2, 26)
    assert ConsultingRule(12, False, "policy").first_last_day(date(2026, 12, 1)) == date(2027, 2, 23)


def test_the_partnerships_own_length_holds_from_its_day_on(ardlebury: Partnership) -> None:
    commands.set_consulting_length(
        weeks=6, adds_holidays=False, basis="Policy 2027", from_on=date(2027, 1, 1), by=administrator(), at=NOW
    )
    assert rule_on(date(2026, 12, 31)).weeks == 12
    assert rule_on(date(2027, 1, 1)).says == "6 weeks"
    with pytest.raises(NotAllowed):
        commands.set_consulting_length(
            weeks=1, adds_holidays=False, basis="x", from_on=date(2027, 1, 1), by=commissioner(), at=NOW
        )


def test_less_time_than_the_policy_needs_a_reason(ardlebury: Partnership) -> None:
    made = draft(closes_at=deadline(date(2026, 11, 27), time(17)))
    with pytest.raises(Refusal, match=r"until 30 November 2026 at least. Say why less is enough"):
        commands.publish_consultation(consultation=made, by=commissioner(), at=NOW)
    shorter = {**ASKED.__dict__, "closes_at": made.closes_at, "short_why": "The grant ends in December"}
    commands.change_consultation(
        consultation=made, version=1, asked=commands.Asked(**shorter), by=commissioner(), at=NOW
    )
    published = commands.publish_consultation(consultation=made, by=commissioner(), at=NOW)
    assert published.rule_says == "12 weeks and a day more for each bank holiday"
    assert published.short_why == "The grant ends in December"


def test_a_strategy_is_considered_before_it_is_published(ardlebury: Partnership) -> None:
    made = commands.draft_consultation(asked=ASKED, by=commissioner(), at=NOW)
    with pytest.raises(Refusal, match="at least one question"):
        commands.publish_consultation(consultation=made, by=commissioner(), at=NOW)
    commands.ask_question(
        consultation=made,
        said=commands.QuestionAs("Why?", QuestionKind.TEXT),
        by=commissioner(),
        at=NOW,
    )
    with pytest.raises(Refusal, match="whether a communications or consultation strategy would help"):
        commands.publish_consultation(consultation=made, by=commissioner(), at=NOW)
    with pytest.raises(Refusal, match="Give the strategy's document"):
        commands.consider_strategy(consultation=made, strategy=Strategy.YES, why="Many", by=commissioner(), at=NOW)


def test_it_opens_and_closes_by_the_clock(ardlebury: Partnership) -> None:
    opens, closes = deadline(date(2026, 11, 20), time(0)), deadline(date(2027, 2, 26), time(12))
    made = consultation(opens_at=opens, closes_at=closes)
    states = {at: state_of(made, at) for at in (NOW, opens - MOMENT, opens, closes - MOMENT, closes)}
    assert list(states.values()) == [
        ConsultationState.COMING, ConsultationState.COMING, ConsultationState.OPEN, ConsultationState.OPEN,
        ConsultationState.CLOSED,
    ]  # fmt: skip
    assert [has_opened(made, at) for at in (opens - MOMENT, opens, closes)] == [False, True, True]
    assert [made.is_open(at) for at in (opens - MOMENT, opens, closes - MOMENT, closes)] == [False, True, True, False]


def test_what_is_published_no_longer_changes(ardlebury: Partnership) -> None:
    made = consultation()
    refused: list[Callable[[], object]] = [
        lambda: commands.change_consultation(consultation=made, version=1, asked=ASKED, by=commissioner(), at=NOW),
        lambda: commands.remove_question(question=asked(made, "Where"), by=commissioner(), at=NOW),
        lambda: commands.ask_equality(consultation=made, about=[Monitored.SEX], by=commissioner(), at=NOW),
        lambda: commands.withdraw_draft(consultation=made, why="No", by=commissioner(), at=NOW),
    ]
    for act in refused:
        with pytest.raises(Refusal, match="is published"):
            act()


def test_a_stale_draft_keeps_both_texts(ardlebury: Partnership) -> None:
    made = draft()
    first = commands.Asked(**{**ASKED.__dict__, "purpose": "Theirs"})
    commands.change_consultation(consultation=made, version=1, asked=first, by=commissioner(), at=NOW)
    yours = commands.Asked(**{**ASKED.__dict__, "purpose": "Yours"})
    with pytest.raises(Changed) as changed:
        commands.change_consultation(consultation=made, version=1, asked=yours, by=commissioner(), at=NOW)
    assert (changed.value.field, changed.value.theirs, changed.value.yours) == ("purpose", "Theirs", "Yours")


def test_extended_ended_early_and_run_again(ardlebury: Partnership) -> None:
    made, later = consultation(), deadline(date(2027, 1, 15), time(17))
    with pytest.raises(Refusal, match="Choose a later day"):
        commands.extend_consultation(consultation=made, until=made.closes_at, why="More", by=commissioner(), at=NOW)
    more = commands.extend_consultation(consultation=made, until=later, why="Schools asked", by=commissioner(), at=NOW)
    assert (more.was, more.until) == (made.closes_at, later)
    over = ended(made)
    assert (over.closes_at, over.last_moment) == (later, NOW)
    assert state_of(over, NOW) is ConsultationState.ENDED
    with pytest.raises(Refusal, match="opens later or is open"):
        ended(over)
    again = commands.run_again(
        consultation=over, title="Short breaks, asked again", opens_at=later, closes_at=later + timedelta(weeks=13),
        by=commissioner(), at=NOW,
    )  # fmt: skip
    assert again.earlier == over
    assert [one.text for one in questions_of(again)] == [one.text for one in questions_of(over)]
    assert state_of(again, NOW) is ConsultationState.DRAFT


def test_ended_before_it_opened_the_public_never_hears_of_it(ardlebury: Partnership) -> None:
    opens = deadline(date(2026, 11, 20), time(0))
    made = ended(consultation(opens_at=opens, closes_at=deadline(date(2027, 2, 26), time(12))))
    assert not has_opened(made, opens + timedelta(days=1))


def test_questions_move_up_and_close_the_gap_when_one_goes(ardlebury: Partnership) -> None:
    made = draft()
    commands.move_question_up(question=asked(made, "What would"), by=commissioner(), at=NOW)
    commands.remove_question(question=asked(made, "Which breaks"), by=commissioner(), at=NOW)
    listed = Question.objects.filter(consultation=made).order_by("number").values_list("number", "text")
    assert list(listed) == [
        (1, "Where do you live?"),
        (2, "How much do breaks help?"),
        (3, "What would you change?"),
        (4, "How many hours a week?"),
    ]


def test_equality_questions_are_those_of_the_census_and_come_last(ardlebury: Partnership) -> None:
    made = draft()
    commands.ask_equality(consultation=made, about=[Monitored.SEX, Monitored.DISABILITY], by=commissioner(), at=NOW)
    commands.ask_equality(consultation=made, about=[Monitored.SEX], by=commissioner(), at=NOW)
    last = questions_of(made)[-1]
    assert (last.monitors, last.text, last.choices) == (
        "sex", "What is your sex?", ["Female", "Male", "Prefer not to say"]
    )  # fmt: skip
    assert len([one for one in questions_of(made) if one.monitors]) == 1


def test_a_withdrawn_draft_gives_its_title_back(ardlebury: Partnership) -> None:
    commands.withdraw_draft(consultation=draft(), why="Wrong cycle", by=commissioner(), at=NOW)
    assert draft().title == "Short breaks"
    with pytest.raises(Refusal, match="of this title already"):
        draft()


def test_an_auditor_consults_nobody(ardlebury: Partnership) -> None:
    with pytest.raises(NotAllowed):
        commands.draft_consultation(asked=ASKED, by=person("Otto", Role.AUDITOR), at=NOW)


def test_reported_is_reported(ardlebury: Partnership) -> None:
    assert state_of(reported(), datetime.combine(LAST_DAY, time(23), NOW.tzinfo)) is ConsultationState.REPORTED
